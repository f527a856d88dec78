/** A BizTalk group: its servers, its hosts where the scenario wants them, and the groups of the cluster that they are in. */
import { type Draft, name, property, to, word } from '../written.ts';
import {
  addAccess,
  addCluster,
  addDisk,
  addGroup,
  addQueues,
  addResource,
  addShare,
  writeAllOwners,
} from './cluster.ts';
import { addHandlers } from './handlers.ts';
import type { Scenario } from './knobs.ts';
import { addDomainGroup, addEntsso, addIis } from './sso.ts';
import type { GroupSite, Site, World } from './world.ts';

/** What a host is clustered for; `forced` where only Enterprise SSO asks for it. */
export type Purpose = 'ftp' | 'msmq' | 'pop3' | 'ordered' | 'forced';

export interface HostSite {
  readonly host: Draft;
  readonly isIsolated: boolean;
  /** Undefined for an unclustered host. */
  readonly clustered: undefined | { readonly group: GroupSite; readonly purpose: Purpose };
}

export interface Farm {
  readonly biztalkGroup: Draft;
  readonly version: string;
  readonly hosts: HostSite[];
}

/** Its cluster, with at least so many nodes. Where no host is clustered the servers may all stand alone. */
export function addFarmCluster(world: World, scenario: Scenario, least: number): Site | undefined {
  return scenario !== 1 || least > 2 || world.dice.once(2) ? addCluster(world, 'BTS', true, least) : undefined;
}

/** @param scenario where Enterprise SSO runs; for 2 the master secret server is among the hosts. */
export function addFarm(world: World, scenario: Scenario, site: Site | undefined, hasWeb: boolean): void {
  const { dice, knobs, namer } = world;
  const version = dice.one(knobs.generation.biztalk);
  const biztalkGroup = world.draft('biztalkGroup', namer.within(world.biztalkGroups, 'Orders'));
  world.biztalkGroups.push(biztalkGroup);
  const farm: Farm = { biztalkGroup, version, hosts: [] };
  const servers = addServers(world, site ? (world.extra(3) ? 2 : 0) : dice.between(2, 4));
  const web = hasWeb ? addCluster(world, 'WEB', false) : undefined;
  const clusteredHosts = site && scenario !== 1 ? addClusteredHosts(world, farm, site, scenario) : 0;
  const isForced = scenario === 2 || scenario === 3;
  const free = [...(site && !isForced ? site.nodes : []), ...servers];
  const unclustered = free.length < 2 ? 0 : dice.between(clusteredHosts > 0 ? 0 : 1, 2);
  for (let index = 0; index < unclustered; index++) addUnclusteredHost(world, farm, free, 'ProcessingHost', false);
  if (world.extra(2)) {
    const forWeb = web?.nodes ?? [...(site?.nodes ?? []), ...servers];
    addUnclusteredHost(world, farm, forWeb, 'IsolatedHost', true);
  }
  const ssoName = isForced ? site?.ssoGroup?.reachedBy : undefined;
  describe(world, farm, clusteredHosts > 0, [...(site?.nodes ?? []), ...servers, ...(web?.nodes ?? [])], ssoName);
  addHandlers(world, farm);
}

function addServers(world: World, count: number): readonly Draft[] {
  const servers = Array.from({ length: count }, () => world.draft('server', world.namer.network('BTSSRV')));
  for (const server of servers) if (!world.extra(4)) server.properties.push(property('windows', word(world.windows())));
  world.servers.push(...servers);
  return servers;
}

/** Returns how many there are. */
function addClusteredHosts(world: World, farm: Farm, site: Site, scenario: Scenario): number {
  const { dice } = world;
  const isForced = scenario !== 4;
  const groups = Array.from({ length: isForced ? 1 : dice.between(1, 2) }, () => addAppGroup(world, site));
  const [first] = groups;
  if (isForced && first) {
    const entsso = addEntsso(world, first);
    if (scenario === 2) world.masterSecretServer = entsso;
    addIis(world, first);
  }
  const purposes: Purpose[] = ['ftp', 'msmq', 'pop3', 'ordered', ...(isForced ? (['forced'] as const) : [])];
  const chosen = dice.shuffled(purposes).slice(0, dice.between(1, 3));
  for (const purpose of chosen) {
    const able = groups.filter(({ disk }) => purpose !== 'msmq' || disk);
    if (able.length > 0) addClusteredHost(world, farm, dice.one(able), purpose);
  }
  if (farm.hosts.length === 0 && first) addClusteredHost(world, farm, first, 'ftp');
  return farm.hosts.length;
}

function addAppGroup(world: World, site: Site): GroupSite {
  const group = addGroup(world, site, 'BizTalkApp');
  addAccess(world, group, 'App');
  if (world.dice.below(5) !== 1) addDisk(world, group, 'App');
  if (group.disk && world.extra(2)) addShare(world, group);
  return group;
}

function addClusteredHost(world: World, farm: Farm, group: GroupSite, purpose: Purpose): void {
  const { dice } = world;
  const { site, excluded } = group;
  const host = newHost(world, farm, 'ReceiveHost');
  const queues = purpose === 'msmq' ? addQueues(world, group) : undefined;
  const isWritten = queues !== undefined || dice.once(2);
  const resource = addResource(world, group, 'biztalkHost', host, isWritten ? [group.networkName, queues] : []);
  const leavesOut = excluded.length > 0 && dice.once(2);
  const owners = leavesOut ? site.nodes.filter((node) => !excluded.includes(node)) : site.nodes;
  if (leavesOut) resource.properties.push(property('possibleOwners', ...owners.map(to)));
  else writeAllOwners(world, resource, site);
  for (const node of owners) addInstance(world, host, node);
  if (purpose === 'msmq') for (const node of owners) world.queueing.add(node);
  farm.hosts.push({ host, isIsolated: false, clustered: { group, purpose } });
}

function newHost(world: World, { biztalkGroup }: Farm, base: string): Draft {
  const host = world.draft('host', world.namer.within(biztalkGroup.members, base));
  if (world.dice.below(4) !== 1) host.properties.push(property('account', to(world.hostAccount())));
  biztalkGroup.members.push(host);
  return host;
}

function addInstance(world: World, host: Draft, computer: Draft): void {
  const instance = world.draft('instance', to(computer));
  world.maybe(instance, 8, 'disabled', word('no'));
  host.members.push(instance);
  world.biztalkComputers.add(computer);
}

/** At least two instances that can start; another may be disabled. */
function addUnclusteredHost(
  world: World,
  farm: Farm,
  computers: readonly Draft[],
  base: string,
  isIsolated: boolean,
): void {
  const host = newHost(world, farm, base);
  host.isolated = isIsolated;
  const chosen = world.dice.some(computers, 2);
  for (const computer of chosen) addInstance(world, host, computer);
  const disabled = world.extra(6) ? computers.find((computer) => !chosen.includes(computer)) : undefined;
  if (disabled) {
    host.members.push(world.draft('instance', to(disabled), property('disabled', word('yes'))));
    world.biztalkComputers.add(disabled);
  }
  farm.hosts.push({ host, isIsolated, clustered: undefined });
}

function describe(
  world: World,
  { biztalkGroup, version }: Farm,
  isClustered: boolean,
  computers: readonly Draft[],
  ssoName: string | undefined,
): void {
  const { dice } = world;
  const needed = computers.filter((computer) => world.biztalkComputers.has(computer));
  const servers = dice.shuffled(dice.once(3) ? needed : computers);
  for (const server of servers) world.biztalkComputers.add(server);
  const administrators = addDomainGroup(
    world,
    world.namer.within(world.sites, dice.one(['BizTalk Server Administrators', 'BizTalk admins'])),
  );
  const edition = dice.one(
    isClustered ? ['enterprise', 'enterprise', 'developer'] : ['enterprise', 'standard', 'branch'],
  );
  biztalkGroup.properties.push(
    property('version', word(version)),
    property('edition', word(edition)),
    property('servers', ...servers.map(to)),
    property('administrators', to(administrators)),
  );
  if (!world.extra(10)) biztalkGroup.properties.push(property('database', to(dice.one(world.sqlServers))));
  if (version === '2006R2') world.maybe(biztalkGroup, 3, 'upgradedFrom', word('2006'));
  if (version === '2009') world.maybe(biztalkGroup, 4, 'upgradedFrom', word('2006R2'));
  if (world.extra(2)) {
    const installer = world.account('admin', property('memberOf', to(administrators)));
    biztalkGroup.properties.push(property('configuredBy', to(installer)));
  }
  if (ssoName !== undefined && !world.extra(3)) {
    const cased = dice.once(6) ? ssoName.toLowerCase() : ssoName;
    biztalkGroup.properties.push(property('ssoServer', name(cased)));
  }
}
