/** Everything that the extension shows of its own can be translated: each text has its entry, and no entry is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { clientStrings, stringsIn } from '../../scripts/generate-l10n.ts';
import { bareTextsIn } from '../../scripts/page-texts.ts';

type Words = Readonly<Record<string, string>>;
const read = (name: string): Words => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const words = read('package.nls.json');
const bundle = read('l10n/bundle.l10n.json');

/** Every text in the manifest, with the keys that lead to it. */
function textsIn(value: unknown, path: readonly string[] = []): readonly (readonly [key: string, text: string])[] {
  if (typeof value === 'string') return [[path.at(-1) ?? '', value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, Array.isArray(value) ? path : [...path, key]));
}

const shown =
  /^(displayName|title|shortTitle|category|label|(markdown)?[dD]escription|(markdown)?[eE]numDescriptions|altText|contents)$/;
const { displayName, description, contributes } = manifest;
const texts = textsIn({ displayName, description, contributes });

test('every text of the manifest that is shown has a key in package.nls.json, and every key is used once or more', () => {
  const used = texts.flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []);
  expect([...new Set(used)].sort()).toEqual(Object.keys(words).sort());
  expect(texts.filter(([key, text]) => shown.test(key) && !/^%.+%$/.test(text))).toEqual([]);
  expect(Object.values(words).filter((text) => text.trim() === '')).toEqual([]);
});

test('every text that the client shows is in the bundle, which has no other', () => {
  const { localised, mistakes } = clientStrings();
  expect(mistakes).toEqual([]);
  expect(Object.keys(bundle).sort()).toEqual(localised);
  expect(Object.entries(bundle).filter(([key, text]) => key !== text)).toEqual([]);
});

test('translations, where there are any, translate what there is', () => {
  const folder = new URL('../../', import.meta.url);
  for (const [under, pattern, source] of [
    ['./', /^package\.nls\.[a-z-]+\.json$/, words],
    ['l10n/', /^bundle\.l10n\.[a-z-]+\.json$/, bundle],
  ] as const) {
    for (const name of readdirSync(new URL(under, folder)).filter((file) => pattern.test(file))) {
      expect(Object.keys(read(`${under}${name}`)).filter((key) => !Object.hasOwn(source, key))).toEqual([]);
    }
  }
});

test('texts that are shown without a translation are noticed', () => {
  const { localised, mistakes } = stringsIn(
    'a.ts',
    `window.showErrorMessage('a');
    window.showErrorMessage(vscode.l10n.t('b {0}', c), d);
    l10n.t('e' + f);
    showQuickPick([], { title: g }, 'h');`,
  );
  expect(localised).toEqual(['b {0}']);
  expect(mistakes).toEqual(["a.ts:1 'a'", "a.ts:3 l10n.t('e' + f)", "a.ts:4 'h'"]);
});

test('no text of the preview page is written without its translation', () => {
  const page = new URL('../../client/webview/', import.meta.url);
  const modules = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(modules).toContain('page-view.ts');
  expect(modules.flatMap((name) => bareTextsIn(name, readFileSync(new URL(name, page), 'utf8')))).toEqual([]);
});

test('texts of a page that bypass the translation are noticed, and what is no text is none', () => {
  const bare = bareTextsIn(
    'a.ts',
    `import { a } from './A b.ts';
    const early = l10n.t('A');
    const names: Record<'A b', string> = { b: 'Two words', c: 'two words', d: 'word' };
    const view = (c: string) => html('p', { class: 'A b', 'aria-label': 'c', title: c === 'A b' ? c : \`d \${c}\` }, 'e', [c ? 'f' : '1']);
    const other = () => html('p', {}, l10n.t('A', c ? 'g' : ''), ['h'].map((i) => html('b', {}, i)), html('code', {}, 'i'), helper('Help'));
    function said(d: string) { switch (d) { case 'Arrow': return 'Said'; default: console.warn('A b', d); return d.startsWith('A b'); } }`,
  );
  expect(bare.map((place) => place.slice('a.ts:'.length))).toEqual([
    "2 l10n.t('A')",
    "3 'Two words'",
    "3 'two words'",
    "4 'c'",
    `4 \`d \${c}\``,
    "4 'e'",
    "4 'f'",
    "5 'g'",
    "5 'h'",
    "5 'Help'",
    "6 'Said'",
  ]);
});
