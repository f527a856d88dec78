/** The pages' test harness notices what a page gets wrong. */
import { describe, expect, test } from 'vitest';
import { runExample } from '../harness/example.ts';
import { readMarks, writeMarks } from '../harness/marks.ts';
import { readPage } from '../harness/page.ts';
import { rewriteExample } from '../harness/rewrite.ts';

const code = 'cluster-needs-two-nodes';
const message = 'Cluster SQLCLU has only one node. When SQL01 fails, there is no other to fail over to.';
const mark = `//      ^^^^^^ 💡 error: ${message}`;

const cluster = (markLine: string, more = '') =>
  `cluster SQLCLU {\n${markLine && `${markLine}\n`}  windows: 2008\n  node SQL01\n${more}}\n`;
const block = (text: string, attributes = '') => `\`\`\`btc${attributes}\n${text}\`\`\`\n`;
const fixed = block(cluster('', '  node SQL02\n'), ' fixed="Add node SQL02"');

/** The first lines of what the harness says about a page of one example. */
async function complaintsOf(heading: string, blocks: string): Promise<readonly string[]> {
  const [example] = readPage(`## ${heading}\n\n${blocks}`).examples;
  if (!example) throw new Error('No example.');
  const { complaints } = await runExample(example, code);
  return complaints.map((complaint) => complaint.split('\n')[0] ?? '');
}

const falseNegatives = 'Expected but not found (false negatives):';
const falsePositives = 'Found but not expected (false positives):';

describe('an example', () => {
  test.each([
    ['that is right', 'Incorrect', block(cluster(mark)) + fixed, []],
    ['with a finding that nothing marks', 'Incorrect', block(cluster('')) + fixed, [falsePositives]],
    ['with a mark that nothing finds', 'Correct', block(cluster(mark, '  node SQL02\n')), [falseNegatives]],
    [
      'with other columns',
      'Incorrect',
      block(cluster(mark.replace('^', ' '))) + fixed,
      [falseNegatives, falsePositives],
    ],
    ['with another severity', 'Edge', block(cluster(mark.replace('error', 'hint'))), [falseNegatives, falsePositives]],
    ['with another message', 'Edge', block(cluster(`${mark}.`)), [falseNegatives, falsePositives]],
    ['without the bulb', 'Edge', block(cluster(mark.replace('💡 ', ''))), [falseNegatives, falsePositives]],
    [
      'with the code of another rule',
      'Edge',
      block(cluster(mark.replace('error', 'error[x]'))),
      [falseNegatives, falsePositives],
    ],
    [
      'with a related place too many',
      'Edge',
      block(cluster(`${mark}\n//      ~~~~~~ related: Here.`)),
      [falseNegatives],
    ],
    ['that shows no fix', 'Incorrect', block(cluster(mark)), ['The fix "Add node SQL02" has no `fixed` block.']],
    ['that need not show it', 'Edge', block(cluster(mark)), []],
    [
      'with a fix that is not offered',
      'Edge',
      block(cluster(mark)) + fixed.replace('SQL02"', 'SQL03"'),
      ['No finding offers the fix "Add node SQL03".'],
    ],
    [
      'with another text after it',
      'Edge',
      block(cluster(mark)) + fixed.replace('  node SQL02', '  node SQL03'),
      ['After "Add node SQL02" main.btc reads otherwise:'],
    ],
    ['that is said to be correct', 'Correct', block(cluster(mark)), ['A correct example is not silent:']],
  ])('%s', async (_, heading, blocks, expected) => {
    expect(await complaintsOf(heading, blocks)).toEqual(expected);
  });
});

test('caret comments read back as they are written', () => {
  const text = [
    'sso {',
    '//< 💡 error: From the first column.',
    '}',
    'cluster C {',
    '//<^^^^ hint[other-code]: From the first column, longer.',
    '//      ~ related: A place.',
    '  windows: 2008',
    '//^^^^^^^ warning: In the third.',
    '  group G {',
    '//^^^^^^^^^… information: Over several lines.',
    '  }',
    '}',
  ].join('\n');
  const { plain, marks } = readMarks(text, 'main.btc');
  expect(plain.split('\n')).toEqual(['sso {', '}', 'cluster C {', '  windows: 2008', '  group G {', '  }', '}']);
  expect(marks.map(({ line, start, end, open }) => [line, start, end, open])).toEqual([
    [0, 0, 3, false],
    [2, 0, 7, false],
    [2, 8, 9, false],
    [3, 2, 9, false],
    [4, 2, 11, true],
  ]);
  expect(writeMarks(plain, marks)).toBe(text);
});

test('an update replaces the blocks of one example and keeps what stands around them', async () => {
  const page = `## Incorrect\n\nWords.\n\n${block(cluster(''))}\nMore.\n\n## Correct\n\n${block('server A\n')}\nEnd.\n`;
  const [example] = readPage(page).examples;
  if (!example) throw new Error('No example.');
  const { actual } = await runExample(example, code);
  expect(rewriteExample(page, example, actual)).toBe(
    page.replace(block(cluster('')), `${block(cluster(mark))}\n${fixed}`),
  );
});

test('an example shows its fixes in the order in which they are offered, the preferred one first', async () => {
  const server = (value: string, mark = '') => `server A {\n  windows: 2008\n  iis: ${value}\n${mark}}\n`;
  const mark = '//     ^^^^^ 💡 error: iis takes yes or no, not maybe. The value is not read.\n';
  const complaints = async (...values: readonly string[]) => {
    const fixes = values.map((value) => block(server(value), ` fixed="Change to ${value}"`));
    const [example] = readPage(`## Edge\n\n${[block(server('maybe', mark)), ...fixes].join('\n')}`).examples;
    return example && (await runExample(example, 'invalid-value')).complaints;
  };
  expect(await complaints('yes', 'no')).toEqual([]);
  expect(await complaints('no')).toEqual([]);
  expect(await complaints('no', 'yes')).toEqual([
    'The fixes are offered in another order:\n  Change to yes\n  Change to no',
  ]);
});
