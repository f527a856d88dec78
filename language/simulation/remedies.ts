/** What would keep a capability at work through the failure of any one computer. */
import { needsSingleInstance } from '../model/single-instance.ts';
import { sure } from '../model/sure.ts';
import type { Computer, Element, Entsso, Group, Host, SqlServer, Topology } from '../model/topology.ts';
import { type Capability, subjectOf } from './capabilities.ts';
import { factsOf } from './facts.ts';
import { usesFolders } from './folders.ts';
import { listed, type Namer, namerOf } from './wording.ts';

export interface Remedy {
  readonly code:
    | 'cluster-sql-server'
    | 'cluster-master-secret-server'
    | 'restore-master-secret'
    | 'widen-owners'
    | 'add-instance'
    | 'enable-instance'
    | 'cluster-host'
    | 'cluster-folder'
    | 'see-what-it-needs';
  /** One sentence, as an instruction. */
  readonly text: string;
  readonly about: Element;
}

/** The nearest first. A file that states something impossible is not mended by them: that is what rules are for. */
export function remediesFor(capability: Capability, topology: Topology): readonly Remedy[] {
  const name = namerOf(topology);
  const remedies = [...remediesOf(capability, topology, name)];
  const about = subjectOf(capability);
  if (remedies.length > 0 || !about) return remedies;
  return [
    {
      code: 'see-what-it-needs',
      text: `See what ${name(about)} depends on: the changes of a simulated failure name what it waits for.`,
      about,
    },
  ];
}

function* remediesOf(capability: Capability, topology: Topology, name: Namer): Iterable<Remedy> {
  switch (capability.kind) {
    case 'databases':
    case 'masterSecret':
      if (capability.server) yield* serverRemedies(capability.server, capability.kind, topology, name);
      break;
    case 'host':
      yield* hostRemedies(capability.host, topology, name);
      break;
    case 'handler':
      if (usesFolders(capability.handler)) {
        yield {
          code: 'cluster-folder',
          text: `Keep the folder of ${name(capability.handler)} on a clustered file share.`,
          about: capability.handler,
        };
      }
  }
}

function* serverRemedies(
  server: SqlServer | Entsso | Computer,
  kind: 'databases' | 'masterSecret',
  topology: Topology,
  name: Namer,
): Iterable<Remedy> {
  if (server.kind !== 'resource') {
    yield kind === 'databases'
      ? { code: 'cluster-sql-server', text: `Cluster the SQL Server of ${name(server)} on two nodes.`, about: server }
      : {
          code: 'cluster-master-secret-server',
          text: `Cluster the master secret server of ${name(server)} on two nodes.`,
          about: server,
        };
    return;
  }
  yield* ownerRemedies(server.group, topology, name);
  if (kind === 'masterSecret' && topology.sso && topology.sso.secretBackup === undefined) {
    yield {
      code: 'restore-master-secret',
      text: 'Back up the master secret, restore it on every other node of the cluster, and state `secretBackup`.',
      about: topology.sso,
    };
  }
  const { database } = topology.sso ?? {};
  if (kind === 'masterSecret' && database && database.kind !== 'resource') {
    yield* serverRemedies(database, 'databases', topology, name);
  }
}

function* ownerRemedies(group: Group, topology: Topology, name: Namer): Iterable<Remedy> {
  const { cluster } = group;
  if (sure(factsOf(topology).ownersOf.get(group)).length >= 2) return;
  yield {
    code: 'widen-owners',
    text:
      cluster.nodes.length < 2
        ? `Add a node to ${name(cluster)}.`
        : `Let every resource of ${name(group)} run on at least two nodes of ${name(cluster)}.`,
    about: cluster.nodes.length < 2 ? cluster : group,
  };
}

function* hostRemedies(host: Host, topology: Topology, name: Namer): Iterable<Remedy> {
  const [resource] = host.clusteredAs;
  if (!resource) {
    yield needsSingleInstance(host)
      ? { code: 'cluster-host', text: `Cluster ${name(host)}, with an instance on each node.`, about: host }
      : { code: 'add-instance', text: `Give ${name(host)} an instance on another computer.`, about: host };
    return;
  }
  yield* ownerRemedies(resource.group, topology, name);
  const owners = sure(factsOf(topology).ownersOf.get(resource.group));
  const instancesOn = (node: Computer) => node.instances.filter((instance) => instance.host === host);
  const without = owners.filter((node) => instancesOn(node).length === 0);
  const disabled = owners.filter(
    (node) => instancesOn(node).length > 0 && instancesOn(node).every((instance) => instance.disabled),
  );
  if (without.length > 0) {
    yield {
      code: 'add-instance',
      text: `Give ${name(host)} an instance on ${listed(without.map(name))}.`,
      about: host,
    };
  }
  if (disabled.length > 0) {
    yield {
      code: 'enable-instance',
      text: `Enable the instance of ${name(host)} on ${listed(disabled.map(name))}.`,
      about: host,
    };
  }
}
