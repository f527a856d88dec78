/** What can be wrong with the master secret server: where it is, and what is kept of its secret. */
import { addBeside, addMember, removeBlocks, removeProperty, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, property, quoted, to, type WrittenTopology, word } from '../written.ts';
import { firstInTopology, theSso } from './sso-settings.ts';

interface Master {
  readonly sso: Block;
  /** The clustered service; of every sound topology there is one. */
  readonly entsso: Block;
  readonly cluster: Block;
}

function masterOf(view: View): Master | undefined {
  const sso = theSso(view);
  const [entsso] = sso ? view.targets(sso, 'masterSecretServer') : [];
  const cluster = entsso && view.clusterOf(entsso);
  return sso && entsso && cluster ? { sso, entsso, cluster } : undefined;
}

/** Hosts and handlers that only Enterprise SSO kept where they are: they gain nothing from it without. */
const besideUnclusteringSso = [
  'handler-without-benefit-in-clustered-host',
  'host-clustered-without-benefit',
  'pop3-clustering-not-needed',
];

const statedAt = (sso: Block) => place(sso, { property: 'masterSecretServer' });

function moved(topology: WrittenTopology, sso: Block, server: Block): WrittenTopology {
  return setProperty(topology, sso, 'masterSecretServer', to(server));
}

/** A network load balancing cluster of the topology, or a new one. */
function balanced(view: View, dice: Dice): { readonly topology: WrittenTopology; readonly cluster: Block } {
  const there = dice.anyOf(view.all('cluster').filter((each) => !view.failoverClusters().includes(each)));
  if (there) return { topology: view.topology, cluster: there };
  const beside = dice.one(view.all('cluster'));
  const type = property('type', word('networkLoadBalancing'));
  const made = view.workshop.draft('cluster', 'WEBFARM', property('windows', word('2008')), type);
  const cluster = { ...made, members: ['FARM01', 'FARM02'].map((name) => view.workshop.draft('node', name)) };
  return { topology: addBeside(view.topology, view.placed(beside), cluster), cluster };
}

export const masterSecretServerMutators: readonly Mutator[] = [
  mutator('master-secret-server-is-node', 'names a node of its cluster', (view, dice) => {
    const { sso, cluster } = masterOf(view) ?? {};
    const node = cluster && dice.anyOf(view.nodes(cluster));
    if (!sso || !node) return undefined;
    return { topology: moved(view.topology, sso, node), at: [statedAt(sso)] };
  }),
  mutator('master-secret-server-is-node', 'names a node of another cluster with the service', (view, dice) => {
    const { sso, cluster: own } = masterOf(view) ?? {};
    const others = view.failoverClusters().filter((cluster) => cluster !== own);
    const cluster = dice.anyOf(others.filter((each) => view.resources(each, 'entsso').length > 0));
    const node = cluster && dice.anyOf(view.nodes(cluster));
    if (!sso || !node) return undefined;
    return { topology: moved(view.topology, sso, node), at: [statedAt(sso)] };
  }),

  mutator('master-secret-server-missing', 'states none', (view) => {
    const sso = theSso(view);
    if (!sso) return undefined;
    return { topology: removeProperty(view.topology, sso, 'masterSecretServer'), at: [place(sso, 'keyword')] };
  }),
  mutator('master-secret-server-missing', 'has no sso block', (view) => {
    const sso = theSso(view);
    const group = firstInTopology(view, view.all('biztalkGroup'));
    if (!sso || !group) return undefined;
    const beside = ['sso-administrators-missing'];
    return { topology: removeBlocks(view.topology, sso), at: [place(group)], beside };
  }),
  mutator('master-secret-server-missing', 'removes the clustered service that is the only one', (view) => {
    const { sso, entsso } = masterOf(view) ?? {};
    if (!sso || !entsso || view.all('entsso').length > 1) return undefined;
    return {
      topology: removeBlocks(view.topology, entsso),
      at: [place(sso, 'keyword')],
      beside: besideUnclusteringSso,
    };
  }),

  mutator('master-secret-server-not-clustered', 'names a single computer', (view, dice) => {
    const sso = theSso(view);
    if (!sso) return undefined;
    const server = dice.anyOf(view.all('server'));
    if (server) return { topology: moved(view.topology, sso, server), at: [statedAt(sso)] };
    const added = view.workshop.draft('server', 'SECRET01');
    const topology = addBeside(view.topology, view.placed(sso), added);
    return { topology: moved(topology, sso, added), at: [statedAt(sso)] };
  }),
  mutator('master-secret-server-not-clustered', 'names a node of a cluster without the service', (view, dice) => {
    const sso = theSso(view);
    const clusters = view.failoverClusters().filter((each) => view.resources(each, 'entsso').length === 0);
    const cluster = dice.anyOf(clusters);
    const node = cluster && dice.anyOf(view.nodes(cluster));
    if (!sso || !node) return undefined;
    return { topology: moved(view.topology, sso, node), at: [statedAt(sso)] };
  }),
  mutator('master-secret-server-not-clustered', 'unclusters the service', (view, dice) => {
    const { sso, entsso, cluster } = masterOf(view) ?? {};
    const node = cluster && dice.anyOf(view.nodes(cluster));
    if (!sso || !entsso || !node) return undefined;
    const topology = moved(removeBlocks(view.topology, entsso), sso, node);
    return {
      topology,
      at: [statedAt(sso)],
      beside: ['sso-not-clustered-with-clustered-hosts', ...besideUnclusteringSso],
    };
  }),

  mutator('master-secret-server-on-nlb', 'names a node of a network load balancing cluster', (view, dice) => {
    const sso = theSso(view);
    if (!sso) return undefined;
    const { topology, cluster } = balanced(view, dice);
    return { topology: moved(topology, sso, dice.one(view.nodes(cluster))), at: [statedAt(sso)] };
  }),
  mutator('master-secret-server-on-nlb', 'has it as a resource of a network load balancing cluster', (view, dice) => {
    const sso = theSso(view);
    if (!sso) return undefined;
    const { topology, cluster } = balanced(view, dice);
    const ip = view.workshop.draft('ip', 'FarmAddress', property('address', word('10.99.0.10/24')));
    const networkName = view.workshop.draft('networkName', 'FarmName', property('name', word('FARMVS')));
    networkName.dependsOn.push(to(ip));
    const entsso = view.workshop.draft('entsso', 'FarmSso');
    entsso.dependsOn.push(to(networkName));
    const group = { ...view.workshop.draft('group', 'FarmGroup'), members: [ip, networkName, entsso] };
    return { topology: moved(addMember(topology, cluster, group), sso, entsso), at: [statedAt(sso)] };
  }),

  mutator('sso-secret-backup-missing', 'says nothing of a backup', (view) => {
    const sso = theSso(view);
    if (!sso) return undefined;
    return { topology: removeProperty(view.topology, sso, 'secretBackup'), at: [place(sso, 'keyword')] };
  }),
  mutator('sso-secret-backup-missing', 'leaves its path blank', (view, dice) => {
    const sso = theSso(view);
    if (!sso) return undefined;
    const topology = setProperty(view.topology, sso, 'secretBackup', quoted(dice.one(['', ' '])));
    return { topology, at: [place(sso, { property: 'secretBackup' })] };
  }),
];
