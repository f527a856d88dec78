/** A file that two topologies import is shown once, and a fix in it reaches both of them. */
import { expect, test } from 'vitest';
import { applyEdits, check, createProject, defaultSettings, uniteProblems, writeFix } from '#language';
import { at, defineRule, fix, rename } from '../../language/rules/rule.ts';

const files = new Map([
  ['file:///a.btc', 'import "shared.btc"\ndomain A { account P { memberOf: Old } }\n'],
  ['file:///b.btc', 'import "shared.btc"\ndomain B { account Q { memberOf: S.Old } }\n'],
  ['file:///shared.btc', 'domain S { group Old }\n'],
]);

const oldName = defineRule({
  code: 'old-name',
  section: 'language',
  severity: 'warning',
  on: 'domain',
  summary: 'For the test.',
  source: { basis: 'general', lines: [] },
  *check({ groups }) {
    for (const group of groups) yield at(group, 'name', 'Old.', fix('Rename', rename(group, 'New')));
  },
});

test('problems of several programs are united, and so are the edits of their fixes', async () => {
  const project = createProject();
  for (const [uri, text] of files) await project.setText(uri, text);
  const results = project.programs().map((program) => check(program, () => defaultSettings, [oldName]));
  expect(results.map(({ problems }) => problems.length)).toEqual([1, 1]);
  const [problem, ...others] = uniteProblems(results);
  expect(others).toEqual([]);
  const edits = problem?.fixes[0]?.edits(writeFix) ?? new Map();
  expect([...files].map(([uri, text]) => applyEdits(text, edits.get(uri) ?? []))).toEqual(
    [...files.values()].map((text) => text.replace('Old', 'New')),
  );
});
