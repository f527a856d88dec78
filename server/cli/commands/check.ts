/** `btc check`: says what is wrong with files. */
import { resolve } from 'node:path';
import { checkFiles } from '../checking/check-files.ts';
import type { CheckedFile } from '../checking/checked.ts';
import { createJobs, type Jobs } from '../checking/jobs.ts';
import { defineCommand } from '../command.ts';
import { findFiles } from '../input/files.ts';
import { CommandError, type ExitCode, exitCodes, type Io, UsageError } from '../io.ts';
import { complaintsOf, writeComplaints } from '../output/complaints.ts';
import { writeInOneStep } from '../output/file.ts';
import { createProgress } from '../output/progress.ts';
import { type Findings, type ReportForm, type ReportOptions, renderReport, reportForms } from '../output/reports.ts';
import { count, summary } from '../output/text.ts';
import { checkOnChange } from '../watching.ts';

export const check = defineCommand({
  name: 'check',
  summary: 'Checks files and all that they import.',
  operands: { usage: 'FILES|GLOBS…', doc: 'at least one file, folder or pattern' },
  options: {
    format: {
      value: reportForms,
      doc: 'Text for people (the default), JSON for programs, SARIF for code scanning, annotations for GitHub Actions, or JUnit XML.',
    },
    output: { value: 'FILE', doc: 'Where the report is written, in UTF-8; by default to the standard output.' },
    config: { value: 'FILE', doc: 'The settings for all files, instead of the nearest btc.config.json of each.' },
    'max-warnings': { value: 'N', doc: 'How many warnings are allowed; any number where it is left out.' },
    threads: {
      value: 'N',
      doc: 'How many threads check; by default up to four, where there are cores and files enough for them.',
    },
    'rule-pages': {
      value: 'URL',
      doc: "For SARIF: where the rules' pages are on the web, with {code} in place of a rule's code.",
    },
    watch: { doc: 'Checks again whenever a file changes, until Ctrl+C; the exit code is that of the last check.' },
    'with-suppressed': { doc: 'For SARIF: what comments suppress is in it too, marked as suppressed.' },
  },
  exits: {
    0: 'There are no errors, and not too many warnings.',
    1: 'There are errors, or too many warnings.',
    2: "Wrong usage or settings, or a file can't be read; the others are checked all the same.",
  },
  async run({ operands, options }, io) {
    const request = { operands, ...readOptions(options, io) };
    const jobs = createJobs(io.startThread);
    try {
      const checkNow = () => checkOnce(request, jobs, io);
      if (options.watch === undefined) return (await checkNow()).exit;
      return await checkOnChange({ operands, config: request.config, check: checkNow }, io);
    } finally {
      await jobs.close();
    }
  },
});

interface CheckRequest extends ReportOptions {
  readonly operands: readonly string[];
  readonly output: string | undefined;
  readonly config: string | undefined;
  /** How many warnings are allowed. */
  readonly allowed: number;
  /** How many threads check; undefined for what is fastest. */
  readonly threads: number | undefined;
}

type Options = Readonly<Partial<Record<string, string>>>;

/** @throws UsageError */
function readOptions(options: Options, { stdout }: Io): Omit<CheckRequest, 'operands'> {
  const form = (options['format'] ?? 'text') as ReportForm;
  for (const name of ['rule-pages', 'with-suppressed']) {
    if (options[name] !== undefined && form !== 'sarif') throw new UsageError(`--${name} is for --format sarif.`);
  }
  const { output } = options;
  return {
    form,
    output,
    config: options['config'],
    allowed: numberOf(options['max-warnings']),
    threads: threadsOf(options['threads']),
    withSuppressed: options['with-suppressed'] !== undefined,
    rulePageUrl: rulePageUrlOf(options['rule-pages']),
    style: output === undefined ? stdout : { colour: false, columns: undefined },
  };
}

function numberOf(option: string | undefined): number {
  if (option === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(option)) throw new UsageError(`--max-warnings is a whole number, not "${option}".`);
  return Number(option);
}

function threadsOf(option: string | undefined): number | undefined {
  if (option === undefined) return undefined;
  if (!/^[1-9]\d{0,2}$/.test(option))
    throw new UsageError(`--threads is a whole number from 1 to 999, not "${option}".`);
  return Number(option);
}

function rulePageUrlOf(template: string | undefined): (code: string) => string | undefined {
  if (template === undefined) return () => undefined;
  const urlOf = (code: string) => template.replaceAll('{code}', code);
  if (!template.includes('{code}') || !URL.canParse(urlOf('code'))) {
    throw new UsageError(`--rule-pages is an address like https://example.com/{code}.md, not "${template}".`);
  }
  return urlOf;
}

interface Outcome {
  readonly exit: ExitCode;
  readonly files: readonly CheckedFile[];
}

/** @throws CommandError where the settings can't be used or the report can't be written. */
async function checkOnce(request: CheckRequest, jobs: Jobs, io: Io): Promise<Outcome> {
  const findings = await findIn(request, jobs, io);
  const { files } = findings;
  const { text, trouble, tellsTrouble } = await renderReport(findings, request, io);
  if (request.output === undefined) io.stdout.write(text);
  else {
    await writeTo(request.output, text, io);
    io.stdout.write(`${summary(files)}\n`);
  }
  const complaints = complaintsOf(trouble);
  if (!tellsTrouble || request.output !== undefined) writeComplaints(complaints, io.stderr);
  if (complaints.length > 0) return { files, exit: exitCodes.failed };

  const { warnings, tooManyWarnings } = findings;
  if (tooManyWarnings) io.stderr.write(`${count(warnings, 'warning')}, and at most ${request.allowed} allowed.\n`);
  const isClean = !tooManyWarnings && countOf('error', findings) === 0;
  return { files, exit: isClean ? exitCodes.clean : exitCodes.findings };
}

async function findIn(
  request: CheckRequest,
  jobs: Jobs,
  { cwd, stderr, now, cores }: Io,
): Promise<Findings & { readonly warnings: number }> {
  const progress = createProgress(stderr, 'files', now);
  const inputs = await findFiles(request.operands, cwd);
  const { config, threads } = request;
  const details = { forTools: request.form === 'sarif', suppressed: request.withSuppressed };
  const wanted = { inputs: inputs.files, cwd, config, details, threads, progress: progress.at };
  const result = await checkFiles(wanted, jobs, cores).finally(progress.end);
  const warnings = countOf('warning', result);
  return {
    ...result,
    unreadable: [...inputs.unreadable, ...result.unreadable],
    warnings,
    tooManyWarnings: warnings > request.allowed,
  };
}

function countOf(severity: 'error' | 'warning', { files }: Pick<Findings, 'files'>): number {
  return files.reduce((sum, { problems }) => sum + problems.filter((found) => found.severity === severity).length, 0);
}

async function writeTo(name: string, text: string, { cwd }: Io): Promise<void> {
  try {
    await writeInOneStep(resolve(cwd, name), text);
  } catch (error) {
    throw new CommandError(`${name}: The report can't be written. ${(error as Error).message}`);
  }
}
