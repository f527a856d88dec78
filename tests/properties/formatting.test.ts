/** Formatting random texts: it comes to rest at once, changes nothing but white space, and nothing that the text means. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, formatter } from '#language';
import { type Analysis, analyse, type Texts } from '../harness/analysis.ts';
import { baselineNames, readBaseline } from '../harness/baselines.ts';
import { editComplaints, formatted, wordsOf } from '../harness/formatting.ts';
import { choose } from './dice.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';
import { summaryOf, treeOf } from './tree.ts';

const count = runs(100);
const sound: readonly Texts[] = sample(soundTopologies, count, 5).map(
  ({ topology, layout }) => print(topology, layout).texts,
);
const baselines: readonly Texts[] = baselineNames().map(readBaseline);

function expectHarmless(text: string): void {
  const { edits } = formatter.whole(text);
  const after = applyEdits(text, edits);
  expect(editComplaints(text, edits), text).toEqual([]);
  expect(wordsOf(after), text).toEqual(wordsOf(text));
  expect(formatted(after), text).toBe(after);
}

/** What is wrong with the look of a text without syntax errors. */
function styleComplaints(text: string): readonly string[] {
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, '/**/').replace(/\/\/.*/g, '//');
  return [
    ...(/[ \t]\r?\n/.test(text) ? ['A line ends with white space.'] : []),
    ...(/\n\r?\n\r?\n/.test(plain) ? ['Two empty lines follow each other.'] : []),
    ...(/\{\r?\n\r?\n/.test(plain) || /\n\r?\n *\}/.test(plain) ? ['An empty line is at the edge of a block.'] : []),
    ...(/^\s/.test(text) ? ['It begins with white space.'] : []),
    ...(text === '' || text.endsWith(lineBreak) ? [] : ['It ends without a line break.']),
    ...(/\t/.test(plain) ? ['There is a tab.'] : []),
    ...(/^(?: {2})* \S/m.test(plain) ? ['A line is indented by an odd number of spaces.'] : []),
  ];
}

const meaningOf = ({ problems, programs }: Analysis) => ({
  problems: problems.map(({ code, message }) => `${code}: ${message}`),
  topologies: programs.map(({ topology }) => summaryOf(treeOf(topology).root)),
});

test(`${count} sound topologies and the baselines mean the same after formatting (seed ${seed})`, async () => {
  for (const texts of [...sound, ...baselines]) {
    for (const text of texts.values()) expectHarmless(text);
    const after = new Map([...texts].map(([file, text]) => [file, formatted(text)]));
    for (const text of after.values()) expect(styleComplaints(text), text).toEqual([]);
    const before = meaningOf(await analyse(texts));
    expect(meaningOf(await analyse(after)), [...texts.values()].join('\n')).toEqual(before);
  }
}, 600_000);

test('formatting lines changes those lines alone, and to all lines it is formatting the whole', () => {
  for (const [index, text] of [...sound, ...baselines].flatMap((texts) => [...texts.values()]).entries()) {
    const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
    const first = choose(seed + 1, starts.length, index, 'first line');
    const last = Math.min(starts.length - 1, first + choose(seed + 1, 12, index, 'lines'));
    const [start, end] = [starts[first] ?? 0, (starts[last + 1] ?? text.length + 1) - 1];
    const edits = formatter.ranges(text, [{ start, end }]);
    const after = applyEdits(text, edits);
    expect(editComplaints(text, edits), text).toEqual([]);
    expect(wordsOf(after), text).toEqual(wordsOf(text));
    expect([after.slice(0, start), after.slice(after.length - (text.length - end))], text).toEqual([
      text.slice(0, start),
      text.slice(end),
    ]);
    expect(formatter.ranges(text, [{ start: 0, end: text.length }])).toEqual(formatter.whole(text).edits);
  }
});

/** Texts in which something is cut out, put in twice, or put in the wrong place. */
const damaged = fc
  .record({
    text: fc.constantFrom(...[...sound.slice(0, 40), ...baselines].flatMap((texts) => [...texts.values()])),
    cuts: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(12),
        insert: fc.constantFrom(
          '',
          '',
          '{',
          '}',
          '"',
          '\n',
          '\r\n',
          '/*',
          '*/',
          '//',
          ':',
          ',',
          '.',
          ' ',
          '\t',
          ';',
          'node',
          'S:',
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ text, cuts }) =>
    cuts.reduce((changed, { at, length, insert }) => {
      const start = Math.floor(at * changed.length);
      return changed.slice(0, start) + insert + changed.slice(start + length);
    }, text),
  );

test(`damaged texts lose nothing (seed ${seed})`, () => {
  fc.assert(
    fc.property(damaged, (text) => {
      expectHarmless(text);
      for (const at of text.matchAll(/[}\n]/g)) {
        if (choose(seed + 1, 20, at.index, text.length) > 0) continue;
        const edits = formatter.typed(text, at.index + 1, at[0]);
        const after = applyEdits(text, edits);
        expect(editComplaints(text, edits), text).toEqual([]);
        expect(wordsOf(after), text).toEqual(wordsOf(text));
      }
    }),
    { numRuns: runs(200), seed },
  );
}, 600_000);

test(`no sequence of tokens and white space makes it throw or change more (seed ${seed})`, () => {
  const words = [
    ...[
      'topology',
      'import',
      'domain',
      'group',
      'account',
      'cluster',
      'node',
      'server',
      'ip',
      'networkName',
      'restart',
    ],
    ...['sso', 'biztalkGroup', 'host', 'isolated', 'instance', 'adapter', 'receive', 'in', 'send', 'dependsOn', 'name'],
    ...[
      '"text"',
      '"open',
      '2008',
      '10.0.0.1/24',
      '{',
      '{',
      '}',
      '}',
      ':',
      ':',
      ',',
      '.',
      ';',
      'S:',
      '\uFEFF',
      'größer',
    ],
    ...['// btc-disable-next-line dtc-not-clustered -- why\n', '// note\n', '/* note */', '/*\n * two\n */', '/* open'],
  ];
  const spaces = ['', ' ', '  ', '\t', '\n', '\r\n', '\r', '\n\n\n', '\u00a0', '\u2028', '\f'];
  const piece = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...spaces));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (soup) => expectHarmless(soup.flat().join(''))),
    { numRuns: runs(2000), seed },
  );
}, 600_000);
