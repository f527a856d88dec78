/** The shape of an installation: how many computers it has, and which of its parts share them (white paper, lines 150 to 160). */
import { firstOnCluster, hasBiztalk, isComplete } from './queries.ts';
import type { Cluster, Entsso, Node, SqlServer, Topology } from './topology.ts';

/** The parts of an installation that run on a failover cluster. */
export interface Parts {
  readonly sqlServer: SqlServer | undefined;
  readonly masterSecretServer: Entsso | undefined;
  /** The nodes that BizTalk Server is installed on. */
  readonly biztalkNodes: readonly Node[];
}

export function partsOn(cluster: Cluster, topology: Topology): Parts {
  const master = topology.sso?.masterSecretServer;
  return {
    sqlServer: firstOnCluster(cluster, 'sqlServer'),
    masterSecretServer: master?.kind === 'resource' && master.group.cluster === cluster ? master : undefined,
    biztalkNodes: cluster.nodes.filter((node) => hasBiztalk(node, topology)),
  };
}

/**
 * Whether all computers, and what runs on them, are known: no file is missing that may declare more, no reference to one finds
 * nothing, and nothing is half-typed that may still become another.
 */
export function isShapeKnown(topology: Topology): boolean {
  const { biztalkGroups, clusters, references, servers, sso } = topology;
  const declared = [
    ...clusters,
    ...clusters.flatMap(({ nodes }) => nodes),
    ...servers,
    ...biztalkGroups,
    ...(sso ? [sso] : []),
  ];
  return (
    isComplete(topology) &&
    declared.every(({ damaged, name }) => !damaged && name !== '') &&
    !references.some(({ failure, wanted }) => failure && leadsToComputer(wanted))
  );
}

function leadsToComputer(wanted: Topology['references'][number]['wanted']): boolean {
  return wanted === 'container' || wanted.some((target) => ['computer', 'entsso', 'sqlServer'].includes(target));
}
