/** What else stands on clusters, and the settings of computers that say nothing which matters. */
import { type Draft, property, quoted, to, word } from '../written.ts';
import { addAccess, addDisk, addDtc, addGroup, addQueues, addResource, addServiceGroup, addShare } from './cluster.ts';
import type { GroupSite, Site, World } from './world.ts';

/** Groups and resources that no BizTalk group knows of, and the DTC that every cluster of the topology needs. */
export function completeCluster(world: World, site: Site): void {
  if (!site.isFailover) return;
  const { dice } = world;
  if (world.extra(2)) addQuorumGroup(world, site);
  if (world.extra(4)) addOtherGroup(world, site);
  if (world.extra(6)) addQueues(world, addServiceGroup(world, site, 'Msg'));
  if (world.extra(3)) addShare(world, addServiceGroup(world, site, 'File'));
  // A service that fails in the quorum group takes along what keeps the cluster together.
  const able = site.groups.filter(({ group, disk, networkName }) => disk && networkName && !isQuorum(group));
  const isApart = able.length === 0 || dice.once(3);
  addDtc(world, isApart ? addServiceGroup(world, site, 'Dtc') : dice.one(able));
  if (site.windows === '2003') for (const group of site.groups) writeKerberos(world, group);
  if (world.extra(4) && site.windows === '2008') grantFullControl(world, site);
}

function isQuorum({ properties }: Draft): boolean {
  return properties.some(
    ({ key, values: [value] }) => key === 'quorum' && value && 'word' in value && value.word === 'yes',
  );
}

function addQuorumGroup(world: World, site: Site): void {
  const group = addGroup(world, site, 'ClusterGroup');
  group.group.properties.splice(0, group.group.properties.length, property('quorum', word('yes')));
  addDisk(world, group, 'Quorum');
  // Where the cluster's own name is written, it is a resource of this group.
  const clusterName = typeof site.cluster.name === 'string' && world.dice.once(2) ? site.cluster.name : undefined;
  if (world.extra(3)) addAccess(world, group, 'Quo', clusterName);
}

function addOtherGroup(world: World, site: Site): void {
  const { dice } = world;
  const group = addGroup(world, site, 'Other');
  addDisk(world, group, 'Other');
  if (dice.once(2)) addAccess(world, group, 'Oth');
  const possible = [group.disk, group.networkName];
  const add = (keyword: string, base: string, key: string, text: string) =>
    addResource(world, group, keyword, base, dice.some(possible, 0), property(key, quoted(text)));
  const all = [
    () => add('genericService', 'Spooler', 'service', 'Spooler'),
    () => add('genericScript', 'Watch', 'script', 'C:\\scripts\\watch.vbs'),
    () => add('genericApplication', 'Agent', 'command', 'C:\\agent\\agent.exe /quiet'),
    () => add('resource', 'Names', 'type', 'WINS Service'),
  ];
  for (const addOne of dice.some(all, 1)) addOne();
}

/** Message Queuing needs it of the Network Name; for others it may be as it likes. */
function writeKerberos(world: World, { networkName, msmq }: GroupSite): void {
  if (msmq) networkName?.properties.push(property('kerberos', word('yes')));
  else if (networkName) world.maybe(networkName, 4, 'kerberos', word(world.dice.one(['no', 'yes'])));
}

/** Nobody needs it on Windows Server 2008, and nobody is hurt by it. */
function grantFullControl(world: World, { cluster }: Site): void {
  cluster.properties.push(property('fullControl', to(world.hostAccount())));
}

/** Settings of nodes and servers: those that hold anyway, and some that don't matter where they stand. */
export function settleComputers(world: World): void {
  for (const { nodes, windows } of world.sites) for (const node of nodes) settle(world, node, windows === '2003', true);
  for (const server of world.servers) settle(world, server, true, world.biztalkComputers.has(server));
}

function settle(world: World, computer: Draft, isOld: boolean, isUsed: boolean): void {
  const anything = () => word(world.dice.one(['yes', 'no']));
  if (world.queueing.has(computer)) computer.properties.push(property('messageQueuing', word('yes')));
  else world.maybe(computer, 5, 'messageQueuing', anything());
  world.maybe(computer, 4, 'networkDtc', isUsed ? word('yes') : anything());
  world.maybe(computer, 5, 'localDtc', isOld ? word('no') : anything());
  const prerequisite = isOld && world.biztalkComputers.has(computer) ? () => word('yes') : anything;
  world.maybe(computer, 6, 'comPlusRemote', prerequisite());
  world.maybe(computer, 6, 'aspNet', prerequisite());
  world.maybe(computer, 6, 'iis', word('yes'));
}
