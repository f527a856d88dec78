/** Where an export is saved unless somebody says otherwise. */
import type { ExportView } from '#protocol';
import type { SavedFormat } from './choices.ts';

/**
 * Beside the file, under its name and that of the view.
 * @param path of the `.btc` file
 */
export function suggestedPath(path: string, view: ExportView, format: SavedFormat): string {
  return `${path.replace(/\.btc$/i, '')}.${view}.${format}`;
}
