/** The picture in words, one statement a line: for screen readers, and wherever a picture can't go. */
import { dependenciesOf } from '../model/queries.ts';
import type {
  Adapter,
  BiztalkGroup,
  Cluster,
  Computer,
  Group,
  Handler,
  Host,
  Instance,
  Resource,
  Sso,
  Topology,
} from '../model/topology.ts';
import { homeOf } from './cluster.ts';
import {
  type Connection,
  connectionsOfBiztalkGroup,
  connectionsOfHost,
  connectionsOfSso,
  describeConnection,
} from './connections.ts';
import { embedded } from './visible.ts';
import {
  biztalkName,
  computerFacts,
  count,
  enumerate,
  inFull,
  instanceFacts,
  nameOf,
  names,
  otherName,
  resourceFacts,
  windowsName,
} from './wording.ts';

export interface DescribedPart {
  readonly title: string;
  /** One for each thing that the picture shows. */
  readonly sentences: readonly string[];
}

/** A summary, and a sentence for each thing that the picture shows. */
export function describe(topology: Topology): readonly string[] {
  return [summary(topology), ...describeParts(topology).flatMap(({ sentences }) => sentences)];
}

/** The same under headings, without the summary: first what runs on computers, then clusters and servers. */
export function describeParts(topology: Topology): readonly DescribedPart[] {
  const sso = [...(topology.sso ? [topology.sso] : []), ...topology.repeatedSso];
  const parts: readonly DescribedPart[] = [
    { title: 'Enterprise Single Sign-On', sentences: sso.flatMap(describeSso) },
    ...topology.biztalkGroups.map((group) => ({
      title: capital(inFull(group)),
      sentences: describeBiztalkGroup(group),
    })),
    ...topology.clusters.map((cluster) => ({ title: capital(inFull(cluster)), sentences: describeCluster(cluster) })),
    { title: 'Servers that are in no cluster', sentences: topology.servers.map((server) => describeComputer(server)) },
  ];
  return parts.filter(({ sentences }) => sentences.length > 0);
}

function summary(topology: Topology): string {
  const nodes = topology.clusters.reduce((sum, cluster) => sum + cluster.nodes.length, 0);
  const parts = [
    [topology.clusters.length, 'cluster'],
    [nodes, 'node'],
    [topology.servers.length, 'stand-alone server'],
    [topology.biztalkGroups.length, 'BizTalk group'],
  ] as const;
  const has = parts.filter(([number]) => number > 0).map(([number, noun]) => count(number, noun));
  const title = topology.title === undefined ? 'The topology' : embedded(topology.title);
  return `${title}: ${has.length === 0 ? 'no computers' : enumerate(has)}.`;
}

function describeSso(sso: Sso): readonly string[] {
  const connections = connectionsOfSso(sso);
  if (connections.length > 0) return connections.map(sentence);
  return ['Enterprise SSO has neither a master secret server nor a database.'];
}

function describeBiztalkGroup(group: BiztalkGroup): readonly string[] {
  const start = inFull(group);
  const [creator, ...others] = group.servers.items.map(nameOf);
  const joined = others.length === 0 ? '' : ` and joined by ${enumerate(others)}`;
  return [
    ...(group.version === undefined ? [] : [`${start} runs ${biztalkName(group.version, group.edition)}.`]),
    creator === undefined ? `${start} has no servers.` : `${start} is created on ${creator}${joined}.`,
    ...connectionsOfBiztalkGroup(group).map(sentence),
    ...group.hosts.flatMap(describeHost),
    ...group.adapters.map(describeAdapter),
  ];
}

function describeHost(host: Host): readonly string[] {
  const start = `${host.isolated ? 'Isolated host' : 'Host'} ${nameOf(host)} of ${inFull(host.biztalkGroup)}`;
  const instances = host.instances.map(describeInstance);
  return [
    instances.length === 0 ? `${start} has no instances.` : `${start} has instances on ${enumerate(instances)}.`,
    ...connectionsOfHost(host).map(sentence),
  ];
}

function describeInstance(instance: Instance): string {
  const [name, remark] = instanceFacts(instance);
  return remark === '' ? name : `${name} (${remark})`;
}

function describeAdapter(adapter: Adapter): string {
  const handlers = adapter.handlers.map(describeHandler);
  return `${capital(inFull(adapter))} ${handlers.length === 0 ? 'has no handlers' : enumerate(handlers)}.`;
}

function describeHandler({ direction, host, ordered }: Handler): string {
  const where = host === undefined ? 'a host that is not declared' : nameOf(host);
  return `${direction}s in ${where}${ordered === true ? ' in order' : ''}`;
}

function describeCluster(cluster: Cluster): readonly string[] {
  const says = [
    ...(cluster.type === 'failover' ? [] : ['balances network load']),
    ...(cluster.windows === undefined ? [] : [`runs ${windowsName(cluster.windows)}`]),
    cluster.nodes.length === 0 ? 'has no nodes' : `has the nodes ${names(cluster.nodes)}`,
  ];
  return [
    `${capital(inFull(cluster))} ${enumerate(says)}.`,
    ...cluster.nodes.filter((node) => computerFacts(node).length > 0).map(describeComputer),
    ...cluster.groups.flatMap(describeGroup),
  ];
}

function describeComputer(computer: Computer): string {
  const facts = computerFacts(computer);
  return `${capital(inFull(computer))}${facts.length === 0 ? ' stands alone' : `: ${facts.join(', ')}`}.`;
}

function describeGroup(group: Group): readonly string[] {
  const home = homeOf(group);
  const start = `${group.quorum ? 'Quorum group' : 'Group'} ${nameOf(group)} of ${inFull(group.cluster)}`;
  const owners = group.preferredOwners.items.length === 0 ? '' : `, and prefers ${names(group.preferredOwners)}`;
  return [
    `${start} ${home === undefined ? 'has no node to run on' : `normally runs on ${nameOf(home)}`}${owners}.`,
    ...group.resources.map(describeResource),
  ];
}

function describeResource(resource: Resource): string {
  const [type, value] = resourceFacts(resource);
  const needed = dependenciesOf(resource).map((other) => otherName(resource, other));
  const owners = names(resource.possibleOwners);
  return [
    `Resource ${inFull(resource)} is of type ${type}${value === '' ? '' : `, ${value}`}`,
    ...(needed.length === 0 ? [] : [`it depends on ${enumerate(needed)}`]),
    ...(owners === '' ? [] : [`its possible owners are ${owners}`]),
  ]
    .join('; ')
    .concat('.');
}

function sentence(connection: Connection): string {
  return `${capital(describeConnection(connection))}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
