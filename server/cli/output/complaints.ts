/** What keeps a command from doing all of its work, for stderr. */
import type { CheckResult } from '#language';
import type { Unreadable } from '../input/files.ts';
import type { Output } from '../io.ts';
import { safeLines, safeText } from './safe-text.ts';

export function reportUnreadable(unreadable: readonly Unreadable[], { write }: Output): void {
  for (const { name, reason } of unreadable) write(`${safeText(name)}: ${safeText(reason)}\n`);
}

/** A rule that throws is a mistake of ours: whoever reports it needs the whole of it. */
export function reportFailures(failures: CheckResult['failures'], { write }: Output): void {
  for (const { rule, error } of failures) {
    const stack = error instanceof Error ? error.stack : String(error);
    write(safeLines(`The rule ${rule.code} failed, and found nothing: ${stack}\n`));
  }
}
