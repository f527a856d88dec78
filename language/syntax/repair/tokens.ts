/** A cursor over the tokens of a file that builds the repaired tokens and notes what it had to change. */
import type { LexerResult } from 'langium';

export type Token = LexerResult['tokens'][number];
export type TokenType = Token['tokenType'];

/** A change that had to be made, as an error at the place where the text is wrong. */
export interface Repair {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type TokenTypes = Readonly<Record<string, TokenType>>;

export class TokenCursor {
  readonly output: Token[] = [];
  readonly repairs: Repair[] = [];
  private index = 0;
  private readonly tokens: readonly Token[];
  private readonly types: TokenTypes;

  constructor(tokens: readonly Token[], types: TokenTypes) {
    this.tokens = tokens;
    this.types = types;
  }

  get atEnd(): boolean {
    return this.index >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.index + ahead];
  }

  /** The token's kind: `ID`, `STRING`, `NUMBER`, `ADDRESS`, or a keyword or punctuation as it is written. */
  kind(ahead = 0): string {
    return this.peek(ahead)?.tokenType.name ?? '';
  }

  isKeyword(ahead = 0): boolean {
    return isWord(this.kind(ahead)) && !literalKinds.has(this.kind(ahead));
  }

  /** A name as it may be written: an identifier, a string, or any keyword. */
  isNameLike(ahead = 0): boolean {
    const kind = this.kind(ahead);
    return kind === 'ID' || kind === 'STRING' || this.isKeyword(ahead);
  }

  /** Whether the token begins a line that the token before it isn't on. */
  startsLine(ahead = 0): boolean {
    const token = this.peek(ahead);
    const before = this.peek(ahead - 1);
    return !token || !before || (before.endLine ?? 0) < (token.startLine ?? 0);
  }

  /** Keeps the next token as it is. */
  keep(): void {
    const token = this.peek();
    if (token) this.output.push(token);
    this.index++;
  }

  /** Keeps the next token as a name, also where it looks like a keyword. */
  keepAsName(): void {
    const token = this.peek();
    const id = this.types['ID'];
    if (token && id && token.tokenType.name !== 'STRING') {
      token.tokenType = id;
      token.tokenTypeIdx = id.tokenTypeIdx ?? token.tokenTypeIdx;
    }
    this.keep();
  }

  /** Keeps the next token as the keyword that it was meant to be. */
  keepAsKeyword(keyword: string): void {
    const token = this.peek();
    const type = this.types[keyword];
    if (token && type) {
      token.tokenType = type;
      token.tokenTypeIdx = type.tokenTypeIdx ?? token.tokenTypeIdx;
    }
    this.keep();
  }

  /** Leaves the next `count` tokens out, with one error that marks all of them. */
  setAside(count: number, message: string): void {
    const first = this.peek();
    const last = this.peek(count - 1);
    if (first && last) this.report(first, message, (last.endOffset ?? last.startOffset) + 1 - first.startOffset);
    this.index += count;
  }

  /** Puts in a token that the text lacks. It has no length, right behind the token before it. */
  insert(kind: string): void {
    const type = this.types[kind];
    if (!type) return;
    const { offset, line, column } = this.endOfOutput();
    this.output.push({
      image: '',
      startOffset: offset,
      endOffset: offset - 1,
      startLine: line,
      endLine: line,
      startColumn: column,
      endColumn: column - 1,
      tokenType: type,
      tokenTypeIdx: type.tokenTypeIdx ?? 0,
    });
  }

  report(token: Token, message: string, length = token.image.length): void {
    this.repairs.push({
      offset: token.startOffset,
      length: Math.max(1, length),
      line: token.startLine ?? 1,
      column: token.startColumn ?? 1,
      message,
    });
  }

  /** Reports at the last token that was kept, which something should follow. */
  reportBehind(message: string): void {
    const last = this.output.findLast(({ image }) => image !== '');
    if (last) this.report(last, message);
  }

  private endOfOutput(): { offset: number; line: number; column: number } {
    const last = this.output.at(-1);
    if (!last) return { offset: 0, line: 1, column: 1 };
    return {
      offset: last.startOffset + last.image.length,
      line: last.endLine ?? 1,
      column: (last.endColumn ?? 0) + 1,
    };
  }
}

const literalKinds: ReadonlySet<string> = new Set(['ID', 'STRING', 'NUMBER', 'ADDRESS']);

function isWord(kind: string): boolean {
  return /^[A-Za-z]+$/.test(kind);
}
