/**
 * Builds the extension and opens the examples in VS Code with it, apart from the user's own settings and extensions: in
 * the installed VS Code, or else in the browser, by VS Code's web build.
 *
 *     node scripts/start.ts [--browser]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, env, platform } from 'node:process';
import { createPackage } from './package.ts';
import { root } from './root.ts';
import { findCommand, run } from './vscode/command.ts';
import { cacheFolder, installVSCode } from './vscode/install.ts';
import { quietSettings, serveVSCode } from './vscode/serve.ts';

const examples = join(root, 'examples');
const firstFile = join(examples, 'four-computers.btc');

async function start(signal: AbortSignal): Promise<void> {
  const { path: vsix } = await createPackage();
  const code = argv.includes('--browser') ? undefined : await installedVSCode();
  if (code !== undefined) await openInstalled(code, vsix);
  else await serveInBrowser(vsix, signal);
}

/** The command of a desktop VS Code that can open a window here and is new enough. */
async function installedVSCode(): Promise<string | undefined> {
  // In a remote terminal, `code` only asks the window that the terminal belongs to.
  const isRemote = env['VSCODE_IPC_HOOK_CLI'] !== undefined || env['WSL_DISTRO_NAME'] !== undefined;
  if (isRemote || !hasDisplay()) return undefined;
  const bundled = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';
  const code = await findCommand(['code', ...(platform === 'darwin' ? [bundled] : [])]);
  if (code === undefined) return undefined;
  const wanted = await oldestVSCode();
  const found = (await run(code, ['--version'])).split(/\s/)[0] ?? '';
  if (found.localeCompare(wanted, undefined, { numeric: true }) >= 0) return code;
  console.log(`The installed VS Code is ${found}; ${wanted} or later is needed.`);
  return undefined;
}

/** Opens a window that has a profile of its own, which the next start finds again. */
async function openInstalled(code: string, vsix: string): Promise<void> {
  const profile = join(cacheFolder(), 'desktop');
  const user = join(profile, 'data', 'User');
  await mkdir(user, { recursive: true });
  await writeFile(join(user, 'settings.json'), JSON.stringify(quietSettings), { flag: 'wx' }).catch(unlessExists);
  const apart = ['--user-data-dir', join(profile, 'data'), '--extensions-dir', join(profile, 'extensions')];
  await run(code, [...apart, '--install-extension', vsix, '--force']);
  await run(code, [...apart, '--new-window', examples, firstFile]);
  console.log(`VS Code is open, with a profile of its own in ${profile}.`);
}

async function serveInBrowser(vsix: string, signal: AbortSignal): Promise<void> {
  const vscode = await installVSCode('current', { say: (line) => console.log(line), signal });
  const service = await serveVSCode(vscode, { vsix, signal });
  const address = service.address(examples, firstFile);
  console.log(`\nVS Code ${vscode.version} with the extension, for this computer alone:\n\n  ${address}\n`);
  console.log('Ctrl+C ends it.');
  await openBrowser(address);
  if (!signal.aborted) await Promise.race([once(signal, 'abort'), service.ended]);
  await service.stop();
  if (!signal.aborted) throw new Error('VS Code ended by itself.');
}

/** Does nothing where there is no browser to open: the address stands on the terminal. */
async function openBrowser(address: string): Promise<void> {
  const opener = await findCommand([platform === 'darwin' ? 'open' : 'xdg-open']);
  if (opener === undefined || !hasDisplay()) return;
  // On its own, because it may become the browser: that must neither end with this program nor keep it from ending.
  spawn(opener, [address], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}

function hasDisplay(): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

async function oldestVSCode(): Promise<string> {
  const manifest: { engines: { vscode: string } } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return manifest.engines.vscode.replace(/^\D*/, '');
}

function unlessExists(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
await start(interrupt.signal).catch((error: unknown) => {
  if (interrupt.signal.aborted) return;
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
