/** Writing is atomic: whatever happens in between, a file is the old one or the new one, and nothing is left beside it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { readdir, watch } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { replaceTextFile, writeTextFile } from '../../../server/cli/input/text-file.ts';
import { createFolder } from './folder.ts';

type Step = 'access' | 'open' | 'chmod' | 'writeFile' | 'sync' | 'close' | 'rename';

/** The step that fails, and with which code; none where everything works. */
const fault = vi.hoisted(() => ({ step: undefined as string | undefined, code: '' }));

vi.mock(import('node:fs/promises'), async (original) => {
  const fs = await original();
  const failIn = (step: Step): void => {
    if (fault.step === step) throw Object.assign(new Error(fault.code), { code: fault.code });
  };
  const faulty = (handle: FileHandle): FileHandle =>
    new Proxy(handle, {
      get: (target, name) => {
        const own = Reflect.get(target, name);
        if (typeof own !== 'function') return own;
        return async (...args: unknown[]) => {
          if (name === fault.step && name === 'writeFile') await target.write(Buffer.from('half'));
          if (name === fault.step && name === 'close') await target.close();
          failIn(name as Step);
          return own.apply(target, args);
        };
      },
    });
  return {
    ...fs,
    access: async (...args) => {
      failIn('access');
      return fs.access(...args);
    },
    open: async (...args) => {
      failIn('open');
      return faulty(await fs.open(...args));
    },
    rename: async (...args) => {
      failIn('rename');
      return fs.rename(...args);
    },
  };
});

afterEach(() => {
  fault.step = undefined;
});

const file = { text: 'new', encoding: 'utf-8' } as const;

test.each([
  ['access', 'EACCES', 'Access is denied.'],
  ['open', 'EROFS', 'The file system is read-only.'],
  ['chmod', 'EPERM', 'Access is denied.'],
  ['writeFile', 'ENOSPC', 'The disk is full.'],
  ['sync', 'ENOSPC', 'The disk is full.'],
  ['close', 'ENOSPC', 'The disk is full.'],
  ['rename', 'EBUSY', 'Another program uses it.'],
] as const)('where %s fails with %s the file is the old one and alone', async (step, code, message) => {
  const folder = await createFolder({ 'a.btc': 'old' });
  Object.assign(fault, { step, code });
  await expect(replaceTextFile(join(folder.path, 'a.btc'), file)).rejects.toThrow(message);
  await expect(writeTextFile(join(folder.path, 'a.btc'), file)).rejects.toThrow(message);
  fault.step = undefined;
  expect(await folder.text('a.btc')).toBe('old');
  expect(await readdir(folder.path)).toEqual(['a.btc']);
});

test('a name may be as long as a name can be', async () => {
  const name = `${'n'.repeat(251)}.btc`;
  const folder = await createFolder({ [name]: 'old' });
  await replaceTextFile(join(folder.path, name), file);
  expect(await folder.text(name)).toBe('new');
  expect(await readdir(folder.path)).toEqual([name]);
});

const writer = fileURLToPath(new URL('./atomic-writer.ts', import.meta.url));
const kills = 12;

test(`killed at ${kills} moments, the file is each time one of the two that are written in turn`, async () => {
  const folder = await createFolder({ 'a.btc': 'A'.repeat(2_000_000) });
  const found: string[] = [];
  for (let round = 0; round < kills; round++) {
    const child = spawn(process.execPath, [writer, join(folder.path, 'a.btc')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Each change in the folder is a step of the writing: a file has come, has grown, has taken the place of the other.
    let changes = 0;
    for await (const _ of watch(folder.path)) if (++changes > round) break;
    child.kill('SIGKILL');
    await once(child, 'close');
    const text = await folder.text('a.btc');
    found.push(`${text.length} × ${[...new Set(text)].join('')}`);
  }
  expect(found.filter((one) => one !== '2000000 × A' && one !== '2000000 × B')).toEqual([]);
  expect(found).toHaveLength(kills);
}, 120_000);
