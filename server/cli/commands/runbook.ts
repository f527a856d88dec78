/** `btc runbook`: the steps that build what a file describes, or an operation on it, for people or as scripts. */
import {
  buildRunbook,
  findRunbookScope,
  type model,
  operations,
  type Program,
  planOperation,
  type Runbook,
} from '#language';
import { didYouMean } from '../arguments.ts';
import { defineCommand, type Request } from '../command.ts';
import { CommandError, exitCodes, type Io, UsageError } from '../io.ts';
import { withOneProgram } from '../one-program.ts';
import { reportFailures } from '../output/complaints.ts';
import { writeFiles } from '../output/folder.ts';
import { placesIn } from '../output/places.ts';
import { isFolder, isRunbookFormat, type RunbookFormat, runbookFiles, runbookFormats } from '../output/runbook.ts';
import { safeLines, safeText } from '../output/safe-text.ts';
import { count } from '../output/text.ts';

type OptionName = 'target' | 'operation' | 'format' | 'out';
type Options = Request<OptionName>['options'];

export const runbook = defineCommand<OptionName>({
  name: 'runbook',
  summary: 'Prints the steps that build what a file describes, or those of an operation on it.',
  operands: { usage: 'FILE [NAME ...]', doc: 'one file' },
  options: {
    target: {
      value: 'all|cluster:NAME|group:NAME',
      doc: 'Only the steps for a cluster or a BizTalk group, and what comes before them; its name alone does where no other has it. Everything is the default.',
    },
    operation: {
      value: operations.map(({ id }) => id),
      doc: `An operation instead of building, on what the names behind the file mean: ${operations.map(usageOf).join(', ')}.`,
    },
    format: {
      value: runbookFormats,
      doc: 'Markdown (the default) or a page for people, scripts for PowerShell or cmd (with --out), or JSON for programs.',
    },
    out: { value: 'DIR', doc: 'Writes files into this folder instead of to the standard output.' },
  },
  exits: {
    0: 'The runbook has everything that the file describes and that has a procedure.',
    1: 'Errors in the file keep parts out of the runbook, which names them at its top.',
    2: "Wrong usage or settings, a name that the file doesn't have, an operation that can't be carried out, or a file can't be read or written.",
  },
  async run({ operands: [operand, ...names], options }, io) {
    const format = formatOf(options);
    checkUsage(names, options, format);
    const built = await withOneProgram('runbook', operand, io, async ({ file, program, checked }) => {
      const { problems, failures } = await checked();
      const errors = problems.filter(({ severity }) => severity === 'error');
      return { file, program, failures, errors, value: runbookOf(program, errors, options, names) };
    });
    if (!built) return exitCodes.failed;

    const { file, program, failures, errors, value } = built;
    await deliver(value, program, format, options.out, io);
    reportFailures(failures, io.stderr);
    if (failures.length > 0) return exitCodes.failed;
    if (errors.length === 0) return exitCodes.clean;
    const name = safeText(file.name);
    const found = `${count(errors.length, 'error')} in ${name}: see \`btc check ${name}\`.`;
    if (options.operation !== undefined) {
      // An error at something that the operation relies on would have refused it.
      io.stderr.write(`${found} The operation takes the file as it stands.\n`);
      return exitCodes.clean;
    }
    io.stderr.write(`${found} The runbook is not whole.\n`);
    return exitCodes.findings;
  },
});

/** `move-host HOST GROUP` */
function usageOf({ id, arguments: names }: (typeof operations)[number]): string {
  return [id, ...names.map(({ usage }) => usage)].join(' ');
}

function checkUsage(names: readonly string[], { operation, target }: Options, format: RunbookFormat): void {
  if (operation === undefined && names.length > 0) {
    throw new UsageError(`btc runbook takes one file, not ${names.length + 1}.`);
  }
  if (operation !== undefined && target !== undefined) {
    throw new UsageError('--operation names what it is about behind the file, not by --target.');
  }
  // Its steps have conditions that only people can judge.
  if (operation !== undefined && isFolder(format)) {
    throw new UsageError(
      `--operation is for people to follow: there are no scripts for it, as --format ${format} would write.`,
    );
  }
}

/** @throws UsageError where the form needs a folder and there is none. */
function formatOf({ format = 'markdown', out }: Options): RunbookFormat {
  if (!isRunbookFormat(format)) throw new UsageError(`--format can't be "${format}".`);
  if (isFolder(format) && out === undefined) {
    throw new UsageError(`--format ${format} makes several files: name a folder for them with --out DIR.`);
  }
  return format;
}

/**
 * The runbook that the options ask for.
 *
 * @throws CommandError where a name is not that of exactly one thing, or an operation is refused.
 */
function runbookOf(
  { topology }: Program,
  errors: NonNullable<Parameters<typeof buildRunbook>[1]>,
  { target = 'all', operation }: Options,
  names: readonly string[],
): Runbook {
  if (operation !== undefined) {
    const answer = planOperation(topology, errors, operation, names);
    if ('runbook' in answer) return answer.runbook;
    const near = answer.names.length > 0 ? ` Did you mean ${answer.names.join(' or ')}?` : '';
    throw new CommandError(`${operation}: ${answer.refused.join(' ')}${near}`);
  }
  return buildRunbook(topology, errors, scopeOf(target, topology));
}

/** @throws CommandError where the name is not that of exactly one cluster or BizTalk group. */
function scopeOf(target: string, topology: model.Topology) {
  const answer = findRunbookScope(target, topology);
  if ('found' in answer) return answer.found;
  if (answer.why === 'ambiguous') {
    throw new CommandError(`--target ${target}: this could be ${answer.names.join(' or ')}.`);
  }
  throw new CommandError(
    `--target ${target}: the file has no cluster or BizTalk group of this name.${didYouMean(target, answer.names)}`,
  );
}

/** @throws CommandError where the files can't be written. */
async function deliver(
  value: Runbook,
  program: Program,
  format: RunbookFormat,
  out: string | undefined,
  { stdout, cwd }: Io,
): Promise<void> {
  const files = runbookFiles(value, format, placesIn(program));
  if (out === undefined) {
    for (const { text } of files) stdout.write(stdout.terminal ? safeLines(text) : text);
    return;
  }
  await writeFiles(out, files, cwd);
  stdout.write(`${count(files.length, 'file')} in ${safeText(out)}.\n`);
}
