/** `btc check` in several threads: the same to the byte as in one, and a thread that fails is told and waited for by nobody. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, createProject, defaultSettings, problemsByFile, uniteProblems } from '#language';
import { buildPrograms } from '../../../scripts/programs.ts';
import { createJobs, createWorkplace, type Job } from '../../../server/cli/checking/jobs.ts';
import { createFolder } from './folder.ts';

/** The program of threads as it is shipped, which starts in a part of the time that its source does. */
let bundles: string;
beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), 'btc-threads-'));
  await buildPrograms(bundles);
});
afterAll(() => rm(bundles, { recursive: true, force: true }));

const startThread = (): Worker => new Worker(join(bundles, 'cli/check-thread.cjs'));

const clean = 'domain CONTOSO { group Admins }\n';
const cluster = (name: string) => `cluster ${name} {\n  windows: 2008\n  node ${name}1\n}\n`;
const unfixed = (name: string) => `cluster ${name} {
  windows: 2008
  node ${name}1
  node ${name}2
  group ${name}G {
    ip ${name}Address { address: 10.0.0.1/24 }
    networkName ${name}Net { name: ${name}NET }
  }
}
`;

/** Whatever one file can have to do with another, and what is wrong with some. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  'clean.btc': clean,
  'common.btc': `domain CONTOSO { group Admins account lonely { memberOf: Nobody } }\n// btc-disable-next-line dtc-not-clustered\n${cluster('SHARED')}`,
  ...Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name) => [`sites/${name}.btc`, `import "../common.btc"\n${unfixed(name.toUpperCase())}`]),
  ),
  // The only user of a declaration of the common file, which is unused everywhere else.
  'sites/e.btc': 'import "../common.btc"\nbiztalkGroup E { database: SHARED }\n',
  'circle/one.btc': `import "two.btc"\n${cluster('ONE')}`,
  'circle/two.btc': `import "three.btc"\n${cluster('TWO')}`,
  'circle/three.btc': `import "one.btc"\n${cluster('THREE')}`,
  'comment.btc': '// import "only-in-comment.btc"\n',
  'only-in-comment.btc': cluster('LONE'),
  'itself.btc': `import "itself.btc"\n${cluster('SELF')}`,
  'outside.btc': `import "elsewhere/part.btc"\nimport "missing.btc"\n${unfixed('OUT')}`,
  'elsewhere/part.txt': '',
  'broken.btc': `${cluster('HALF')}cluster {{ "\n/* never closed`,
  'suppressed.btc': `// btc-disable-next-line cluster-needs-two-nodes\n${cluster('QUIET')}`,
  'bytes.btc': Uint8Array.of(0x7b, 0xe4),
  'settings/btc.config.json': '{ "rules": { "no-such-rule": "off", "cluster-needs-two-nodes": "warning" } }',
  'settings/a.btc': cluster('SET'),
  'settings/deep/b.btc': `import "../../common.btc"\n${cluster('DEEP')}`,
};

/** What starts threads, and how many it has started. */
function counting() {
  let started = 0;
  const start = (): Worker => {
    started++;
    return startThread();
  };
  return { cores: 1, start, started: () => started };
}

describe('any number of threads', () => {
  test.each([
    [],
    ['--format', 'json'],
    ['--format', 'github'],
    ['--format', 'junit', '--max-warnings', '0'],
    ['--format', 'sarif', '--with-suppressed'],
    ['--config', 'settings/btc.config.json'],
  ])('says the same to the byte: %s %s', async (...options) => {
    const folder = await createFolder(files);
    const args = ['check', '.', 'gone.btc', ...options];
    const alone = await folder.btc(...args, '--threads', '1');
    expect(alone.code).toBe(2);
    for (const threads of [2, 5]) {
      const threadsOf = counting();
      const several = await folder.btcWithThreads(threadsOf, ...args, '--threads', String(threads));
      expect(several).toEqual(alone);
      expect(threadsOf.started()).toBe(threads);
    }
  });

  test('says what a project with all files in it finds', async () => {
    const folder = await createFolder(files);
    const { stdout } = await folder.btcWithThreads(counting(), 'check', '.', '--format', 'json', '--threads', '2');
    const found = new Map(
      JSON.parse(stdout).files.map(({ file, diagnostics }: { file: string; diagnostics: { message: string }[] }) => [
        file,
        diagnostics.map(({ message }) => message),
      ]),
    );
    const project = createProject();
    const texts = Object.entries(files).flatMap(([name, content]): [string, string][] =>
      name.endsWith('.btc') && typeof content === 'string' ? [[name, content]] : [],
    );
    await project.setTexts(new Map(texts.map(([name, text]) => [`file:///${name}`, text])));
    const settings = { ...defaultSettings, rules: new Map([['cluster-needs-two-nodes', 'warning' as const]]) };
    const settingsFor = (uri: string) => (uri.includes('/settings/') ? settings : defaultSettings);
    const problems = problemsByFile(uniteProblems(project.programs().map((program) => check(program, settingsFor))));
    const expected = texts.map(([name]): [string, string[]] => [
      name,
      [...(problems.get(`file:///${name}`) ?? [])]
        .sort((a, b) => a.span.start - b.span.start)
        .map(({ message }) => message),
    ]);
    found.delete('settings/btc.config.json');
    expect(found).toEqual(new Map(expected));
    expect(expected.flatMap(([, messages]) => messages).length).toBeGreaterThan(20);
  });

  test('tells the first settings that can not be used, and nothing else', async () => {
    const folder = await createFolder({
      ...files,
      'sites/btc.config.json': '{ "rules": 1 }',
      'settings/btc.config.json': '[]',
    });
    const alone = await folder.btc('check', '.', '--threads', '1');
    expect(alone).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^settings\/btc\.config\.json: /),
    });
    expect(await folder.btcWithThreads(counting(), 'check', '.', '--threads', '4')).toEqual(alone);
  });
});

describe('without the option', () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`${index}.btc`, `${clean}// ${' '.repeat(200_000)}\n`]),
    );

  test('a few files start no thread, and many as many as there are cores and work for', async () => {
    for (const [count, cores, expected] of [
      [20, 3, 0],
      [30, 3, 2],
      [60, 3, 3],
      [60, 2, 2],
      [110, 9, 4],
    ] as const) {
      const folder = await createFolder(many(count));
      const { start, started } = counting();
      const { code, stdout } = await folder.btcWithThreads({ cores, start }, 'check', '.');
      expect({ code, stdout, started: started() }).toEqual({
        code: 0,
        stdout: `No problems in ${count} files.\n`,
        started: expected,
      });
    }
  });
});

describe('a thread that fails', () => {
  test.each([
    ['throws', "throw new RangeError('No more.')", 'No more.'],
    ['ends by itself', 'process.exit(3)', 'It ended with the code 3.'],
    [
      'throws while it works',
      "require('worker_threads').parentPort.on('message', () => { throw new Error('Now.') })",
      'Now.',
    ],
  ])('%s, is told', async (_, program, reason) => {
    const folder = await createFolder(files);
    const start = () => new Worker(program, { eval: true });
    expect(await folder.btcWithThreads({ cores: 2, start }, 'check', '.', '--threads', '2')).toEqual({
      code: 2,
      stdout: '',
      stderr: `A thread of the check could not go on: ${reason}\n\`--threads 1\` checks without threads.\n`,
    });
  });

  test('is followed by another one in the next check', async () => {
    const folder = await createFolder(files);
    let starts = 0;
    const jobs = createJobs(() => {
      starts++;
      return starts === 1 ? new Worker('process.exit(1)', { eval: true }) : startThread();
    });
    const units = ['a', 'b', 'c'].map((name) => ({
      uris: [`file:///${name}.btc`],
      texts: new Map([[`file:///${name}.btc`, cluster(name)]]),
    }));
    const setup = { cwd: folder.path, config: undefined, details: { forTools: false, suppressed: false } };
    const run = () => jobs.check(units, setup, 2, () => {});
    await expect(run()).rejects.toThrow('It ended with the code 1.');
    const found = await run();
    const uris = found.flatMap(({ programs }) =>
      programs.flatMap(({ problems }) => problems.map(({ span }) => span.uri)),
    );
    await jobs.close();
    expect(uris).toEqual(units.flatMap(({ uris }) => uris));
    expect(starts).toBe(3);
  });
});

test('what threads send each other is plain data, and where a job ends early what came before it is there', async () => {
  const uri = 'file:///a.btc';
  const job: Job = {
    units: [{ uris: [uri], texts: new Map([[uri, unfixed('A')]]) }],
    setup: { cwd: '/', config: undefined, details: { forTools: true, suppressed: true } },
    run: 1,
  };
  const outcome = await createWorkplace()(structuredClone(job));
  expect(structuredClone(outcome)).toEqual(outcome);
  const [problem] = outcome.found.flatMap(({ programs }) => programs.flatMap(({ problems }) => problems));
  expect(problem?.fixes.some(({ edits }) => edits.length > 0)).toBe(true);
  expect(problem?.declaration).toEqual({ name: 'ANet', fullName: 'A.AG.ANet', kind: 'networkName' });
});
