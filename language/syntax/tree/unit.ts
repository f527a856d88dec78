/**
 * A declaration as it was read, or the whole file: what reading again takes over as it is where no change has touched it.
 */
import type { AstNode } from 'langium';
import { countAtMost } from '../ascending.ts';
import type { BlockKind } from '../repair/shape.ts';
import type { Fault } from './fault.ts';
import type { Comment } from './lexer.ts';

/** What decides how a declaration is read, besides its own text and what follows it. */
export interface Context {
  readonly keyword: string;
  /** The kinds of the open blocks around it, the innermost last. */
  readonly open: readonly BlockKind[];
}

/** What stands in a unit beside its tokens, with offsets and lines within the unit. */
export type Item = Unit | Comment | Fault;

export class Unit {
  readonly context: Context;
  /** Undefined for the file. */
  parent: Unit | undefined;
  /** Where it begins in its parent. */
  start: number;
  line: number;
  /** Behind its last token. */
  end = 0;
  /** The line of its last token. */
  lastLine = 0;
  /** The end of all text that was looked at to read it: of its own, and of tokens that follow. */
  reach = 0;
  /** The last token that repair has kept, where one is. */
  lastKept: { readonly offset: number; readonly length: number; readonly line: number } | undefined;
  /** In the order of reading. */
  items: Item[] = [];
  units: Unit[] = [];
  /** Its place among the items of its parent. */
  index = 0;
  /** Whether no token is between it and the unit before it in its parent. */
  follows = false;
  hasComments = false;
  hasFaults = false;
  /** Set when it has been read. */
  node: AstNode | undefined;

  constructor(context: Context, parent: Unit | undefined, start: number, line: number) {
    this.context = context;
    this.parent = parent;
    this.start = start;
    this.line = line;
  }

  /** Where it begins in the file. */
  get offset(): number {
    let { start } = this;
    for (let around = this.parent; around; around = around.parent) start += around.start;
    return start;
  }

  take(item: Item): void {
    this.items.push(item);
    if (item instanceof Unit) {
      this.units.push(item);
      this.hasComments ||= item.hasComments;
      this.hasFaults ||= item.hasFaults;
    } else if ('fault' in item) {
      this.hasFaults = true;
    } else {
      this.hasComments = true;
    }
  }
}

/**
 * Puts what was read of a file into the unit of the earlier reading: the units that were taken over then stay in theirs, and nothing has
 * to be set in any of them.
 */
export function goOnAs(file: Unit, read: Unit): void {
  const { end, lastLine, reach, lastKept, items, units, hasComments, hasFaults, node } = read;
  Object.assign(file, { end, lastLine, reach, lastKept, items, units, hasComments, hasFaults, node });
}

/** All comments of a file, with places in the file, in its order. */
export function commentsIn(file: Unit): readonly Comment[] {
  const found: Comment[] = [];
  const visit = (unit: Unit, offset: number, line: number): void => {
    for (const item of unit.items) {
      if (item instanceof Unit) {
        if (item.hasComments) visit(item, offset + item.start, line + item.line);
      } else if (!('fault' in item)) {
        found.push({ ...item, offset: offset + item.offset, line: line + item.line });
      }
    }
  };
  if (file.hasComments) visit(file, 0, 0);
  return found;
}

const causes = ['character', 'repair', 'open'] as const;

/** All faults of a file, with places in the file: odd characters first, then what was repaired, then what is left open. */
export function faultsIn(file: Unit): readonly Fault[] {
  const found: Fault[] = [];
  const visit = (unit: Unit, offset: number): void => {
    for (const item of unit.items) {
      if (item instanceof Unit) {
        if (item.hasFaults) visit(item, offset + item.start);
      } else if ('fault' in item) {
        found.push({ ...item, offset: offset + item.offset });
      }
    }
  };
  if (file.hasFaults) visit(file, 0);
  return causes.flatMap((cause) => found.filter(({ fault }) => fault === cause));
}

/** The unit of a file that begins at an offset, if one does. */
export function unitAt(file: Unit, offset: number): Unit | undefined {
  let within = file;
  let rest = offset;
  for (;;) {
    const next = within.units[countAtMost(within.units, rest, startOf) - 1];
    if (!next) return undefined;
    if (next.start === rest) return next;
    rest -= next.start;
    within = next;
  }
}

function startOf({ start }: Unit): number {
  return start;
}
