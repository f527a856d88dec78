/** What keeps a command from doing all of its work. */
import type { CheckResult } from '#language';
import type { InputFile, Unreadable } from '../input/files.ts';
import type { Output } from '../io.ts';
import { type Broken, stackOf } from '../together.ts';
import { safeLines, safeText } from './safe-text.ts';

/** A reason why a report isn't the whole truth; not yet safe to print. */
export interface Complaint {
  /** The file that it is about; undefined for one about the program. */
  readonly file: string | undefined;
  readonly message: string;
}

export interface Trouble {
  readonly unreadable: readonly Unreadable[];
  readonly broken: readonly Broken<InputFile>[];
  readonly failures: CheckResult['failures'];
}

export function complaintsOf({ unreadable, broken, failures }: Trouble): readonly Complaint[] {
  return [
    ...unreadable.map(({ name, reason }) => ({ file: name, message: reason })),
    // An error of ours, which only this file or what it imports brings about.
    ...broken.map(({ file, error }) => ({
      file: file.name,
      message: `btc has a mistake of its own that this file shows: ${stackOf(error)}`,
    })),
    // A rule that throws is a mistake of ours: whoever reports it needs the whole of it.
    ...failures.map(({ rule, error }) => ({
      file: undefined,
      message: `The rule ${rule.code} failed, and found nothing: ${stackOf(error)}`,
    })),
  ];
}

export function writeComplaints(complaints: readonly Complaint[], { write }: Output): void {
  for (const { file, message } of complaints) {
    write(`${file === undefined ? '' : `${safeText(file)}: `}${safeLines(message)}\n`);
  }
}

export function reportUnreadable(unreadable: readonly Unreadable[], output: Output): void {
  writeComplaints(complaintsOf({ unreadable, broken: [], failures: [] }), output);
}

export function reportBroken(broken: readonly Broken<InputFile>[], output: Output): void {
  writeComplaints(complaintsOf({ unreadable: [], broken, failures: [] }), output);
}

export function reportFailures(failures: CheckResult['failures'], output: Output): void {
  writeComplaints(complaintsOf({ unreadable: [], broken: [], failures }), output);
}
