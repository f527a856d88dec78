/** What keeps a command from doing all of its work, for stderr. */
import type { CheckResult } from '#language';
import type { InputFile, Unreadable } from '../input/files.ts';
import type { Output } from '../io.ts';
import type { Broken } from '../together.ts';
import { safeLines, safeText } from './safe-text.ts';

export function reportUnreadable(unreadable: readonly Unreadable[], { write }: Output): void {
  for (const { name, reason } of unreadable) write(`${safeText(name)}: ${safeText(reason)}\n`);
}

/** An error of ours, which only this file or what it imports brings about. */
export function reportBroken(broken: readonly Broken<InputFile>[], { write }: Output): void {
  for (const { file, error } of broken) {
    write(`${safeText(file.name)}: btc has a mistake of its own that this file shows: ${safeLines(stackOf(error))}\n`);
  }
}

/** A rule that throws is a mistake of ours: whoever reports it needs the whole of it. */
export function reportFailures(failures: CheckResult['failures'], { write }: Output): void {
  for (const { rule, error } of failures) {
    write(safeLines(`The rule ${rule.code} failed, and found nothing: ${stackOf(error)}\n`));
  }
}

function stackOf(error: unknown): string {
  return (error instanceof Error ? error.stack : undefined) ?? String(error);
}
