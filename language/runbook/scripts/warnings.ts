/** Comments among command lines that somebody has to read before the lines run: a script would pass them over. */
import type { Commands, Shell } from '../runbook.ts';

const comments: Readonly<Record<Shell, RegExp>> = { cmd: /^\s*rem\s+(.*)$/i, powershell: /^\s*#\s*(.*)$/ };

/** Each once, without what makes it a comment. */
export function warningsIn(blocks: readonly Commands[]): readonly string[] {
  return [...new Set(blocks.flatMap(({ shell, lines }) => lines.flatMap((line) => commentIn(line, shell) ?? [])))];
}

/** What a line says that is nothing but a comment. */
export function commentIn(line: string, shell: Shell): string | undefined {
  return comments[shell].exec(line)?.[1];
}
