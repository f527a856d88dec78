/** `btc fix`: changes files so that what has an obvious fix is fixed. */
import { fixAll, type Program } from '#language';
import { load, readSettingsFor } from '../analysis.ts';
import { defineCommand } from '../command.ts';
import { findFiles } from '../input/files.ts';
import { createSettingsReader } from '../input/settings.ts';
import { exitCodes } from '../io.ts';
import { reportBroken, reportFailures, reportUnreadable } from '../output/complaints.ts';
import { count } from '../output/text.ts';
import { patchOf, writeFiles } from '../rewrite.ts';
import { doTogether } from '../together.ts';

export const fix = defineCommand({
  name: 'fix',
  summary: 'Applies the preferred fixes that everyone would want, until nothing changes.',
  operands: { usage: 'FILES|GLOBS…', doc: 'at least one file, folder or pattern' },
  options: {
    'dry-run': { doc: 'Prints what would change as a unified diff, and changes nothing.' },
  },
  exits: {
    0: 'Nothing is left that this command fixes.',
    1: 'With --dry-run: there is something to fix. Else: fixes called for each other without an end.',
    2: "Wrong usage or settings, or a file can't be read or written; the others are fixed all the same.",
  },
  async run({ operands, options }, io) {
    const dryRun = options['dry-run'] !== undefined;
    const inputs = await findFiles(operands, io.cwd);
    const settings = createSettingsReader(io.cwd);
    const { result, broken } = await doTogether(inputs.files, async (files) => {
      const loaded = await load(files);
      const programs = loaded.project.programs();
      const fixedTexts = await fixAll({
        files: textsOf(programs),
        editable: new Set(loaded.files.map(({ uri }) => uri)),
        settingsFor: await readSettingsFor(programs, settings),
      });
      return { ...fixedTexts, loaded };
    });
    const { changed, applied, settled, failures, loaded } = result;
    const fixed = loaded.files.flatMap((loadedFile) => {
      const after = changed.get(loadedFile.uri);
      return after === undefined ? [] : [{ ...loadedFile, after }];
    });
    const failed = dryRun ? [] : await writeFiles(fixed, io);
    if (dryRun) for (const file of fixed) io.stdout.write(patchOf(file, io));
    const summary = `${count(applied, 'fix', 'fixes')} in ${count(fixed.length - failed.length, 'file')}.\n`;
    (dryRun ? io.stderr : io.stdout).write(summary);

    const trouble = [...inputs.unreadable, ...loaded.unreadable, ...failed];
    reportUnreadable(trouble, io.stderr);
    reportBroken(broken, io.stderr);
    reportFailures(failures, io.stderr);
    if (!settled) io.stderr.write('Fixes call for each other without an end; some were left out.\n');
    if (trouble.length + broken.length + failures.length > 0) return exitCodes.failed;
    return !settled || (dryRun && fixed.length > 0) ? exitCodes.findings : exitCodes.clean;
  },
});

/** The texts of the files and of all that they import, by address. */
function textsOf(programs: readonly Program[]): ReadonlyMap<string, string> {
  const documents = programs.flatMap((program) => program.documents);
  return new Map(documents.map(({ uri, textDocument }) => [uri.toString(), textDocument.getText()]));
}
