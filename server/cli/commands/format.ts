/** `btc format`: brings files into the one style of the language. */
import { applyEdits, type Formatted, formatter } from '#language';
import { defineCommand } from '../command.ts';
import { findFiles, type Unreadable } from '../input/files.ts';
import { decode, readTextFile, type TextFile } from '../input/text-file.ts';
import { CommandError, type ExitCode, exitCodes, type Io, UsageError } from '../io.ts';
import { reportUnreadable } from '../output/complaints.ts';
import { safeLines, safeText } from '../output/safe-text.ts';
import { count } from '../output/text.ts';
import { type ChangedFile, patchOf, writeFiles } from '../rewrite.ts';

/** The operand that means standard input. */
const standardInput = '-';

export const format = defineCommand({
  name: 'format',
  summary: 'Brings files into the one style of the language.',
  operands: { usage: 'FILES|GLOBS…|-', doc: 'at least one file, folder or pattern, or - for standard input' },
  options: {
    check: { doc: 'Names the files that are not in form, and changes nothing.' },
    'dry-run': { doc: 'Prints what would change as a unified diff, and changes nothing.' },
  },
  exits: {
    0: 'All files are in form.',
    1: 'With --check or --dry-run: there are files that are not in form.',
    2: "Wrong usage, or a file can't be read or written or has syntax errors and stays as it is; the others are formatted.",
  },
  async run({ operands, options }, io) {
    const [check, dryRun] = [options.check !== undefined, options['dry-run'] !== undefined];
    if (operands.includes(standardInput)) {
      if (operands.length > 1) throw new UsageError('Standard input is formatted alone, without files.');
      return formatStandardInput({ check, dryRun }, io);
    }
    const { files, unreadable } = await findFiles(operands, io.cwd);
    const changed: ChangedFile[] = [];
    const trouble: Unreadable[] = [...unreadable];
    for (const { path, name } of files) {
      try {
        const file = await readTextFile(path);
        const after = inForm(file.text, formatter.whole(file.text));
        if (after !== file.text) changed.push({ path, name, file, after });
      } catch (error) {
        trouble.push({ name, reason: (error as Error).message });
      }
    }
    const isTrial = check || dryRun;
    const failed = isTrial ? [] : await writeFiles(changed, io);
    for (const file of isTrial ? changed : []) {
      io.stdout.write(dryRun ? patchOf(file, io) : `${safeText(file.name)}\n`);
    }
    const summary = count(changed.length - failed.length, 'file');
    if (isTrial) io.stderr.write(`${summary} to be formatted.\n`);
    else io.stdout.write(`${summary} formatted.\n`);
    reportUnreadable([...trouble, ...failed], io.stderr);
    if (trouble.length + failed.length > 0) return exitCodes.failed;
    return isTrial && changed.length > 0 ? exitCodes.findings : exitCodes.clean;
  },
});

/** @throws Error with a sentence for the user where syntax errors make the form uncertain. */
function inForm(text: string, { edits, errors: [error] }: Formatted): string {
  if (!error) return applyEdits(text, edits);
  throw new Error(
    `It stays as it is, for a syntax error in line ${error.line}, column ${error.column}: ${error.message}`,
  );
}

/** The text in form goes to standard output, or with an option what it says of files. */
async function formatStandardInput(
  { check, dryRun }: { readonly check: boolean; readonly dryRun: boolean },
  io: Io,
): Promise<ExitCode> {
  const name = 'standard input';
  const read = async (): Promise<TextFile & { readonly after: string }> => {
    try {
      const file = decode(await io.stdin());
      if (file.encoding.startsWith('utf-16')) throw new Error("The text isn't UTF-8, as standard output is.");
      return { ...file, after: inForm(file.text, formatter.whole(file.text)) };
    } catch (error) {
      throw new CommandError(`${name}: ${(error as Error).message}`);
    }
  };
  const { after, ...file } = await read();
  const isInForm = after === file.text;
  if (dryRun && !isInForm) io.stdout.write(patchOf({ path: '', name, file, after }, io));
  else if (check && !isInForm) io.stdout.write(`${name}\n`);
  if (check || dryRun) return isInForm ? exitCodes.clean : exitCodes.findings;
  const written = (file.encoding === 'utf-8-bom' ? '\uFEFF' : '') + after;
  io.stdout.write(io.stdout.terminal ? safeLines(written) : written);
  return exitCodes.clean;
}
