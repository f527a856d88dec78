/**
 * P30: SQL Server as a failover cluster instance. The white paper leaves it to the documentation of SQL Server (line 349); what its
 * setup has to be told is in the file.
 */
import { dependenciesOf, possibleOwnersOf, resourcesOf } from '../../model/queries.ts';
import { sure } from '../../model/sure.ts';
import type { Group, IpAddress, Node, SqlServer, Topology } from '../../model/topology.ts';
import { versionTitle } from '../../model/versions.ts';
import { partOfComputer } from '../computers.ts';
import { clusterConsole } from '../consoles.ts';
import { isBasic } from '../coverage.ts';
import { databaseServerName, instanceNetworkName } from '../databases.ts';
import { stepId } from '../identity.ts';
import { subnetOf } from '../ipv4.ts';
import { commonOwners } from '../placement.ts';
import { created, type Draft, defineProcedure, type Omission, type Refusal, ready } from '../procedure.ts';
import { clusterAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { basicResources, coveredClusters } from '../targets.ts';
import { showing, toolOf } from '../tool-of.ts';
import { namesOf, typeTitle } from '../wording.ts';

export default defineProcedure({
  id: 'sql-server',
  *draft(topology) {
    for (const { groups } of coveredClusters(topology)) {
      for (const group of groups) {
        if (!group.quorum) for (const sql of resourcesOf(group, 'sqlServer')) yield* stepsFor(sql, topology);
      }
    }
  },
});

function* stepsFor(sql: SqlServer, topology: Topology): Iterable<Draft | Refusal | Omission> {
  const { group, name } = sql;
  const server = databaseServerName(sql);
  const [first, ...others] = commonOwners(group, [sql]);
  if (server === undefined || !first) {
    const lacks = first ? `Group ${group.name} has no Network Name` : `No node may own all of ${group.name}`;
    yield { refuse: sql, why: `${lacks}: the setup of SQL Server can't be told where to put ${name}.` };
    return;
  }
  yield draftInstallation(sql, server, first, others, topology);
  if (!installsEverywhere(sql)) {
    for (const [rank, node] of others.entries()) yield draftNode(sql, server, node, first, rank + 1);
  }
  yield draftNames(sql, server, first, others);
  const later = dependenciesOf(sql).filter((other) => !isBasic(other));
  if (later.length > 0) {
    yield {
      omit: sql,
      why: `${name} depends on ${namesOf(later)} in the file: add that when it is there. The setup of SQL Server needs nothing but its disks and its name.`,
    };
  }
}

/** The setups of SQL Server 2000 and 2005 install on every node at once; the later ones add one node after the other. */
function installsEverywhere({ version }: SqlServer): boolean {
  return version === '2000' || version === '2005';
}

function productOf({ version }: SqlServer): string {
  return version === undefined ? 'SQL Server' : `SQL Server ${versionTitle(version)}`;
}

function common(sql: SqlServer) {
  const { group } = sql;
  const { who, needs } = clusterAdministrator(group.cluster);
  return {
    of: sql,
    phase: 'sql-server',
    unit: [group.cluster.name, group.name],
    who,
    needs,
    uses: group.resources.filter(isBasic),
  } as const;
}

function draftInstallation(
  sql: SqlServer,
  server: string,
  node: Node,
  others: readonly Node[],
  topology: Topology,
): Draft {
  const { group } = sql;
  const product = productOf(sql);
  const shared = common(sql);
  const everywhere = installsEverywhere(sql);
  const networkName = sure(instanceNetworkName(sql));
  const hasDatabases =
    topology.sso?.database === sql || topology.biztalkGroups.some(({ database }) => database === sql);
  return {
    ...shared,
    part: partOfComputer(node),
    rank: 0,
    title: `Install ${product} as failover cluster instance ${server}`,
    where: node.name,
    kind: 'changing',
    before: [
      `The setup makes the Network Name ${networkName} and its address itself: neither may exist yet, in the cluster or in DNS. The disks are in the cluster, in no group that anything else uses.`,
    ],
    console: [
      everywhere
        ? `Start the setup of ${product} on ${node.name} and choose a virtual server (a failover cluster).`
        : `Start the setup of ${product} on ${node.name} → Installation → New SQL Server failover cluster installation.`,
      'Features: Database Engine Services, and whatever else the databases need.',
      `Network Name: ${networkName}. Instance: ${instanceOf(sql)}.`,
      `Cluster resource group: ${group.name}. Cluster disks: ${disksOf(group)}.`,
      ...addressesOf(group),
      ...(everywhere && others.length > 0 ? [`Nodes: ${namesOf([node, ...others])}.`] : []),
      `Accounts of the services: domain accounts as noted. Folders of data and log: on ${disksOf(group)}.`,
      'Let the setup go on to its end, and restart where it asks for that.',
    ],
    commands: [],
    check: {
      commands: [toolOf(group.cluster).block(toolOf(group.cluster).showResources())],
      expect: [
        `The group is Online at ${node.name}, with a resource of the type SQL Server, one of the type SQL Server Agent, and ${networkName}.`,
        `${server} answers to a query tool on another computer.`,
        ...(hasDatabases
          ? ['The databases of BizTalk Server and Enterprise SSO do not exist yet: their configuration makes them.']
          : []),
      ],
    },
    undo: {
      actions: [
        everywhere
          ? `Remove ${product} in the list of installed programs of ${node.name}.`
          : `Start the setup again → Maintenance → Remove node from a SQL Server failover cluster, on every node.`,
      ],
    },
    source: [whitePaper('P30', [339, 349]), documentation('Create a New SQL Server Failover Cluster (Setup)')],
    needs: [
      ...shared.needs,
      `The installation files of ${product}, in an edition for failover clusters`,
      `The domain accounts of the services of ${product}, with their passwords`,
    ],
    requires: group.cluster.nodes.map(ready),
    makes: [created(sql), created(group), ...basicResources(group).map(created)],
  };
}

function draftNode(sql: SqlServer, server: string, node: Node, first: Node, rank: number): Draft {
  const { group } = sql;
  const product = productOf(sql);
  const shared = common(sql);
  const tool = toolOf(group.cluster);
  return {
    ...shared,
    part: partOfComputer(node),
    rank,
    title: `Add ${node.name} to failover cluster instance ${server}`,
    where: node.name,
    kind: 'changing',
    console: [
      `Start the setup of ${product} on ${node.name} → Installation → Add node to a SQL Server failover cluster.`,
      `Instance: ${instanceOf(sql)} of ${sure(instanceNetworkName(sql))}. Enter the passwords of the accounts of the services.`,
      'Let the setup go on to its end, and restart where it asks for that.',
    ],
    commands: [],
    check: {
      commands: [tool.block(tool.showOwners(sql.name))],
      expect: [`${node.name} is a possible owner of the instance.`],
    },
    undo: {
      actions: [
        `Start the setup on ${node.name} → Maintenance → Remove node from a SQL Server failover cluster: ${instanceOf(sql)}.`,
      ],
    },
    source: [
      whitePaper('P30', [339, 349]),
      documentation('Add or Remove Nodes in a SQL Server Failover Cluster (Setup)'),
    ],
    requires: [],
    after: [stepId('sql-server', sql, partOfComputer(first))],
    makes: [created(sql)],
  };
}

/** The setup gives names of its own, and knows nothing of further disks. The other steps use the names of the file. */
function draftNames(sql: SqlServer, server: string, first: Node, others: readonly Node[]): Draft {
  const { group, name } = sql;
  const shared = common(sql);
  const tool = toolOf(group.cluster);
  const named = basicResources(group);
  const needed = dependenciesOf(sql).filter(isBasic);
  return {
    ...shared,
    part: 'names',
    rank: group.cluster.nodes.length + 1,
    title: `Give ${group.name} and its resources the names of the file, and prove that ${server} fails over`,
    where: first.name,
    kind: 'disruptive',
    before: [`${server} is out of reach while its group moves.`],
    console: [
      clusterConsole(group.cluster),
      `Group: right-click it → Properties → General: Name: ${group.name}; OK.`,
      ...[sql, ...named].map(
        (resource) => `${typeTitle(resource)}: right-click it → Properties → General: Name: ${resource.name}; OK.`,
      ),
      `${name} → Properties → Dependencies: ${namesOf(needed) || 'as the setup has made them'}; OK.`,
      ...others.map((node) => `Move ${group.name} to ${node.name}, and wait until all its resources are Online.`),
      ...(others.length > 0 ? [`Move ${group.name} back to ${first.name}.`] : []),
    ],
    commands: [],
    check: {
      commands: [tool.block(tool.showGroup(group.name), ...showing(sql))],
      expect: [
        `${group.name} is Online at ${first.name}.`,
        ...(needed.length > 0 ? [`${name} depends on ${namesOf(needed)}.`] : []),
        `Possible owners: ${namesOf(possibleOwnersOf(sql))}.`,
      ],
    },
    undo: {
      actions: ['Give the resources their former names back. Nothing but the steps of this runbook asks for these.'],
    },
    source: [whitePaper('P30', [339, 349])],
    requires: [created(sql)],
    makes: [ready(sql), ready(group), ...named.map(ready)],
  };
}

function instanceOf({ instance }: SqlServer): string {
  return instance === undefined || instance.toLowerCase() === 'mssqlserver'
    ? 'the default instance (MSSQLSERVER)'
    : `the named instance ${instance}`;
}

function disksOf(group: Group): string {
  const disks = resourcesOf(group, 'disk').map(({ name, drive }) =>
    drive === undefined ? name : `${name} (${drive})`,
  );
  return disks.join(', ') || 'those for its data';
}

function addressesOf(group: Group): readonly string[] {
  return resourcesOf<'ip'>(group, 'ip').flatMap(({ address, network }: IpAddress) => {
    const subnet = address && subnetOf(address);
    if (!subnet) return [];
    return [
      `Address: ${subnet.address}, mask ${subnet.mask}${network === undefined ? '' : `, network ${network}`}; DHCP: cleared.`,
    ];
  });
}
