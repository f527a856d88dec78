/**
 * Which fixes are offered in the examples of the rules' pages: all of them, in their order, where a page shows the texts of some.
 * `UPDATE_GOLDEN=1` writes what is offered, to be read before it is believed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { expect, test } from 'vitest';
import { rules } from '#language';
import { analyse } from '../harness/analysis.ts';
import { withEnvironment } from '../harness/environment.ts';
import { readMarks } from '../harness/marks.ts';
import { type Example, readPage } from '../harness/page.ts';

const pages = new URL('../../language/docs/rules/', import.meta.url);
const golden = new URL('golden/offered-fixes.md', import.meta.url);
const heading = '# The fixes that are offered in the examples of the pages, the preferred ones in bold\n';
const codes = rules.map(({ code }) => code).sort();

if (env['UPDATE_GOLDEN']) {
  const sections = [heading];
  for (const code of codes) sections.push(await offeredBy(code));
  writeFileSync(golden, sections.filter((section) => section !== '').join('\n'));
}

test.each(codes)('%s', async (code) => {
  const sections = readFileSync(golden, 'utf8').split(/^(?=## )/m);
  const offered = await offeredBy(code);
  expect(sections.find((section) => section.startsWith(`## ${code}\n`))?.trimEnd() ?? '').toBe(offered.trimEnd());
});

/** The rule's section, empty where it offers nothing: a line for each finding, below it one for each fix. */
async function offeredBy(code: string): Promise<string> {
  const { examples } = readPage(readFileSync(new URL(`${code}.md`, pages), 'utf8'));
  const lines: string[] = [];
  for (const example of examples) lines.push(...(await linesOf(code, example)));
  return lines.length > 0 ? [`## ${code}`, '', ...lines, ''].join('\n') : '';
}

async function linesOf(code: string, { heading: title, sources }: Example): Promise<readonly string[]> {
  const plain = [...sources].map(([file, block]) => [file, readMarks(block.text, file).plain] as const);
  const { problems } = await analyse(withEnvironment(new Map(plain)));
  const own = problems.filter((problem) => problem.code === code && problem.fixes.length > 0);
  return own.flatMap(({ fixes }, index) => [
    `- ${title}, finding ${index + 1}`,
    ...fixes.map((fix) => `  - ${fix.preferred ? `**${fix.title}**` : fix.title}`),
  ]);
}
