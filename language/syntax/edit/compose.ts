/** Edits of a text, and edits of what they make of it, as edits of the text. */
import { applyEdits, sortEdits, type TextEdit } from './apply.ts';

/** What changes between two offsets of the text, and by how many characters it grows. */
interface Stretch {
  readonly start: number;
  end: number;
  growth: number;
}

/** @param second edits of the text that `first` leads to */
export function composeEdits(
  text: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  if (second.length === 0) return first;
  const result = applyEdits(applyEdits(text, first), second);
  const stretches = [
    ...first.map(stretchOf),
    ...second.map((edit) => ({ ...stretchOf(edit), ...placeBefore(edit, first) })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    const last = merged.at(-1);
    if (!last || stretch.start > last.end) {
      merged.push({ ...stretch });
    } else {
      last.end = Math.max(last.end, stretch.end);
      last.growth += stretch.growth;
    }
  }
  let grown = 0;
  return merged.map(({ start, end, growth }) => {
    const from = start + grown;
    grown += growth;
    return { start, end, text: result.slice(from, end + grown) };
  });
}

function stretchOf({ start, end, text }: TextEdit): Stretch {
  return { start, end, growth: text.length - (end - start) };
}

/** Where a stretch of the edited text comes from; what an edit has put there comes from all that it replaces. */
function placeBefore(
  { start, end }: TextEdit,
  edits: readonly TextEdit[],
): { readonly start: number; readonly end: number } {
  return { start: offsetBefore(start, edits, 'start'), end: offsetBefore(end, edits, 'end') };
}

function offsetBefore(offset: number, edits: readonly TextEdit[], side: 'start' | 'end'): number {
  let grown = 0;
  const touched: number[] = [];
  for (const edit of sortEdits(edits)) {
    const start = edit.start + grown;
    if (offset < start) break;
    if (offset <= start + edit.text.length) touched.push(edit[side]);
    grown += edit.text.length - (edit.end - edit.start);
  }
  if (touched.length === 0) return offset - grown;
  return side === 'start' ? Math.min(...touched) : Math.max(...touched);
}
