/** Quotes text for Windows PowerShell. */
import type { Line } from '../command.ts';

/** PowerShell takes each of these as a single quote. */
const singleQuotes = /['\u2018\u2019\u201A\u201B]/gu;

/** Control and format characters end or edit a pasted line, or hide what it says. */
const unsafeInPowerShell = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The text in single quotes, where nothing is expanded; undefined where it can't be entered as it is. */
export function quotePowerShell(text: string): string | undefined {
  return unsafeInPowerShell.test(text) ? undefined : `'${text.replace(singleQuotes, '$&$&')}'`;
}

/** A PowerShell line. Each inserted text is quoted; where one can't be, the whole line is refused. */
export function powershellLine(parts: TemplateStringsArray, ...texts: readonly string[]): Line {
  let line = parts[0] ?? '';
  for (const [index, text] of texts.entries()) {
    const quoted = quotePowerShell(text);
    if (quoted === undefined) return { refused: text };
    line += quoted + (parts[index + 1] ?? '');
  }
  return line;
}
