/** Clusters with their nodes side by side, each with the groups that normally run on it, and stand-alone servers. */
import { isNodeOf } from '../model/queries.ts';
import { sure } from '../model/sure.ts';
import type { Cluster, Computer, Group, Node } from '../model/topology.ts';
import { columnsThatFit, type Frame, framedBlock, plainBlock } from './blocks.ts';
import { type Block, boxesOf, type Cell, type Context, conditionIn, drawing, label, type Port } from './drawing.ts';
import { groupCell } from './group.ts';
import { type Box, fonts, type Rect } from './picture.ts';
import { wrap } from './text-width.ts';
import { clusterFacts, computerFacts, count, inFull, nameOf } from './wording.ts';

const padding = 12;
const betweenGroups = 12;
const textStart = 40;
const lineHeight = 16;
/** A node on which no group normally runs. */
const idleNodeWidth = 192;
const serverWidth = 208;
const clusterHeadHeight = 56;

/** Where a group normally runs: on its first preferred owner that is a node of the cluster, else on the first node. */
export function homeOf(group: Group): Node | undefined {
  const { cluster } = group;
  return group.preferredOwners.items.find((owner) => isNodeOf(owner, cluster)) ?? cluster.nodes[0];
}

export function clusterBlock(cluster: Cluster, context: Context): Block {
  const { moment } = context;
  const homes = new Map<Node | undefined, Group[]>();
  for (const group of cluster.groups) {
    const home = moment ? moment.ownerOf(group) : homeOf(group);
    homes.set(home, [...(homes.get(home) ?? []), group]);
  }
  const homeless = homes.get(undefined) ?? [];
  const cells = [
    ...cluster.nodes.map((node) => nodeCell(node, homes.get(node) ?? [], context)),
    ...(homeless.length === 0 ? [] : [stackOf(homeless.map((group) => groupCell(group, context)))]),
  ];
  const frame: Frame = {
    headHeight: clusterHeadHeight,
    ports: [],
    crossed: true,
    draw: (rect, clear, children) => clusterBox(cluster, rect, clear, children, context),
  };
  return framedBlock(cells, columnsThatFit(cells, cells.length), idleNodeWidth, frame);
}

export function serverBlock(server: Computer, context: Context): Block {
  return plainBlock(computerCell(server, undefined, serverWidth, context));
}

function nodeCell(node: Node, groups: readonly Group[], context: Context): Cell {
  if (groups.length === 0) return computerCell(node, undefined, idleNodeWidth, context);
  const inner = stackOf(groups.map((group) => groupCell(group, context)));
  return computerCell(node, inner, inner.width + 2 * padding, context);
}

function computerCell(computer: Computer, inner: Cell | undefined, width: number, context: Context): Cell {
  const { words } = conditionIn(context, computer);
  const facts = wrap([computer.kind, ...words, ...computerFacts(computer)], width - textStart - padding, fonts.detail);
  const headHeight = 28 + lineHeight * facts.length;
  const innerTop = headHeight + 4;
  const ports: readonly Port[] = [
    // A computer may hold both: each line comes in at its own height.
    { ends: computer, kind: 'database', y: 12, inset: 0 },
    { ends: computer, kind: 'masterSecret', y: 28, inset: 0 },
    ...(inner?.ports ?? []).map((port) => ({ ...port, y: port.y + innerTop, inset: port.inset + padding })),
  ];
  const draw = (rect: Rect) => {
    const drawn = inner?.draw({
      x: rect.x + padding,
      y: rect.y + innerTop,
      width: rect.width - 2 * padding,
      height: inner.height,
    });
    const inside = drawn === undefined ? [] : [drawn];
    return drawing([computerBox(computer, facts, rect, boxesOf(inside), context)], inside);
  };
  return { width, height: inner === undefined ? headHeight + 8 : innerTop + inner.height + padding, ports, draw };
}

/** Cells one below the other, as one. */
function stackOf(cells: readonly Cell[]): Cell {
  const tops = cells.map((_, index) =>
    cells.slice(0, index).reduce((top, { height }) => top + height + betweenGroups, 0),
  );
  const top = (index: number) => sure(tops[index]);
  return {
    width: Math.max(...cells.map(({ width }) => width)),
    height: cells.reduce((sum, { height }) => sum + height, betweenGroups * (cells.length - 1)),
    ports: cells.flatMap((cell, index) => cell.ports.map((port) => ({ ...port, y: port.y + top(index) }))),
    draw: ({ x, y, width }) => {
      const drawn = cells.map((cell, index) => cell.draw({ x, y: y + top(index), width, height: cell.height }));
      return drawing(boxesOf(drawn), drawn);
    },
  };
}

function computerBox(
  computer: Computer,
  facts: readonly string[],
  rect: Rect,
  children: readonly Box[],
  context: Context,
): Box {
  const x = rect.x + textStart;
  const width = rect.width - textStart - padding;
  return {
    ...rect,
    kind: computer.kind,
    key: context.places.keyOf(computer),
    more: computer.kind === 'node' ? [`in ${inFull(computer.cluster)}`] : [],
    icons: [{ icon: computer.kind, x: rect.x + padding, y: rect.y + 14 }],
    labels: [
      label('heading', { x, y: rect.y + 20, width }, '', nameOf(computer)),
      ...facts.map((fact, index) => label('detail', { x, y: rect.y + 36 + lineHeight * index, width }, fact)),
    ],
    children,
    broken: false,
    tone: conditionIn(context, computer).tone,
  };
}

function clusterBox(cluster: Cluster, rect: Rect, clear: number, children: readonly Box[], { places }: Context): Box {
  const x = rect.x + textStart + 4;
  const width = clear - textStart - 4 - padding;
  return {
    ...rect,
    kind: 'cluster',
    key: places.keyOf(cluster),
    more: [count(cluster.nodes.length, 'node')],
    icons: [{ icon: 'cluster', x: rect.x + 16, y: rect.y + 18 }],
    labels: [
      label('heading', { x, y: rect.y + 24, width }, '', nameOf(cluster)),
      label('detail', { x, y: rect.y + 40, width }, clusterFacts(cluster)),
    ],
    children,
    broken: false,
  };
}
