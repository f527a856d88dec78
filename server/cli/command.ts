/** What a command of `btc` is: its help and its options as data, and what it does. */
import type { ExitCode, Io } from './io.ts';

export interface Option {
  /** What stands behind it in the help: `N`, or the choices. Undefined for an option that takes no value. */
  readonly value?: string | readonly string[];
  /** It may be given several times, and each time counts, in the order of the command line. */
  readonly repeatable?: true;
  readonly doc: string;
}

export interface Command<Name extends string = string> {
  readonly name: string;
  /** What it does, as one line. */
  readonly summary: string;
  readonly operands: { readonly usage: string; readonly doc: string; readonly atMost?: number };
  readonly options: Readonly<Record<Name, Option>>;
  /** What each exit code means that the command has. */
  readonly exits: Readonly<Partial<Record<ExitCode, string>>>;
  /** @throws UsageError or CommandError, with what to tell the user. */
  run(request: Request<Name>, io: Io): Promise<ExitCode>;
}

/** A command line that was understood. */
export interface Request<Name extends string> {
  /** At least one. */
  readonly operands: readonly [string, ...string[]];
  /** The options given; that of an option without a value is empty. */
  readonly options: Readonly<Partial<Record<Name, string>>>;
  /** The repeatable options given, in their order. */
  readonly repeated: readonly { readonly option: Name; readonly value: string }[];
}

/** Declares a command: the options that it reads are those that it has. */
export function defineCommand<Name extends string>(command: Command<Name>): Command {
  return command;
}
