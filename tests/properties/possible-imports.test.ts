/** What a text imports is among what it may import, whatever else is in the text, and however its quotes go astray. */
import fc from 'fast-check';
import { URI } from 'langium';
import { expect, test } from 'vitest';
import { createProject, importedUri, possibleImports } from '#language';
import { runs, seed } from './runs.ts';

const piece = fc.constantFrom(
  'import "e.btc"',
  '\nimport "../h.btc',
  'import',
  ' ',
  ' ',
  '"',
  '"',
  '"a.btc"',
  '"../b.btc"',
  '"sub\\c.BTC"',
  '"d e#%41ü?.btc"',
  '"/f.btc"',
  '"g.txt"',
  'x.btc',
  '.btc"',
  '\n',
  '\r',
  '\u2028',
  '//',
  '/*',
  '*/',
  '{',
  '}',
  'cluster A',
);

const uri = 'file:///some folder/main.btc';

test(`of random texts (seed ${seed})`, async () => {
  let imported = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const text = pieces.join('');
      const project = createProject();
      await project.setText(uri, text);
      const document = project.document(uri);
      if (!document) throw new Error('The file is not in the project.');
      const imports = (document.parseResult.value.imports ?? []).flatMap(
        (declaration) => importedUri(document, declaration)?.toString() ?? [],
      );
      const possible = possibleImports(URI.parse(uri), text).map((other) => other.toString());
      expect(possible).toEqual(expect.arrayContaining(imports));
      imported += imports.length;
    }),
    { numRuns: runs(2000), seed },
  );
  expect(imported).toBeGreaterThan(runs(250));
});

test('what is in no quotes on one line, and what no address ends like this, is none', () => {
  const text = 'import a.btc "b.txt" "c.btc d" "e\n.btc" "f.btc';
  expect(possibleImports(URI.parse(uri), text).map((other) => other.toString())).toEqual([
    'file:///some%20folder/f.btc',
  ]);
});
