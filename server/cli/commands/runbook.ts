/** `btc runbook`: prints the steps that build what a file describes. */
import { buildRunbook, check, renderRunbookAsJson, renderRunbookAsMarkdown } from '#language';
import { load, readSettingsFor } from '../analysis.ts';
import { defineCommand } from '../command.ts';
import { findFiles } from '../input/files.ts';
import { createSettingsReader } from '../input/settings.ts';
import { exitCodes, UsageError } from '../io.ts';
import { reportBroken, reportFailures, reportUnreadable } from '../output/complaints.ts';
import { placesIn } from '../output/places.ts';
import { safeJson, safeLines, safeText } from '../output/safe-text.ts';
import { count } from '../output/text.ts';
import { doTogether } from '../together.ts';

export const runbook = defineCommand({
  name: 'runbook',
  summary: 'Prints the steps that build what a file describes.',
  operands: { usage: 'FILE', doc: 'one file', atMost: 1 },
  options: {
    format: { value: ['markdown', 'json'], doc: 'Markdown for people (the default), or JSON for programs.' },
  },
  exits: {
    0: 'The runbook has everything that the file describes and that has a procedure.',
    1: 'Errors in the file keep parts out of the runbook, which names them at its top.',
    2: "Wrong usage or settings, or the file can't be read.",
  },
  async run({ operands: [operand], options }, io) {
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
      const value = buildRunbook(program.topology, errors);
      return { unreadable: loaded.unreadable, built: { file, program, failures, errors, value } };
    });
    reportUnreadable([...inputs.unreadable, ...result.unreadable], io.stderr);
    reportBroken(broken, io.stderr);
    if (!result.built) return exitCodes.failed;

    const { file, program, failures, errors, value } = result.built;
    if (options.format === 'json') io.stdout.write(safeJson(renderRunbookAsJson(value, placesIn(program))));
    else
      io.stdout.write(io.stdout.terminal ? safeLines(renderRunbookAsMarkdown(value)) : renderRunbookAsMarkdown(value));

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
