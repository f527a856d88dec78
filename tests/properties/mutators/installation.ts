/** What can be wrong with an installation as a whole: who may administer it, what its computers need, and its shape. */
import { addBeside, addToList, change, removeBlocks, removeFromList, removeProperty, setProperty } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, to, word } from '../written.ts';
import { onTwoComputers } from './two-computers.ts';

/** The computers that a BizTalk group is on. */
function computersOf(view: View, biztalkGroup: Block): ReadonlySet<Block> {
  const instances = biztalkGroup.members.flatMap(({ members }) =>
    members.filter(({ keyword }) => keyword === 'instance'),
  );
  return new Set([...view.targets(biztalkGroup, 'servers'), ...instances.flatMap((each) => view.head(each) ?? [])]);
}

/** All computers that some BizTalk group is on. */
function biztalkComputers(view: View): ReadonlySet<Block> {
  return new Set(view.all('biztalkGroup').flatMap((biztalkGroup) => [...computersOf(view, biztalkGroup)]));
}

/** The clusters and the stand-alone servers that a BizTalk group is on. */
function installationsOf(view: View, biztalkGroup: Block): ReadonlySet<Block> {
  return new Set([...computersOf(view, biztalkGroup)].map((computer) => view.clusterOf(computer) ?? computer));
}

/** Whether BizTalk Server may come to the node, where nothing was said of it yet: neither lacks what it needs. */
function mayHaveBiztalk(view: View, node: Block): boolean {
  const cluster = view.clusterOf(node);
  const lacks = ['iis', 'comPlusRemote', 'aspNet'].some((key) => view.value(node, key) === 'no');
  if (!cluster || lacks) return false;
  return view.resources(cluster, 'entsso').length === 0 || view.resources(cluster, 'iis').length > 0;
}

function masterSecretServer(view: View): Block | undefined {
  return view.all('sso').flatMap((sso) => view.targets(sso, 'masterSecretServer'))[0];
}

/** What hosts are told that may work in one instance only, or with queues, where they aren't clustered. */
const besideUnclustering = [
  'ftp-receive-not-clustered',
  'ordered-delivery-not-clustered',
  'pop3-receive-not-clustered',
  'msmq-handler-host-not-clustered',
];

/** Sound topologies are of BizTalk Server 2006 to 2009 on Windows Server 2003 and 2008: none of them goes with any of these. */
const laterBiztalk = ['2013', '2013R2', '2016', '2020'];
const laterWindows = ['2008R2', '2012', '2012R2', '2016', '2019', '2022'];

export const installationMutators: readonly Mutator[] = [
  mutator('biztalk-administrators-missing', 'states no administrators', (view, dice) => {
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    if (!biztalkGroup) return undefined;
    return { topology: removeProperty(view.topology, biztalkGroup, 'administrators'), at: [place(biztalkGroup)] };
  }),
  mutator('biztalk-administrators-missing', 'removes the groups of the administrators', (view) => {
    const biztalkGroups = view.all('biztalkGroup');
    const groups = biztalkGroups.flatMap((biztalkGroup) => view.targets(biztalkGroup, 'administrators'));
    return { topology: removeBlocks(view.topology, ...groups), at: biztalkGroups.map((each) => place(each)) };
  }),

  mutator('configuring-account-not-biztalk-administrator', 'takes the membership away', (view, dice) => {
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup').filter((each) => view.targets(each, 'configuredBy')[0]));
    const [account] = biztalkGroup ? view.targets(biztalkGroup, 'configuredBy') : [];
    const [administrators] = biztalkGroup ? view.targets(biztalkGroup, 'administrators') : [];
    if (!biztalkGroup || !account || !administrators) return undefined;
    const topology = removeFromList(view.topology, account, 'memberOf', administrators);
    return { topology, at: [place(biztalkGroup, { property: 'configuredBy' })] };
  }),
  mutator('configuring-account-not-biztalk-administrator', 'lets somebody else configure', (view, dice) => {
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    const [administrators] = biztalkGroup ? view.targets(biztalkGroup, 'administrators') : [];
    const others = view.all('account').filter((each) => {
      const groups = view.targets(each, 'memberOf');
      return administrators && !groups.includes(administrators);
    });
    const other = dice.anyOf(others);
    if (!biztalkGroup || !other) return undefined;
    const topology = setProperty(view.topology, biztalkGroup, 'configuredBy', to(other));
    return { topology, at: [place(biztalkGroup, { property: 'configuredBy' })] };
  }),

  ...['iis', 'comPlusRemote', 'aspNet'].map((key) =>
    mutator('install-prerequisite-missing', `says ${key}: no`, (view, dice) => {
      const used = biztalkComputers(view);
      const nodes = view.failoverClusters().flatMap((cluster) => view.nodes(cluster));
      const node = dice.anyOf(nodes.filter((each) => view.windows(each) === '2003' && used.has(each)));
      if (!node) return undefined;
      const topology = setProperty(view.topology, node, key, word('no'));
      return { topology, at: [place(node, { property: key })] };
    }),
  ),

  mutator('version-pairing-unsupported', 'puts a later Windows on a stand-alone server', (view, dice) => {
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    const servers = biztalkGroup ? [...computersOf(view, biztalkGroup)].filter((each) => !view.clusterOf(each)) : [];
    const server = dice.anyOf(servers);
    if (!biztalkGroup || !server) return undefined;
    const topology = setProperty(view.topology, server, 'windows', word(dice.one(laterWindows)));
    return { topology, at: [place(biztalkGroup, { property: 'version' })] };
  }),
  mutator('version-pairing-unsupported', 'puts a later Windows on a cluster', (view, dice) => {
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    const places = biztalkGroup ? [...installationsOf(view, biztalkGroup)] : [];
    const cluster = dice.anyOf(places.filter(({ keyword }) => keyword === 'cluster'));
    if (!biztalkGroup || !cluster) return undefined;
    const isOld = view.value(cluster, 'windows') === '2003' && view.value(biztalkGroup, 'version') !== '2009';
    const windows = isOld ? dice.one(['2008', ...laterWindows]) : dice.one(laterWindows);
    const topology = setProperty(view.topology, cluster, 'windows', word(windows));
    // What Message Queuing needed of a name on Windows Server 2003 is no setting any more.
    const beside = ['setting-not-for-this-windows-version'];
    return { topology, at: [place(biztalkGroup, { property: 'version' })], beside };
  }),
  mutator('version-pairing-unsupported', 'takes a later version of BizTalk Server', (view, dice) => {
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    if (!biztalkGroup) return undefined;
    const stated = [...installationsOf(view, biztalkGroup)].flatMap((each) => view.value(each, 'windows') ?? []);
    const topology = setProperty(view.topology, biztalkGroup, 'version', word(dice.one(laterBiztalk)));
    const at = [...new Set(stated)].map(() => place(biztalkGroup, { property: 'version' }));
    if (at.length === 0) return undefined;
    return { topology, at, beside: ['sql-version-not-supported', 'base-edi-removed'] };
  }),
  mutator('version-pairing-unsupported', 'takes an earlier version of BizTalk Server', (view, dice) => {
    const later = view
      .all('biztalkGroup')
      .filter((each) =>
        [...installationsOf(view, each)].some((installation) => view.value(installation, 'windows') === '2008'),
      );
    const biztalkGroup = dice.anyOf(later);
    if (!biztalkGroup) return undefined;
    const earlier = removeProperty(view.topology, biztalkGroup, 'upgradedFrom');
    const topology = setProperty(earlier, biztalkGroup, 'version', word(dice.one(['2006', '2006R2'])));
    const at = [place(biztalkGroup, { property: 'version' })];
    return { topology, at, beside: ['sql-version-not-supported'] };
  }),

  mutator('hosts-not-fault-tolerant', 'gathers the hosts on a stand-alone server', (view, dice) => {
    const [biztalkGroup, another] = view.all('biztalkGroup');
    if (!biztalkGroup || another) return undefined;
    const servers = [...computersOf(view, biztalkGroup)].filter(({ keyword }) => keyword === 'server');
    const known = dice.anyOf(servers);
    const server = known ?? view.workshop.draft('server', 'ALONE01');
    const unclustered = removeBlocks(view.topology, ...view.all('biztalkHost'));
    const declared = known ? unclustered : addBeside(unclustered, view.placed(biztalkGroup), server);
    const alone = dice.once(3)
      ? removeProperty(declared, biztalkGroup, 'servers')
      : setProperty(declared, biztalkGroup, 'servers', to(server));
    const topology = view.all('host').reduce((changed, { id }) => {
      const instance = view.workshop.draft('instance', to(server));
      return change(changed, id, (host) => ({ ...host, members: [instance] }));
    }, alone);
    return { topology, at: [place(server)], beside: besideUnclustering };
  }),

  mutator('separate-clusters-recommended', 'lets BizTalk Server run on a node beside others', (view, dice) => {
    const used = biztalkComputers(view);
    const master = masterSecretServer(view);
    const clusters = view.failoverClusters().filter((cluster) => {
      const isShared =
        view.resources(cluster, 'sqlServer').length > 0 || (master && view.clusterOf(master) === cluster);
      return isShared && view.nodes(cluster).every((node) => !used.has(node));
    });
    const cluster = dice.anyOf(clusters);
    const node = cluster && dice.anyOf(view.nodes(cluster).filter((each) => mayHaveBiztalk(view, each)));
    const biztalkGroup = dice.anyOf(view.all('biztalkGroup'));
    if (!node || !biztalkGroup) return undefined;
    return { topology: addToList(view.topology, biztalkGroup, 'servers', to(node)), at: [place(cluster)] };
  }),
  mutator('separate-clusters-recommended', 'makes the SSO service of hosts the master secret server', (view, dice) => {
    const used = biztalkComputers(view);
    const [sso] = view.all('sso');
    const others = view.all('entsso').filter((entsso) => {
      const cluster = view.clusterOf(entsso);
      return entsso !== masterSecretServer(view) && cluster && view.nodes(cluster).some((node) => used.has(node));
    });
    const entsso = dice.anyOf(others);
    const cluster = entsso && view.clusterOf(entsso);
    if (!sso || !entsso || !cluster) return undefined;
    const topology = setProperty(view.topology, sso, 'masterSecretServer', to(entsso));
    return { topology, at: [place(cluster)] };
  }),

  onTwoComputers,
];
