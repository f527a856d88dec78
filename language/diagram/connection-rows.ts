/** Rows that say where a connection leads; the connection starts at the right end of its row. */
import { type Connection, connectionCaptions, endName } from './connections.ts';
import { grid, type Port, type Space } from './drawing.ts';
import { fonts, type Label } from './picture.ts';
import { shorten, textWidth } from './text-width.ts';

export const connectionRowHeight = 20;
const baseline = 14;

/** The ports of rows that start at `top`, one below the other. */
export function connectionPorts(connections: readonly Connection[], top: number): readonly Port[] {
  return connections.map((starts, index) => ({
    starts,
    y: top + connectionRowHeight * index + connectionRowHeight / 2,
    inset: 0,
  }));
}

/** The labels of such rows: what the line means, and at the right end the name of what it leads to. */
export function connectionLabels(connections: readonly Connection[], space: Space): readonly Label[] {
  return connections.flatMap((connection, index) => {
    const y = space.y + connectionRowHeight * index + baseline;
    const caption = connectionCaptions[connection.kind];
    const captionWidth = textWidth(caption, fonts.caption);
    const room = space.width - captionWidth - grid;
    const name = shorten(endName(connection), room, fonts.value);
    const nameWidth = Math.min(room, textWidth(name, fonts.value));
    const right = space.x + space.width;
    return [
      {
        style: 'caption',
        text: caption,
        whole: caption,
        remark: '',
        x: space.anchor === 'end' ? right - nameWidth - grid : space.x,
        y,
        anchor: space.anchor ?? 'start',
        width: captionWidth,
      },
      {
        style: 'value',
        text: name,
        whole: endName(connection),
        remark: '',
        x: right,
        y,
        anchor: 'end',
        width: nameWidth,
      },
    ] as const;
  });
}
