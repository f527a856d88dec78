/** A mistake of the program's own that only one file brings about: it is named, and the others are done. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createFolder, type Folder } from './folder.ts';

const throwFor = (uris: Iterable<string>) => {
  if ([...uris].some((uri) => uri.endsWith('/absurd.btc'))) throw new RangeError('Maximum call stack size exceeded');
};

vi.mock(import('#language'), async (original) => {
  const language = await original();
  return {
    ...language,
    check: (program, ...others) => {
      throwFor(program.documents.map(({ uri }) => uri.toString()));
      return language.check(program, ...others);
    },
    fixAll: async (request) => {
      throwFor(request.files.keys());
      return language.fixAll(request);
    },
  };
});

const unfixed = `cluster A {
  windows: 2008
  node N1
  node N2
  group G {
    ip Address { address: 10.0.0.1/24 }
    networkName Name { name: NET }
  }
}
`;
let folder: Folder;
beforeEach(async () => {
  folder = await createFolder({
    'absurd.btc': 'cluster C {}',
    'a.btc': 'import "b.btc"\n',
    'b.btc': '',
    'c.btc': unfixed,
  });
});

/** The first lines of what is said of each file, without the stacks. */
const complaints = (stderr: string) => stderr.split('\n').filter((line) => line !== '' && !line.startsWith('    at '));
const complaint =
  'absurd.btc: btc has a mistake of its own that this file shows: RangeError: Maximum call stack size exceeded';

test('when files are checked', async () => {
  const { code, stdout, stderr } = await folder.btc('check', 'absurd.btc', 'a.btc', 'gone.btc');
  expect({ code, stdout }).toEqual({ code: 2, stdout: 'No problems in 2 files.\n' });
  expect(complaints(stderr)).toEqual(['gone.btc: There is no such file.', complaint]);
});

test('when files are fixed', async () => {
  const { code, stdout, stderr } = await folder.btc('fix', 'absurd.btc', 'c.btc');
  expect({ code, stdout }).toEqual({ code: 2, stdout: 'c.btc\n1 fix in 1 file.\n' });
  expect(complaints(stderr)).toEqual([complaint]);
});

test('when a runbook is written', async () => {
  const { code, stdout, stderr } = await folder.btc('runbook', 'absurd.btc');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(complaints(stderr)).toEqual([complaint]);
});
