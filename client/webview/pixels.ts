/** Makes pixels of a picture, by the browser that the page is in and with the fonts that are there. */
import type { UndrawnReason } from './messages.ts';

/** Twice the picture's own size, so that it is sharp on screens with small pixels and on paper. */
const wantedScale = 2;
/** What renders in seconds, and what viewers still open. */
const mostPixels = 40_000_000;
/** A canvas that is longer on one side stays empty. */
const longestSide = 16_384;

export type Pixels =
  /** A PNG in base 64. */
  { readonly type: 'drawn'; readonly png: string } | { readonly type: 'undrawn'; readonly reason: UndrawnReason };

/**
 * Draws an SVG on a white page. Never rejects.
 * @param svg with its width and height in pixels
 */
export async function drawPixels(svg: string): Promise<Pixels> {
  // As an image it runs no script and loads nothing, whatever is in it.
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = scaleOf(image.naturalWidth, image.naturalHeight);
    if (scale === undefined) return { type: 'undrawn', reason: 'tooLarge' };
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    const context = canvas.getContext('2d');
    if (context === null) return { type: 'undrawn', reason: 'failed' };
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const prefix = 'data:image/png;base64,';
    const made = canvas.toDataURL('image/png');
    return made.startsWith(prefix)
      ? { type: 'drawn', png: made.slice(prefix.length) }
      : { type: 'undrawn', reason: 'failed' };
  } catch {
    return { type: 'undrawn', reason: 'failed' };
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** How many times as large as the picture, or undefined where even its own size is too much. */
export function scaleOf(width: number, height: number): number | undefined {
  return [wantedScale, 1].find(
    (scale) => width * height * scale ** 2 <= mostPixels && Math.max(width, height) * scale <= longestSide,
  );
}
