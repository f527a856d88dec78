/** The packaged programs, installed as a user installs them, on the command line and in a real Neovim. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { after, before, test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { packPrograms } from '../../scripts/pack.ts';
import { root } from '../../scripts/root.ts';
import { findCommand, run } from '../../scripts/vscode/command.ts';

const limit = { timeout: 300_000 };
const example = 'four-computers.btc';
let folder: string;
let modules: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'btc-editors-'));
  const tarball = await packPrograms();
  // Without a network: whatever it depended on could not be installed.
  const options = ['--offline', '--no-audit', '--no-fund', '--silent'];
  await run('npm', ['install', '--prefix', folder, ...options, tarball]);
  modules = join(folder, 'node_modules');
}, limit);
after(() => rm(folder, { recursive: true, force: true }));

const program = (name: string) => join(modules, '.bin', name);

test('the package holds the programs, the pages of the rules and nothing else', limit, async () => {
  const listed = await run('npm', ['pack', '--dry-run', '--json', '--silent'], { cwd: join(modules, 'btc') });
  const files: readonly string[] = JSON.parse(listed)[0].files.map(({ path }: { path: string }) => path);
  const several = /^dist\/(rules\/[a-z0-9-]+\.(md|btc)|shared\/[a-z0-9-]+\.cjs)$/;
  const others = files.filter((file) => !several.test(file));
  assert.deepEqual(others.sort(), [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/cli/btc.cjs',
    'dist/cli/check-thread.cjs',
    'dist/renderer/DejaVu-LICENSE.txt',
    'dist/renderer/bold.ttf',
    'dist/renderer/regular.ttf',
    'dist/renderer/resvg.wasm',
    'dist/server/main.node.cjs',
    'package.json',
  ]);
});

test('the command line runs', limit, async () => {
  assert.equal(await run(program('btc'), ['--version']), `${manifest.version}\n`);
  const checked = await run(program('btc'), ['check', join(root, 'examples', example)]);
  assert.equal(checked, 'No problems in 1 file.\n');
  await run(program('btc'), ['export', join(root, 'examples', example), '--out', join(folder, 'example.png')]);
  assert.equal((await readFile(join(folder, 'example.png'))).toString('latin1', 0, 4), '\u0089PNG');
  assert.match(await run(program('btc'), ['explain', 'dtc-not-clustered']), /^# dtc-not-clustered\n/);
});

test('the server says how it is started, where it is started otherwise', limit, async () => {
  await assert.rejects(run(program('btc-language-server'), []), /ended with 2:\nUsage: btc-language-server --stdio/);
  assert.match(await run(program('btc-language-server'), ['--help']), /^Usage: btc-language-server --stdio/);
});

test('Neovim shows findings, takes a fix, renames and formats', limit, async () => {
  const neovim = env['NVIM'] || (await findCommand(['nvim']));
  assert(neovim, 'these tests need Neovim: install it, or set NVIM to its path');
  const text = await readFile(join(root, 'examples', example), 'utf8');
  const work = join(folder, 'work');
  await mkdir(work);
  await cp(join(root, 'LICENSE'), join(work, 'LICENSE'));
  const file = join(work, example);
  await writeFile(file, text.replace(' dependsOn SsoAddress', ''));
  const result = join(folder, 'result.json');
  await run(neovim, ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', join(import.meta.dirname, 'session.lua')], {
    cwd: work,
    env: {
      ...env,
      BTC_SERVER: program('btc-language-server'),
      BTC_FILE: file,
      BTC_RESULT: result,
      XDG_STATE_HOME: join(folder, 'state'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      XDG_DATA_HOME: join(folder, 'data'),
    },
  });
  const lines = text.trimEnd().split('\n');
  const wrong = lines.findIndex((line) => line.includes('networkName SsoName')) + 1;
  const fixed = lines.join('\n');
  assert.deepEqual(JSON.parse(await readFile(result, 'utf8')), {
    found: [`${wrong}:17 1 network-name-missing-ip-dependency`],
    fix: 'Add a dependency on SsoAddress',
    fixed,
    renamed: fixed.replaceAll(/\bSsoAddress\b/g, 'Renamed'),
    formatted: ['server EXTRA {', '}'],
  });
});
