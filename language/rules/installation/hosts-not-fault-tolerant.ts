/** A single BizTalk server beside a cluster is where processing stops. */
import { nextName } from '../../model/fresh-names.ts';
import { onlyBiztalkComputerOf } from '../../model/queries.ts';
import { isShapeKnown, partsOn } from '../../model/shape.ts';
import { needsSingleInstance } from '../../model/single-instance.ts';
import type { BiztalkGroup, Server, Topology } from '../../model/topology.ts';
import { add, addBeside, append, at, defineRule, type Edit, type Extra, fix, related } from '../rule.ts';

export default defineRule({
  code: 'hosts-not-fault-tolerant',
  section: 'installation',
  severity: 'information',
  on: 'topology',
  summary: 'SQL Server and the master secret server are clustered, but BizTalk Server is on a single computer.',
  source: { basis: 'stated', lines: [[156, 159]] },
  *check(topology) {
    const server = onlyBiztalkComputerOf(topology);
    if (server?.kind !== 'server' || server.name === '' || server.damaged) return;
    const parts = topology.clusters
      .filter(({ type }) => type === 'failover')
      .map((cluster) => partsOn(cluster, topology));
    const sqlServer = parts.flatMap((part) => part.sqlServer ?? [])[0];
    const master = parts.flatMap((part) => part.masterSecretServer ?? [])[0];
    if (!sqlServer || !master || !isShapeKnown(topology)) return;
    yield at(
      server,
      'name',
      `BizTalk Server is only on ${server.name}, while SQL Server and the master secret server are clustered. They survive the failure of a computer, and the hosts on ${server.name} don't.`,
      related(sqlServer, 'name', 'SQL Server is clustered.'),
      related(master, 'name', 'The master secret server is clustered.'),
      ...secondServer(server, topology),
    );
  },
});

/** A computer like the first, in its groups and with its hosts. The Standard Edition and the Branch Edition allow no second. */
function secondServer(server: Server, topology: Topology): readonly Extra[] {
  const groups = topology.biztalkGroups.filter(({ hosts, servers }) =>
    [
      ...servers.items,
      ...hosts.flatMap(({ instances }) => instances.flatMap(({ computer }) => computer ?? [])),
    ].includes(server),
  );
  if (groups.some(({ edition }) => edition === 'standard' || edition === 'branch')) return [];
  const name = nextName(topology, server.name);
  return [
    fix(
      `Add a second server ${name}`,
      addBeside(server, { keyword: 'server', name, properties: settingsLike(server) }),
      ...groups.flatMap((group) => joins(group, server, name)),
    ),
  ];
}

/** What must not run twice stays where it is. */
function joins(group: BiztalkGroup, server: Server, name: string): readonly Edit[] {
  const hosts = group.hosts.filter(
    (host) =>
      !needsSingleInstance(host) &&
      host.clusteredAs.length === 0 &&
      host.instances.some(({ computer, disabled }) => computer === server && !disabled),
  );
  return [
    ...(group.servers.items.includes(server) ? [] : [append(group, 'servers', server)]),
    append(group, 'servers', name),
    ...hosts.map((host) => add(host, { keyword: 'instance', name })),
  ];
}

function settingsLike(server: Server) {
  const installed = ['messageQueuing', 'networkDtc', 'localDtc', 'iis', 'comPlusRemote', 'aspNet'] as const;
  return [
    ...(server.windows ? [['windows', { word: server.windows }] as const] : []),
    ...installed.filter((key) => server[key] === true).map((key) => [key, { word: 'yes' }] as const),
  ];
}
