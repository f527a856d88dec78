/** The formatter as hosts use it: whole texts, ranges of lines, and what is typed. It never throws, whatever the text is. */
import type { TextEdit } from '../edit/apply.ts';
import { lineEnd, lineStart } from '../edit/style.ts';
import type { Fault } from '../tree/fault.ts';
import { lineBreaksIn } from '../tree/lexer.ts';
import { changesWithin, formattingOf } from './format.ts';
import { closedBlock, newLine } from './on-type.ts';

/** An error that keeps what it is in from being formatted. Line and column count from 1. */
export interface FormattingError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface Formatted {
  /** In the order of the text; they touch nothing but white space, and don't overlap. */
  readonly edits: readonly TextEdit[];
  /** In the order of the text. The declarations of the top level that they are in stay as they are. */
  readonly errors: readonly FormattingError[];
}

export interface Formatter {
  whole(text: string): Formatted;
  /** The edits within the lines that the ranges, in offsets, touch. */
  ranges(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): readonly TextEdit[];
  /** What to do after `}` or a line break was typed; the offset is that behind it. */
  typed(text: string, offset: number, typed: string): readonly TextEdit[];
}

export const formatter: Formatter = {
  whole(text) {
    const { changes, errors } = formattingOf(text);
    return { edits: changes, errors: errors.map((fault) => ({ message: fault.message, ...placeOf(fault, text) })) };
  },
  ranges(text, ranges) {
    const { changes } = formattingOf(text);
    const lines = ranges.map(({ start, end }) => [lineStart(text, start), lineEnd(text, end)] as const);
    return changes.filter((change) => lines.some(([start, end]) => changesWithin([change], start, end).length > 0));
  },
  typed(text, offset, typed) {
    if (typed === '}') return closedBlock(text, offset, formattingOf(text));
    return typed === '\n' ? newLine(text, offset, formattingOf(text)) : [];
  },
};

function placeOf({ offset }: Fault, text: string): { readonly line: number; readonly column: number } {
  return { line: lineBreaksIn(text.slice(0, offset)) + 1, column: offset - lineStart(text, offset) + 1 };
}
