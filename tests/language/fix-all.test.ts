/** Fixing everything: rounds come to an end, and never leave a file worse than it was. */
import { expect, test } from 'vitest';
import { defaultSettings, type FixAllRequest, fixAll, type Rule } from '#language';
import { add, at, choice, defineRule, fix, remove, rename, set } from '../../language/rules/rule.ts';

const uri = 'file:///a.btc';

async function fixed(text: string, request: Partial<FixAllRequest> = {}) {
  const result = await fixAll({ files: new Map([[uri, text]]), settingsFor: () => defaultSettings, ...request });
  return { ...result, text: result.changed.get(uri) ?? text };
}

/** A rule about nodes of which "fix all" applies the fix. */
function nodeRule(code: string, check: Parameters<typeof defineRule<'node'>>[0]['check'], fixesAll = true): Rule {
  return defineRule({
    code,
    section: 'language',
    severity: 'warning',
    on: 'node',
    summary: 'For the test.',
    source: { basis: 'general', lines: [] },
    fixAll: fixesAll,
    check,
  });
}

const wantsIis = nodeRule('wants-iis', function* (node) {
  if (!node.iis)
    yield at(node, 'name', `${node.name} lacks IIS.`, fix('Turn it on', set(node, 'iis', { word: 'yes' })));
});

test('fixes that touch each other are applied one after the other', async () => {
  const wantsCom = nodeRule('wants-com', function* (node) {
    const turnOn = fix('Turn it on', set(node, 'comPlusRemote', { word: 'yes' }));
    if (!node.comPlusRemote) yield at(node, 'name', `${node.name} lacks COM+.`, turnOn);
  });
  const { text, applied, settled } = await fixed('cluster C {\n  node N\n  node M { iis: no }\n}\n', {
    rules: [wantsIis, wantsCom],
  });
  expect(text).toBe(
    'cluster C {\n  node N { iis: yes  comPlusRemote: yes }\n  node M { iis: yes  comPlusRemote: yes }\n}\n',
  );
  expect([applied, settled]).toEqual([4, true]);
});

test('only rules that take part are fixed, unless others are wanted', async () => {
  const aside = nodeRule('aside', wantsIis.check as never, false);
  const text = 'cluster C {\n  node N\n}\n';
  expect((await fixed(text, { rules: [aside] })).changed.size).toBe(0);
  expect((await fixed(text, { rules: [aside], wanted: ({ code }) => code === 'aside' })).text).toBe(
    'cluster C {\n  node N { iis: yes }\n}\n',
  );
});

test('a fix by choice is never applied', async () => {
  const unwanted = nodeRule('unwanted', function* (node) {
    yield at(node, 'name', `${node.name} is one too many.`, choice('Remove it', remove(node)));
  });
  const { changed, applied, settled } = await fixed('cluster C {\n  node N\n}\n', { rules: [unwanted] });
  expect([changed.size, applied, settled]).toEqual([0, 0, true]);
});

test('a finding that is switched off or suppressed is not fixed', async () => {
  const text = 'cluster C {\n  node N // btc-disable-line wants-iis -- no web here\n}\n';
  expect((await fixed(text, { rules: [wantsIis] })).changed.size).toBe(0);
  const off = { rules: new Map([['wants-iis', 'off']] as const) };
  expect((await fixed('cluster C {\n  node N\n}\n', { rules: [wantsIis], settingsFor: () => off })).changed.size).toBe(
    0,
  );
});

test('a fix that does not help is put aside, and the others are applied', async () => {
  const useless = nodeRule('useless', function* (node) {
    yield at(node, 'name', `${node.name} can't be helped.`, fix('Try', set(node, 'localDtc', { word: 'no' })));
  });
  const { text, settled } = await fixed('cluster C {\n  node N\n}\n', { rules: [useless, wantsIis] });
  expect(text).toBe('cluster C {\n  node N { iis: yes }\n}\n');
  expect(settled).toBe(true);
});

test('fixes that are right alone and wrong together are applied alone', async () => {
  // Each finds the name free that the other one takes too.
  const needsTwin = defineRule({
    code: 'needs-twin',
    section: 'language',
    severity: 'warning',
    on: 'cluster',
    summary: 'For the test.',
    source: { basis: 'general', lines: [] },
    fixAll: true,
    *check(cluster, whole) {
      if (cluster.nodes.length >= 2) return;
      const taken = whole().clusters.flatMap(({ nodes }) => nodes.map(({ name }) => name));
      const name = ['X', 'Y', 'Z'].find((free) => !taken.includes(free)) ?? 'none';
      yield at(
        cluster,
        'name',
        `${cluster.name} is alone.`,
        fix('Add a node', add(cluster, { keyword: 'node', name })),
      );
    },
  });
  const unique = defineRule({
    code: 'unique',
    section: 'language',
    severity: 'error',
    on: 'topology',
    summary: 'For the test.',
    source: { basis: 'general', lines: [] },
    *check({ clusters }) {
      const names = clusters.flatMap(({ nodes }) => nodes).map(({ name }) => name);
      const [first] = clusters;
      if (first && new Set(names).size < names.length) yield at(first, 'name', 'A name is taken twice.');
    },
  });
  const { text } = await fixed('cluster A { node N }\ncluster B { node M }\n', { rules: [needsTwin, unique] });
  expect(text.match(/node \w+/g)).toEqual(['node N', 'node X', 'node M', 'node Y']);
});

test('a fix that brings an error is not applied', async () => {
  const strict = defineRule({
    code: 'strict',
    section: 'language',
    severity: 'error',
    on: 'node',
    summary: 'For the test.',
    source: { basis: 'general', lines: [] },
    *check(node) {
      if (node.iis) yield at(node, 'name', 'No web here.');
    },
  });
  expect((await fixed('cluster C { node N }', { rules: [wantsIis, strict] })).changed.size).toBe(0);
});

test('fixes that call for each other for ever come to an end', async () => {
  const swap = (code: string, from: string, to: string) =>
    nodeRule(code, function* (node) {
      if (node.name === from) yield at(node, 'name', `It is called ${from}.`, fix(`Call it ${to}`, rename(node, to)));
    });
  const result = await fixed('cluster C { node A }', { rules: [swap('not-a', 'A', 'B'), swap('not-b', 'B', 'A')] });
  expect(result.settled).toBe(false);
});

test('a rule that throws is told, and the others are applied', async () => {
  const throwing = nodeRule('throwing', () => {
    throw new Error('broken');
  });
  const badFix = nodeRule('bad-fix', function* (node) {
    const edits = {
      title: 'Break',
      get edits(): never {
        throw new Error('broken');
      },
    };
    yield { ...at(node, 'name', 'Bad.'), fixes: [edits] };
  });
  const { text, failures } = await fixed('cluster C { node N }', { rules: [throwing, badFix, wantsIis] });
  expect(text).toBe('cluster C { node N { iis: yes } }');
  expect(failures.map(({ rule }) => rule.code).sort()).toEqual(['bad-fix', 'throwing']);
});

test('only files that may change are changed, and a file that two programs share is fixed once', async () => {
  const shared = 'file:///shared.btc';
  const files = new Map([
    [uri, 'import "shared.btc"\ncluster A { node N }\n'],
    ['file:///b.btc', 'import "shared.btc"\n'],
    [shared, 'cluster S { node T }\n'],
  ]);
  const all = await fixAll({ files, settingsFor: () => defaultSettings, rules: [wantsIis] });
  expect([...all.changed]).toEqual([
    [uri, 'import "shared.btc"\ncluster A { node N { iis: yes } }\n'],
    [shared, 'cluster S { node T { iis: yes } }\n'],
  ]);
  expect(all.applied).toBe(2);
  const one = await fixAll({
    files,
    editable: new Set([shared]),
    settingsFor: () => defaultSettings,
    rules: [wantsIis],
  });
  expect([...one.changed.keys()]).toEqual([shared]);
});
