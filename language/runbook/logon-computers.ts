/** Where services log on with an account: the right to do so is given there and nowhere else. */
import { biztalkComputersOf, entssoOf } from '../model/queries.ts';
import { secretComputersOf } from '../model/sso-chain.ts';
import type { Account, Computer, Topology } from '../model/topology.ts';

/** Whether the account needs the right on the computer. An account of which the file names no service gets it on every computer. */
export function logsOnAt(account: Account, computer: Computer, topology: Topology): boolean {
  const services = servicesOf(account, topology);
  return services.length === 0 || services.some((computers) => computers.has(computer));
}

/** For each service that logs on with the account, its computers. */
function servicesOf(account: Account, topology: Topology): readonly ReadonlySet<Computer>[] {
  const { biztalkGroups, sso } = topology;
  return [
    ...(sso?.serviceAccount === account ? [computersOfSso(topology)] : []),
    ...biztalkGroups.flatMap(({ baseEdiAccount, hosts, servers }) => [
      ...(baseEdiAccount === account ? [new Set(servers.items)] : []),
      ...hosts
        .filter((host) => host.account === account)
        .map(({ instances }) =>
          instances.length === 0
            ? new Set(servers.items)
            : new Set(instances.flatMap(({ computer }) => computer ?? [])),
        ),
    ]),
  ];
}

/** Enterprise SSO runs with BizTalk Server, and on each node of a cluster that has its service (white paper, lines 483 and 864). */
function computersOfSso(topology: Topology): ReadonlySet<Computer> {
  const clusters = topology.clusters.filter((cluster) => entssoOf(cluster) !== undefined);
  return new Set([
    ...biztalkComputersOf(topology),
    ...secretComputersOf(topology),
    ...clusters.flatMap(({ nodes }) => nodes),
  ]);
}
