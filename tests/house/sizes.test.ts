/** A build fails where a bundle is larger than it may be, or holds a package twice. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Bundle, refuseTwins, weigh } from '../../scripts/sizes.ts';

function bundle(path: string, parts: Partial<Bundle> = {}): Bundle {
  return { path, imports: [], loads: [], modules: [], ...parts };
}

/** The server as a start, a part that the start needs, one that it loads at once, and one that it loads when it is asked for it. */
const bundles: readonly Bundle[] = [
  bundle('server/main.node.cjs', { imports: ['shared/protocol.cjs', 'node:fs'], loads: ['shared/session.cjs'] }),
  bundle('shared/protocol.cjs'),
  bundle('shared/session.cjs', { imports: ['shared/rules.cjs'], loads: ['shared/runbook.cjs'] }),
  bundle('shared/rules.cjs'),
  bundle('shared/runbook.cjs'),
  bundle('server/main.browser.js'),
  bundle('client/extension.cjs'),
  bundle('client/extension.browser.js'),
  bundle('webview/preview.js'),
];

/** @param bytes of some of the files, the others are empty; what is printed is returned */
async function weighed(bytes: Readonly<Record<string, number>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'btc-sizes-'));
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(async () => {
    log.mockRestore();
    await rm(folder, { recursive: true, force: true });
  });
  for (const { path } of bundles) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), ' '.repeat(bytes[path] ?? 0));
  }
  await weigh(folder, bundles);
  return log.mock.calls.join('\n');
}

test('sizes are printed by file, and what is loaded together is added up', async () => {
  const printed = await weighed({
    'server/main.node.cjs': 1000,
    'shared/protocol.cjs': 2000,
    'shared/rules.cjs': 4000,
    'shared/runbook.cjs': 8000,
  });
  const sums = [...printed.matchAll(/^(server, until.*?) +([\d.]+ kB) /gm)].map(([, title, size]) => [title, size]);
  expect(sums).toEqual([
    ['server, until `initialize` is answered', '3.0 kB'],
    ['server, until the first diagnostics', '7.0 kB'],
  ]);
  expect(printed).toMatch(/^shared\/runbook\.cjs +8\.0 kB /m);
});

test('what is too large fails the build by its name, what is loaded on demand does not', async () => {
  const large = 10_000_000;
  await expect(weighed({ 'shared/rules.cjs': large, 'webview/preview.js': large })).rejects.toThrow(
    'Over budget: server, until the first diagnostics; preview page.',
  );
  await expect(weighed({ 'shared/protocol.cjs': large })).rejects.toThrow(
    'Over budget: server, until `initialize` is answered; server, until the first diagnostics.',
  );
  await expect(weighed({ 'shared/runbook.cjs': large })).resolves.toMatch(/runbook/);
});

test('two copies of a package fail the build, two packages do not', () => {
  const [first, second] = ['node_modules/a/lib/x.js', 'node_modules/@scope/b/node_modules/a/y.js'];
  expect(() => refuseTwins([bundle('one', { modules: [first] }), bundle('two', { modules: [second] })])).toThrow(
    'one, two hold two copies of a package:\nnode_modules/a and node_modules/@scope/b/node_modules/a',
  );
  const alone = [
    '/root/node_modules/a/lib/x.js',
    '/root/node_modules/a/z.js',
    '/root/node_modules/@scope/a/z.js',
    'own.ts',
  ];
  expect(() => refuseTwins([bundle('one', { modules: alone })])).not.toThrow();
});
