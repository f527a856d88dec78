/**
 * A text in pieces, so that a change of a large one copies a few kilobytes: in one string, V8 would copy all of it for the first
 * look at what an edit has made.
 */

import { countAtMost } from '../ascending.ts';

/** In UTF-16 units; longer where a line is. */
const usualLength = 4096;

/** A stretch of whole lines: it ends behind a `\n`, or the text ends with it. So no token crosses its end, only comments do. */
class Piece {
  readonly text: string;
  private starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Where lines begin, the one that the piece begins with left out; also behind a `\n` at its end. */
  get lineStarts(): readonly number[] {
    this.starts ??= lineStartsIn(this.text);
    return this.starts;
  }
}

/** Where two texts differ: offsets in the one and in the other. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Immutable. Offsets count UTF-16 units, lines count from 0. */
export class SourceText {
  readonly length: number;
  private readonly pieces: readonly Piece[];
  /** Where each piece begins. */
  private readonly starts: readonly number[];
  private lines: readonly number[] | undefined;
  private whole: string | undefined;

  private constructor(pieces: readonly Piece[]) {
    const starts: number[] = [];
    let length = 0;
    for (const { text } of pieces) {
      starts.push(length);
      length += text.length;
    }
    this.pieces = pieces;
    this.starts = starts;
    this.length = length;
  }

  static of(text: string): SourceText {
    const source = new SourceText(cut(text));
    source.whole = text;
    return source;
  }

  /** The text with another one instead of a stretch of it. */
  replace(start: number, end: number, text: string): SourceText {
    const { pieces, starts } = this;
    if (pieces.length === 0) return SourceText.of(text);
    const first = this.indexAt(start);
    let last = this.indexAt(end);
    const head = pieces[first]?.text.slice(0, start - (starts[first] ?? 0)) ?? '';
    const tail = pieces[last]?.text.slice(end - (starts[last] ?? 0)) ?? '';
    let changed = head + text + tail;
    // The line goes on in the next piece, which ends with a line.
    if (changed !== '' && !changed.endsWith('\n') && last + 1 < pieces.length) changed += pieces[++last]?.text ?? '';
    return new SourceText([...pieces.slice(0, first), ...cut(changed), ...pieces.slice(last + 1)]);
  }

  slice(start: number, end = this.length): string {
    const first = this.indexAt(start);
    const from = start - (this.starts[first] ?? 0);
    let found = '';
    for (let index = first; index < this.pieces.length; index++) {
      const at = this.starts[index] ?? 0;
      if (at >= end) break;
      found += this.pieces[index]?.text.slice(index === first ? from : 0, end - at) ?? '';
    }
    return found;
  }

  /** The piece that an offset is in, the last one for the end of the text, and where the piece begins. */
  pieceAt(offset: number): { readonly text: string; readonly start: number } {
    const index = this.indexAt(offset);
    return { text: this.pieces[index]?.text ?? '', start: this.starts[index] ?? 0 };
  }

  get lineCount(): number {
    return (this.lineNumbers.at(-1) ?? 0) + (this.pieces.at(-1)?.lineStarts.length ?? 0) + 1;
  }

  lineAt(offset: number): number {
    const index = this.indexAt(offset);
    const starts = this.pieces[index]?.lineStarts ?? [];
    return (this.lineNumbers[index] ?? 0) + atMost(starts, offset - (this.starts[index] ?? 0));
  }

  /** Where a line begins; the end of the text behind the last line. */
  lineStart(line: number): number {
    if (line <= 0) return 0;
    // The piece in which the line begins, not the one before that ends where it begins.
    const index = Math.max(0, atMost(this.lineNumbers, line - 1) - 1);
    const within = this.pieces[index]?.lineStarts[line - (this.lineNumbers[index] ?? 0) - 1];
    return within === undefined ? this.length : (this.starts[index] ?? 0) + within;
  }

  sameAs(other: SourceText): boolean {
    if (other === this) return true;
    if (other.length !== this.length) return false;
    const { start, oldEnd, newEnd } = this.changeFrom(other);
    return start === oldEnd && start === newEnd;
  }

  /** Where an earlier text became this one: one stretch that holds all differences, empty where there is none. */
  changeFrom(old: SourceText): Change {
    const most = Math.min(old.pieces.length, this.pieces.length);
    let before = 0;
    while (before < most && alike(old.pieces[before], this.pieces[before])) before++;
    let behind = 0;
    while (behind < most - before && alike(old.pieces.at(-1 - behind), this.pieces.at(-1 - behind))) behind++;
    const [a, b] = [old, this].map(({ pieces }) => textOf(pieces.slice(before, pieces.length - behind)));
    return within(a ?? '', b ?? '', this.starts[before] ?? this.length);
  }

  /** All of it, in one string: made when it is first asked for. */
  toString(): string {
    this.whole ??= textOf(this.pieces);
    return this.whole;
  }

  /** The line that each piece begins with. */
  private get lineNumbers(): readonly number[] {
    if (this.lines) return this.lines;
    const lines: number[] = [];
    let line = 0;
    for (const { lineStarts } of this.pieces) {
      lines.push(line);
      line += lineStarts.length;
    }
    this.lines = lines;
    return lines;
  }

  private indexAt(offset: number): number {
    return Math.max(0, atMost(this.starts, offset) - 1);
  }
}

function cut(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  // What is left is not cut where that would leave little.
  while (text.length - start >= 2 * usualLength) {
    const end = text.indexOf('\n', start + usualLength) + 1;
    if (end === 0) break;
    pieces.push(new Piece(text.slice(start, end)));
    start = end;
  }
  if (start < text.length) pieces.push(new Piece(text.slice(start)));
  return pieces;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function alike(a: Piece | undefined, b: Piece | undefined): boolean {
  return a === b || a?.text === b?.text;
}

/** Line breaks as an editor counts them. */
function lineStartsIn(text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

function atMost(numbers: readonly number[], most: number): number {
  return countAtMost(numbers, most, itself);
}

function itself(number: number): number {
  return number;
}

/** The one stretch in which two texts differ, which stand at the same place. */
function within(old: string, text: string, at: number): Change {
  const most = Math.min(old.length, text.length);
  const start = commonStart(old, text, most);
  const tail = commonEnd(old, text, most - start);
  return { start: at + start, oldEnd: at + old.length - tail, newEnd: at + text.length - tail };
}

/** Whole stretches are compared at once, which is many times faster than character by character. */
const stretch = 4096;

function commonStart(a: string, b: string, most: number): number {
  let at = 0;
  while (at + stretch <= most && a.slice(at, at + stretch) === b.slice(at, at + stretch)) at += stretch;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, most: number): number {
  const piece = (text: string, from: number): string => text.slice(text.length - from - stretch, text.length - from);
  let length = 0;
  while (length + stretch <= most && piece(a, length) === piece(b, length)) length += stretch;
  while (length < most && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) length++;
  return length;
}
