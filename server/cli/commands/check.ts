/** `btc check`: says what is wrong with files. */
import { checkFiles, load } from '../analysis.ts';
import { defineCommand } from '../command.ts';
import { findFiles } from '../input/files.ts';
import { createSettingsReader } from '../input/settings.ts';
import { exitCodes, UsageError } from '../io.ts';
import { reportBroken, reportFailures, reportUnreadable } from '../output/complaints.ts';
import { renderJson } from '../output/json.ts';
import { count, renderText } from '../output/text.ts';
import { doTogether } from '../together.ts';

export const check = defineCommand({
  name: 'check',
  summary: 'Checks files and all that they import.',
  operands: { usage: 'FILES|GLOBS…', doc: 'at least one file, folder or pattern' },
  options: {
    format: { value: ['text', 'json'], doc: 'Text for people (the default), or JSON for programs.' },
    config: { value: 'FILE', doc: 'The settings for all files, instead of the nearest btc.config.json of each.' },
    'max-warnings': { value: 'N', doc: 'How many warnings are allowed; any number where it is left out.' },
  },
  exits: {
    0: 'There are no errors, and not too many warnings.',
    1: 'There are errors, or too many warnings.',
    2: "Wrong usage or settings, or a file can't be read; the others are checked all the same.",
  },
  async run({ operands, options }, io) {
    const allowed = numberOf(options['max-warnings']);
    const inputs = await findFiles(operands, io.cwd);
    const settings = createSettingsReader(io.cwd, options.config);
    const { result, broken } = await doTogether(inputs.files, async (together) => {
      const loaded = await load(together);
      return { ...(await checkFiles(loaded, settings, io.cwd)), unreadable: loaded.unreadable };
    });
    const { files, failures } = result;
    if (options.format === 'json') io.stdout.write(renderJson(files));
    else if (files.length > 0) io.stdout.write(renderText(files, io.stdout));

    const unreadable = [...inputs.unreadable, ...result.unreadable];
    reportUnreadable(unreadable, io.stderr);
    reportBroken(broken, io.stderr);
    reportFailures(failures, io.stderr);
    if (unreadable.length + broken.length + failures.length > 0) return exitCodes.failed;

    const severities = files.flatMap(({ problems }) => problems.map(({ severity }) => severity));
    const warnings = severities.filter((severity) => severity === 'warning').length;
    if (warnings > allowed) io.stderr.write(`${count(warnings, 'warning')}, and at most ${allowed} allowed.\n`);
    return severities.includes('error') || warnings > allowed ? exitCodes.findings : exitCodes.clean;
  },
});

function numberOf(option: string | undefined): number {
  if (option === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(option)) throw new UsageError(`--max-warnings is a whole number, not "${option}".`);
  return Number(option);
}
