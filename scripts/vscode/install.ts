/**
 * Puts VS Code's web build into a cache folder: from the npm package code-server, run by the Node that it wants, also from npm.
 *
 *     node scripts/vscode/install.ts [current|oldest]
 *
 * prints the folder. code-server's own launcher is left out: VS Code's server needs neither its Kerberos nor its argon2.
 */
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { argv, env, execPath, platform, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './command.ts';

/** Versions of code-server: one that is current, and the first that npm has at or above `engines.vscode`. */
const codeServer = { current: '4.139.1', oldest: '4.93.1' } as const;
export type Release = keyof typeof codeServer;

/** The server's script starts it, except for the old one's. */
const starters: Readonly<Record<Release, readonly string[]>> = {
  current: [],
  oldest: [fileURLToPath(import.meta.resolve('./start-old.cjs'))],
};

export interface VSCode {
  /** The version of VS Code, such as 1.93.1. */
  readonly version: string;
  /** The Node executable that runs it. */
  readonly node: string;
  /** What that Node is to run: the server's script, after the script that starts it where it needs one. */
  readonly scripts: readonly string[];
}

/** Compiled here where there is a compiler. Without them, output channels stay empty and there may be no terminal, hence no tasks. */
const nativeModules = ['@vscode/spdlog', 'native-watchdog', '@vscode/native-watchdog', 'node-pty'];

/** Another one makes a new folder, for an installation that was filled in another way lacks something. */
const recipe = 'b';

/** How the folders of installations under way are called. */
const unfinished = 'installing-';

/** What to say, a line at a time, and when to stop. */
export interface Progress {
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** The folder for what is fetched or written on behalf of VS Code: `$BTC_VSCODE_CACHE`, or one in the user's cache folder. */
export function cacheFolder(): string {
  return resolve(env['BTC_VSCODE_CACHE'] || join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'btc-vscode'));
}

/**
 * Installs VS Code, unless the cache has it. Takes nothing but npm (and tar); safe to run several times at once, because
 * each run fills a folder of its own and the first to finish gives it the final name.
 *
 * @throws where the platform has no such build, npm fails or the signal aborts; nothing is left behind then
 */
export async function installVSCode(release: Release, progress: Progress): Promise<VSCode> {
  const version = codeServer[release];
  const target = folderOf(version);
  if (!(await exists(target))) {
    const nodePackage = nodePackageHere();
    progress.say(`Setting up VS Code in ${target} (once; about a minute and 800 MB) …`);
    await mkdir(cacheFolder(), { recursive: true });
    await removeAbandoned();
    const work = await mkdtemp(join(cacheFolder(), unfinished));
    try {
      await fill(work, version, nodePackage, progress);
      await rename(work, target).catch(async (error: unknown) => {
        if (!(await exists(target))) throw error; // otherwise another run was faster, and its folder is as good
      });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  const { version: vscode } = await readPackage(join(target, 'vscode'));
  return {
    version: vscode,
    node: join(target, 'node', 'bin', 'node'),
    scripts: [...starters[release], join(target, 'vscode', 'out', 'server-main.js')],
  };
}

function folderOf(version: string): string {
  return join(cacheFolder(), `code-server-${version}-${recipe}`);
}

/** What a run left that was ended by force. None takes a day. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    const folder = join(cacheFolder(), name);
    if (!name.startsWith(unfinished)) continue;
    const since = (await stat(folder).catch(() => undefined))?.mtimeMs; // undefined where another run has just removed it
    if (since !== undefined && since < Date.now() - 24 * 60 * 60 * 1000)
      await rm(folder, { recursive: true, force: true });
  }
}

async function fill(work: string, version: string, nodePackage: string, progress: Progress): Promise<void> {
  await unpack(work, `code-server@${version}`, 'app', progress);
  const app = await readPackage(join(work, 'app'));
  await rename(join(work, 'app', 'lib', 'vscode'), join(work, 'vscode'));
  await rm(join(work, 'app'), { recursive: true });
  await unpack(work, `${nodePackage}@${app.engines.node}`, 'node', progress);

  const vscode = join(work, 'vscode');
  // The peers of VS Code's packages disagree; its own sources install with the same option, from a file left out of the package.
  const options = ['--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', vscode];
  await npm(vscode, ['install', '--ignore-scripts', '--omit=dev', ...options], progress);
  await addRipgrep(work, vscode, progress);
  await npm(vscode, ['rebuild', ...options, ...nativeModules], progress, {
    PATH: `${join(work, 'node', 'bin')}:${env['PATH']}`, // they have to fit the Node that VS Code runs on
    npm_config_nodedir: join(work, 'node'), // its headers came along, so that node-gyp downloads nothing
  }).catch((error: unknown) => {
    if (progress.signal?.aborted) throw error;
    progress.say(
      'No compiler here (g++, make, python3): VS Code works, but its output channels stay empty, and tasks may not run.',
    );
  });
}

/** Older releases fetch ripgrep, the search, from GitHub in a script that is not run here; npm has it too. */
async function addRipgrep(work: string, vscode: string, progress: Progress): Promise<void> {
  const ripgrep = join(vscode, 'node_modules', '@vscode', 'ripgrep');
  if (!(await exists(ripgrep))) return;
  await unpack(work, `@vscode/ripgrep-${platform}-${process.arch}@1.18.0`, 'ripgrep', progress);
  await rm(join(ripgrep, 'bin'), { recursive: true, force: true });
  await rename(join(work, 'ripgrep', 'bin'), join(ripgrep, 'bin'));
  await rm(join(work, 'ripgrep'), { recursive: true });
}

/** Unpacks an npm package as `folder` in `work`, without its dependencies and without running anything of it. */
async function unpack(work: string, spec: string, folder: string, progress: Progress): Promise<void> {
  progress.say(`  ${spec}`);
  const output = await npm(work, ['pack', '--silent', spec], progress);
  const tarball = output.trim().split('\n').at(-1) ?? '';
  await mkdir(join(work, folder));
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], { cwd: work, signal: progress.signal });
  await rm(join(work, tarball));
}

/** npm, without what an npm that runs this script left in the environment: that would name another project's folder. */
function npm(cwd: string, parameters: readonly string[], progress: Progress, more: NodeJS.ProcessEnv = {}) {
  const outer = /^npm_(config_local_prefix|package_|lifecycle_)/i;
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
  return run('npm', parameters, { cwd, env: { ...own, ...more }, signal: progress.signal });
}

/** The npm package that holds Node for this machine. The same names that the package `node` resolves to. */
function nodePackageHere(): string {
  const here = `${platform}-${process.arch}`;
  switch (here) {
    case 'linux-x64':
    case 'linux-arm64':
    case 'darwin-x64':
      return `node-${here}`;
    case 'darwin-arm64':
      return `node-bin-${here}`;
    default:
      throw new Error(
        `VS Code's web build can be set up on Linux and macOS (x64 or arm64), not on ${here}. ` +
          'Install VS Code from https://code.visualstudio.com, with its command `code` on the PATH, and try again.',
      );
  }
}

interface Package {
  readonly version: string;
  readonly engines: { readonly node: string };
}

async function readPackage(folder: string): Promise<Package> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) {
  const release = argv[2] ?? 'current';
  if (release !== 'current' && release !== 'oldest') throw new Error(`${execPath} ${argv[1]} [current|oldest]`);
  await installVSCode(release, { say: (line) => stderr.write(`${line}\n`) });
  console.log(folderOf(codeServer[release]));
}
