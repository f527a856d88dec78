/** The lexer: Langium's, whose tokens are repaired before the parser sees them. */
import { DefaultLexer, DefaultLexerErrorMessageProvider, type LexerResult, type TokenizeOptions } from 'langium';
import { repair } from './repair/repair.ts';

export class BtcLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    const { tokens, repairs } = repair(result.tokens, this.definition);
    return { ...result, tokens, errors: [...result.errors, ...repairs] };
  }
}

export class BtcLexerMessages extends DefaultLexerErrorMessageProvider {
  override buildUnexpectedCharactersMessage(text: string, start: number, length: number): string {
    return `\`${text.slice(start, start + length)}\` can't stand outside of quotes.`;
  }
}
