/** What draws PNG on the command line: the renderer and its fonts as files, too large for a bundle and for the editor's package. */
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** By the names that the command line asks for, and the licence that goes with the fonts. */
export const rendererFiles = {
  'resvg.wasm': resolve('@resvg/resvg-wasm/index_bg.wasm'),
  'regular.ttf': resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  'bold.ttf': resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  'DejaVu-LICENSE.txt': resolve('dejavu-fonts-ttf/LICENSE'),
} as const;

export const rendererPackages = ['@resvg/resvg-wasm', 'dejavu-fonts-ttf'] as const;

/** @param dist the folder of everything that is built */
export async function copyRenderer(dist: string): Promise<void> {
  const folder = join(dist, 'renderer');
  await mkdir(folder, { recursive: true });
  for (const [name, path] of Object.entries(rendererFiles)) await copyFile(path, join(folder, name));
}
