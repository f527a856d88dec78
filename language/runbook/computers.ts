/** The computers of a topology: which have procedures, and which take part in the transactions of BizTalk Server. */

import { databasePlacesOf } from '../model/databases.ts';
import { biztalkComputersOf, computersOf, entssoOf } from '../model/queries.ts';
import type { Cluster, Computer, SqlServer, Topology } from '../model/topology.ts';
import { isCovered } from './coverage.ts';
import { partOf } from './identity.ts';
import { namesOf } from './wording.ts';

/** Whether there are procedures for it: not without its Windows version. */
export function isCoveredComputer(computer: Computer): boolean {
  return computer.kind === 'node' ? isCovered(computer.cluster) : computer.windows !== undefined;
}

/** The computers that have procedures. */
export function coveredComputers(topology: Topology): readonly Computer[] {
  return computersOf(topology).filter(isCoveredComputer);
}

/** Steps on one computer stay together. */
export function unitOf(computer: Computer): readonly string[] {
  return computer.kind === 'node' ? [computer.cluster.name, computer.name] : [computer.name];
}

/** The computer as a part of the id of a step that is about something else on it. */
export function partOfComputer(computer: Computer): string {
  return partOf(...unitOf(computer));
}

/** The computers on which a database may be. */
export function computersOfDatabase(place: SqlServer | Computer | undefined): readonly Computer[] {
  if (!place) return [];
  return place.kind === 'resource' ? place.group.cluster.nodes : [place];
}

const takingPart = new WeakMap<Topology, ReadonlySet<Computer>>();

/**
 * The computers that need network access to their coordinators: those of BizTalk Server, of its databases and of the master
 * secret server, and every node of a cluster that has one of these (white paper, lines 1114-1116). Found once for all computers.
 */
export function transactionComputersOf(topology: Topology): ReadonlySet<Computer> {
  const known = takingPart.get(topology);
  if (known) return known;
  const named = [...biztalkComputersOf(topology), ...[...databasePlacesOf(topology)].flatMap(computersOfDatabase)];
  const server = topology.sso?.masterSecretServer;
  if (server && server.kind !== 'resource') named.push(server);
  const clusters = new Set<Cluster>(named.flatMap((computer) => (computer.kind === 'node' ? [computer.cluster] : [])));
  for (const cluster of topology.clusters) if (entssoOf(cluster)) clusters.add(cluster);
  const computers = new Set<Computer>([...named, ...[...clusters].flatMap(({ nodes }) => nodes)]);
  takingPart.set(topology, computers);
  return computers;
}

/** What a restart of the computer takes with it, and how to do it. */
export function restartOf(computer: Computer): {
  readonly before: readonly string[];
  readonly console: readonly string[];
} {
  const { name } = computer;
  if (computer.kind === 'server') {
    return {
      before: [`${name} restarts in this step: what runs on it stops meanwhile.`],
      console: [`Restart ${name}.`],
    };
  }
  const { cluster } = computer;
  const others = cluster.nodes.filter((node) => node !== computer);
  return {
    before: [
      `${name} restarts in this step, and the groups that it owns move to ${others.length === 0 ? 'no other node' : namesOf(others).replace(/ and ([^ ]*)$/, ' or $1')}. Restart the nodes of ${cluster.name} one after the other, the next one only when this one is Up again.`,
    ],
    console: [`Restart ${name}.`],
  };
}
