/** Tasks that check folders: what an entry runs, and that its output is read back. */
import { expect, test } from 'vitest';
import { argumentsOf } from '../../client/features/check-tasks/check-arguments.ts';
import { owner } from '../../client/features/language-server/owner.ts';
import manifest from '../../package.json' with { type: 'json' };
import { createFolder } from '../server/cli/folder.ts';

test.each([
  [{ task: 'check' }, ['check', '--', '.']],
  [{ task: 'watch' }, ['check', '--watch', '--', '.']],
  [
    { task: 'check', files: ['a b.btc', '--x'], maxWarnings: 0 },
    ['check', '--max-warnings', '0', '--', 'a b.btc', '--x'],
  ],
  [{}, undefined],
  [{ task: 'chek' }, undefined],
  [{ task: 'check', files: 'a.btc' }, undefined],
  [{ task: 'check', files: [] }, undefined],
  [{ task: 'check', files: [1] }, undefined],
  [{ task: 'check', maxWarnings: '0' }, undefined],
])('the entry %j', (entry, args) => {
  expect(argumentsOf({ type: 'btc', ...entry })).toEqual(args);
});

test('the manifest describes the entry, and has a matcher for each task', () => {
  const [definition] = manifest.contributes.taskDefinitions;
  expect(Object.keys(definition?.properties ?? {})).toEqual(['task', 'files', 'maxWarnings']);
  for (const task of definition?.properties.task.enum ?? [])
    expect(argumentsOf({ type: 'btc', task })?.[0]).toBe('check');
  expect(manifest.contributes.problemMatchers.map(({ name, pattern }) => [name, pattern])).toEqual([
    ['btc', '$btc'],
    ['btc-watch', '$btc'],
  ]);
  // Another owner than that of the server's findings would list each of them twice.
  expect(manifest.contributes.problemMatchers.map((matcher) => matcher.owner)).toEqual([owner, owner]);
});

const text = `cluster "A:1:2" {
  windows: 2008
  node N1

  group G {
    preferredOwners: N1
    networkName Name { name: NET }
  }
}
`;

test('the matcher finds every finding in the output and nothing else', async () => {
  const [pattern] = manifest.contributes.problemPatterns;
  if (!pattern) throw new Error('There is no pattern.');
  const folder = await createFolder({
    'sub/a b.btc': text,
    'c.btc':
      'domain D { group G }\ndomain D { group H }\ndomain E {} // btc-disable-line duplicate-name, dtc-not-clustered\ndomain E {} // btc-disable-line duplicate-name\n',
    'btc.config.json': '{ "rules": { "cluster-needs-two-nodes": "information" } }',
  });
  const { files } = JSON.parse((await folder.btc('check', '.', '--format', 'json')).stdout);
  const { stdout } = await folder.btc('check', '.');
  const matched = stdout.split('\n').flatMap((line) => {
    const match = new RegExp(pattern.regexp).exec(line);
    if (!match) return [];
    const { file, line: number, column, severity, code, message } = pattern;
    return [[file, number, column, severity, code, message].map((group) => match[group])];
  });
  const expected = files.flatMap(({ file, diagnostics }: Reported) =>
    diagnostics.map(({ range, severity, code, message }) => [
      file,
      String(range.start.line + 1),
      String(range.start.character + 1),
      severity,
      code,
      message,
    ]),
  );
  expect(new Set(expected.map(([, , , severity]: readonly string[]) => severity))).toEqual(
    new Set(['error', 'warning', 'information', 'hint']),
  );
  expect(matched).toEqual(expected);
});

interface Reported {
  readonly file: string;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
}

test('the matcher for watching knows by what is written where a check begins and ends', async () => {
  const background = manifest.contributes.problemMatchers[1]?.background;
  const folder = await createFolder({ 'a.btc': '' });
  const { stdout, stderr } = await folder.watchOnTerminal('.').settled();
  const lines = `${stdout}${stderr}`.split('\n');
  const seen = lines.map((line) =>
    [background?.beginsPattern, background?.endsPattern].map((known) => new RegExp(known ?? '').test(line)),
  );
  expect(seen.filter(([begins]) => begins)).toEqual([[true, false]]);
  expect(seen.filter(([, ends]) => ends)).toEqual([[false, true]]);
});
