/** `btc check`: says what is wrong with files. */
import { resolve } from 'node:path';
import { type CheckedFile, checkFiles, load } from '../analysis.ts';
import { defineCommand } from '../command.ts';
import { findFiles } from '../input/files.ts';
import { createSettingsReader } from '../input/settings.ts';
import { CommandError, type ExitCode, exitCodes, type Io, UsageError } from '../io.ts';
import { complaintsOf, writeComplaints } from '../output/complaints.ts';
import { writeInOneStep } from '../output/file.ts';
import { createProgress } from '../output/progress.ts';
import { type Findings, type ReportForm, type ReportOptions, renderReport, reportForms } from '../output/reports.ts';
import { count, summary } from '../output/text.ts';
import { doTogether } from '../together.ts';
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
    const checkNow = () => checkOnce(request, io);
    if (options.watch === undefined) return (await checkNow()).exit;
    return checkOnChange({ operands, config: request.config, check: checkNow }, io);
  },
});

interface CheckRequest extends ReportOptions {
  readonly operands: readonly string[];
  readonly output: string | undefined;
  readonly config: string | undefined;
  /** How many warnings are allowed. */
  readonly allowed: number;
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
async function checkOnce(request: CheckRequest, io: Io): Promise<Outcome> {
  const findings = await findIn(request, io);
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
  { cwd, stderr, now }: Io,
): Promise<Findings & { readonly warnings: number }> {
  const progress = createProgress(stderr, 'topologies', now);
  const inputs = await findFiles(request.operands, cwd);
  const settings = createSettingsReader(cwd, request.config);
  const { result, broken } = await doTogether(inputs.files, async (together) => {
    const loaded = await load(together);
    return { ...(await checkFiles(loaded, settings, cwd, progress.at)), unreadable: loaded.unreadable };
  }).finally(progress.end);
  const { files, failures } = result;
  const warnings = countOf('warning', result);
  return {
    files,
    unreadable: [...inputs.unreadable, ...result.unreadable],
    broken,
    failures,
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
