/**
 * A cursor over the tokens of a text: it takes them over as they are or as they were meant, notes what it had to change, and
 * gathers them into units. A unit of an earlier reading that nothing has changed since is taken over as a whole.
 */
import { keywords } from '../generated/keywords.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Piece } from '../tree/builder.ts';
import type { Between, Token } from '../tree/lexer.ts';
import { Lexer } from '../tree/lexer.ts';
import { type Context, goOnAs, Unit } from '../tree/unit.ts';
import { type Earlier, earlierUnit, unitsBehind } from './earlier.ts';
import type { BlockKind } from './shape.ts';

export type { Token };

/** A unit that is being read. Its offset and line are those in the text. */
export interface OpenUnit {
  readonly unit: Unit;
  readonly offset: number;
  readonly line: number;
  readonly pieces: Piece[];
  reach: number;
  /** Whether a token of its own has been read since the last unit in it. */
  isBetween: boolean;
}

/** Makes the node of a unit from its pieces, which are a sentence of the grammar. */
export type Build = (unit: OpenUnit, kind: BlockKind) => void;

interface Place {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
}

export class TokenCursor {
  private readonly output: Token[] | undefined;
  private readonly lexer: Lexer;
  private readonly earlier: Earlier | undefined;
  /** Tokens that were looked at and not consumed. */
  private ahead: Token[] = [];
  private readonly around: OpenUnit[] = [];
  private current: OpenUnit;
  /** What is read of the file. */
  private readonly read: Unit;
  /** Where that goes: the unit of the earlier reading, where there was one. */
  private readonly file: Unit;
  private lastLine = -1;
  private lastKept: Place | undefined;
  private readonly adopted: {
    readonly unit: Unit;
    readonly parent: OpenUnit;
    readonly offset: number;
    readonly line: number;
  }[] = [];

  private readonly build: Build;

  /**
   * @param build makes the node of each unit that was read to its end
   * @param earlier what was read before; without one, everything is read
   * @param output takes all tokens that are kept or put in, where somebody wants them
   */
  constructor(source: SourceText, build: Build, earlier?: Earlier, output?: Token[]) {
    this.build = build;
    this.output = output;
    this.lexer = new Lexer(source);
    this.earlier = earlier;
    this.read = new Unit({ keyword: '', open: [] }, undefined, 0, 0);
    this.file = earlier?.file ?? this.read;
    this.current = openUnit(this.read, 0, 0);
  }

  get atEnd(): boolean {
    return this.kind() === '';
  }

  peek(ahead = 0): Token | undefined {
    const token = this.look(ahead);
    return token.kind === '' ? undefined : token;
  }

  /** The token's kind: `ID`, `STRING`, `NUMBER`, `ADDRESS`, or a keyword or punctuation as it is written. */
  kind(ahead = 0): string {
    return this.look(ahead).kind;
  }

  isKeyword(ahead = 0): boolean {
    return keywords.has(this.kind(ahead));
  }

  /** A name as it may be written: an identifier, a string, or any keyword. */
  isNameLike(ahead = 0): boolean {
    const kind = this.kind(ahead);
    return kind === 'ID' || kind === 'STRING' || keywords.has(kind);
  }

  /** Whether the token begins a line that the token before it isn't on. */
  startsLine(ahead = 0): boolean {
    const token = this.peek(ahead);
    if (!token) return true;
    return (ahead === 0 ? this.lastLine : this.look(ahead - 1).line) < token.line;
  }

  /** Keeps the next token as it is. */
  keep(): Token | undefined {
    const token = this.peek();
    if (!token) return undefined;
    this.consume(token);
    this.lastKept = { offset: token.offset, length: token.image.length, line: token.line };
    this.give(token);
    return token;
  }

  /** Keeps the next token as a name, also where it looks like a keyword. */
  keepAsName(): void {
    const token = this.peek();
    if (token && token.kind !== 'STRING') token.kind = 'ID';
    this.keep();
  }

  /** Keeps the next token as the keyword that it was meant to be. */
  keepAsKeyword(keyword: string): void {
    const token = this.peek();
    if (token) token.kind = keyword;
    this.keep();
  }

  /** Leaves the next `count` tokens out, with one error that marks all of them. */
  setAside(count: number, message: string): void {
    const first = this.peek();
    const last = this.peek(count - 1);
    if (first && last) this.report(first, message, last.offset + last.image.length - first.offset);
    for (let left = count; left > 0 && !this.atEnd; left--) this.consume(this.look(0));
  }

  /** Puts in a token that the text lacks. It has no length, right behind the token before it. */
  insert(kind: string): void {
    const { offset, length, line } = this.lastKept ?? { offset: 0, length: 0, line: 0 };
    this.give({ kind, image: '', offset: offset + length, line, before: [] });
  }

  report({ offset, image }: Pick<Token, 'offset' | 'image'>, message: string, length = image.length): void {
    this.note({ fault: 'repair', offset, length: Math.max(1, length), message });
  }

  /** Reports at the last token that was kept, which something should follow. */
  reportBehind(message: string): void {
    const last = this.lastKept;
    if (last) this.note({ fault: 'repair', offset: last.offset, length: Math.max(1, last.length), message });
  }

  /**
   * Begins a unit with the next token.
   * @returns false where an earlier reading has read the same, which is taken over: the cursor is then behind it
   */
  open(context: Context): boolean {
    const first = this.look(0);
    this.takeBefore(first);
    const known = this.earlier && earlierUnit(this.earlier, context, first.offset);
    if (known) {
      const behind = this.earlier && unitsBehind(known, first, this.earlier);
      this.adopt(known, first);
      for (const next of behind ?? []) {
        this.takeBetween(next.between);
        this.adopt(next.unit, next);
      }
      return false;
    }
    this.around.push(this.current);
    const { offset, line } = this.current;
    const unit = new Unit(context, this.holder(this.current), first.offset - offset, first.line - line);
    this.current = openUnit(unit, first.offset, first.line);
    return true;
  }

  /** Ends the unit that was begun last. */
  close(kind: BlockKind): void {
    const { current } = this;
    const around = this.around.pop();
    if (!around) throw new Error('A unit was ended that was never begun.');
    this.finish(current);
    this.build(current, kind);
    place(current.unit, around);
    around.unit.end = current.offset + current.unit.end - around.offset;
    around.pieces.push(current.unit);
    around.reach = Math.max(around.reach, current.reach);
    this.current = around;
  }

  /** Ends the file. */
  closeFile(): Unit {
    this.takeBefore(this.look(0));
    this.finish(this.current);
    this.build(this.current, 'file');
    // Only now: until here the units that were taken over are looked up by where they were.
    for (const { unit, parent, offset, line } of this.adopted) {
      unit.parent = this.holder(parent);
      unit.start = offset - parent.offset;
      unit.line = line - parent.line;
    }
    if (this.file !== this.read) goOnAs(this.file, this.read);
    return this.file;
  }

  /** What a unit in this one has as its parent. */
  private holder({ unit }: OpenUnit): Unit {
    return unit === this.read ? this.file : unit;
  }

  private finish({ unit, offset, line, reach }: OpenUnit): void {
    const last = this.lastKept;
    unit.lastLine = Math.max(0, this.lastLine - line);
    unit.reach = reach - offset;
    unit.lastKept = last && { offset: last.offset - offset, length: last.length, line: last.line - line };
  }

  private adopt(unit: Unit, { offset, line }: Pick<Token, 'offset' | 'line'>): void {
    const { current } = this;
    const isInPlace = unit.parent === this.holder(current) && unit.start === offset - current.offset;
    if (!isInPlace || unit.line !== line - current.line) this.adopted.push({ unit, parent: current, offset, line });
    place(unit, current);
    current.pieces.push(unit);
    current.reach = Math.max(current.reach, offset + unit.reach);
    this.lastLine = line + unit.lastLine;
    const last = unit.lastKept;
    if (last) this.lastKept = { offset: offset + last.offset, length: last.length, line: line + last.line };
    this.ahead = [];
    this.lexer.goTo(offset + unit.end, this.lastLine);
    current.unit.end = offset + unit.end - current.offset;
  }

  private look(ahead: number): Token {
    while (this.ahead.length <= ahead && this.ahead.at(-1)?.kind !== '') this.ahead.push(this.lexer.next());
    const token = this.ahead[ahead] ?? (this.ahead.at(-1) as Token);
    const end = token.kind === '' ? Number.POSITIVE_INFINITY : token.offset + token.image.length;
    if (end > this.current.reach) this.current.reach = end;
    return token;
  }

  private consume(token: Token): void {
    this.takeBefore(token);
    this.current.isBetween = true;
    this.ahead.shift();
    this.lastLine = token.line;
    this.current.unit.end = token.offset + token.image.length - this.current.offset;
  }

  /** What stands between a token and the one before it belongs to the unit that is being read when the token comes. */
  private takeBefore(token: Token): void {
    if (token.before.length === 0) return;
    this.takeBetween(token.before);
    token.before = [];
  }

  private takeBetween(items: readonly Between[]): void {
    for (const item of items) {
      this.note(item);
      if (!('fault' in item)) this.current.pieces.push(item);
    }
  }

  private note(item: Between): void {
    const { unit, offset, line } = this.current;
    const within = { ...item, offset: item.offset - offset };
    unit.take('fault' in within ? within : { ...within, line: within.line - line });
  }

  private give(token: Token): void {
    this.current.isBetween = true;
    this.current.pieces.push(token);
    this.output?.push(token);
  }
}

function openUnit(unit: Unit, offset: number, line: number): OpenUnit {
  return { unit, offset, line, pieces: [], reach: 0, isBetween: false };
}

/** Puts a unit that has been read behind what has been read around it. */
function place(unit: Unit, around: OpenUnit): void {
  unit.follows = !around.isBetween;
  unit.index = around.unit.items.length;
  around.isBetween = false;
  around.unit.take(unit);
}
