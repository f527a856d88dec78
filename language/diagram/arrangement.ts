/** What stands where, decided by what belongs together and never by sizes: a small edit moves little. */
import { sure } from '../model/sure.ts';
import type { BiztalkGroup, Cluster, Computer, Server, Topology } from '../model/topology.ts';
import { biztalkGroupBlock, ssoBlock } from './biztalk.ts';
import { widest } from './blocks.ts';
import { clusterBlock, serverBlock } from './cluster.ts';
import { type Connection, connectionsOfBiztalkGroup, connectionsOfHost, connectionsOfSso } from './connections.ts';
import { type Block, betweenColumns, type Context } from './drawing.ts';
import { shelvedBlock, stackedBlock } from './stacks.ts';

export interface Arrangement {
  /** From top to bottom, each from left to right; none is empty. */
  readonly rows: readonly (readonly Block[])[];
  /** The column of each block, where the rows stand in common columns; undefined where each row stands for itself. */
  readonly columns: readonly (readonly number[])[] | undefined;
}

type Site = Cluster | Server;

/** What the picture is wide for its height, where the number of columns allows it: between 4:3 and 16:10. */
const aspect = 1.45;
/** BizTalk groups without clustered hosts stand below each other in one column, as long as they have no more hosts. */
const mostHostsInColumn = 15;

/**
 * With one BizTalk group, its system above and clusters and servers below, in rows. With several, a column for each: the
 * group, below it what it runs on, below that what it has its databases in; what several use is in the middle of them.
 */
export function arrange(topology: Topology, context: Context): Arrangement {
  return topology.biztalkGroups.length < 2 ? inPlainRows(topology, context) : inColumns(topology, context);
}

function inPlainRows(topology: Topology, context: Context): Arrangement {
  const rows = [
    ...wrapped([
      ...ssosOf(topology).map((one) => ssoBlock(one, context)),
      ...topology.biztalkGroups.map((group) => biztalkGroupBlock(group, context)),
    ]),
    ...wrapped(sitesOf(topology).map((site) => siteBlock(site, context))),
  ];
  return { rows, columns: undefined };
}

/** The blocks in their order, as many in a row as the widest picture allows; lines between them don't count. */
function wrapped(blocks: readonly Block[]): Arrangement['rows'] {
  const rows: Block[][] = [];
  let width = 0;
  for (const block of blocks) {
    const own = block.width([]);
    const row = rows.at(-1);
    if (row !== undefined && width + betweenColumns + own <= widest) {
      row.push(block);
      width += betweenColumns + own;
    } else {
      rows.push([block]);
      width = own;
    }
  }
  return rows;
}

/** A column of the picture within one band of it: BizTalk groups, and what belongs below them. */
interface Place {
  readonly band: number;
  readonly column: number;
}

function inColumns(topology: Topology, context: Context): Arrangement {
  const ssos = ssosOf(topology);
  const sharing = inSharedColumns(topology.biztalkGroups);
  const abreast = columnsAbreast(sharing);
  // The SSO system has a column of its own, left of the BizTalk groups of all bands.
  const first = ssos.length === 0 ? 0 : 1;
  const placeAt = (index: number): Place => ({ band: Math.floor(index / abreast), column: first + (index % abreast) });
  const places = new Map(sharing.flatMap((groups, index) => groups.map((group) => [group, placeAt(index)] as const)));
  const bands = Array.from({ length: placeAt(sharing.length - 1).band + 1 }, () => new Band());
  for (const [index, groups] of sharing.entries()) {
    const { band, column } = placeAt(index);
    bands[band]?.top.set(column, stackedBlock(groups.map((group) => biztalkGroupBlock(group, context))));
  }
  if (first === 1) bands[0]?.top.set(0, stackedBlock(ssos.map((one) => ssoBlock(one, context))));

  const users = usersOf(topology, places);
  const quiet = new Map<string, { place: Place; sites: Site[] }>();
  for (const site of sitesOf(topology)) {
    const home = homeOf(site, topology.biztalkGroups);
    const place = (home && places.get(home)) ?? middleOf(users.get(site)) ?? placeAt(sharing.length - 1);
    const band = bands[place.band];
    if (users.has(site)) {
      (home === undefined ? band?.databases : band?.homes)?.push([place.column, siteBlock(site, context)]);
    } else {
      const key = `${place.band}/${place.column}`;
      const others = quiet.get(key) ?? { place, sites: [] };
      quiet.set(key, others);
      others.sites.push(site);
    }
  }
  for (const { place, sites } of quiet.values()) {
    const blocks = sites.map((site) => siteBlock(site, context));
    const homes = sure(bands[place.band]).homes;
    const index = homes.findIndex(([column]) => column === place.column);
    const block = shelvedBlock(homes[index]?.[1], blocks);
    if (index === -1) homes.push([place.column, block]);
    else homes[index] = [place.column, block];
  }
  const width = Math.min(abreast, sharing.length) + first;
  const rows = bands.flatMap(({ top, homes, databases }) => [
    top,
    ...fitted(homes, width),
    ...fitted(databases, width),
  ]);
  const sorted = rows.map((row) => [...row].toSorted(([a], [b]) => a - b));
  return {
    rows: sorted.map((row) => row.map(([, block]) => block)),
    columns: sorted.map((row) => row.map(([column]) => column)),
  };
}

/**
 * How many columns stand side by side, before the next stand in a band below them. Counted in hosts and columns alone, for which
 * the sizes here are rough ones in pixels: no name, resource, instance or handler decides.
 */
function columnsAbreast(columns: readonly (readonly BiztalkGroup[])[]): number {
  const rowsOfHosts = columns.map((groups) => groups.reduce((sum, { hosts }) => sum + Math.ceil(hosts.length / 3), 0));
  const bandHeight = 100 + 380 * Math.max(1, ...rowsOfHosts);
  const misfit = (abreast: number) => {
    const bands = Math.ceil(columns.length / abreast);
    return Math.abs(Math.log((290 + 880 * abreast) / (300 + bandHeight * bands) / aspect));
  };
  // The bands are as long as each other, or the last is a little shorter.
  const possible = columns.map((_, index) => Math.ceil(columns.length / (index + 1)));
  return possible.reduce((best, abreast) => (misfit(abreast) < misfit(best) ? abreast : best));
}

class Band {
  readonly top = new Map<number, Block>();
  readonly homes: [number, Block][] = [];
  readonly databases: [number, Block][] = [];
}

/** Rows of blocks, each in the column that it wants or, where that is taken, in the nearest free one. */
function fitted(wanted: readonly (readonly [number, Block])[], width: number): readonly ReadonlyMap<number, Block>[] {
  const rows: Map<number, Block>[] = [];
  const late: (readonly [number, Block])[] = [];
  for (const [column, block] of wanted) {
    const [row] = rows;
    if (row === undefined) rows.push(new Map([[column, block]]));
    else if (row.has(column)) late.push([column, block]);
    else row.set(column, block);
  }
  for (const [column, block] of late) {
    let row = rows.at(-1);
    if (row === undefined || row.size === width) {
      row = new Map();
      rows.push(row);
    }
    row.set(nearestFree(row, column, width), block);
  }
  return rows;
}

function nearestFree(row: ReadonlyMap<number, Block>, wanted: number, width: number): number {
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) => !row.has(column));
  return columns.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || b - a)[0] ?? wanted;
}

/** The BizTalk groups of each column, in their order. */
function inSharedColumns(groups: readonly BiztalkGroup[]): readonly (readonly BiztalkGroup[])[] {
  const columns: BiztalkGroup[][] = [];
  let shared: BiztalkGroup[] | undefined;
  let hosts = 0;
  for (const group of groups) {
    if (group.hosts.some((host) => host.clusteredAs.length > 0)) {
      columns.push([group]);
      continue;
    }
    hosts += group.hosts.length;
    if (shared === undefined || hosts > mostHostsInColumn) {
      shared = [];
      hosts = group.hosts.length;
      columns.push(shared);
    }
    shared.push(group);
  }
  return columns;
}

/** The BizTalk group that runs on a cluster or server: the first with a host clustered there, else the first with a computer of it. */
function homeOf(site: Site, groups: readonly BiztalkGroup[]): BiztalkGroup | undefined {
  const isHere = (computer: Computer | undefined) => computer !== undefined && siteOf(computer) === site;
  return (
    groups.find(({ hosts }) => hosts.some((host) => host.clusteredAs.some(({ group }) => group.cluster === site))) ??
    groups.find(
      ({ hosts, servers }) =>
        servers.items.some(isHere) || hosts.some(({ instances }) => instances.some(({ computer }) => isHere(computer))),
    )
  );
}

/** The places that connections to each cluster and server come from; where none does, nothing. */
function usersOf(topology: Topology, places: ReadonlyMap<BiztalkGroup, Place>): ReadonlyMap<Site, readonly Place[]> {
  const users = new Map<Site, Place[]>();
  const add = (connections: readonly Connection[], place: Place) => {
    for (const { to } of connections) users.set(siteOf(to), [...(users.get(siteOf(to)) ?? []), place]);
  };
  for (const sso of ssosOf(topology)) add(connectionsOfSso(sso), { band: 0, column: 0 });
  for (const [group, place] of places) {
    add([...connectionsOfBiztalkGroup(group), ...group.hosts.flatMap(connectionsOfHost)], place);
  }
  return users;
}

function middleOf(places: readonly Place[] = []): Place | undefined {
  const sorted = places.toSorted((a, b) => a.band - b.band || a.column - b.column);
  return sorted[Math.floor(sorted.length / 2)];
}

function siteOf(to: Connection['to']): Site {
  switch (to.kind) {
    case 'resource':
      return to.group.cluster;
    case 'group':
    case 'node':
      return to.cluster;
    case 'server':
      return to;
  }
}

function ssosOf(topology: Topology): Topology['repeatedSso'] {
  return [...(topology.sso ? [topology.sso] : []), ...topology.repeatedSso];
}

function sitesOf({ clusters, servers }: Topology): readonly Site[] {
  return [...clusters, ...servers];
}

function siteBlock(site: Site, context: Context): Block {
  return site.kind === 'cluster' ? clusterBlock(site, context) : serverBlock(site, context);
}
