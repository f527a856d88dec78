/** What typing meets before the server answers: snippets that parse, and the rules for brackets, words and indentation. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createProject, syntaxErrorsOf } from '#language';

const folder = new URL('../../syntaxes/', import.meta.url);
interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}
const snippets: Readonly<Record<string, Snippet>> = JSON.parse(
  await readFile(new URL('btc.snippets.json', folder), 'utf8'),
);
const configuration: {
  readonly wordPattern: string;
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } };
} = JSON.parse(await readFile(new URL('language-configuration.json', folder), 'utf8'));

/** The snippet as it is before anything is typed into it; of a choice, the first. */
function expanded({ body }: Snippet): string {
  const chosen = body.join('\n').replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1');
  return chosen
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replaceAll('\\\\', '\\');
}

/** Where each snippet belongs, by its first word; a snippet in no list belongs on the top level. */
const within: readonly (readonly [words: readonly string[], before: string, after: string])[] = [
  [['group'], 'cluster C {\n', '\n}'],
  [['restart'], 'cluster C { group G { disk D {\n', '\n} } }'],
  [['host', 'adapter'], 'biztalkGroup B {\n', '\n}'],
];

describe.each(Object.entries(snippets))('%s', (_name, snippet) => {
  test('parses where it belongs', async () => {
    const text = expanded(snippet);
    const word = /\w+/.exec(text)?.[0] ?? '';
    const [, before = '', after = ''] = within.find(([words]) => words.includes(word)) ?? [];
    const project = createProject();
    await project.setText('file:///a.btc', `${before}${text}${after}`);
    const document = project.document('file:///a.btc');
    expect(text).not.toMatch(/[$|]/);
    expect(document && syntaxErrorsOf(document)).toEqual([]);
  });
});

test('each snippet has a prefix of its own', () => {
  const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

test('a backslash in a snippet is one in the text', () => {
  expect(Object.values(snippets).map(expanded).join('\n')).toContain('"\\\\VAULT\\sso\\secret.bak"\n');
});

test('a word is a whole name, number or address', () => {
  const words = 'node BTS-01 { address: 10.0.0.21/24 } x: WCF-NetTcp, _a, 2008R2';
  expect(words.match(new RegExp(configuration.wordPattern, 'g'))).toEqual([
    ...['node', 'BTS-01', 'address', '10.0.0.21/24', 'x', 'WCF-NetTcp', '_a', '2008R2'],
  ]);
});

test.each([
  ['cluster C {', true],
  ['  disk D { // a comment', true],
  ['fileShare "a { b" {', true],
  ['disk D { drive: "S:\\" }', false],
  ['// cluster C {', false],
  ['/* cluster C {', false],
  ['share: "{"', false],
  ['}', false],
])('after %j the next line is indented: %j', (line, isIndented) => {
  expect(new RegExp(configuration.indentationRules.increaseIndentPattern).test(line)).toBe(isIndented);
});

test('a closing brace is indented less', () => {
  const pattern = new RegExp(configuration.indentationRules.decreaseIndentPattern);
  expect(['  }', '} // end', '// }', 'a }'].map((line) => pattern.test(line))).toEqual([true, true, false, false]);
});

test('regions fold', () => {
  const { start, end } = configuration.folding.markers;
  expect(['// region SQL', '  //#region', '// regional'].map((line) => new RegExp(start).test(line))).toEqual([
    ...[true, true, false],
  ]);
  expect(['// endregion', '//#endregion x', '// end'].map((line) => new RegExp(end).test(line))).toEqual([
    ...[true, true, false],
  ]);
});
