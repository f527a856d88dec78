/** Clustered hosts with an instance on every possible owner: the resource and the host, wherever the writing begins. */
import { mayRunUnclustered } from '../model/host-places.ts';
import { networkNameOf } from '../model/queries.ts';
import type { BiztalkGroup, Computer, Group, Host, Node, Topology } from '../model/topology.ts';
import { clusterIn, mayGain, suitableGroups } from '../rules/host/clustering.ts';
import { add, type NewDeclaration } from '../rules/rule.ts';
import type { IsTaken, ProposedBlock } from './block.ts';
import { freeName } from './fresh.ts';
import { fixed, join, named, Stops, type Template, template } from './template.ts';

/** Nobody chooses among more in a menu. */
const mostHosts = 3;

/** In a cluster group: the hosts that can be clustered there, those that gain from it first, and a new one. */
export function hostBlocks(group: Group, topology: Topology, isTaken: IsTaken): readonly ProposedBlock[] {
  if (!networkNameOf(group)) return [];
  const here = topology.biztalkGroups.filter(({ servers }) =>
    servers.items.some((server) => server.kind === 'node' && server.cluster === group.cluster),
  );
  const hosts = here
    .flatMap((biztalkGroup) => biztalkGroup.hosts)
    .filter(({ clusteredAs, handlers, name }) => name !== '' && clusteredAs.length === 0 && handlers.some(mayGain))
    .filter((host) => suitableGroups(host).includes(group))
    .slice(0, mostHosts);
  return [
    ...hosts.map((host) => existingHostBlock(host, group)),
    ...here.flatMap((of) => newResourceBlock(of, group, isTaken)),
  ];
}

function existingHostBlock(host: Host, group: Group): ProposedBlock {
  const edits = clusterIn(host, group);
  const own = edits.flatMap((edit) => (edit.verb === 'add' && edit.to === group ? [edit.declaration] : []));
  return {
    keyword: 'biztalkHost',
    title: `${host.name}, with an instance on every owner`,
    text: join(own.map(resourceText), '\n'),
    edits: edits.filter((edit) => !(edit.verb === 'add' && edit.to === group)),
  };
}

/** The resource on one line, or with its owners where it has a list of them. */
function resourceText({ name, dependsOn = [], properties = [] }: NewDeclaration) {
  const nameOf = (of: NewDeclaration['name']) => named(typeof of === 'string' ? of : of.name);
  const after = dependsOn.length > 0 ? template` dependsOn ${join(dependsOn.map(nameOf), ', ')}` : fixed('');
  const lists = properties.map(([key, ...values]) => {
    const items = values.flatMap((value) => ('reference' in value ? [nameOf(value.reference)] : []));
    return template`${fixed(key)}: ${join(items, ', ')}`;
  });
  const block = lists.length > 0 ? template` { ${join(lists, '  ')} }` : fixed('');
  return template`biztalkHost ${nameOf(name)}${after}${block}`;
}

function newResourceBlock(biztalkGroup: BiztalkGroup, group: Group, isTaken: IsTaken): readonly ProposedBlock[] {
  const host = hostToBe(biztalkGroup, isTaken);
  if (!suitableGroups(host).includes(group)) return [];
  const members = ownersIn(biztalkGroup, group).map((node) => ({ keyword: 'instance', name: node }));
  return [
    {
      keyword: 'biztalkHost',
      title: `of a new host in ${biztalkGroup.name}, with an instance on every owner`,
      text: join(resourceOf(host, group).map(resourceText), '\n'),
      edits: [add(biztalkGroup, { keyword: 'host', name: host.name, members })],
    },
  ];
}

/** In a BizTalk group: a new host that is clustered in the group that suits it best, and one that works on every server. */
export function newHostBlocks(biztalkGroup: BiztalkGroup, isTaken: IsTaken): readonly ProposedBlock[] {
  const host = hostToBe(biztalkGroup, isTaken);
  return [...clusteredHostBlock(host), ...unclusteredHostBlock(host)];
}

function clusteredHostBlock(host: Host): readonly ProposedBlock[] {
  const [group] = suitableGroups(host);
  if (!group) return [];
  const title = `clustered in ${group.name}, with an instance on every owner`;
  // No stop at the name: what is typed there would not be typed in the group.
  const text = hostText(host, named(host.name), ownersIn(host.biztalkGroup, group), new Stops());
  return [
    { keyword: 'host', title, text, edits: resourceOf(host, group).map((declaration) => add(group, declaration)) },
  ];
}

/** Two instances are what makes a host highly available that isn't clustered. */
function unclusteredHostBlock(host: Host): readonly ProposedBlock[] {
  const { servers, damaged } = host.biztalkGroup;
  const { items } = servers;
  // The word that is being typed damages what it stands in; the list of servers may be whole all the same.
  if (!(servers.complete || damaged) || items.length < 2 || !items.every((server) => mayRunUnclustered(host, server)))
    return [];
  const stops = new Stops();
  const text = hostText(host, stops.at(host.name), items, stops);
  return [{ keyword: 'host', title: 'with an instance on every server', text, edits: [] }];
}

/** With the account that another host of the BizTalk group has. */
function hostText({ biztalkGroup }: Host, name: Template, computers: readonly Computer[], stops: Stops): Template {
  const account = biztalkGroup.hosts.find((other) => other.account)?.account;
  const lines = [
    template`host ${name} {`,
    ...(account ? [template`	account: ${stops.at(named(account.name).plain)}`] : []),
    ...computers.map((computer) => template`	instance ${named(computer.name)}`),
  ];
  return template`${join(lines, '\n')}
}${stops.end}`;
}

/** A host that nothing is written of yet but its name. */
function hostToBe(biztalkGroup: BiztalkGroup, isTaken: IsTaken): Host {
  return {
    kind: 'host',
    origin: biztalkGroup.origin,
    schema: 'host',
    name: freeName('NewHost', isTaken),
    properties: [],
    damaged: false,
    biztalkGroup,
    isolated: false,
    account: undefined,
    instances: [],
    handlers: [],
    clusteredAs: [],
  };
}

/** The resource that clusters it; by its name, as there is no such host yet. */
function resourceOf(host: Host, group: Group): readonly NewDeclaration[] {
  return clusterIn(host, group).flatMap((edit) =>
    edit.verb === 'add' && edit.to === group ? [{ ...edit.declaration, name: host.name }] : [],
  );
}

function ownersIn({ servers }: BiztalkGroup, { cluster }: Group): readonly Node[] {
  return cluster.nodes.filter((node) => servers.items.includes(node));
}
