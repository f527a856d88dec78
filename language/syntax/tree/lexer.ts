/** The lexer: cuts a text into tokens, one after the other as they are asked for, and keeps what stands between them. */
import { keywords } from '../generated/keywords.ts';
import { isUnclosedString } from '../names.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Fault } from './fault.ts';

/** A word, name, number or mark of the text. Lines count from 0, offsets in UTF-16 units. */
export interface Token {
  /** `ID`, `STRING`, `NUMBER`, `ADDRESS`, or a keyword or mark as it is written; repair may change it. */
  kind: string;
  /** As it is written; empty for a token that repair has put in. */
  readonly image: string;
  readonly offset: number;
  readonly line: number;
  /** Comments and faults between the token before and this one, in their order. */
  before: readonly Between[];
}

/** A comment. `line` counts from 0, at the comment's beginning. */
export interface Comment {
  readonly kind: 'LINE_COMMENT' | 'BLOCK_COMMENT';
  readonly image: string;
  readonly offset: number;
  readonly line: number;
}

export type Between = Comment | Fault;

export class Lexer {
  private readonly source: SourceText;
  /** The piece of the source that it is in, which no token crosses the end of. */
  private text = '';
  /** Where the piece begins. */
  private start = 0;
  /** In the piece. */
  private at = 0;
  private line = 0;

  constructor(source: SourceText) {
    this.source = source;
    this.goTo(0, 0);
  }

  /** Goes on elsewhere, at a place where a token may begin. */
  goTo(offset: number, line: number): void {
    if (offset < this.start || offset >= this.start + this.text.length) {
      const { text, start } = this.source.pieceAt(offset);
      this.text = text;
      this.start = start;
    }
    this.at = offset - this.start;
    this.line = line;
  }

  /** The next token; behind the last one, a token without a kind that has what stands before the end. */
  next(): Token {
    let before: Between[] | undefined;
    for (;;) {
      this.skipSpace();
      const { text, at, line } = this;
      const offset = this.start + at;
      const end = endOfToken(text, at);
      if (end > at) {
        const image = text.slice(at, end);
        const kind = kindOf(image);
        this.at = end;
        if (kind === 'STRING' && isUnclosedString(image)) {
          before ??= [];
          before.push(openAt(offset, image.length, 'This string has no closing quote on its line.'));
        }
        return { kind, image, offset, line, before: before ?? nothing };
      }
      if (at >= text.length) return { kind: '', image: '', offset, line, before: before ?? nothing };
      before ??= [];
      const comment = this.comment();
      if (comment) {
        before.push(comment);
        if (isOpen(comment)) before.push(openAt(offset, 2, 'This comment is never closed with `*/`.'));
        const breaks = comment.kind === 'BLOCK_COMMENT' ? lineBreaksIn(comment.image) : 0;
        this.goTo(offset + comment.image.length, line + breaks);
      } else {
        before.push(this.unexpected());
      }
    }
  }

  private skipSpace(): void {
    for (;;) {
      const { text } = this;
      let { at } = this;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) this.line++;
        else if (code !== space && code !== carriageReturn && code !== tab && !isRareSpace(code)) break;
      }
      this.at = at;
      if (at < text.length || this.start + at >= this.source.length) return;
      this.goTo(this.start + at, this.line);
    }
  }

  private comment(): Comment | undefined {
    const { text, at, line } = this;
    if (text.charCodeAt(at) !== slash || !isCommentStart(text, at)) return undefined;
    const offset = this.start + at;
    if (text.charCodeAt(at + 1) === slash) {
      return { kind: 'LINE_COMMENT', image: text.slice(at, endOfLine(text, at)), offset, line };
    }
    return { kind: 'BLOCK_COMMENT', image: this.source.slice(offset, this.endOfComment(offset)), offset, line };
  }

  /** It may go on over many pieces. */
  private endOfComment(offset: number): number {
    for (let from = offset + 2; ; ) {
      const { text, start } = this.source.pieceAt(from);
      const closing = text.indexOf('*/', from - start);
      if (closing >= 0) return start + closing + 2;
      from = start + text.length;
      if (from >= this.source.length) return this.source.length;
    }
  }

  /** All characters up to one that something can begin with. */
  private unexpected(): Fault {
    const { text, at } = this;
    let end = at + 1;
    while (end < text.length && !canBegin(text, end)) end++;
    this.at = end;
    const message = `\`${text.slice(at, end)}\` can't stand outside of quotes.`;
    return { fault: 'character', offset: this.start + at, length: end - at, message };
  }
}

const nothing: readonly Between[] = [];
const [tab, lineFeed, carriageReturn, space, doubleQuote, slash, star, dot] = [9, 10, 13, 32, 34, 47, 42, 46];

function openAt(offset: number, length: number, message: string): Fault {
  return { fault: 'open', offset, length, message };
}

function isOpen({ kind, image }: Comment): boolean {
  return kind === 'BLOCK_COMMENT' && (image.length < 4 || !image.endsWith('*/'));
}

/** White space beyond spaces, tabs and line breaks: whatever a `\s` of a regular expression takes. */
function isRareSpace(code: number): boolean {
  if (code < 128) return code === 11 || code === 12;
  return /\s/.test(String.fromCharCode(code));
}

function canBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === space || (code >= tab && code <= carriageReturn) || isRareSpace(code)) return true;
  return endOfToken(text, at) > at || (code === slash && isCommentStart(text, at));
}

function isCommentStart(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === slash || next === star;
}

function endOfLine(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === lineFeed || code === carriageReturn) return end;
  }
  return end;
}

/** Line breaks as an editor counts them. */
export function lineBreaksIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count++;
  }
  return count;
}

/** Where the token that begins here ends; where none does, here. */
function endOfToken(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isLetter(code)) return endOfWord(text, at);
  if (isDigit(code)) return endOfNumber(text, at);
  if (code === doubleQuote) return endOfString(text, at);
  return marks.has(code) ? at + 1 : at;
}

const marks: ReadonlySet<number> = new Set([...'{}:,.'].map((mark) => mark.charCodeAt(0)));

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOfWord(text: string, at: number): number {
  let end = at + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (!isLetter(code) && !isDigit(code) && code !== 45) break;
  }
  return end;
}

/** An address such as `10.0.0.1/24`, whole or begun; else a number with its unit. */
function endOfNumber(text: string, at: number): number {
  let end = endOfDigits(text, at);
  if (text.charCodeAt(end) !== dot) return endOfWord(text, at);
  while (text.charCodeAt(end) === dot || isDigit(text.charCodeAt(end))) end++;
  return text.charCodeAt(end) === slash ? endOfDigits(text, end + 1) : end;
}

function endOfDigits(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function endOfString(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === doubleQuote) return end + 1;
    if (code === lineFeed || code === carriageReturn) return end;
  }
  return text.length;
}

function kindOf(image: string): string {
  const code = image.charCodeAt(0);
  if (isLetter(code)) return keywords.has(image) ? image : 'ID';
  if (isDigit(code)) return image.includes('.') ? 'ADDRESS' : 'NUMBER';
  return code === doubleQuote ? 'STRING' : image;
}
