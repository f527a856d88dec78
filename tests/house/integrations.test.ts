/** The GitHub action and the hooks for pre-commit are what those programs read, and do what they say. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { type ValidationState, validateAction } from '@action-validator/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { createFolder } from '../server/cli/folder.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string): Promise<string> => readFile(new URL(name, root), 'utf8');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly id?: string;
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

/** What a step does that a program stands in for `btc`, which prints its arguments. */
async function runCheckStep(inputs: Readonly<Record<string, string>>, github: Readonly<Record<string, string>> = {}) {
  const action: Action = parse(await read('action.yml'));
  const step = action.runs.steps.find(({ id }) => id === 'check');
  if (!step) throw new Error('There is no such step.');
  const folder = await mkdtemp(join(tmpdir(), 'btc-action-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'dist/cli'), { recursive: true });
  await writeFile(
    join(folder, 'dist/cli/btc.cjs'),
    'console.log(JSON.stringify(process.argv.slice(2)));process.exit(1)',
  );
  const value = (expression: string): string => {
    const [, context = '', name = ''] = /^\$\{\{ (inputs|github)\.([\w-]+) \}\}$/.exec(expression) ?? [];
    if (context === 'inputs') return inputs[name] ?? action.inputs[name]?.default ?? '';
    if (context === 'github') return github[name] ?? '';
    throw new Error(`Not an expression of this test: ${expression}`);
  };
  const env = Object.fromEntries(Object.entries(step.env).map(([name, expression]) => [name, value(expression)]));
  const outputs = join(folder, 'outputs');
  // As the runner starts it: what fails in it ends it.
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${join(execPath, '..')}:${process.env['PATH']}`,
      GITHUB_ACTION_PATH: folder,
      GITHUB_OUTPUT: outputs,
      GITHUB_SERVER_URL: 'https://github.test',
      ...env,
    },
  });
  const report = /^report<<(.*)\n(.*)\n\1\n$/.exec(await readFile(outputs, 'utf8'))?.[2];
  return { status, stderr, report, args: JSON.parse(stdout) };
}

describe('the action', () => {
  test('is one', async () => {
    const state: ValidationState = validateAction(await read('action.yml'));
    expect(state).toEqual({ actionType: 'action', errors: [] });
    expect(validateAction('name: x\nruns: { using: composite }\n').errors).not.toEqual([]);
  });

  test('annotates everything by default, and fails where the check fails', async () => {
    expect(await runCheckStep({})).toEqual({
      status: 1,
      stderr: '',
      report: '',
      args: ['check', '--format', 'github', '--', '.'],
    });
  });

  test('writes SARIF that says where the pages of the rules are', async () => {
    expect(await runCheckStep({ format: 'sarif' }, { action_repository: 'o/btc', action_ref: 'v1' })).toMatchObject({
      report: 'btc.sarif',
      args: [
        ...['check', '--format', 'sarif', '--output', 'btc.sarif'],
        ...['--rule-pages', 'https://github.test/o/btc/blob/v1/language/docs/rules/{code}.md', '--', '.'],
      ],
    });
    const local = ['check', '--format', 'sarif', '--output', 'x.sarif', '--', '.'];
    expect(await runCheckStep({ format: 'sarif', output: 'x.sarif' })).toMatchObject({
      args: local,
      report: 'x.sarif',
    });
  });

  test('takes files line by line, as they are', async () => {
    const files = 'a b.btc\r\n\n--config\n$(touch evil)\n"; exit 0; #\n**/*.btc\n';
    const inputs = { files, format: 'junit', config: 'ci/btc.json', 'max-warnings': '0' };
    expect(await runCheckStep(inputs)).toMatchObject({
      report: 'btc.xml',
      args: [
        ...[
          'check',
          '--format',
          'junit',
          '--output',
          'btc.xml',
          '--config',
          'ci/btc.json',
          '--max-warnings',
          '0',
          '--',
        ],
        ...['a b.btc', '--config', '$(touch evil)', '"; exit 0; #', '**/*.btc'],
      ],
    });
  });

  test('puts nothing into a script that comes from outside', async () => {
    const { runs }: Action = parse(await read('action.yml'));
    expect(runs.steps.map(({ run }) => run).filter((script) => script.includes('${{'))).toEqual([]);
  });
});

test('the hooks for pre-commit run commands that there are', async () => {
  const hooks: readonly Readonly<Record<string, unknown>>[] = parse(await read('.pre-commit-hooks.yaml'));
  const { bin } = JSON.parse(await read('package.json'));
  const [topologies, withSettings] = ['\\.btc$', '(\\.btc|(^|/)btc\\.config\\.json)$'];
  const words = { name: expect.any(String), description: expect.any(String), language: 'node' };
  const over = {
    everything: { args: ['.'], pass_filenames: false, files: withSettings },
    changed: { files: topologies },
  };
  expect(hooks).toEqual([
    { id: 'btc-check', entry: 'btc check', ...words, ...over.everything },
    { id: 'btc-fix', entry: 'btc fix', ...words, ...over.everything },
    { id: 'btc-format', entry: 'btc format', ...words, ...over.changed },
  ]);
  expect(Object.keys(bin)).toContain('btc');
  const names = ['a.btc', 'x/b.btc', 'btc.config.json', 'x/btc.config.json', 'my-btc.config.json', 'a.btc.bak'];
  const matched = (pattern: string) => names.filter((name) => new RegExp(pattern).test(name));
  expect([matched(topologies), matched(withSettings)]).toEqual([names.slice(0, 2), names.slice(0, 4)]);
});

test('the hook that formats is given changed files as operands, and changes what it is given alone', async () => {
  const folder = await createFolder({
    'a.btc': 'domain  D {}\n',
    'x/b.btc': 'domain  E {}\n',
    'c.btc': 'domain F {}\n',
  });
  const hooks: readonly { id: string; entry: string }[] = parse(await read('.pre-commit-hooks.yaml'));
  const [, ...words] = hooks.find(({ id }) => id === 'btc-format')?.entry.split(' ') ?? [];
  expect(await folder.btc(...words, 'x/b.btc', 'c.btc')).toMatchObject({ code: 0 });
  expect(await Promise.all(['a.btc', 'x/b.btc', 'c.btc'].map((name) => folder.text(name)))).toEqual([
    'domain  D {}\n',
    'domain E {}\n',
    'domain F {}\n',
  ]);
});
