/** Makes pixels of a picture, the same on every machine: with a renderer and a font of its own instead of what is installed. */
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { CommandError, type Io } from '../io.ts';

/** Twice the picture's own size, so that it is sharp on screens with small pixels and on paper. */
const wantedScale = 2;
/** What renders in seconds, and what viewers still open. */
const mostPixels = 40_000_000;

const family = 'DejaVu Sans';

let started: Promise<void> | undefined;

/**
 * The picture as a PNG on a white page. The same picture gives the same bytes.
 * @param svg with its width and height in pixels, whose style sheet has no variables
 * @throws CommandError where this copy of the program has no renderer, or the picture is too large
 */
export async function renderPng(svg: string, { rendererFile }: Pick<Io, 'rendererFile'>): Promise<Uint8Array> {
  const [wasm, ...fontBuffers] = await Promise.all(
    (['resvg.wasm', 'regular.ttf', 'bold.ttf'] as const).map((name) => rendererFile(name)),
  ).catch(() => {
    throw new CommandError(
      'This copy of btc has nothing that draws PNG, which the npm package has. SVG needs nothing.',
    );
  });
  // A process may start it once.
  started ??= initWasm(wasm ?? new Uint8Array());
  await started;
  const options = { fontBuffers, loadSystemFonts: false, defaultFontFamily: family, sansSerifFamily: family };
  const picture = new Resvg(svg, { font: options, fitTo: { mode: 'zoom', value: scaleOf(svg) } });
  const image = picture.render();
  const bytes = image.asPng();
  image.free();
  picture.free();
  return bytes;
}

/** @throws CommandError where even the picture's own size is too much */
function scaleOf(svg: string): number {
  const [, width, height] = /^<svg [^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  const pixels = Number(width) * Number(height);
  if (pixels > mostPixels) {
    throw new CommandError(`The picture is too large for a PNG (${width} by ${height} pixels). SVG takes any size.`);
  }
  return pixels * wantedScale ** 2 > mostPixels ? 1 : wantedScale;
}
