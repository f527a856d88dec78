/** From a topology to the placed picture: what runs on computers in the upper rows, clusters and servers below, lines between. */
import { sure } from '../model/sure.ts';
import type { Topology } from '../model/topology.ts';
import { arrange } from './arrangement.ts';
import { describeConnection } from './connections.ts';
import { boxesOf } from './drawing.ts';
import type { Moment } from './moment.ts';
import { type Net, netsOf, type Terminal } from './nets.ts';
import type { Line, Picture, Point } from './picture.ts';
import { type Placement, placementOf } from './placement.ts';
import type { Places } from './places.ts';
import { branches, jointsOf, straightened } from './routes.ts';
import { visible } from './visible.ts';

/**
 * Places everything. Whether things stand side by side or below each other depends on how many there are, never on the
 * length of a name or the number of resources, so that a small edit moves little.
 */
export function layout(topology: Topology, places: Places, moment?: Moment): Picture {
  const arrangement = arrange(topology, { places, moment });
  const { rows } = arrangement;
  const nets = netsOf(rows);
  const placement = placementOf(arrangement, nets);
  const drawn = rows.flatMap((blocks, row) =>
    blocks.map((block, index) => {
      const { x, y } = placement.blockAt(row, index);
      return block.draw(x, y, placement.gutters.lanes(row, index));
    }),
  );
  const routes = nets.map((net) => linesOf(net, placement, places));
  return {
    title: visible(topology.title ?? 'BizTalk topology'),
    width: placement.width,
    height: placement.height,
    boxes: boxesOf(drawn),
    lines: [...drawn.flatMap(({ lines }) => lines), ...routes.flat()],
    joints: [...drawn.flatMap(({ joints }) => joints), ...routes.flatMap(jointsOf)],
    legend: [],
  };
}

function linesOf(net: Net, placement: Placement, places: Places): readonly Line[] {
  const ways = net.starts.map(({ at }) => way(net, at, placement));
  const drawn = branches(ways);
  return net.starts.map(({ connection }, index) => ({
    kind: net.kind,
    from: places.keyOf(connection.from),
    to: places.keyOf(connection.to),
    points: sure(ways[index]),
    branch: sure(drawn[index]),
    description: describeConnection(connection),
  }));
}

/** Down the gutter beside the start, along the channel below it, and down the gutter beside the end; past rows in an aisle. */
function way(net: Net, start: Terminal, { portAt, gutterX, channelY, aisleX }: Placement): readonly Point[] {
  const [from, to] = [portAt(start), portAt(net.end)];
  const [startX, endX] = [gutterX(net, start), gutterX(net, net.end)];
  const [startY, endY] = [channelY(net, start.row + 1), channelY(net, net.end.row)];
  const aisle = start.row + 1 === net.end.row ? undefined : aisleX(net);
  const aside =
    aisle === undefined
      ? []
      : [
          { x: aisle, y: startY },
          { x: aisle, y: endY },
        ];
  return straightened([
    from,
    { x: startX, y: from.y },
    { x: startX, y: startY },
    ...aside,
    { x: endX, y: endY },
    { x: endX, y: to.y },
    to,
  ]);
}
