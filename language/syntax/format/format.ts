/**
 * Formats `.btc` text in the one style of the language: two spaces for each block, one declaration or property to a line or a whole
 * block on one, columns straight. Lines break where the author breaks them, and only white space ever changes.
 */
import type { TextEdit } from '../edit/apply.ts';
import { styleOf } from '../edit/style.ts';
import type { Fault } from '../tree/fault.ts';
import { align } from './align.ts';
import { type Change, changesTo } from './changes.ts';
import { gapsOf } from './gaps.ts';
import { type Pieces, piecesOf } from './pieces.ts';
import { type Structure, structureOf } from './structure.ts';

export interface Formatting {
  readonly pieces: Pieces;
  readonly structure: Structure;
  /** In the order of the text; they don't overlap. A declaration of the top level that has an error in it stays as it is. */
  readonly changes: readonly Change[];
  readonly errors: readonly Fault[];
}

export function formattingOf(text: string): Formatting {
  const pieces = piecesOf(text);
  const structure = structureOf(pieces);
  const gaps = gapsOf(pieces, structure);
  align(pieces, structure, gaps);
  const broken = brokenGaps(pieces, structure);
  const changes = changesTo(gaps, pieces, styleOf(text).lineBreak, (index) => !broken.has(index));
  return { pieces, structure, changes, errors: pieces.errors };
}

/** The white space in, before and behind declarations with errors, and where something stands that no token was made of. */
function brokenGaps({ text, all, spaces, errors }: Pieces, { items }: Structure): ReadonlySet<number> {
  const broken = new Set<number>();
  if (errors.length === 0) return broken;
  for (const { isBroken, first, last } of items) {
    for (let index = first; isBroken && index <= last + 1; index++) broken.add(index);
  }
  for (const { offset } of errors) {
    const index = all.findIndex(({ end }) => end > offset);
    broken.add(index < 0 ? spaces.length - 1 : index);
    // A comment that nothing closes is a piece of its own, and its lines stay as well.
    if ((all[index]?.start ?? text.length) <= offset) broken.add(index + 1);
  }
  return broken;
}

/** The edits of the changes that lie within the lines from one offset to another. */
export function changesWithin(changes: readonly Change[], start: number, end: number): readonly TextEdit[] {
  return changes.filter((change) => change.start >= start && change.end <= end);
}
