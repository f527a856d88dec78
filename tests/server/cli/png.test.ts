/** `btc export --format png`: pixels of the same picture, the same wherever they are made, whatever the file holds. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { pictureForPixels } from '#language';
import { layout } from '../../../language/diagram/layout.ts';
import { withLegend } from '../../../language/diagram/legend.ts';
import { type Label, labelRect, type Rect } from '../../../language/diagram/picture.ts';
import { placesOf } from '../../../language/diagram/places.ts';
import type { Topology } from '../../../language/model/topology.ts';
import { rendererFiles } from '../../../scripts/renderer.ts';
import { renderPng } from '../../../server/cli/output/png.ts';
import { allBoxes } from '../../language/diagram/geometry.ts';
import { hostileNames } from '../../language/diagram/topologies.ts';
import { named } from '../../language/runbook/hostile.ts';
import { parse } from '../../language/runbook/topologies.ts';
import { createFolder } from './folder.ts';

const io = { rendererFile: (name: keyof typeof rendererFiles) => readFile(rendererFiles[name]) };
const example = await readFile(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');

/** As the renderer makes it: two pixels for each of the picture's. */
const scale = 2;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Drawn {
  readonly png: PNG;
  readonly labels: readonly Label[];
  /** The picture's pixels that have something of a text. */
  readonly inked: readonly Rect[];
}

async function draw(topology: Topology): Promise<Drawn> {
  const svg = pictureForPixels(topology, { view: 'topology', events: [] }) ?? '';
  const [png, bare] = await Promise.all(
    [svg, svg.replace(/<text .*<\/text>/g, '')].map(async (each) =>
      PNG.sync.read(Buffer.from(await renderPng(each, io))),
    ),
  );
  if (!png || !bare) throw new Error('There is no picture.');
  const picture = withLegend(layout(topology, placesOf(topology)));
  return {
    png,
    labels: [...allBoxes(picture).flatMap(({ box }) => box.labels), ...picture.legend.map(({ label }) => label)],
    inked: pixelsThatDiffer(png, bare),
  };
}

/** Each as a rectangle in the picture's own measure. */
function pixelsThatDiffer(one: PNG, other: PNG): readonly Rect[] {
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  const found: Rect[] = [];
  for (let index = 0; index < one.width * one.height; index++) {
    if (one.data.readUInt32BE(index * 4) === other.data.readUInt32BE(index * 4)) continue;
    const [x, y] = [index % one.width, Math.floor(index / one.width)];
    found.push({ x: x / scale, y: y / scale, width: 1 / scale, height: 1 / scale });
  }
  return found;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Its box with the half pixel by which the whole picture is moved. */
function roomOf(label: Label): Rect {
  const { x, y, width, height } = labelRect(label);
  return { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
}

test('has every text where the picture has it, and nowhere else', async () => {
  const { png, labels, inked } = await draw(await parse(example));
  expect([png.width, png.height]).toEqual([1216 * scale, 912 * scale]);
  const rooms = labels.map(roomOf);
  expect(labels.filter((_, index) => !inked.some((pixel) => overlap(pixel, rooms[index] as Rect)))).toEqual([]);
  expect(inked.filter((pixel) => !rooms.some((room) => overlap(pixel, room)))).toEqual([]);
});

test('has the boxes and the lines in their colours on white', async () => {
  const { png } = await draw(await parse(example));
  const colourAt = (x: number, y: number) =>
    png.data.subarray((y * scale * png.width + x * scale) * 4).toString('hex', 0, 4);
  const { boxes, lines } = layout(await parse(example), placesOf(await parse(example)));
  expect(colourAt(2, 2)).toBe('ffffffff');
  const sso = boxes.find(({ kind }) => kind === 'sso');
  expect(colourAt((sso?.x ?? 0) + 60, sso?.y ?? 0)).toBe('b85c00ff');
  const [from, to] = lines.find(({ kind }) => kind === 'database')?.points ?? [];
  expect(colourAt(((from?.x ?? 0) + (to?.x ?? 0)) / 2, from?.y ?? 0)).toBe('388a34ff');
});

describe('of hostile names', () => {
  test.each(hostileNames.filter((name) => name !== ''))('%j is text within its labels', async (name) => {
    const { labels, inked } = await draw(await parse(named('2008', name)));
    const rooms = labels.map(roomOf);
    expect(inked.length).toBeGreaterThan(0);
    expect(inked.filter((pixel) => !rooms.some((room) => overlap(pixel, room)))).toEqual([]);
  });
});

test('is the same on every machine, from the command line as from the renderer', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><style>text { font: 600 12px sans-serif; }</style>' +
    '<rect width="80" height="20" fill="#fff"/><text x="4" y="14">BTS01 é</text></svg>';
  expect(sha256(await renderPng(svg, io))).toBe('638cac347b3d87c9f2ef40d2efe56a69b482be211f0790b5719eca3973b974fb');
  const folder = await createFolder({ 'a.btc': example });
  const printed = await folder.btc('export', 'a.btc', '--format', 'png');
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  const whole = pictureForPixels(await parse(example), { view: 'topology', events: [] }) ?? '';
  expect(sha256(Buffer.from(printed.stdout, 'latin1'))).toBe(sha256(await renderPng(whole, io)));
  expect(await folder.btc('export', 'a.btc', '--out', 'a.png')).toMatchObject({
    code: 0,
    stdout: 'a.png is written.\n',
  });
  expect((await folder.bytes('a.png')).toString('latin1')).toBe(printed.stdout);
});

test('of a failover shows what has failed', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const drawn = async (...args: readonly string[]) => {
    const { stdout } = await folder.btc('export', 'a.btc', '--view', 'failover', '--format', 'png', ...args);
    return PNG.sync.read(Buffer.from(stdout, 'latin1'));
  };
  const before = await drawn();
  const after = await drawn('--fail', 'BTS01');
  const red = ({ data }: PNG) => data.toString('hex').split('c72e2eff').length;
  expect(red(before)).toBe(1);
  expect(red(after)).toBeGreaterThan(100);
});

test('is made in the size of the picture where twice that is too much, and refused where that is too', async () => {
  const sized = (width: number, height: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"></svg>`;
  const large = PNG.sync.read(Buffer.from(await renderPng(sized(4_000, 2_600), io)));
  expect([large.width, large.height]).toEqual([4_000, 2_600]);
  await expect(renderPng(sized(20_000, 6_000), io)).rejects.toThrow(
    'The picture is too large for a PNG (20000 by 6000 pixels). SVG takes any size.',
  );
});

test('is refused with a reason where nothing draws or shows it', async () => {
  const folder = await createFolder({ 'a.btc': example, 'b.btc': '' });
  const said = async (ran: Promise<{ code: number; stdout: string; stderr: string }>) => {
    const { code, stdout, stderr } = await ran;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr.split('\n')[0];
  };
  expect(await said(folder.btc('export', 'a.btc', '--view', 'runbook', '--format', 'png'))).toBe(
    'The runbook view has no png: it can be html or md.',
  );
  expect(await said(folder.btc('export', 'b.btc', '--format', 'png'))).toBe(
    'b.btc: There is nothing to draw: it describes no computers, or more parts than a picture shows.',
  );
  expect(await said(folder.btcOnTerminal('export', 'a.btc', '--format', 'png'))).toBe(
    'A terminal shows no PNG: add --out FILE.png.',
  );
  const without = { rendererFile: () => Promise.reject(new Error('There is no such file.')) };
  await expect(renderPng('<svg width="1" height="1"></svg>', without)).rejects.toThrow(
    'This copy of btc has nothing that draws PNG, which the npm package has. SVG needs nothing.',
  );
});
