/** Every version of BizTalk Server is made for some versions of Windows Server, and not supported on others. */
import { firstOnCluster } from '../../model/queries.ts';
import { biztalkVersions, versionTitle, type WindowsVersion, windowsVersions } from '../../model/schema.ts';
import type { BiztalkGroup, Cluster, Server, Topology } from '../../model/topology.ts';
import { biztalkVersionsOn, groupsOn, installationsOf, windowsVersionsFor } from '../../model/windows-support.ts';
import { at, defineRule, type Extra, fix, related, set } from '../rule.ts';
import { list, listSome } from '../wording.ts';
import { canBecome } from './version-change.ts';

export default defineRule({
  code: 'version-pairing-unsupported',
  section: 'installation',
  severity: 'warning',
  on: 'biztalkGroup',
  summary: "A BizTalk Server version isn't supported on the Windows version of its computers.",
  source: { basis: 'general', lines: [] },
  *check(group, whole) {
    const { name, version } = group;
    if (!version) return;
    const supported = windowsVersionsFor(version);
    for (const [windows, places] of byWindows(group)) {
      if (supported.includes(windows)) continue;
      const names = listSome(places.map((place) => place.name));
      yield at(
        group,
        { property: 'version' },
        `BizTalk Server ${versionTitle(version)} of group ${name} isn't supported on Windows Server ${versionTitle(windows)}, which ${names} ${places.length > 1 ? 'have' : 'has'}. Microsoft supports it on Windows Server ${list(supported.map(versionTitle))} only, and its setup may refuse to run on another.`,
        ...places.map((place) => related(place, { property: 'windows' }, `${place.name} has this Windows version.`)),
        ...biztalkFixes(group, windows, whole()),
        ...places.flatMap((place) => (places.length > 1 ? [] : windowsFixes(place, group, windows, whole()))),
      );
    }
  },
});

type Places = readonly (Cluster | Server)[];

/** The clusters and servers of the group that state their Windows version, by that. */
function byWindows(group: BiztalkGroup): ReadonlyMap<WindowsVersion, Places> {
  const places = new Map<WindowsVersion, Places>();
  for (const place of installationsOf(group)) {
    if (place.windows) places.set(place.windows, [...(places.get(place.windows) ?? []), place]);
  }
  return places;
}

/** Each BizTalk version that is supported there: those first that suit all computers of the group, then the nearest. */
function biztalkFixes(group: BiztalkGroup, windows: WindowsVersion, topology: Topology): readonly Extra[] {
  const all = [...byWindows(group).keys()];
  const suitsAll = (version: (typeof biztalkVersions)[number]) =>
    all.every((other) => windowsVersionsFor(version).includes(other)) ? 0 : 1;
  return nearestFirst(biztalkVersionsOn(windows), group.version, biztalkVersions)
    .filter((version) => canBecome(group, version, topology))
    .sort((a, b) => suitsAll(a) - suitsAll(b))
    .map((version) => fix(`Change the version to ${versionTitle(version)}`, set(group, 'version', { word: version })));
}

/**
 * Each later Windows version on which this group and all others there are supported. What Windows Server 2003 asks of a cluster
 * can't be made up, so that is never offered; from it, a script of the web service would have to be replaced as well.
 */
function windowsFixes(
  place: Cluster | Server,
  group: BiztalkGroup,
  windows: WindowsVersion,
  topology: Topology,
): readonly Extra[] {
  if (!group.version || (windows === '2003' && place.kind === 'cluster' && firstOnCluster(place, 'iis'))) return [];
  const others = groupsOn(place, topology).flatMap(({ version }) => version ?? []);
  return nearestFirst(windowsVersionsFor(group.version), windows, windowsVersions)
    .filter((version) => version !== '2003' && others.every((other) => windowsVersionsFor(other).includes(version)))
    .map((version) =>
      fix(
        `Change the Windows version of ${place.name} to ${versionTitle(version)}`,
        set(place, 'windows', { word: version }),
      ),
    );
}

/** The versions by their distance to another among all; of two with the same, the newer first. */
function nearestFirst<Version>(
  versions: readonly Version[],
  to: Version | undefined,
  all: readonly Version[],
): readonly Version[] {
  const distance = (version: Version) => (to === undefined ? 0 : Math.abs(all.indexOf(version) - all.indexOf(to)));
  return [...versions].reverse().sort((a, b) => distance(a) - distance(b));
}
