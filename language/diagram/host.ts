/** A BizTalk host: where it is clustered, its instances, and the adapter handlers that run in it. */
import type { Adapter, Handler, Host, Instance } from '../model/topology.ts';
import { type Chip, chipLines } from './chips.ts';
import { connectionLabels, connectionPorts, connectionRowHeight } from './connection-rows.ts';
import { connectionsOfHost } from './connections.ts';
import { type Cell, type Context, conditionIn, drawing, label } from './drawing.ts';
import type { Box, Label, Rect } from './picture.ts';
import { handlerFacts, hostKind, inFull, instanceFacts, nameOf } from './wording.ts';

/** The width of a host, and of the SSO system beside the BizTalk groups. */
export const hostWidth = 240;
const headHeight = 44;
const padding = 12;
const textStart = 40;
const betweenSections = 10;

export function hostCell(host: Host, context: Context): Cell {
  const condition = conditionIn(context, host);
  const connections = connectionsOfHost(host);
  const rowsEnd = headHeight + connectionRowHeight * connections.length;
  const sections = stackOfChips(
    [
      host.instances.map((instance) => instanceChip(instance, context)),
      host.handlers.map((handler) => handlerChip(handler, context)),
    ],
    rowsEnd,
  );
  return {
    width: hostWidth,
    height: sections.end + padding,
    ports: connectionPorts(connections, headHeight),
    draw: (rect) =>
      drawing([
        {
          ...rect,
          kind: 'host',
          key: context.places.keyOf(host),
          more: [`in ${inFull(host.biztalkGroup)}`],
          icons: [{ icon: 'host', x: rect.x + padding, y: rect.y + 14 }],
          labels: [
            ...boxHead(rect, nameOf(host), [hostKind(host), ...condition.words].join(' · ')),
            ...connectionLabels(connections, {
              x: rect.x + textStart,
              y: rect.y + headHeight,
              width: rect.width - textStart - padding,
            }),
          ],
          children: sections.draw(rect),
          broken: false,
          tone: condition.tone,
        },
      ]),
  };
}

/** What the adapters of a group have outside its hosts: handlers whose host isn't declared, adapters without handlers. */
export function looseChips(adapters: readonly Adapter[], context: Context): readonly Chip[] {
  return adapters.flatMap((adapter) =>
    adapter.handlers.length === 0
      ? [adapterChip(adapter, context)]
      : adapter.handlers.filter(({ host }) => host === undefined).map((handler) => handlerChip(handler, context)),
  );
}

export function hostlessCell(chips: readonly Chip[]): Cell {
  const sections = stackOfChips([chips], headHeight);
  return {
    width: hostWidth,
    height: sections.end + padding,
    ports: [],
    draw: (rect) =>
      drawing([
        {
          ...rect,
          kind: 'hostless',
          key: undefined,
          more: [],
          icons: [],
          labels: boxHead(rect, 'No host', 'adapters without a host'),
          children: sections.draw(rect),
          broken: true,
        },
      ]),
  };
}

/** Name and kind at the top of a box beside its icon. */
export function boxHead(rect: Rect, name: string, kind: string): readonly Label[] {
  const space = { x: rect.x + textStart, width: rect.width - textStart - padding };
  return [
    label('heading', { ...space, y: rect.y + 20 }, '', name),
    label('detail', { ...space, y: rect.y + 36 }, kind),
  ];
}

function stackOfChips(
  sections: readonly (readonly Chip[])[],
  start: number,
): { readonly end: number; readonly draw: (rect: Rect) => readonly Box[] } {
  let end = start;
  const placed = sections
    .filter((chips) => chips.length > 0)
    .map((chips, index) => {
      const lines = chipLines(chips, hostWidth - 2 * padding);
      const top = end + (index === 0 ? 4 : betweenSections);
      end = top + lines.height;
      return { lines, top };
    });
  return {
    end,
    draw: ({ x, y }) => placed.flatMap(({ lines, top }) => lines.draw({ x: x + padding, y: y + top })),
  };
}

function instanceChip(instance: Instance, context: Context): Chip {
  const condition = conditionIn(context, instance);
  const [name, stated] = instanceFacts(instance);
  // That it is disabled or not declared says all about its state.
  const remark = stated === '' ? condition.words.join('') : stated;
  return {
    kind: 'instance',
    key: context.places.keyOf(instance),
    icon: instance.disabled ? 'disabled' : 'instance',
    name,
    remark,
    more: `instance of host ${nameOf(instance.host)}`,
    broken: instance.disabled || instance.computer === undefined,
    tone: stated === '' ? condition.tone : undefined,
  };
}

function handlerChip(handler: Handler, context: Context): Chip {
  const condition = conditionIn(context, handler);
  const [name, kind] = handlerFacts(handler);
  const where = handler.host === undefined ? 'a host that is not declared' : `host ${nameOf(handler.host)}`;
  return {
    kind: 'handler',
    key: context.places.keyOf(handler),
    icon: handler.direction,
    name,
    remark: [kind, ...condition.words].join(', '),
    more: `handler in ${where}`,
    broken: handler.host === undefined,
    tone: condition.tone,
  };
}

function adapterChip(adapter: Adapter, { places }: Context): Chip {
  return {
    kind: 'adapter',
    key: places.keyOf(adapter),
    icon: 'adapter',
    name: nameOf(adapter),
    remark: 'no handler',
    more: 'adapter',
    broken: true,
  };
}
