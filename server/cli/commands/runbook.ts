/** `btc runbook`: the steps that build what a file describes, for people or as scripts. */
import { buildRunbook, check, findRunbookScope, type model, type Program, type Runbook } from '#language';
import { load, readSettingsFor } from '../analysis.ts';
import { didYouMean } from '../arguments.ts';
import { defineCommand, type Request } from '../command.ts';
import { findFiles } from '../input/files.ts';
import { createSettingsReader } from '../input/settings.ts';
import { CommandError, exitCodes, type Io, UsageError } from '../io.ts';
import { reportBroken, reportFailures, reportUnreadable } from '../output/complaints.ts';
import { writeFiles } from '../output/folder.ts';
import { placesIn } from '../output/places.ts';
import { isFolder, isRunbookFormat, type RunbookFormat, runbookFiles, runbookFormats } from '../output/runbook.ts';
import { safeLines, safeText } from '../output/safe-text.ts';
import { count } from '../output/text.ts';
import { doTogether } from '../together.ts';

type OptionName = 'target' | 'format' | 'out';
type Options = Request<OptionName>['options'];

export const runbook = defineCommand<OptionName>({
  name: 'runbook',
  summary: 'Prints the steps that build what a file describes.',
  operands: { usage: 'FILE', doc: 'one file', atMost: 1 },
  options: {
    target: {
      value: 'all|cluster:NAME|group:NAME',
      doc: 'Only the steps for a cluster or a BizTalk group, and what comes before them; its name alone does where no other has it. Everything is the default.',
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
    2: "Wrong usage or settings, a target that the file doesn't have, or a file can't be read or written.",
  },
  async run({ operands: [operand], options }, io) {
    const format = formatOf(options);
    const inputs = await findFiles([operand], io.cwd);
    if (inputs.files.length > 1) {
      throw new UsageError(`btc runbook takes one file; ${operand} means ${inputs.files.length}.`);
    }
    const settings = createSettingsReader(io.cwd);
    const { result, broken } = await doTogether(inputs.files, async (files) => {
      const loaded = await load(files);
      const [file] = loaded.files;
      const program = file && loaded.project.program(file.uri);
      if (!program) return { unreadable: loaded.unreadable, built: undefined };
      const { problems, failures } = check(program, await readSettingsFor([program], settings));
      const errors = problems.filter(({ severity }) => severity === 'error');
      const value = runbookOf(program, errors, options);
      return { unreadable: loaded.unreadable, built: { file, program, failures, errors, value } };
    });
    reportUnreadable([...inputs.unreadable, ...result.unreadable], io.stderr);
    reportBroken(broken, io.stderr);
    if (!result.built) return exitCodes.failed;

    const { file, program, failures, errors, value } = result.built;
    await deliver(value, program, format, options.out, io);
    reportFailures(failures, io.stderr);
    if (failures.length > 0) return exitCodes.failed;
    if (errors.length === 0) return exitCodes.clean;
    const name = safeText(file.name);
    io.stderr.write(
      `${count(errors.length, 'error')} in ${name}: see \`btc check ${name}\`. The runbook is not whole.\n`,
    );
    return exitCodes.findings;
  },
});

/** @throws UsageError where the form needs a folder and there is none. */
function formatOf({ format = 'markdown', out }: Options): RunbookFormat {
  if (!isRunbookFormat(format)) throw new UsageError(`--format can't be "${format}".`);
  if (isFolder(format) && out === undefined) {
    throw new UsageError(`--format ${format} makes several files: name a folder for them with --out DIR.`);
  }
  return format;
}

/** The runbook that the options ask for. */
function runbookOf(
  { topology }: Program,
  errors: Parameters<typeof buildRunbook>[1],
  { target = 'all' }: Options,
): Runbook {
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
