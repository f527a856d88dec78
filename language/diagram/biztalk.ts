/** BizTalk groups and the Enterprise SSO system: what runs on the computers, drawn above them. */
import type { BiztalkGroup, Sso } from '../model/topology.ts';
import { columnsThatFit, framedBlock, plainBlock } from './blocks.ts';
import { connectionLabels, connectionPorts, connectionRowHeight } from './connection-rows.ts';
import { type Connection, connectionsOfBiztalkGroup, connectionsOfSso } from './connections.ts';
import { type Block, type Context, conditionIn, drawing, label, listLabel } from './drawing.ts';
import { boxHead, hostCell, hostlessCell, hostWidth, looseChips } from './host.ts';
import type { Box, Rect } from './picture.ts';
import { biztalkGroupFacts, count, nameOf } from './wording.ts';

const padding = 12;
const ssoHeadHeight = 44;
const groupHeadHeight = 56;
/** The row of servers and database follows the head's two lines. */
const rowTop = 46;
const mostColumns = 3;

export function ssoBlock(sso: Sso, context: Context): Block {
  const condition = conditionIn(context, sso);
  const connections = connectionsOfSso(sso);
  return plainBlock({
    width: hostWidth,
    height: ssoHeadHeight + connectionRowHeight * connections.length + 8,
    ports: connectionPorts(connections, ssoHeadHeight),
    draw: (rect) =>
      drawing([
        {
          ...rect,
          kind: 'sso',
          key: context.places.keyOf(sso),
          more: [],
          icons: [{ icon: 'sso', x: rect.x + padding, y: rect.y + 14 }],
          labels: [
            ...boxHead(rect, 'Enterprise SSO', condition.words[0] ?? 'single sign-on system'),
            ...connectionLabels(connections, {
              x: rect.x + 40,
              y: rect.y + ssoHeadHeight,
              width: rect.width - 40 - padding,
            }),
          ],
          children: [],
          broken: false,
          tone: condition.tone,
        },
      ]),
  });
}

export function biztalkGroupBlock(group: BiztalkGroup, context: Context): Block {
  const loose = looseChips(group.adapters, context);
  const cells = [
    ...group.hosts.map((host) => hostCell(host, context)),
    ...(loose.length === 0 ? [] : [hostlessCell(loose)]),
  ];
  const connections = connectionsOfBiztalkGroup(group);
  const hasRow = connections.length > 0 || group.servers.items.length > 0;
  return framedBlock(cells, columnsThatFit(cells, mostColumns), hostWidth, {
    headHeight: hasRow ? rowTop + connectionRowHeight + 10 : groupHeadHeight,
    ports: connectionPorts(connections, rowTop),
    crossed: false,
    draw: (rect, _clear, children) => biztalkGroupBox(group, connections, rect, children, context),
  });
}

function biztalkGroupBox(
  group: BiztalkGroup,
  connections: readonly Connection[],
  rect: Rect,
  children: readonly Box[],
  { places }: Context,
): Box {
  const x = rect.x + 44;
  const width = rect.width - 44 - padding;
  const half = Math.floor(width / 2);
  const servers = group.servers.items.map(nameOf);
  const facts = biztalkGroupFacts(group);
  return {
    ...rect,
    kind: 'biztalkGroup',
    key: places.keyOf(group),
    more: [count(group.hosts.length, 'host')],
    icons: [{ icon: 'biztalkGroup', x: rect.x + 16, y: rect.y + 18 }],
    labels: [
      label('heading', { x, y: rect.y + 24, width }, '', nameOf(group)),
      label('detail', { x, y: rect.y + 40, width }, facts),
      ...(servers.length === 0
        ? []
        : [listLabel('caption', { x, y: rect.y + rowTop + 14, width: width - half - 8 }, 'Servers ', servers)]),
      ...connectionLabels(connections, { x: x + width - half, y: rect.y + rowTop, width: half, anchor: 'end' }),
    ],
    children,
    broken: false,
  };
}
