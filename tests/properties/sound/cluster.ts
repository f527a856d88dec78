/** Clusters with their nodes, groups and resources, each with what it depends on. */
import { type Draft, name, type Property, property, quoted, to, word } from '../written.ts';
import type { GroupSite, Site, World } from './world.ts';

export function addCluster(world: World, base: string, isFailover = true, least = 2): Site {
  const { dice, namer } = world;
  const windows = world.windows();
  const cluster = world.draft('cluster', namer.network(`${base}CLU`), property('windows', word(windows)));
  if (!isFailover) cluster.properties.push(property('type', word('networkLoadBalancing')));
  else world.maybe(cluster, 4, 'type', word('failover'));
  const count = Math.max(least, dice.between(2, world.knobs.nodes));
  const nodes = Array.from({ length: count }, () => world.draft('node', namer.network(base)));
  cluster.members.push(...nodes);
  const site: Site = {
    ...{ cluster, windows, isFailover, nodes, groups: [], subnet: world.sites.length + 1 },
    ...{ prefix: dice.one([24, 24, 16, 20, 25, 27]), letters: [...'RSTUVWXYZEFGHIJKLMNOP'] },
    ...{ ssoGroup: undefined },
  };
  world.sites.push(site);
  return site;
}

export function addGroup(world: World, site: Site, base: string): GroupSite {
  const { dice, namer } = world;
  const group = world.draft('group', namer.within(site, base));
  const most = site.nodes.length - 2;
  const excluded = most > 0 && world.extra(2) ? dice.shuffled(site.nodes).slice(0, dice.between(1, most)) : [];
  if (world.extra(2)) {
    const preferred = dice.some(site.nodes, dice.once(3) ? 1 : site.nodes.length);
    group.properties.push(property('preferredOwners', ...preferred.map(to)));
  }
  world.maybe(group, 8, 'quorum', word('no'));
  site.cluster.members.push(group);
  const made: GroupSite = {
    ...{ group, site, excluded, disk: undefined, letter: '', networkName: undefined, reachedBy: '', msmq: undefined },
  };
  site.groups.push(made);
  return made;
}

/** Types of resources for which a written list of possible owners may leave out nodes. */
const mayExclude: ReadonlySet<string> = new Set([
  ...['biztalkHost', 'genericService', 'genericScript', 'genericApplication', 'resource'],
]);

export function addResource(
  world: World,
  { group, site, excluded }: GroupSite,
  keyword: string,
  named: string | Draft,
  dependsOn: readonly (Draft | undefined)[],
  ...properties: readonly Property[]
): Draft {
  // A cluster takes each name of a resource once, in whichever group.
  const own = typeof named === 'string' ? world.namer.within(site.cluster, named) : to(named);
  const resource = world.draft(keyword, own, ...properties);
  resource.dependsOn.push(...world.dice.shuffled(dependsOn.flatMap((each) => (each ? [to(each)] : []))));
  group.members.push(resource);
  const owners = mayExclude.has(keyword) ? site.nodes.filter((node) => !excluded.includes(node)) : site.nodes;
  // A clustered host's instances tell which nodes it runs on, so whoever adds one says whether it leaves nodes out.
  const leavesOut = owners.length < site.nodes.length && keyword !== 'biztalkHost' && world.dice.once(2);
  if (leavesOut) resource.properties.push(property('possibleOwners', ...owners.map(to)));
  else if (keyword !== 'biztalkHost') writeAllOwners(world, resource, site);
  addRestart(world, resource, site);
  return resource;
}

/** Every node, which is what holds where no list is written. */
export function writeAllOwners(world: World, resource: Draft, { nodes }: Site): void {
  world.maybe(resource, 6, 'possibleOwners', ...world.dice.shuffled(nodes).map(to));
}

function addRestart(world: World, resource: Draft, { windows }: Site): void {
  if (!world.extra(6)) return;
  const { dice } = world;
  const retryAfter = windows === '2003' ? [] : [property('retryAfter', word('1h'))];
  const policy = [
    property('attempts', word(String(dice.between(1, 5)))),
    property('period', word(dice.one(['900s', '15m', '1h']))),
    property('failover', word('yes')),
    property('pendingTimeout', word('3m')),
  ];
  resource.members.push(world.draft('restart', undefined, ...dice.some([...policy, ...retryAfter], 0)));
}

/** An IP Address and the Network Name that depends on it, which the network knows by a name of its own where none is given. */
export function addAccess(world: World, group: GroupSite, base: string, known?: string): void {
  const { dice, namer } = world;
  const { site } = group;
  const address = () => property('address', word(namer.address(site.subnet, site.prefix)));
  const ip = addResource(world, group, 'ip', `${base}Address`, [], address());
  world.maybe(ip, 2, 'network', name(dice.one(['Public', 'Public network', 'public'])));
  world.maybe(ip, 4, 'netbios', word('yes'));
  const second = world.extra(10) ? addResource(world, group, 'ip', `${base}Address`, [], address()) : undefined;
  const reachedBy = known ?? namer.network(`${base}VS`.toUpperCase());
  const networkName = addResource(world, group, 'networkName', `${base}Name`, [ip, second]);
  networkName.properties.push(property('name', name(reachedBy)));
  group.networkName = networkName;
  group.reachedBy = reachedBy;
}

export function addDisk(world: World, group: GroupSite, base: string): void {
  const letter = group.site.letters.shift() ?? 'Q';
  const drive = property('drive', quoted(world.extra(6) ? `${letter.toLowerCase()}:` : `${letter}:`));
  group.disk = addResource(world, group, 'disk', `${base}Disk`, [], drive);
  group.letter = letter;
  if (!world.extra(8)) return;
  const other = group.site.letters.shift();
  if (other) addResource(world, group, 'disk', `${base}Data`, [], property('drive', quoted(`${other}:`)));
}

/** The whole that a service needs: Network Name, IP Address and Physical Disk. */
export function addServiceGroup(world: World, site: Site, base: string): GroupSite {
  const group = addGroup(world, site, `${base}Group`);
  addDisk(world, group, base);
  addAccess(world, group, base);
  return group;
}

export function addDtc(world: World, group: GroupSite): Draft {
  const dtc = addResource(world, group, 'dtc', 'MSDTC', [group.networkName, group.disk]);
  for (const key of ['networkAccess', 'inbound', 'outbound']) world.maybe(dtc, 4, key, word('yes'));
  world.maybe(dtc, 3, 'authentication', word('incomingCaller'));
  return dtc;
}

/** The queues of a group; on Windows Server 2003 they need Kerberos, which is written when all groups are known. */
export function addQueues(world: World, group: GroupSite): Draft {
  group.msmq ??= addResource(world, group, 'msmq', 'Queues', [group.networkName, group.disk]);
  return group.msmq;
}

export function addShare(world: World, group: GroupSite): void {
  const { dice } = world;
  const share = world.namer.within(world.shares, dice.one(['Drop', 'Orders in', 'Edi$', 'Data']));
  const letter = world.extra(4) ? group.letter.toLowerCase() : group.letter;
  const fileShare = addResource(
    world,
    group,
    'fileShare',
    'Share',
    [group.networkName, group.disk],
    property('share', quoted(share)),
    property('path', quoted(`${letter}:\\${share}`)),
  );
  world.shares.push({ path: `\\\\${group.reachedBy}\\${share}`, fileShare });
}
