/** Packages the programs and tries them as users of other editors do, one file after the other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';

const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.editor.ts')).sort();
const tests = files.map((name) => join(import.meta.dirname, name));
const run = spawn(execPath, ['--test', '--test-concurrency=1', ...tests], { stdio: 'inherit' });
const [code] = await once(run, 'close');
process.exitCode = code ?? 1;
