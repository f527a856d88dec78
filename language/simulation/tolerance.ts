/** The level of fault tolerance as the white paper's table has it (lines 150-160), what it leaves uncovered, and what would cover it. */
import { biztalkComputersOf } from '../model/queries.ts';
import type { Cluster, Computer, Topology } from '../model/topology.ts';
import { type Capability, capabilitiesOf } from './capabilities.ts';
import { factsOf } from './facts.ts';
import { type Remedy, remediesFor } from './remedies.ts';
import { type Failure, singleFailuresOf } from './survival.ts';

/**
 * `two`: one cluster runs everything, of whatever size. `three`: a cluster runs SQL Server and the master secret server, BizTalk Server
 * is on computers outside of it. `four`: one cluster, or several, for SQL Server and the master secret server, another one for
 * BizTalk Server. `shared`: two clusters or more as in `four`, but BizTalk Server shares its cluster with one of the two, which no row
 * has. `none`: no row of the table; SQL Server or the master secret server is on no failover cluster.
 */
export type ToleranceRow = 'none' | 'two' | 'shared' | 'three' | 'four';

export interface Tolerance {
  readonly row: ToleranceRow;
  /** One sentence that names the row. */
  readonly text: string;
  readonly computers: number;
  /** Which parts every single failure leaves at work; undefined for a part that the file doesn't have, or not in full. */
  readonly covered: {
    readonly databases: boolean | undefined;
    readonly masterSecret: boolean | undefined;
    readonly hosts: boolean | undefined;
  };
  readonly uncovered: readonly Uncovered[];
}

/** A capability that a single failure loses. */
export interface Uncovered {
  readonly capability: Capability;
  /** The computers that lose it, each by itself; all of them where it doesn't even work before. */
  readonly lostWith: readonly Computer[];
  readonly remedies: readonly Remedy[];
}

export function toleranceOf(topology: Topology): Tolerance {
  const { computers } = factsOf(topology);
  const failures = singleFailuresOf(topology);
  const capabilities = capabilitiesOf(topology);
  const uncovered = capabilities.flatMap((capability, index): Uncovered | [] => {
    const lostWith = lossesOf(index, failures);
    // What is lost together with what it needs is covered with that.
    const needed = capabilities.findIndex((other) => isNeededBy(other, capability));
    const own = needed < 0 ? lostWith : lostWith.filter((lost) => !lossesOf(needed, failures).includes(lost));
    return own.length === 0 ? [] : { capability, lostWith, remedies: remediesFor(capability, topology) };
  });
  const isCovered = (kind: Capability['kind']): boolean | undefined => {
    const ofKind = capabilities.flatMap((capability, index) => (capability.kind === kind ? index : []));
    const effects = failures.flatMap(({ outcomes }) => ofKind.map((index) => outcomes[index]?.effect));
    if (effects.includes('lost')) return false;
    return effects.length === 0 || effects.includes('unknown') ? undefined : true;
  };
  const row = rowOf(topology);
  return {
    row,
    text: texts[row],
    computers: computers.length,
    covered: {
      databases: isCovered('databases'),
      masterSecret: isCovered('masterSecret'),
      hosts: isCovered('host'),
    },
    uncovered,
  };
}

/** Handlers need their host, hosts their databases. */
function isNeededBy(needed: Capability, by: Capability): boolean {
  if (by.kind === 'handler') return needed.kind === 'host' && needed.host === by.handler.host;
  return by.kind === 'host' && needed.kind === 'databases' && needed.server === by.host.biztalkGroup.database;
}

function lossesOf(capability: number, failures: readonly Failure[]): readonly Computer[] {
  return failures.flatMap(({ computers, outcomes }) => (outcomes[capability]?.effect === 'lost' ? computers : []));
}

const texts: Readonly<Record<ToleranceRow, string>> = {
  none: "None of the levels of the white paper's table: SQL Server and the master secret server are not both on a failover cluster.",
  two: 'As with two computers: one cluster runs SQL Server, the master secret server and the hosts. It can cover everything, but the white paper does not recommend it.',
  shared:
    'Between the levels of two and of four computers: there are several clusters, but BizTalk Server shares one with SQL Server or the master secret server, which the white paper keeps on a cluster of their own. It can cover everything.',
  three:
    'As with three computers: a cluster runs SQL Server and the master secret server, BizTalk Server is on computers of its own. The cluster covers no hosts.',
  four: 'As with four or more computers: SQL Server and the master secret server have a cluster, BizTalk Server has another. It can cover everything, and is what the white paper recommends.',
};

/** Told by where things are, whatever else is wrong with them. */
function rowOf(topology: Topology): ToleranceRow {
  const { masterSecretServer } = factsOf(topology);
  const servers = capabilitiesOf(topology).flatMap((capability) =>
    capability.kind === 'databases' || capability.kind === 'masterSecret' ? capability.server : [],
  );
  const backEnd = new Set(
    servers.map((server) => (server?.kind === 'resource' ? failoverCluster(server.group.cluster) : undefined)),
  );
  if (!masterSecretServer || backEnd.size === 0 || backEnd.has(undefined)) return 'none';
  const biztalk = [...biztalkComputersOf(topology)];
  const elsewhere = biztalk.filter((computer) => computer.kind !== 'node' || !backEnd.has(computer.cluster));
  if (biztalk.length > 0 && elsewhere.length === 0) return backEnd.size > 1 ? 'shared' : 'two';
  const onCluster = elsewhere.some((computer) => computer.kind === 'node' && failoverCluster(computer.cluster));
  return onCluster ? 'four' : 'three';
}

function failoverCluster(cluster: Cluster): Cluster | undefined {
  return cluster.type === 'failover' && cluster.nodes.length >= 2 ? cluster : undefined;
}
