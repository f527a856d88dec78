/** Quotes text for Windows PowerShell. */
import { quoting } from './template.ts';

/** PowerShell takes each of these as a single quote. */
const singleQuotes = /['\u2018\u2019\u201A\u201B]/gu;

/** Control and format characters end or edit a pasted line, or hide what it says. */
const unsafeInPowerShell = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The text in single quotes, where nothing is expanded; undefined where it can't be entered as it is. */
export function quotePowerShell(text: string): string | undefined {
  return unsafeInPowerShell.test(text) ? undefined : `'${text.replace(singleQuotes, '$&$&')}'`;
}

/**
 * Depending on cmdlet and version, documentation says of a name that it is taken as it is or as a pattern. What could be a pattern
 * is refused, so that no line touches anything that is called otherwise.
 */
const pattern = /[*?[\]`]/;

/** The text in single quotes, for a parameter that might take it as a pattern; undefined where it could be one. */
export function quoteExactName(name: string): string | undefined {
  return pattern.test(name) ? undefined : quotePowerShell(name);
}

/** What a program that Windows PowerShell calls would not get whole: PowerShell before 7 escapes nothing in its arguments. */
const unsafeForPrograms = /["\u201C-\u201F]|\s.*\\$|^[/-]/u;

/** A PowerShell line. Each inserted text is quoted; where one can't be, the whole line is refused. */
export const powershellLine = quoting(quotePowerShell);

/** A PowerShell line that calls a program. Each inserted argument is quoted; where one can't be, the whole line is refused. */
export const programLine = quoting((arg) => (unsafeForPrograms.test(arg) ? undefined : quotePowerShell(arg)));

/** A PowerShell line whose inserted texts are names, each of one thing; where one could be a pattern, the whole line is refused. */
export const exactLine = quoting(quoteExactName);
