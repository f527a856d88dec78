/** Work on several files of which some make it throw. */
import { expect, test } from 'vitest';
import { CommandError, UsageError } from '../../../server/cli/io.ts';
import { reportBroken } from '../../../server/cli/output/complaints.ts';
import { doTogether } from '../../../server/cli/together.ts';

const error = new RangeError('Too deep.');

/** Work that throws where one of the files is among those given. */
function throwingOn(...bad: readonly string[]) {
  return async (files: readonly string[]) => {
    if (files.some((file) => bad.includes(file))) throw error;
    return files.join();
  };
}

test('is done once where nothing is wrong', async () => {
  const done: string[][] = [];
  const work = async (files: readonly string[]) => done.push([...files]);
  expect(await doTogether(['a', 'b'], work)).toEqual({ result: 1, broken: [] });
  expect(done).toEqual([['a', 'b']]);
});

test('names the files that make it throw, and is done on the others', async () => {
  expect(await doTogether(['a', 'b', 'c', 'd'], throwingOn('b', 'd'))).toEqual({
    result: 'a,c',
    broken: [
      { file: 'b', error },
      { file: 'd', error },
    ],
  });
  expect(await doTogether(['a'], throwingOn('a'))).toEqual({ result: '', broken: [{ file: 'a', error }] });
});

test('throws what no file alone brings about', async () => {
  const work = async (files: readonly string[]) => {
    if (files.length > 1) throw error;
  };
  await expect(doTogether(['a', 'b'], work)).rejects.toBe(error);
});

test.each([new CommandError('No.'), new UsageError('No.')])('throws what is for the user: %o', async (forUser) => {
  const work = async () => {
    throw forUser;
  };
  await expect(doTogether(['a', 'b'], work)).rejects.toBe(forUser);
});

test('the complaint names the file and the error, and steers no terminal', () => {
  let written = '';
  const write = (text: string | Uint8Array) => {
    written += text;
  };
  const thrown = Object.assign(new RangeError('x'), { stack: 'RangeError: \u001b[2J\n    at here' });
  const output = { write, terminal: false, colour: false, columns: undefined };
  reportBroken([{ file: { path: '/a', name: 'a\u0007.btc' }, error: thrown }], output);
  reportBroken([{ file: { path: '/b', name: 'b.btc' }, error: 'bare' }], output);
  expect(written).toBe(
    'a<U+0007>.btc: btc has a mistake of its own that this file shows: RangeError: <U+001B>[2J\n    at here\n' +
      'b.btc: btc has a mistake of its own that this file shows: bare\n',
  );
});
