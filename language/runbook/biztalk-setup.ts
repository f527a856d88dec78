/** What the steps that install and configure BizTalk Server share: the servers of a group, and how Enterprise SSO stands on them. */
import { type SsoChain, secretComputersOf, ssoChainOf } from '../model/sso-chain.ts';
import type { BiztalkGroup, Computer, Host, Topology } from '../model/topology.ts';
import { versionTitle } from '../model/versions.ts';
import { isCoveredComputer, partOfComputer } from './computers.ts';
import { databaseServerName } from './databases.ts';
import { stepId } from './identity.ts';

/** A server of a BizTalk group, to be configured. */
export interface Setup {
  readonly biztalkGroup: BiztalkGroup;
  readonly computer: Computer;
  /** Its place among the servers of the group, from 0. */
  readonly rank: number;
  /** The first server of the group; itself, where it is that. It creates the group, the others join it. */
  readonly first: Computer;
}

/** The servers of a BizTalk group that have procedures, in their order. */
export function setupsOf(biztalkGroup: BiztalkGroup): readonly Setup[] {
  const servers = [...new Set(biztalkGroup.servers.items)];
  const [first] = servers;
  if (!first) return [];
  return servers.flatMap((computer, rank) =>
    isCoveredComputer(computer) ? { biztalkGroup, computer, rank, first } : [],
  );
}

/** The step that configures BizTalk Server on one of the servers. */
export function configuration({ biztalkGroup, computer }: Pick<Setup, 'biztalkGroup' | 'computer'>): string {
  return stepId('configure-biztalk', biztalkGroup, partOfComputer(computer));
}

export function productOf({ version }: BiztalkGroup): string {
  return version === undefined ? 'BizTalk Server' : `BizTalk Server ${versionTitle(version)}`;
}

/** Enterprise SSO clustered on the nodes that BizTalk Server is on: with the master secret, or with that elsewhere. */
export type SsoBeside = Extract<SsoChain, { readonly is: 'secretWithHosts' | 'hostsWithRemoteSecret' }>;

/** The Enterprise SSO service that is clustered where the computer is a node; undefined where it isn't clustered there. */
export function ssoBeside(computer: Computer, topology: Topology): SsoBeside | undefined {
  const chain = computer.kind === 'node' ? ssoChainOf(computer.cluster, topology) : undefined;
  return chain?.is === 'secretWithHosts' || chain?.is === 'hostsWithRemoteSecret' ? chain : undefined;
}

/** Whether Enterprise SSO is on the computer before BizTalk Server is: it has the master secret. */
export function hasSecret(computer: Computer, topology: Topology): boolean {
  return secretComputersOf(topology).includes(computer);
}

/** The name of a host that the configuration program proposes (documentation, Configure BizTalk Server). */
const proposed = { inProcess: 'BizTalkServerApplication', isolated: 'BizTalkServerIsolatedHost' } as const;

/**
 * The hosts that the configuration of the first server makes with an instance each. The first host of a group has to be an in-process
 * one (documentation, Configure BizTalk Server); it is one of the topology's own where one of these runs there.
 */
export function firstHosts({ biztalkGroup, first }: Setup): { readonly inProcess?: Host; readonly isolated?: Host } {
  const here = biztalkGroup.hosts.filter(({ instances }) =>
    instances.some(({ computer, disabled }) => computer === first && !disabled),
  );
  const inProcess = preferred(
    here.filter(({ isolated }) => !isolated),
    proposed.inProcess,
  );
  const isolated = preferred(
    here.filter((host) => host.isolated),
    proposed.isolated,
  );
  return { ...(inProcess ? { inProcess } : {}), ...(isolated ? { isolated } : {}) };
}

/** The host of this name, else the first in the order of their names. */
function preferred(hosts: readonly Host[], name: string): Host | undefined {
  const same = hosts.find((host) => host.name.toLowerCase() === name.toLowerCase());
  return same ?? hosts.toSorted((a, b) => (a.name < b.name ? -1 : 1))[0];
}

/** The in-process host that configuring the first server makes, whichever it is. */
export function firstInProcessHost(setup: Setup): string {
  return firstHosts(setup).inProcess?.name ?? proposed.inProcess;
}

/** Whether the configuration of the first server makes an instance of the host. */
export function isFirstHost(host: Host, computer: Computer): boolean {
  const setup = setupsOf(host.biztalkGroup).find((each) => each.computer === computer);
  if (!setup || setup.first !== computer) return false;
  const { inProcess, isolated } = firstHosts(setup);
  return host === inProcess || host === isolated;
}

/** The SQL Server of the group, as a page asks for it. */
export function biztalkDatabaseServer({ database, name }: BiztalkGroup): string {
  return (database && databaseServerName(database)) ?? `as noted for the databases of ${name}`;
}

/** What a page asks for about the databases, and the file doesn't hold. */
export function databaseFacts({ database, name }: BiztalkGroup): readonly string[] {
  if (!database || databaseServerName(database) === undefined)
    return [`The SQL Server of the databases of BizTalk group ${name}`];
  const instance = database.kind === 'resource' ? database.instance : undefined;
  return instance === undefined
    ? [
        `The instance of SQL Server on ${databaseServerName(database)} that has the databases of BizTalk group ${name}, if it is not the default one`,
      ]
    : [];
}
