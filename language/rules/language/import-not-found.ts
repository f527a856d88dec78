/** What an imported file would declare is missing from the topology when there is no such file. */
import { at, create, defineRule, fix } from '../rule.ts';

export default defineRule({
  code: 'import-not-found',
  section: 'language',
  severity: 'error',
  on: 'topology',
  summary: "An imported file doesn't exist, can't be read or is of another kind.",
  source: { basis: 'general', lines: [] },
  *check({ files }) {
    for (const { imports } of files) {
      for (const declaration of imports) {
        if (declaration.found) continue;
        const isImportable = /\.btc$/i.test(declaration.path);
        const problem = isImportable ? "doesn't exist or can't be read" : 'is no .btc file, and no other is read';
        yield at(
          declaration,
          'name',
          `The imported file "${declaration.path}" ${problem}. The topology is checked without what it declares.`,
          ...(isImportable
            ? [fix('Create the file', create(declaration, 'Declarations that other files import.'))]
            : []),
        );
      }
    }
  },
});
