/** Lines of `.btc` as VS Code's own TextMate engine reads them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';
import { textmateGrammar } from '../../scripts/generate-textmate.ts';

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
await oniguruma.loadWASM(await readFile(wasm));

/** The engine's regular expressions, for any grammar. */
export const onigLib: Promise<textmate.IOnigLib> = Promise.resolve({
  createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text) => new oniguruma.OnigString(text),
});
const registry = new textmate.Registry({
  onigLib,
  loadGrammar: async () => textmate.parseRawGrammar(textmateGrammar(), 'btc.tmLanguage.json'),
});
const grammar = await load();

async function load(): Promise<textmate.IGrammar> {
  const loaded = await registry.loadGrammar('source.btc');
  if (loaded === null) throw new Error('The grammar does not load.');
  return loaded;
}

/** Every token but white space, as `text scope…`, without the file's own scope and the suffix that all scopes have. */
export function tokens(text: string): readonly string[] {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const token = line.slice(startIndex, endIndex).trim();
      const names = scopes.slice(1).map((scope) => scope.replace(/\.btc$/, ''));
      return token === '' ? [] : [[token, ...names].join(' ')];
    });
  });
}
