/** What follows from a situation: which resources are online, and whether databases, transactions and the master secret work. */
import { dependenciesOf } from '../model/queries.ts';
import { sure } from '../model/sure.ts';
import type { Computer, Dtc, Group, Node, Resource } from '../model/topology.ts';
import type { Cause, DatabaseServer } from './causes.ts';
import type { Facts } from './facts.ts';
import { isServiceBroken, type Situation } from './situation.ts';
import { type Surroundings, whatKeepsOff, whatKeepsSsoFrom } from './starting.ts';

/** The answers are undefined where something works, else its cause. A view is of one moment: it is made anew after a change. */
export interface View extends Surroundings {
  readonly facts: Facts;
  readonly situation: Situation;
  whyOffline(resource: Resource): Cause | undefined;
  whyNoSso(computer: Computer): Cause | undefined;
  /** Transactions of what runs on a computer; of a resource those of its node. */
  whyNoTransactions(user: Resource | Computer): Cause | undefined;
  whyNoDatabase(server: DatabaseServer): Cause | undefined;
  /** Undefined also where the file doesn't say who keeps it. */
  whyNoMasterSecret(): Cause | undefined;
}

export function viewOf(facts: Facts, situation: Situation): View {
  const { masterSecretServer, ssoDatabase } = facts;
  const online = new Set<Resource>();
  const isUp = (computer: Computer) => !situation.down.has(computer);
  const ownerOf = (resource: Resource): Node | undefined => situation.owners.get(resource.group);

  const whyNoTransactions = (user: Resource | Computer): Cause | undefined => {
    const dtc = dtcFor(user, facts);
    if (dtc) return online.has(dtc) ? undefined : { code: 'dtc-down', dtc };
    const computer = user.kind === 'resource' ? ownerOf(user) : user;
    if (!computer || (isUp(computer) && !isServiceBroken(situation, computer, 'dtc'))) return undefined;
    return { code: 'local-dtc-down', computer };
  };
  const whyNoDatabase = (server: DatabaseServer): Cause | undefined => {
    if (server.kind === 'resource') {
      return online.has(server) ? whyNoTransactions(server) : { code: 'sql-server-down', database: server };
    }
    if (!isUp(server)) return { code: 'computer-down', computer: server };
    if (isServiceBroken(situation, server, 'sql')) return { code: 'service-failed', computer: server, service: 'sql' };
    return whyNoTransactions(server);
  };
  const whyNoMasterSecret = (): Cause | undefined => {
    if (!masterSecretServer) return undefined;
    const runs =
      masterSecretServer.kind === 'resource'
        ? online.has(masterSecretServer)
        : isUp(masterSecretServer) && !whatKeepsSsoFrom(masterSecretServer, facts, situation, around);
    if (!runs) return { code: 'master-secret-server-down', server: masterSecretServer };
    if (ssoDatabase && whyNoDatabase(ssoDatabase)) return { code: 'database-down', database: ssoDatabase };
    return whyNoTransactions(masterSecretServer);
  };
  const around: Surroundings = {
    secretAvailable: () => !whyNoMasterSecret(),
    isOnline: (resource) => online.has(resource),
  };
  const whyOffline = (resource: Resource): Cause | undefined => {
    const node = ownerOf(resource);
    if (!node) return whyNowhere(resource.group, facts);
    if (!isUp(node)) return { code: 'computer-down', computer: node };
    const own = whatKeepsOff(resource, node, facts, situation, around);
    if (own) return own;
    if (facts.inCycle.has(resource)) return { code: 'dependency-cycle', resource };
    const down = dependenciesOf(resource).find((dependency) => !online.has(dependency));
    if (down) return { code: 'dependency-down', dependency: down };
    return resource.type === 'biztalkHost' && resource.host
      ? whatKeepsSsoFrom(node, facts, situation, around)
      : undefined;
  };

  // What is online lets more come online, and never less: from nothing upwards until nothing more follows.
  for (let before = -1; before < online.size; ) {
    before = online.size;
    for (const resource of facts.resources) if (!online.has(resource) && !whyOffline(resource)) online.add(resource);
  }

  return {
    ...around,
    facts,
    situation,
    whyOffline: (resource) => (online.has(resource) ? undefined : whyOffline(resource)),
    whyNoSso: (computer) =>
      isUp(computer) ? whatKeepsSsoFrom(computer, facts, situation, around) : { code: 'computer-down', computer },
    whyNoTransactions,
    whyNoDatabase,
    whyNoMasterSecret,
  };
}

/** Why a group without an owner has none. */
export function whyNowhere(group: Group, facts: Facts): Cause {
  if (facts.ownersOf.get(group)?.length === 0) return { code: 'no-common-owner', group };
  return { code: group.cluster.type === 'failover' ? 'no-owner-up' : 'no-failover', group };
}

/**
 * The clustered MSDTC that serves a resource or a computer: that of its own group, else the first of its cluster, which Windows
 * takes for its nodes by default and reaches through a proxy (white paper, line 376). Undefined where it is the computer's own:
 * without a clustered one, and where a node of Windows Server 2008 or later has its own beside it (263).
 */
export function dtcFor(user: Resource | Computer, facts: Facts): Dtc | undefined {
  if (user.kind === 'server') return undefined;
  if (user.kind === 'node') {
    const own = user.localDtc === true && user.cluster.windows !== '2003';
    return own ? undefined : facts.clusters.get(user.cluster)?.dtcs[0];
  }
  const dtcs = sure(facts.clusters.get(user.group.cluster)).dtcs;
  return dtcs.find(({ group }) => group === user.group) ?? dtcs[0];
}
