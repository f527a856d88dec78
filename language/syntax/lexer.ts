/** The lexer: Langium's, whose tokens are repaired before the parser sees them. */
import {
  DefaultLexer,
  DefaultLexerErrorMessageProvider,
  type Lexer,
  type LexerResult,
  type TokenizeOptions,
} from 'langium';
import { isUnclosedString } from './names.ts';
import { repair } from './repair/repair.ts';
import type { Repair, Token } from './repair/tokens.ts';

/** What the lexer tells besides tokens and errors; a parse result carries it as `lexerReport`. */
export interface BtcLexerReport {
  readonly diagnostics: [];
  readonly comments: readonly Token[];
  /** What has read the text, to read others alike. */
  readonly lexer: Lexer;
}

export class BtcLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    const open = [...result.tokens.flatMap(openString), ...result.hidden.flatMap(openComment)];
    const { tokens, repairs } = repair(result.tokens, this.definition);
    // A copy: the parser takes the hidden tokens out of their list while it builds the tree.
    const report: BtcLexerReport = { diagnostics: [], comments: [...result.hidden], lexer: this };
    return { ...result, tokens, errors: [...result.errors, ...repairs, ...open], report };
  }
}

function openString(token: Token): readonly Repair[] {
  return token.tokenType.name === 'STRING' && isUnclosedString(token.image)
    ? [at(token, token.image.length, 'This string has no closing quote on its line.')]
    : [];
}

function openComment(token: Token): readonly Repair[] {
  const { image } = token;
  return image.startsWith('/*') && (image.length < 4 || !image.endsWith('*/'))
    ? [at(token, 2, 'This comment is never closed with `*/`.')]
    : [];
}

function at(token: Token, length: number, message: string): Repair {
  return { offset: token.startOffset, length, line: token.startLine ?? 1, column: token.startColumn ?? 1, message };
}

export class BtcLexerMessages extends DefaultLexerErrorMessageProvider {
  override buildUnexpectedCharactersMessage(text: string, start: number, length: number): string {
    return `\`${text.slice(start, start + length)}\` can't stand outside of quotes.`;
  }
}
