/**
 * The pages of the rules are their tests: every `btc` block gives exactly the findings that its caret comments say, and every
 * fix makes the text of its `fixed` block. `UPDATE_PAGES=1` writes what the analysis really says into the pages, to be read
 * before it is believed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '#language';
import { runExample } from '../harness/example.ts';
import { readPage } from '../harness/page.ts';
import { rewriteExample } from '../harness/rewrite.ts';

const pages = new URL('../../language/docs/rules/', import.meta.url);

describe.each(rules.map(({ code }) => code))('%s', (code) => {
  const address = new URL(`${code}.md`, pages);
  const { examples } = readPage(readFileSync(address, 'utf8'));

  test('has examples of what is incorrect and what is correct', () => {
    const headings = examples.map(({ heading }) => heading);
    expect(['Incorrect', 'Correct'].filter((heading) => !headings.includes(heading))).toEqual([]);
  });

  test.each(
    examples.map((example) => ({ example, line: [...example.sources.values()][0]?.line, heading: example.heading })),
  )('$heading, line $line', async ({ example }) => {
    const { complaints, actual } = await runExample(example, code);
    if (complaints.length === 0) return;
    if (process.env['UPDATE_PAGES']) {
      writeFileSync(address, rewriteExample(readFileSync(address, 'utf8'), example, actual));
    }
    expect.fail([...complaints, 'What the analysis says:', ...actual].join('\n\n'));
  });
});
