/** Runs one example of a rule's page, and says what it gets wrong. */
import type { Problem, ProblemFix } from '#language';
import { analyse, applyFix, marksOf, type Texts } from './analysis.ts';
import { environmentFile, withEnvironment } from './environment.ts';
import { type Mark, readMarks, withoutRepeats, writeMark, writeMarks } from './marks.ts';
import { defaultFile, type Example } from './page.ts';
import { wordingComplaints } from './wording.ts';

export interface Outcome {
  /** A paragraph for each thing that is not as the page says; empty where all is well. */
  readonly complaints: readonly string[];
  /** The example's blocks as they would have to be, each with its opening fence. */
  readonly actual: readonly string[];
}

/** A finding's fix with the files after it. */
interface Fixed {
  readonly problem: Problem;
  readonly fix: ProblemFix;
  readonly texts: Texts;
}

/** @param code the page's rule. */
export async function runExample(example: Example, code: string): Promise<Outcome> {
  const marked = withEnvironment(new Map([...example.sources].map(([file, { text }]) => [file, text])));
  // Marks are comments: a fix that takes comments along would take them for the user's.
  const texts = withoutMarks(marked);
  const { problems } = await analyse(texts);
  const own = problems.filter((problem) => problem.code === code);
  // All fixes are applied before anything else is analysed: they belong to this analysis.
  const fixes = own.flatMap((problem) =>
    problem.fixes.map((fix): Fixed => ({ problem, fix, texts: applyFix(texts, fix) })),
  );
  const complaints = [
    ...compareFindings(marked, texts, problems, code),
    ...compareSilence(example, problems, code),
    ...own.flatMap(wordingComplaints),
    ...compareFixes(example, texts, fixes),
  ];
  for (const fixed of fixes) complaints.push(...(await checkFix(problems, fixed)));
  return { complaints, actual: actualBlocks(example, texts, problems, code, fixes) };
}

function withoutMarks(texts: Texts): Texts {
  return new Map([...texts].map(([file, text]) => [file, readMarks(text, file).plain]));
}

function lineOf(mark: Mark, several: boolean): string {
  return `  ${several ? `${mark.file}, ` : ''}line ${mark.line + 1}\n    ${writeMark(mark)}`;
}

/** False negatives and false positives, apart from each other. */
function compareFindings(marked: Texts, texts: Texts, problems: readonly Problem[], code: string): readonly string[] {
  const several = texts.size > 1;
  const expected = [...marked].flatMap(([file, text]) => readMarks(text, file).marks);
  const wanted = counted(expected.map((mark) => lineOf(mark, several)));
  const found = counted(marksOnPage(marksOf(problems, texts, code)).map((mark) => lineOf(mark, several)));
  const missing = [...wanted].filter(([line, count]) => (found.get(line) ?? 0) < count).map(([line]) => line);
  const surplus = [...found].filter(([line, count]) => (wanted.get(line) ?? 0) < count).map(([line]) => line);
  return [
    ...(missing.length > 0 ? [`Expected but not found (false negatives):\n${missing.join('\n')}`] : []),
    ...(surplus.length > 0 ? [`Found but not expected (false positives):\n${surplus.join('\n')}`] : []),
  ];
}

/** What a page shows: of what the environment holds it shows nothing. */
function marksOnPage(marks: readonly Mark[]): readonly Mark[] {
  return withoutRepeats(marks.filter(({ kind, file }) => kind !== 'related' || file !== environmentFile));
}

function counted(lines: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** What is correct may at most be given a hint, and nothing from the page's own rule. */
function compareSilence({ heading }: Example, problems: readonly Problem[], code: string): readonly string[] {
  if (heading !== 'Correct') return [];
  return problems
    .filter((problem) => problem.code === code || problem.severity !== 'hint')
    .map((problem) => `A correct example is not silent:\n  ${problem.severity}[${problem.code}]: ${problem.message}`);
}

/** The fixes with their `fixed` blocks: the first block of a title is for the first finding that offers it, and so on. */
function compareFixes(example: Example, texts: Texts, fixes: readonly Fixed[]): readonly string[] {
  const complaints: string[] = [];
  const groups = fixedGroups(example);
  const left = [...fixes];
  const shown: Fixed[] = [];
  for (const [title, blocks] of groups) {
    const index = left.findIndex(({ fix }) => fix.title === title);
    const [fixed] = index < 0 ? [] : left.splice(index, 1);
    if (!fixed) {
      complaints.push(`No finding offers the fix "${title}".`);
      continue;
    }
    shown.push(fixed);
    for (const file of new Set([...texts.keys(), ...fixed.texts.keys()])) {
      const expected = blocks.get(file) ?? texts.get(file) ?? '';
      const actual = fixed.texts.get(file) ?? '';
      if (actual !== expected) complaints.push(`After "${title}" ${file} reads otherwise:\n${diff(expected, actual)}`);
    }
  }
  // The first is the preferred one.
  const offered = fixes.filter((fixed) => shown.includes(fixed)).map(({ fix }) => fix.title);
  if (offered.some((title, index) => title !== shown[index]?.fix.title)) {
    complaints.push(`The fixes are offered in another order:\n${offered.map((title) => `  ${title}`).join('\n')}`);
  }
  if (example.heading === 'Incorrect') {
    complaints.push(...left.map(({ fix }) => `The fix "${fix.title}" has no \`fixed\` block.`));
  }
  return complaints;
}

/** The `fixed` blocks of one fix: one for each file that it changes, in their order. */
function fixedGroups(example: Example): readonly (readonly [title: string, blocks: ReadonlyMap<string, string>])[] {
  const groups: [string, Map<string, string>][] = [];
  for (const { title, file, block } of example.fixed) {
    const last = groups.at(-1);
    if (last && last[0] === title && !last[1].has(file)) last[1].set(file, block.text);
    else groups.push([title, new Map([[file, block.text]])]);
  }
  return groups;
}

/** Every fix, also one that the page doesn't show: its finding is gone after it, and no error has come. */
async function checkFix(before: readonly Problem[], { problem, fix, texts }: Fixed): Promise<readonly string[]> {
  const { problems: after } = await analyse(texts);
  const nameOf = ({ code, severity, message }: Problem) => `  ${severity}[${code}]: ${message}`;
  const had = counted(before.map(nameOf));
  const has = counted(after.map(nameOf));
  const name = nameOf(problem);
  const errors = after
    .filter(({ severity }) => severity === 'error')
    .map(nameOf)
    .filter((error) => (has.get(error) ?? 0) > (had.get(error) ?? 0));
  return [
    ...((has.get(name) ?? 0) >= (had.get(name) ?? 0)
      ? [`After "${fix.title}" the finding is still there:\n${name}`]
      : []),
    ...(errors.length > 0 ? [`After "${fix.title}" there are new errors:\n${[...new Set(errors)].join('\n')}`] : []),
  ];
}

/** Lines of two texts beside each other, as far as they differ. */
function diff(expected: string, actual: string): string {
  const [old, now] = [expected.split('\n'), actual.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return [
    ...old.slice(start, old.length - end).map((line) => `  - ${line}`),
    ...now.slice(start, now.length - end).map((line) => `  + ${line}`),
  ].join('\n');
}

/** The blocks of the example with what the analysis really says, and the fixes that it really offers. */
function actualBlocks(
  example: Example,
  texts: Texts,
  problems: readonly Problem[],
  code: string,
  fixes: readonly Fixed[],
): readonly string[] {
  const marks = marksOnPage(marksOf(problems, texts, code));
  const fenced = (attributes: string, text: string) => `\`\`\`btc${attributes}\n${text}\`\`\``;
  const fileAttribute = (file: string) => (example.sources.size === 1 && file === defaultFile ? '' : ` file="${file}"`);
  const sources = [...texts]
    .filter(([file]) => example.sources.has(file))
    .map(([file, text]) =>
      fenced(
        fileAttribute(file),
        writeMarks(
          text,
          marks.filter((mark) => mark.file === file),
        ),
      ),
    );
  const shown = example.heading === 'Incorrect' ? fixes : fixes.filter(({ fix }) => isShown(example, fix));
  const fixed = shown.flatMap(({ fix, texts: after }) =>
    [...after]
      .filter(([file, text]) => text !== texts.get(file))
      .map(([file, text]) => fenced(` fixed="${fix.title}"${fileAttribute(file)}`, text)),
  );
  return [...sources, ...fixed];
}

/** A block titled "?" asks an update for every fix. */
function isShown({ fixed }: Example, { title }: ProblemFix): boolean {
  return fixed.some((block) => block.title === title || block.title === '?');
}
