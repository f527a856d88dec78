/**
 * Which versions of Windows Server each version of BizTalk Server is supported on, as its installation guides have it. Where an
 * update of the product is needed first, as for Windows Server 2022, the version counts.
 */
import { indexed } from './kept-topology.ts';
import type { BiztalkGroup, Cluster, Computer, Server } from './topology.ts';
import { type BiztalkVersion, biztalkVersions, type WindowsVersion } from './versions.ts';

const windowsFor: Readonly<Record<BiztalkVersion, readonly WindowsVersion[]>> = {
  2006: ['2003'],
  '2006R2': ['2003'],
  2009: ['2003', '2008'],
  2010: ['2008', '2008R2'],
  2013: ['2008R2', '2012'],
  '2013R2': ['2012', '2012R2'],
  2016: ['2012R2', '2016'],
  2020: ['2016', '2019', '2022'],
};

/** The Windows versions that a BizTalk version is supported on, the oldest first. */
export function windowsVersionsFor(biztalk: BiztalkVersion): readonly WindowsVersion[] {
  return windowsFor[biztalk];
}

/** The BizTalk versions that are supported on a Windows version, the oldest first. */
export function biztalkVersionsOn(windows: WindowsVersion): readonly BiztalkVersion[] {
  return biztalkVersions.filter((version) => windowsFor[version].includes(windows));
}

/** What states the Windows version of a computer: the cluster that it is a node of, or the stand-alone server itself. */
export function installedOn(computer: Computer): Cluster | Server {
  return computer.kind === 'node' ? computer.cluster : computer;
}

/** The clusters and stand-alone servers that a BizTalk group is installed on, each once. */
export function installationsOf({ hosts, servers }: BiztalkGroup): readonly (Cluster | Server)[] {
  const running = hosts.flatMap(({ instances }) => instances.flatMap(({ computer }) => computer ?? []));
  return [...new Set([...servers.items, ...running].map(installedOn))];
}

/** The BizTalk groups that are installed on a cluster or server. */
export const groupsOn = indexed('biztalkGroups', (biztalkGroup) =>
  installationsOf(biztalkGroup).map((installation) => [installation, biztalkGroup] as const),
);
