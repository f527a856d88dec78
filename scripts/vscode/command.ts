/** Finds other programs and runs them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { env, platform } from 'node:process';

/** The path of the first of these programs that can be run here; an absolute name is its own path. */
export async function findCommand(names: readonly string[]): Promise<string | undefined> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = platform === 'win32' ? ['.cmd', '.exe'] : [''];
  const candidates = names.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))),
  );
  for (const candidate of candidates) {
    const isThere = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  return undefined;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a program to its end and gives what it printed. @throws with its complaints, where it fails or is interrupted */
export async function run(program: string, parameters: readonly string[], where: Circumstances = {}): Promise<string> {
  // On Windows a batch file runs only in a shell. A path there can't hold a quotation mark.
  const isBatch = platform === 'win32';
  const [command = '', ...words] = isBatch
    ? [program, ...parameters].map((word) => `"${word}"`)
    : [program, ...parameters];
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: isBatch,
    env: where.env ?? env,
    ...(where.cwd === undefined ? {} : { cwd: where.cwd }),
    ...(where.signal === undefined ? {} : { signal: where.signal }),
  });
  let output = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ${parameters.join(' ')} ended with ${code}:\n${complaints || output}`);
  return output;
}
