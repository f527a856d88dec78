/** Command lines while a step is drafted: a line whose names can't be passed safely is refused as a value, never written wrong. */
import type { Shell } from './runbook.ts';

/** A text that the shell, or the program that it calls, would not take as it is. */
export interface RefusedText {
  readonly refused: string;
}

export type Line = string | RefusedText;

/** Lines that are entered together: with one refused line, none of them can be used. */
export interface Block {
  readonly shell: Shell;
  readonly lines: readonly Line[];
}

/** What stands before commands that no documentation gives for their purpose. */
export const unverified =
  'VERIFY before use: the documentation that this runbook rests on does not give these commands.';

/** The same as a line for cmd. It holds no name: cmd would read one even there. */
export const verifyBeforeUse = `rem ${unverified}`;

/** A block; lines that don't apply are given as undefined. */
export function cmd(...lines: readonly (Line | undefined)[]): Block {
  return { shell: 'cmd', lines: lines.filter((line) => line !== undefined) };
}

export function powershell(...lines: readonly (Line | undefined)[]): Block {
  return { shell: 'powershell', lines: lines.filter((line) => line !== undefined) };
}
