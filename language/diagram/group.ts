/** A group of a cluster: its resources one below the other, their dependencies beside them. */
import { dependenciesOf } from '../model/queries.ts';
import { sure } from '../model/sure.ts';
import type { Group, Resource } from '../model/topology.ts';
import { dependencyLanes, dependencyLines, lanesWidth } from './dependencies.ts';
import { type Cell, type Context, conditionIn, label, listLabel, type Port } from './drawing.ts';
import type { Box, Rect } from './picture.ts';
import { count, enumerate, groupFacts, inFull, nameOf, names, otherName, resourceFacts } from './wording.ts';

const headHeight = 44;
const rowHeight = 32;
const rowPitch = 36;
const padding = 8;
/** The headings of a group and the rows of one with few dependencies start here. */
const textStart = 40;
const rowWidth = 248;

export function groupCell(group: Group, context: Context): Cell {
  const { resources } = group;
  const needs = resources.map((resource) => [
    ...new Set(dependenciesOf(resource).flatMap((needed) => indexIn(resources, needed))),
  ]);
  const rowStart = Math.max(textStart, lanesWidth(new Set(dependencyLanes(needs).values()).size));
  const rowTop = (index: number) => headHeight + rowPitch * index;
  const ports: readonly Port[] = [
    { ends: group, y: headHeight / 2, inset: 0 },
    ...resources.map((resource, index) => ({ ends: resource, y: rowTop(index) + rowHeight / 2, inset: padding })),
  ];

  const draw = (rect: Rect) => {
    const rows = resources.map((resource, index) =>
      resourceBox(resource, context, {
        x: rect.x + rowStart,
        y: rect.y + rowTop(index),
        width: rect.width - rowStart - padding,
        height: rowHeight,
      }),
    );
    const { lines, joints } = dependencyLines(
      rows.map((row, index) => ({ top: row.y, height: row.height, needs: sure(needs[index]) })),
      rect.x + rowStart,
    );
    return {
      boxes: [groupBox(group, context, rect, rows)],
      lines: lines.map(({ from, to, ...way }) => ({
        kind: 'dependency' as const,
        from: rows[from]?.key ?? '',
        to: rows[to]?.key ?? '',
        ...way,
        description: `${nameAt(resources, from)} depends on ${nameAt(resources, to)}`,
      })),
      joints,
    };
  };
  return {
    width: rowStart + rowWidth + padding,
    height: headHeight + rowPitch * resources.length + padding - (rowPitch - rowHeight),
    ports,
    draw,
  };
}

function groupBox(group: Group, context: Context, rect: Rect, rows: readonly Box[]): Box {
  const condition = conditionIn(context, group);
  const width = rect.width - textStart - padding;
  const [words, owners] = groupFacts(group, condition.words);
  return {
    ...rect,
    kind: 'group',
    key: context.places.keyOf(group),
    more: [`in ${inFull(group.cluster)}`, count(group.resources.length, 'resource')],
    icons: [{ icon: 'group', x: rect.x + 12, y: rect.y + 14 }],
    labels: [
      label('heading', { x: rect.x + textStart, y: rect.y + 20, width }, '', nameOf(group)),
      listLabel('detail', { x: rect.x + textStart, y: rect.y + 36, width }, words, owners),
    ],
    children: rows,
    broken: false,
    tone: condition.tone,
  };
}

function resourceBox(resource: Resource, context: Context, rect: Rect): Box {
  const condition = conditionIn(context, resource);
  const [type, value] = resourceFacts(resource);
  const needed = dependenciesOf(resource);
  // A dependency can't leave its group; where a file states one, the row says so, as no line does.
  const outside = needed.filter(({ group }) => group !== resource.group).map(inFull);
  const kind = [type, ...condition.words].join(' · ');
  const facts = [value, ...outside.map((name) => `needs ${name}`)].filter((fact) => fact !== '').join(' · ');
  const x = rect.x + 32;
  const width = rect.width - 32 - padding;
  return {
    ...rect,
    kind: 'resource',
    key: context.places.keyOf(resource),
    more: [
      ...(needed.length === 0 ? [] : [`depends on ${enumerate(needed.map((other) => otherName(resource, other)))}`]),
      ...(resource.possibleOwners.items.length === 0 ? [] : [`possible owners ${names(resource.possibleOwners)}`]),
    ],
    icons: [{ icon: resource.type, x: rect.x + 8, y: rect.y + 8 }],
    labels: [
      label('name', { x, y: rect.y + 13, width }, '', nameOf(resource)),
      label('detail', { x, y: rect.y + 27, width }, facts === '' ? kind : `${kind} · `, facts),
    ],
    children: [],
    broken: resource.type === 'biztalkHost' && resource.host === undefined,
    tone: condition.tone,
  };
}

function indexIn(resources: readonly Resource[], resource: Resource): number[] {
  const index = resources.indexOf(resource);
  return index === -1 ? [] : [index];
}

function nameAt(resources: readonly Resource[], index: number): string {
  const resource = resources[index];
  return resource === undefined ? '' : nameOf(resource);
}
