/** A text as the formatter sees it: its tokens and comments in order, the white space between them, and its errors. */
import { isNextLineDirective, suppressedLines } from '../comments.ts';
import { repair } from '../repair/repair.ts';
import { TokenCursor } from '../repair/tokens.ts';
import { SourceText } from '../text/source-text.ts';
import type { Fault } from '../tree/fault.ts';
import { type Comment, lineBreaksIn, type Token } from '../tree/lexer.ts';
import { commentsIn, faultsIn } from '../tree/unit.ts';

/** A token or a comment of the text. */
export interface Piece {
  /** As the repaired tokens tell it: `ID`, `STRING`, a keyword, `{`, …; or the kind of a comment. */
  readonly kind: string;
  readonly start: number;
  /** Behind it; white space at the end of a line comment doesn't count. */
  readonly end: number;
  readonly text: string;
}

export interface Pieces {
  readonly text: string;
  readonly all: readonly Piece[];
  /** The tokens as the parser sees them: one that repair has put in has no piece of its own. */
  readonly tokens: readonly { readonly kind: string; readonly piece: number | undefined }[];
  /** In the order of the text. */
  readonly errors: readonly Fault[];
  /** For each piece, and at last for the end of the text, the white space before it. */
  readonly spaces: readonly Space[];
}

/** What stands between two pieces. */
export interface Space {
  readonly start: number;
  readonly end: number;
  readonly source: string;
  /** How many line breaks are in it; what is more than one empty line counts as one. */
  readonly breaks: 0 | 1 | 2;
  /** A line that a comment suppresses findings on begins or ends here: it has to keep exactly what is on it. */
  readonly pinned: boolean;
  /** A comment about the next line stands before it: the number of its line breaks decides which line that is. */
  readonly frozen: boolean;
}

export function isComment(piece: Piece | undefined): boolean {
  return piece?.kind === lineComment || piece?.kind === blockComment;
}

export const lineComment = 'LINE_COMMENT';
export const blockComment = 'BLOCK_COMMENT';

/** The mark at the beginning of a text is no white space of its layout. */
const byteOrderMark = '\uFEFF';

export function piecesOf(text: string): Pieces {
  const output: Token[] = [];
  const source = SourceText.of(text);
  const file = repair(new TokenCursor(source, () => undefined, undefined, output));
  const comments = commentsIn(file);
  const written = [...output.filter(({ image }) => image !== ''), ...comments].sort((a, b) => a.offset - b.offset);
  const indexes = new Map<Token | Comment, number>(written.map((token, index) => [token, index]));
  return {
    text,
    all: written.map(pieceOf),
    tokens: output.map((token) => ({ kind: token.kind, piece: indexes.get(token) })),
    errors: faultsIn(file).toSorted((a, b) => a.offset - b.offset),
    spaces: spacesBetween(written, suppressedLines(comments, source), text),
  };
}

function pieceOf({ kind, image, offset }: Token | Comment): Piece {
  const text = kind === lineComment ? image.trimEnd() : image;
  return { kind, start: offset, end: offset + text.length, text };
}

/** @param pinned the lines, from 0, that comments suppress findings on */
function spacesBetween(
  written: readonly (Token | Comment)[],
  pinned: ReadonlySet<number>,
  text: string,
): readonly Space[] {
  let frozen = false;
  return [...written, undefined].map((token, index) => {
    const before = written[index - 1];
    const start = before ? pieceOf(before).end : text.startsWith(byteOrderMark) ? 1 : 0;
    const end = token?.offset ?? text.length;
    const source = text.slice(start, end);
    const breaks = source.match(/\r\n|\n|\r/g)?.length ?? 0;
    // Comments line by line below one about the next line push that line down.
    frozen = before?.kind === lineComment && (frozen || isNextLineDirective(before as Comment));
    return {
      start,
      end,
      source,
      breaks: breaks > 1 ? 2 : breaks === 1 ? 1 : 0,
      pinned:
        (before !== undefined && pinned.has(lastLineOf(before))) || (token !== undefined && pinned.has(token.line)),
      frozen,
    };
  });
}

function lastLineOf({ kind, line, image }: Token | Comment): number {
  return kind === blockComment ? line + lineBreaksIn(image) : line;
}
