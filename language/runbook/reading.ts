/** What the renderings for people say of a runbook, in the same words. */
import type { Commands, Shell } from './runbook.ts';

/** How the steps are done and what their kinds mean. */
export const howToRead = [
  'Do each step either in the console or with its commands, not both; a step without commands is done in the console. Do the check before you go on.',
  'A step of the kind read-only changes nothing; a disruptive one interrupts something that runs, or makes something begin to work.',
] as const;

export const shellTitles: Readonly<Record<Shell, string>> = { cmd: 'Command prompt', powershell: 'PowerShell' };

/** `PowerShell (1 of 2)`: which block of a step it is, where there are several. */
export function blockTitle({ shell }: Commands, index: number, count: number): string {
  return count > 1 ? `${shellTitles[shell]} (${index + 1} of ${count})` : shellTitles[shell];
}
