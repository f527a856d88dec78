/**
 * Runs a command, and ends it with all that it started as soon as whoever asked for it closes the pipe that is the standard
 * input here: on purpose, or by dying, however that came about. Removes the command's folder then.
 *
 *     node guard.ts FOLDER COMMAND ARGUMENT…
 *
 * VS Code's server alone would leave its extension hosts behind, or stay for good.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { argv, exit, kill, stdin } from 'node:process';

const [, , folder = '', command = '', ...parameters] = argv;
const child = spawn(command, parameters, {
  detached: true, // the leader of a process group of its own
  stdio: ['ignore', 'inherit', 'inherit'],
});
stdin.on('close', endAll).resume();
const [code] = await once(child, 'exit');
endAll(); // where it ended by itself, what it started may still be there
await rm(folder, { recursive: true, force: true, maxRetries: 5 });
exit(code ?? 1);

function endAll(): void {
  try {
    if (child.pid !== undefined) kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
