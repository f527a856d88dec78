/** Every rule is what its list, its file, its page and its configuration key say, and reads like the others. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '#language';
import { outdatedDocs } from '../../scripts/generate-docs.ts';
import { readPage } from '../harness/page.ts';

const root = new URL('../../', import.meta.url);
const codes = rules.map(({ code }) => code);

/** The files of a folder, without their ending. */
function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
}

test('the list names each rule once, by section and then by name', () => {
  const sections = [...new Set(rules.map(({ section }) => section))];
  const sorted = sections.flatMap((section) =>
    rules
      .filter((rule) => rule.section === section)
      .map(({ code }) => code)
      .sort(),
  );
  expect(codes).toEqual([...new Set(sorted)]);
});

test('every rule has a page, and every page a rule', () => {
  expect([...filesIn('language/docs/rules/', '.md')].sort()).toEqual([...codes].sort());
});

test('every rule is the file of its code in the folder of its section, and every such file is listed', () => {
  const folders = readdirSync(new URL('language/rules/', root), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const files = folders.flatMap(({ name }) =>
    filesIn(`language/rules/${name}/`, '.ts')
      .filter((file) => read(`language/rules/${name}/${file}.ts`).includes('defineRule('))
      .map((file) => `${name}/${file}`),
  );
  expect(files.sort()).toEqual(rules.map(({ section, code }) => `${section}/${code}`).sort());
});

describe.each(rules)('$code', ({ code, summary, source }) => {
  test('is named in lower case with hyphens', () => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  test('has a summary of one sentence with a full stop', () => {
    expect(summary).toMatch(/^[A-Z][^.]*\.$/);
  });

  test('cites lines of the white paper where it says so, in their order', () => {
    const firsts = source.lines.map((line) => (typeof line === 'number' ? line : line[0]));
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    expect(source.lines.every((line) => typeof line === 'number' || line[0] < line[1])).toBe(true);
    expect(source.basis === 'general' || source.lines.length > 0).toBe(true);
  });

  test('has a page with the headings of all pages, edge cases between them', () => {
    const { headings } = readPage(read(`language/docs/rules/${code}.md`));
    const edges = headings.filter((heading) => !frame.includes(heading));
    expect(headings).toEqual([...frame.slice(0, 3), ...edges, ...frame.slice(3)]);
  });
});

const frame = ['Why it matters', 'Incorrect', 'Correct', 'When to ignore it', 'Source'];

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

test("the README's table, the pages' headers and the settings' schema are up to date (npm run generate)", () => {
  expect(outdatedDocs()).toEqual([]);
});
