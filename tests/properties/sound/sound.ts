/**
 * Random sound topologies: about which no rule says anything stronger than a hint. What they may contain is what the white paper
 * allows, whether it recommends it or not: all four places for Enterprise SSO, local DTCs, owners left out, several BizTalk groups.
 */
import fc from 'fast-check';
import type { Layout } from '../layout.ts';
import { property, quoted, type WrittenTopology, word } from '../written.ts';
import { addCluster, addResource, addServiceGroup } from './cluster.ts';
import { completeCluster, settleComputers } from './extras.ts';
import { addFarm, addFarmCluster } from './farm.ts';
import { spreadOverFiles } from './files.ts';
import { type Knobs, knobs, layouts } from './knobs.ts';
import { addDomains, addMaster, addSso } from './sso.ts';
import { type Site, World } from './world.ts';

export interface Sound {
  readonly topology: WrittenTopology;
  readonly layout: Layout;
}

export const soundTopologies: fc.Arbitrary<Sound> = fc
  .record({ chosen: knobs, layout: layouts })
  .map(({ chosen, layout }) => ({ topology: soundTopology(chosen), layout }));

export function soundTopology(chosen: Knobs): WrittenTopology {
  const { scenario, second, sqlTogether, masterAlone } = chosen;
  const world = new World(chosen);
  addDomains(world);
  // With SQL Server and the master secret server beside the hosts, two nodes would be the whole topology.
  const first = addFarmCluster(world, scenario, sqlTogether ? 4 : 2);
  const data = first && sqlTogether ? first : addCluster(world, 'SQL');
  addSql(world, data);
  addFarm(world, scenario, first, chosen.web);
  if (second) addFarm(world, second, addFarmCluster(world, second, 2), false);
  if (scenario !== 2) addMaster(world, masterAlone || data === first ? addCluster(world, 'SSO') : data);
  addSso(world);
  for (const site of world.sites) completeCluster(world, site);
  settleComputers(world);
  const sites = world.sites.map(({ cluster }) => cluster);
  const sso = world.sso ? [world.sso] : [];
  const all = [...world.domains, ...sites, ...world.servers, ...sso, ...world.biztalkGroups];
  return { files: spreadOverFiles(world, all) };
}

function addSql(world: World, site: Site): void {
  const { dice, knobs: chosen } = world;
  const group = addServiceGroup(world, site, 'Sql');
  const sqlServer = addResource(world, group, 'sqlServer', 'Sql', [group.networkName, group.disk]);
  world.maybe(sqlServer, 2, 'instance', quoted(dice.one(['MSSQLSERVER', 'BIZTALK'])));
  if (!world.extra(4)) sqlServer.properties.push(property('version', word(dice.one(chosen.generation.sql))));
  world.sqlServers.push(sqlServer);
}
