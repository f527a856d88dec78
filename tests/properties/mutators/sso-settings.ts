/** What can be wrong with the clustered Enterprise SSO service and the groups of its administrators. */
import { addMember, addToList, filesSeenFrom, removeBlocks, removeProperty, rename, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutation, type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, property, quoted, to, type Value, type WrittenTopology, word } from '../written.ts';

export function theSso(view: View): Block | undefined {
  return view.all('sso')[0];
}

/** Of blocks outside of others the one that comes first where files are read in the order of their imports. */
export function firstInTopology(view: View, blocks: readonly Block[]): Block | undefined {
  const { files } = view.topology;
  const [root] = files;
  const order = root ? [...filesSeenFrom(root.path, files)] : [];
  return order.flatMap((path) => blocks.filter((block) => view.placed(block).file.path === path))[0];
}

const roles = ['administrators', 'affiliateAdministrators'] as const;

/** Writes a setting of a clustered service. */
function setting(code: string, key: string, ...written: readonly (readonly Value[])[]): Mutator {
  return mutator(code, `writes ${key}`, (view, dice) => {
    const entsso = dice.anyOf(view.all('entsso'));
    if (!entsso) return undefined;
    const topology = setProperty(view.topology, entsso, key, ...dice.one(written));
    return { topology, at: [place(entsso, { property: key })] };
  });
}

/** With the members of a domain group being those of another one too. */
function membersJoin(view: View, topology: WrittenTopology, group: Block, other: Block): WrittenTopology {
  const members = view.referring(group).filter(({ keyword }) => keyword === 'account');
  return members.reduce((changed, account) => addToList(changed, account, 'memberOf', to(other)), topology);
}

/** The resources of Enterprise SSO on a cluster, in their order. */
function servicesOf(cluster: Block, topology: WrittenTopology): readonly Block[] {
  const changed = topology.files.flatMap(({ blocks }) => blocks).find(({ id }) => id === cluster.id);
  const groups = changed?.members.filter(({ keyword }) => keyword === 'group') ?? [];
  return groups.flatMap(({ members }) => members.filter(({ keyword }) => keyword === 'entsso'));
}

/** A second service on the cluster of the first, in a group of it; now and then with something that depends on one of the two. */
function severalServices(view: View, dice: Dice, first: Block, group: Block | undefined): Mutation | undefined {
  const own = view.around(first, 'group');
  const cluster = view.clusterOf(first);
  if (!own || !cluster || !group) return undefined;
  const second = view.workshop.draft('entsso', 'SecondSso');
  second.dependsOn.push(...group.members.filter(({ keyword }) => keyword === 'networkName').map(to));
  let topology = addMember(view.topology, group, second);
  if (dice.once(2)) {
    const [service, home] = dice.one([[first, own] as const, [second, group] as const]);
    const watch = view.workshop.draft('genericService', 'SsoWatch', property('service', quoted('SsoWatch')));
    watch.dependsOn.push(to(service));
    topology = addMember(topology, home, watch);
  }
  const [, ...later] = servicesOf(cluster, topology);
  return { topology, at: later.map((each) => place(each)) };
}

export const ssoSettingMutators: readonly Mutator[] = [
  setting(
    'sso-registry-replication',
    'registryReplication',
    [quoted('SOFTWARE\\Microsoft\\ENTSSO')],
    [quoted('SOFTWARE\\Microsoft\\ENTSSO'), quoted('SOFTWARE\\Microsoft\\BizTalk Server')],
  ),
  setting(
    'sso-service-name',
    'service',
    [quoted('Enterprise Single Sign-On Service')],
    [quoted('SSOSvc')],
    [quoted('')],
  ),
  setting('sso-start-parameters', 'startParameters', [quoted('-debug')], [quoted(' /v')]),
  setting('sso-use-network-name-unchecked', 'useNetworkName', [word('no')]),

  mutator('sso-several-resources', 'adds another to the same group', (view, dice) => {
    const first = dice.anyOf(view.all('entsso'));
    return first && severalServices(view, dice, first, view.around(first, 'group'));
  }),
  mutator('sso-several-resources', 'adds another to another group', (view, dice) => {
    const first = dice.anyOf(view.all('entsso'));
    const groups = (first ? view.groups(view.clusterOf(first)) : []).filter((group) => {
      const isFit = view.value(group, 'quorum') !== 'yes' && group !== (first && view.around(first, 'group'));
      return isFit && group.members.some(({ keyword }) => keyword === 'networkName');
    });
    return first && severalServices(view, dice, first, dice.anyOf(groups));
  }),

  mutator('sso-administrators-missing', 'states no groups, or one', (view, dice) => {
    const sso = theSso(view);
    if (!sso) return undefined;
    const gone = dice.some(roles, 1);
    const topology = gone.reduce((changed, role) => removeProperty(changed, sso, role), view.topology);
    return { topology, at: [place(sso, 'keyword')] };
  }),
  mutator('sso-administrators-missing', 'has no such groups, or one', (view, dice) => {
    const sso = theSso(view);
    if (!sso) return undefined;
    const groups = dice.some(roles, 1).flatMap((role) => view.targets(sso, role));
    return { topology: removeBlocks(view.topology, ...groups), at: [place(sso, 'keyword')] };
  }),
  mutator('sso-administrators-missing', 'has no sso block', (view) => {
    const sso = theSso(view);
    const cluster = firstInTopology(
      view,
      view.all('cluster').filter((each) => view.resources(each, 'entsso').length > 0),
    );
    const [entsso] = cluster ? view.resources(cluster, 'entsso') : [];
    if (!sso || !entsso) return undefined;
    const beside = ['master-secret-server-missing'];
    return { topology: removeBlocks(view.topology, sso), at: [place(entsso)], beside };
  }),

  mutator('sso-group-name-nonstandard', 'gives a group another name', (view, dice) => {
    const sso = theSso(view);
    const role = dice.one(roles);
    const [group] = sso ? view.targets(sso, role) : [];
    if (!sso || !group) return undefined;
    const topology = rename(view.topology, group, dice.one(['SSO Admins', 'SecretKeepers']));
    return { topology, at: [place(sso, { property: role })] };
  }),
  mutator('sso-group-name-nonstandard', 'refers to the BizTalk administrators', (view, dice) => {
    const sso = theSso(view);
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    const role = dice.one(roles);
    const [group] = sso ? view.targets(sso, role) : [];
    const [other] = biztalkGroup ? view.targets(biztalkGroup, 'administrators') : [];
    if (!sso || !group || !other) return undefined;
    const referring = setProperty(membersJoin(view, view.topology, group, other), sso, role, to(other));
    const topology = dice.once(2) ? removeBlocks(referring, group) : referring;
    return { topology, at: [place(sso, { property: role })] };
  }),
  mutator('sso-group-name-nonstandard', 'refers to one group twice', (view, dice) => {
    const sso = theSso(view);
    const role = dice.one(roles);
    const other = role === 'administrators' ? 'affiliateAdministrators' : 'administrators';
    const [group] = sso ? view.targets(sso, role) : [];
    const [kept] = sso ? view.targets(sso, other) : [];
    if (!sso || !group || !kept) return undefined;
    const referring = setProperty(membersJoin(view, view.topology, group, kept), sso, role, to(kept));
    const topology = dice.once(2) ? removeBlocks(referring, group) : referring;
    return { topology, at: [place(sso, { property: role })] };
  }),
];
