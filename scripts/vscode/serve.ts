/** Serves VS Code on the loopback interface from a throw-away folder that holds its profile, its extensions and its sockets. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { run } from './command.ts';
import type { VSCode } from './install.ts';

/** A profile that asks nothing: the question whether to trust a folder would cover everything. */
export const quietSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false, // chat.disableAIFeatures would restart extension hosts seconds after the start
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
};

export interface Service {
  /** The address that opens a folder, and a file of it: loopback only, with a token that keeps other users out. */
  readonly address: (folder: string, file?: string) => string;
  /** A folder that is removed when the server ends. */
  readonly folder: string;
  /** Resolves when the server ends, however that comes about. */
  readonly ended: Promise<void>;
  /** Ends the server with its extension hosts and removes its folder. */
  readonly stop: () => Promise<void>;
}

export interface ServiceOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install, as an absolute path. */
  readonly vsix?: string;
  /** Gives up the start. */
  readonly signal?: AbortSignal;
}

/** @throws where the extension can't be installed or the server doesn't start; nothing is left behind then */
export async function serveVSCode(vscode: VSCode, options: ServiceOptions = {}): Promise<Service> {
  const home = await mkdtemp(join(tmpdir(), 'btc-vscode-'));
  try {
    const user = join(home, 'data', 'User');
    await mkdir(user, { recursive: true });
    await writeFile(join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }));
    const token = randomBytes(16).toString('hex');
    const tokenFile = join(home, 'token');
    await writeFile(tokenFile, token, { mode: 0o600 });
    // The folder has to be named for the installation of an extension, too, or that goes to the user's own.
    const base = [...vscode.scripts, '--server-data-dir', home, '--accept-server-license-terms'];
    const own = { ...env, TMPDIR: home, XDG_RUNTIME_DIR: home }; // its sockets go there too

    if (options.vsix !== undefined) {
      await run(vscode.node, [...base, '--install-extension', options.vsix], { env: own, signal: options.signal });
    }
    const guard = fileURLToPath(import.meta.resolve('./guard.ts'));
    const listen = ['--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile];
    const server = spawn(execPath, [guard, home, vscode.node, ...base, ...listen], {
      detached: true, // or Ctrl+C would end the guard before its work is done
      env: own,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    await once(server, 'spawn');
    const ended = once(server, 'exit').then(() => {});
    const stop = async () => {
      server.stdin.end();
      await ended;
    };
    try {
      const port = await listeningPort(server, server.stdout, server.stderr, options.signal);
      const authority = `127.0.0.1:${port}`;
      const address = (folder: string, file?: string) => {
        const payload = JSON.stringify([['openFile', `vscode-remote://${authority}${file}`]]);
        const query = new URLSearchParams({ tkn: token, folder, ...(file === undefined ? {} : { payload }) });
        return `http://${authority}/?${query.toString()}`;
      };
      return { address, folder: home, ended, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

async function listeningPort(
  server: ChildProcess,
  stdout: Readable,
  stderr: Readable,
  signal: AbortSignal | undefined,
): Promise<string> {
  const log: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(clock);
      reject(new Error(`${reason}\n${log.join('\n')}`));
    };
    const clock = setTimeout(() => fail('VS Code took too long to start.'), 60_000);
    signal?.addEventListener('abort', () => fail('Interrupted.'), { once: true });
    server.once('exit', () => fail('VS Code did not start.'));
    const read = (line: string) => {
      if (log.length < 1000) log.push(line); // what comes later has to be read, but not kept
      const port = /agent listening on (\d+)/.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(clock);
      resolve(port);
    };
    for (const input of [stdout, stderr]) createInterface({ input }).on('line', read);
  });
}
