/** Blocks of `btc` in Markdown, read by VS Code's own TextMate engine: where they begin and end, and what is in them. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as textmate from 'vscode-textmate';
import manifest from '../../package.json' with { type: 'json' };
import { textmateGrammar } from '../../scripts/generate-textmate.ts';
import { onigLib } from './tokens.ts';

const [own, injected] = manifest.contributes.grammars;
const root = new URL('../../', import.meta.url);

/** As VS Code's own grammar does it, any fenced block is code, and everything else is text. */
const markdown = JSON.stringify({
  scopeName: 'text.html.markdown',
  patterns: [
    { name: 'markup.raw', begin: '^(`{3,}|~{3,}).*$', end: '^\\1\\s*$' },
    { name: 'markup.quote', begin: '^> ', while: '^> ', patterns: [{ include: '$self' }] },
  ],
});
const grammars: Readonly<Record<string, string>> = {
  'text.html.markdown': markdown,
  'source.btc': textmateGrammar(),
  [injected?.scopeName ?? '']: await readFile(new URL(injected?.path ?? '', root), 'utf8'),
};
const registry = new textmate.Registry({
  onigLib,
  loadGrammar: async (scope) => textmate.parseRawGrammar(grammars[scope] ?? '{}', 'x.json'),
  getInjections: (scope) => (injected?.injectTo?.includes(scope) === true ? [injected.scopeName] : []),
});

/** Every token but white space, with the innermost scope and, in an embedded language, a mark in front. */
async function tokens(text: string): Promise<readonly string[]> {
  const grammar = await registry.loadGrammar('text.html.markdown');
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const result = grammar?.tokenizeLine(line, state);
    state = result?.ruleStack ?? state;
    return (result?.tokens ?? []).flatMap(({ startIndex, endIndex, scopes }) => {
      const token = line.slice(startIndex, endIndex).trim();
      const mark = scopes.includes('meta.embedded.block.btc') ? 'btc| ' : '';
      return token === '' ? [] : [`${mark}${token} ${scopes.at(-1)}`];
    });
  });
}

const fence = 'punctuation.definition.markdown';

test('the manifest injects it into Markdown, and names the language within', () => {
  expect(own).toEqual({ language: 'btc', scopeName: 'source.btc', path: './syntaxes/btc.tmLanguage.json' });
  expect(injected).toMatchObject({
    injectTo: ['text.html.markdown'],
    embeddedLanguages: { 'meta.embedded.block.btc': 'btc' },
  });
  expect(JSON.parse(grammars[injected?.scopeName ?? ''] ?? '').scopeName).toBe(injected?.scopeName);
});

test('a block is highlighted to its end and no further', async () => {
  expect(await tokens('Text\n```btc\ncluster C {\n  windows: 2008\n```\ncluster D')).toEqual([
    'Text text.html.markdown',
    `\`\`\` ${fence}`,
    'btc fenced_code.block.language.markdown',
    'btc| cluster keyword.declaration.btc',
    'btc| C entity.name.type.btc',
    'btc| { punctuation.section.block.begin.btc',
    'btc| windows support.type.property-name.btc',
    'btc| : punctuation.separator.key-value.btc',
    'btc| 2008 constant.numeric.version.btc',
    `\`\`\` ${fence}`,
    'cluster D text.html.markdown',
  ]);
});

test.each(['/* begun', 'topology "begun', 'dependsOn', 'windows:', 'cluster'])(
  'what %j begins ends with the block',
  async (line) => {
    expect((await tokens(`\`\`\`btc\n${line}\n\`\`\`\nText`)).slice(-2)).toEqual([
      `\`\`\` ${fence}`,
      'Text text.html.markdown',
    ]);
  },
);

test('a block may be indented, written with tildes, and have attributes', async () => {
  expect(await tokens('  ~~~~ BTC fixed="Add a node"\n  node N\n  ~~~~\nText')).toEqual([
    `~~~~ ${fence}`,
    'BTC fenced_code.block.language.markdown',
    'fixed="Add a node" fenced_code.block.language.attributes.markdown',
    'btc| node keyword.declaration.btc',
    'btc| N entity.name.type.btc',
    `~~~~ ${fence}`,
    'Text text.html.markdown',
  ]);
});

test('a block in a quotation ends with the quotation', async () => {
  expect(await tokens('> ```btc\n> node N\n\nText')).toEqual([
    '> markup.quote',
    `\`\`\` ${fence}`,
    'btc fenced_code.block.language.markdown',
    '> markup.quote',
    'btc| node keyword.declaration.btc',
    'btc| N entity.name.type.btc',
    'Text text.html.markdown',
  ]);
});

test.each(['```btcx', '```js', '``btc', '```btc`'])('%j begins no block of btc', async (opening) => {
  const read = await tokens(`${opening}\nnode N\n\`\`\``);
  expect(read.filter((token) => token.startsWith('btc| '))).toEqual([]);
});
