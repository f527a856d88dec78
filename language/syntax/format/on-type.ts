/** What is put right while somebody types: never a line break that was just made, and nothing that an error makes uncertain. */
import { sure } from '../../model/sure.ts';
import type { TextEdit } from '../edit/apply.ts';
import { indentAt, lineEnd, lineStart, startsLine, styleOf } from '../edit/style.ts';
import { changesWithin, type Formatting } from './format.ts';
import { continuation } from './gaps.ts';
import { isComment } from './pieces.ts';
import type { Item } from './structure.ts';

/** A brace that closes a block brings the lines of the block into form; where an error is around it, only its own indentation. */
export function closedBlock(
  text: string,
  offset: number,
  { pieces, structure, changes }: Formatting,
): readonly TextEdit[] {
  const index = pieces.all.findIndex(({ start, text: brace }) => start === offset - 1 && brace === '}');
  const item = structure.roles.get(index)?.block && structure.roles.get(index)?.item;
  const first = item && pieces.all[item.first];
  if (!item || !first) return [];
  const start = lineStart(text, first.start);
  if (!item.isBroken) return changesWithin(changes, start, lineEnd(text, offset));
  return startsLine(text, offset - 1) ? indented(text, offset - 1, indentAt(text, first.start)) : [];
}

/** After a line break: the line before it comes into form, and the new one is indented as its place in the file wants it. */
export function newLine(text: string, offset: number, formatting: Formatting): readonly TextEdit[] {
  const start = lineStart(text, offset);
  if (start === 0) return [];
  const before = lineStart(text, start - 1);
  const content = before + indentAt(text, before).length;
  const inLine = formatting.changes.filter(
    (change) => !change.breaksLines && change.start > content && change.end < start,
  );
  const indent = indentationAt(text, start, formatting);
  return indent === undefined ? inLine : [...inLine, ...indented(text, start, indent)];
}

function indented(text: string, offset: number, indent: string): readonly TextEdit[] {
  const start = lineStart(text, offset);
  const old = indentAt(text, offset);
  return old === indent ? [] : [{ start, end: start + old.length, text: indent }];
}

/** As the lines above are indented, whatever the style wants of those; undefined within a comment. */
function indentationAt(text: string, start: number, { pieces, structure }: Formatting): string | undefined {
  const index = pieces.spaces.findIndex((space) => space.start <= start && start <= space.end);
  const space = pieces.spaces[index];
  if (!space || /\S/.test(space.source)) return undefined;
  const next = /[\r\n]/.test(text.slice(start, space.end)) ? undefined : index;
  const right = structure.roles.get(next ?? -1);
  let last = index - 1;
  while (isComment(pieces.all[last])) last--;
  const left = structure.roles.get(last);
  const indentOf = (item: Item) => indentAt(text, sure(pieces.all[item.first]).start);
  const inside = (item: Item | undefined) => (item ? indentOf(item) + styleOf(text).indent : '');
  if (!left?.item) return '';
  if (right?.block?.close === next && right?.item) return indentOf(right.item);
  if (left.block?.open === last) return inside(left.item);
  if (right?.block && right.item) return indentOf(right.item);
  const goesOn = right ? !right.startsItem : pieces.all[last]?.kind === ',';
  return goesOn ? indentOf(left.item) + ' '.repeat(continuation) : inside(left.item.around);
}
