/** What of an earlier reading of a text can be taken over: what was read from text that is still the same. */
import type { Change } from '../text/source-text.ts';
import type { Between } from '../tree/lexer.ts';
import { type Context, Unit, unitAt } from '../tree/unit.ts';

/** A text that was read before, and how it differs from the one that is read now. */
export interface Earlier extends Change {
  readonly file: Unit;
}

interface Place {
  readonly offset: number;
  readonly line: number;
}

/** A unit with its place in the new text, and the comments and faults before it. */
interface NextUnit extends Place {
  readonly unit: Unit;
  readonly between: readonly Between[];
}

/** The unit that begins here and was read alike, if no change has touched what it was read from. */
export function earlierUnit(
  { file, start, oldEnd, newEnd }: Earlier,
  context: Context,
  offset: number,
): Unit | undefined {
  const isBehind = offset >= newEnd;
  if (!isBehind && offset >= start) return undefined;
  const before = isBehind ? offset - newEnd + oldEnd : offset;
  const unit = unitAt(file, before);
  if (!unit || !sameContext(unit.context, context)) return undefined;
  // The token that was looked at last ends where the next character ends it: that one mustn't have changed either.
  return isBehind || before + unit.reach < start ? unit : undefined;
}

function sameContext(a: Context, b: Context): boolean {
  return (
    a.keyword === b.keyword && a.open.length === b.open.length && a.open.every((kind, index) => kind === b.open[index])
  );
}

/**
 * What followed a unit that is taken over, up to the change or to a token that is in no unit: as what has been looked at for the unit is
 * the same, so is all that was made of what follows, and nothing of it has to be looked at.
 * @param place of the unit in the new text
 */
export function unitsBehind(unit: Unit, { offset, line }: Place, { start, newEnd }: Earlier): readonly NextUnit[] {
  const items = unit.parent?.items ?? [];
  const [moved, movedLines] = [offset - unit.start, line - unit.line];
  const found: NextUnit[] = [];
  let between: Between[] = [];
  for (let index = unit.index + 1; index < items.length; index++) {
    const item = items[index];
    if (!item) break;
    const at = moved + (item instanceof Unit ? item.start : item.offset);
    if (!(item instanceof Unit)) {
      between.push('fault' in item ? { ...item, offset: at } : { ...item, offset: at, line: item.line + movedLines });
    } else if (!item.follows || (offset < newEnd && at + item.reach >= start)) {
      break;
    } else {
      found.push({ unit: item, offset: at, line: item.line + movedLines, between });
      between = [];
    }
  }
  return found;
}
