/** What a user hardly ever meets, tried in a real VS Code: a server that is killed, and a folder that isn't trusted. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env, kill } from 'node:process';
import { after, before, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/root.ts';
import {
  focusEditor,
  openFile,
  openFolder,
  runCommand,
  select,
  startVSCode,
  untilDone,
  untilFileHolds,
  type VSCode,
  webview,
} from './driver.ts';

const limit = { timeout: 600_000 };
const vsix = env['BTC_VSIX'] ?? join(root, 'btc.vsix');
const pictures = join(root, 'artifacts', 'unbreakable');
const name = 'four-computers.btc';
let vscode: VSCode;

before(async () => {
  await mkdir(pictures, { recursive: true });
  // The folder is neither trusted nor asked about.
  vscode = await startVSCode('current', vsix, {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
  });
}, limit);
after(() => vscode?.close(), limit);

/** A folder with the example, the settings of which would run a program, if settings could. */
async function openExample(
  t: TestContext,
): Promise<{ readonly page: Page; readonly file: string; readonly text: string }> {
  const folder = await mkdtemp(join(vscode.service.folder, 'example-'));
  const file = join(folder, name);
  await cp(join(root, 'examples', name), file);
  await mkdir(join(folder, '.vscode'));
  const program = join(folder, 'evil.cjs');
  await writeFile(program, `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'evil'))}, '')`);
  const settings = Object.fromEntries(
    ['btc.server.path', 'btc.serverPath', 'btc.path', 'btc.executable', 'btc.node', 'btc.runtime', 'btc.nodePath'].map(
      (key) => [key, program],
    ),
  );
  await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
  const page = await openFolder(vscode, folder);
  t.after(async () => {
    await page.screenshot({ path: join(pictures, `${t.name}.png`) });
    await page.close();
  });
  await openFile(page, name);
  return { page, file, text: await readFile(file, 'utf8') };
}

/** Kills the language server, as the system does where memory is short. */
async function killServer(): Promise<void> {
  await untilDone(async () => {
    const found: number[] = [];
    for (const pid of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const isServer = command.includes(vscode.service.folder) && command.includes('dist/server/main.node.cjs');
      if (isServer) found.push(Number(pid));
    }
    assert.equal(found.length, 1, `${found.length} servers run`);
    for (const pid of found) kill(pid, 'SIGKILL');
  });
}

test('a killed server is started again: typing goes on, findings and preview are back', limit, async (t) => {
  const { page, file, text } = await openExample(t);
  await runCommand(page, 'BTC: Open Preview to the Side');
  const preview = webview(page);
  await preview.locator('.picture', { hasText: '10.0.0.31' }).waitFor();
  await select(page, '10.0.0.31/24');
  await killServer();
  await page.keyboard.type('10.0.0.77/24');
  await preview.locator('.picture', { hasText: '10.0.0.77' }).waitFor();
  await select(page, ' dependsOn SsoAddress');
  await page.keyboard.press('Delete');
  await page.locator('.squiggly-error').waitFor();
  await killServer();
  await page.keyboard.press('Control+Z');
  await page.locator('.squiggly-error').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+S');
  await untilFileHolds(file, text.replace('10.0.0.31/24', '10.0.0.77/24'));

  for (let crash = 3; crash < 5; crash++) {
    await killServer();
    await select(page, ' dependsOn SsoAddress');
    await page.keyboard.press('Delete');
    await page.locator('.squiggly-error').waitFor();
    await page.keyboard.press('Control+Z');
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
  }
  await killServer();
  const message = page.locator('.notification-list-item', { hasText: 'The BTC language server crashed five times' });
  await message.waitFor();
  await page.screenshot({ path: join(pictures, 'crashed.png') });
  await message.getByRole('button', { name: 'Restart', exact: true }).click();
  await message.waitFor({ state: 'detached' });
  await focusEditor(page);
  await select(page, '10.0.0.77/24');
  await page.keyboard.type('10.0.0.78/24');
  await preview.locator('.picture', { hasText: '10.0.0.78' }).waitFor();
});

test('in Restricted Mode everything works, and nothing of the folder is run', limit, async (t) => {
  const { page, file } = await openExample(t);
  await page.getByRole('button', { name: /Restricted Mode/ }).waitFor();
  await select(page, ' dependsOn SsoAddress');
  await page.keyboard.press('Delete');
  await page.locator('.squiggly-error').waitFor();
  await runCommand(page, 'BTC: Open Preview to the Side');
  const preview = webview(page);
  await preview.getByRole('button', { name: /^1 error: SsoName depends on no IP Address/ }).waitFor();
  await preview.getByRole('tab', { name: 'Runbook' }).click();
  await preview.locator('.step').first().waitFor();
  await page.screenshot({ path: join(pictures, 'restricted.png') });
  assert.deepEqual((await readdir(join(file, '..'))).sort(), ['.vscode', 'evil.cjs', name]);
});
