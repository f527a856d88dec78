/** Enterprise SSO: the clustered service where it belongs, and the block with its groups and accounts. */
import { type Draft, property, quoted, to, word } from '../written.ts';
import { addResource, addServiceGroup } from './cluster.ts';
import type { GroupSite, Site, World } from './world.ts';

/** The clustered service in a group that has a Network Name; it needs no disk. */
export function addEntsso(world: World, group: GroupSite): Draft {
  const dependsOn = [group.networkName, world.extra(6) ? group.disk : undefined];
  const entsso = addResource(world, group, 'entsso', 'ENTSSO', dependsOn);
  world.maybe(entsso, 3, 'useNetworkName', word('yes'));
  world.maybe(entsso, 5, 'service', quoted(world.dice.one(['entsso', 'ENTSSO'])));
  world.maybe(entsso, 6, 'startParameters', quoted(''));
  group.site.ssoGroup = group;
  return entsso;
}

/** Where Enterprise SSO is clustered on BizTalk servers, the web service goes with it. */
export function addIis(world: World, group: GroupSite): void {
  const iis = addResource(world, group, 'iis', 'Web', world.extra(2) ? [group.networkName] : []);
  world.maybe(iis, 2, 'script', quoted('C:\\Windows\\System32\\Inetsrv\\clusIIS.vbs'));
}

/** The master secret server on a cluster that runs no BizTalk host. */
export function addMaster(world: World, site: Site): void {
  const shared = site.groups.find(({ networkName }) => networkName);
  const group = shared && world.dice.once(3) ? shared : addServiceGroup(world, site, 'Sso');
  world.masterSecretServer = addEntsso(world, group);
  if (world.extra(8)) addIis(world, group);
}

export function addDomains(world: World): void {
  const count = world.extra(4) ? 2 : 1;
  for (let index = 0; index < count; index++) {
    world.domains.push(world.draft('domain', world.namer.within(world.domains, 'CONTOSO')));
  }
}

export function addDomainGroup(world: World, name: string): Draft {
  const domain = world.dice.one(world.domains);
  const group = world.draft('group', name);
  domain.members.push(group);
  return group;
}

/** The block, when all clusters are there. */
export function addSso(world: World): void {
  const { dice } = world;
  const administrators = addDomainGroup(world, world.extra(10) ? 'sso administrators' : 'SSO Administrators');
  const affiliates = addDomainGroup(world, 'SSO Affiliate Administrators');
  const sso = world.draft('sso');
  if (world.masterSecretServer) sso.properties.push(property('masterSecretServer', to(world.masterSecretServer)));
  if (!world.extra(10)) sso.properties.push(property('database', to(dice.one(world.sqlServers))));
  sso.properties.push(
    property('administrators', to(administrators)),
    property('affiliateAdministrators', to(affiliates)),
    property('secretBackup', quoted('\\\\VAULT\\sso\\SSO7F3A.bak')),
  );
  if (!world.extra(5)) sso.properties.push(property('serviceAccount', to(serviceAccount(world, administrators))));
  if (!world.extra(3)) {
    const installer = world.account('installer', property('memberOf', to(administrators)));
    sso.properties.push(property('configuredBy', to(installer)));
  }
  world.sso = sso;
}

/** On Windows Server 2003 it needs Full Control of every cluster that it runs on. */
function serviceAccount(world: World, administrators: Draft): Draft {
  const account = world.account(
    'svc-sso',
    property('memberOf', to(administrators)),
    property('rights', word('logOnAsService')),
  );
  for (const { cluster, windows, ssoGroup } of world.sites) {
    if (windows !== '2003' || !ssoGroup) continue;
    const others = world.extra(4) ? [world.hostAccount()] : [];
    cluster.properties.push(property('fullControl', ...[account, ...others].map(to)));
  }
  return account;
}
