/** Every module says in its first sentence what it is, and is short enough to be one idea. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const longest = 300;
/** The one table of what everything in a topology is. */
const table = 'language/model/topology.ts';
/** A test may be a long list of cases. */
const longestTest = 400;

/** The modules of a folder, by path from the root of the project. */
function modulesIn(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, root), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : modulesIn(path);
    return /\.[cm]?[jt]s$/.test(entry.name) ? [path] : [];
  });
}

const modules = ['language', 'server', 'client', 'scripts', 'tests']
  .flatMap(modulesIn)
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));

test('every module opens with a doc comment', () => {
  expect(modules.filter(({ text }) => !/^(#!.*\n)?\/\*\*\s/.test(text)).map(({ path }) => path)).toEqual([]);
});

test('no module is too long', () => {
  const long = modules.filter(
    ({ path, text }) => text.trimEnd().split('\n').length > (path.startsWith('tests/') ? longestTest : longest),
  );
  expect(long.map(({ path }) => path).filter((path) => path !== table)).toEqual([]);
});

test('no element is spread, as it lives on and says what it says by getters', () => {
  const kinds =
    'element|domain|domainGroup|account|cluster|node|server|computer|group|resource|sso|biztalkGroup|host|instance|adapter|handler|disk|ip|share|entsso';
  // In a record, or as what is left of one.
  const spread = new RegExp(`\\{[^{}\\n]*\\.\\.\\.(${kinds})\\b(?![.(\\[])`);
  const spreading = modules.filter(({ path, text }) => /^(language|server)\//.test(path) && spread.test(text));
  expect(spreading.map(({ path }) => path)).toEqual([]);
});

test('no rule and no query of the model keeps something by itself, as nobody would be told that it was asked', () => {
  const keepers = modules.filter(({ path, text }) => /^language\/(model|rules)\//.test(path) && /WeakMap/.test(text));
  expect(keepers.map(({ path }) => path)).toEqual(['language/model/kept-topology.ts', 'language/model/memo.ts']);
});
