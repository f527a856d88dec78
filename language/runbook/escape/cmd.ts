/** Quotes text for cmd.exe. */
import { quoting } from './template.ts';

/**
 * Between double quotes cmd takes `& | < > ( ) ^` as they are, but it still replaces `%NAME%`, and `!NAME!` where delayed
 * expansion is on; at the prompt nothing escapes these. A `"` ends the quotes, and characters that Windows may convert to one
 * do so in the called program. A backslash before the closing quote escapes it there. Control and format characters end or
 * edit a pasted line, or hide what it says.
 */
const unsafeInCmd = /["%!\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u02BA\u201C-\u201F\u2033\u2036\u301D-\u301F\uFF02]|\\$|^$/u;

/** The text in double quotes; undefined where cmd can't take it whole, whatever the quoting. */
export function quoteCmd(text: string): string | undefined {
  return unsafeInCmd.test(text) ? undefined : `"${text}"`;
}

/** A cmd line. Each inserted text is quoted; where one can't be, the whole line is refused. */
export const cmdLine = quoting(quoteCmd);
