/**
 * Runs a command and ends it, with all that it started, as soon as whoever started this is gone, however that came about.
 *
 *     node guard.ts COMMAND ARGUMENT…
 *
 * It has to be started as the leader of a process group, with a pipe as its standard input: the operating system closes
 * the pipe when the other end dies. VS Code's server alone would leave its extension hosts behind, or stay for good.
 */
import { spawn } from 'node:child_process';
import { argv, exit, kill, pid, stdin } from 'node:process';

const [, , command = '', ...parameters] = argv;
stdin.on('close', () => kill(-pid, 'SIGKILL')).resume();
spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] })
  .on('error', ({ message }) => {
    console.error(message);
    exit(1);
  })
  .on('exit', (code) => exit(code ?? 1));
