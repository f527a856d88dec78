/** Clusters a host that isn't clustered, and the way back. */
import { enabledInstances, entssoOf, hostResourceOf, isUnclustered } from '../model/queries.ts';
import { needsSingleInstance } from '../model/single-instance.ts';
import type { Host, Topology } from '../model/topology.ts';
import { clusterIn, removeResources, suitableGroups } from '../rules/host/clustering.ts';
import { set } from '../rules/rule.ts';
import { mostChoices, type Refactoring } from './refactoring.ts';

/** One for each group that suits the host, the best first. */
export function clusterings(host: Host, topology: Topology): readonly Refactoring[] {
  if (!isUnclustered(host) || host.name === '' || isNameOfResource(host, topology)) return [];
  return suitableGroups(host)
    .slice(0, mostChoices)
    .map((group) => ({
      kind: 'rewrite',
      title: `Cluster ${host.name} in ${group.name}`,
      edits: clusterIn(host, group),
    }));
}

/** What refers to a resource of the host's name could find the host's own resource then. */
function isNameOfResource({ name }: Host, { clusters }: Topology): boolean {
  const folded = name.toLowerCase();
  return clusters.some(({ groups }) =>
    groups.some(({ resources }) => resources.some((resource) => resource.name.toLowerCase() === folded)),
  );
}

/**
 * As it is where the host may run anywhere. Where only one of its instances may work at a time, one for each that could be it, with
 * the others disabled. None where an unclustered instance would run beside a clustered Enterprise SSO service (white paper, line 1104).
 */
export function unclusterings(host: Host, topology: Topology): readonly Refactoring[] {
  const resource = hostResourceOf(host);
  if (!resource || host.clusteredAs.length > 1) return [];
  const enabled = enabledInstances(host);
  const clusters = enabled.flatMap(({ computer }) => (computer?.kind === 'node' ? computer.cluster : []));
  if (!host.isolated && clusters.some(entssoOf)) return [];
  const title = `Uncluster ${host.name}`;
  const edits = removeResources([resource], topology);
  if (enabled.length < 2 || !needsSingleInstance(host)) return [{ kind: 'rewrite', title, edits }];
  return enabled.slice(0, mostChoices).map((kept) => ({
    kind: 'rewrite',
    title: `${title}, running on ${kept.name} alone`,
    edits: [
      ...edits,
      ...enabled.filter((other) => other !== kept).map((other) => set(other, 'disabled', { word: 'yes' })),
    ],
  }));
}
