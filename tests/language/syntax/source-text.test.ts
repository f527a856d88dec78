/** A text in pieces is the text that it was cut from, after any changes, and tells lines as the library's document does. */
import fc from 'fast-check';
import { TextDocument } from 'langium';
import { expect, test } from 'vitest';
import { SourceDocument } from '../../../language/syntax/text/source-document.ts';
import { SourceText } from '../../../language/syntax/text/source-text.ts';
import { readSource, reportOf } from '../../../language/syntax/tree/read.ts';
import { commentsIn } from '../../../language/syntax/tree/unit.ts';
import { runs, seed } from '../../properties/runs.ts';

/** Stretches with all kinds of line breaks, the longer ones of several pieces. */
const words = fc.constantFrom(
  '\n',
  '\r\n',
  '\r',
  '\n\r',
  'a',
  'cluster A { ',
  '"…',
  '/* ',
  '*/',
  '// ',
  ' }',
  'é\u2028',
);
const line = fc.tuple(fc.constantFrom('host', 'x'.repeat(200), ''), fc.constantFrom('\n', '\r\n', '\n', '\n', '\r'));
const short = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));
const long = fc
  .array(fc.oneof({ weight: 8, arbitrary: line.map((parts) => parts.join('')) }, { weight: 1, arbitrary: short }), {
    maxLength: 160,
  })
  .map((parts) => parts.join('').repeat(2));
const texts = fc.oneof(short, long);
/** Where it begins and how long it is, as parts of what is there, and what comes instead. */
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(20), fc.nat(12_000)),
    text: fc.oneof(short, long),
  }),
  { minLength: 1, maxLength: 8 },
);

const lineOutside = [-1, 0, 1, 1_000_000];

function expectSame(document: SourceDocument, theirs: TextDocument, offsets: readonly number[]): void {
  const text = theirs.getText();
  const places = [...offsets, -1, 0, text.length, text.length + 1];
  const lines = [...lineOutside, ...places.map((offset) => theirs.positionAt(offset).line)];
  const factsOf = (about: TextDocument) => ({
    text: about.getText(),
    lineCount: about.lineCount,
    version: about.version,
    positions: places.map((offset) => about.positionAt(offset)),
    offsets: lines.flatMap((at) => [-1, 0, 3, 5000].map((character) => about.offsetAt({ line: at, character }))),
    lines: lines.map((at) => [about.getLineRange(at), about.getEOLCharacters(at)]),
    stretches: lines.map((at) =>
      about.getText({ start: { line: at - 1, character: 2 }, end: { line: at + 1, character: 1 } }),
    ),
  });
  expect(factsOf(document)).toEqual(factsOf(theirs));
}

test('any changes of an editor', () => {
  fc.assert(
    fc.property(texts, changes, (text, edits) => {
      const document = new SourceDocument('file:///a.btc', 'btc', 1, SourceText.of(text));
      let theirs = TextDocument.create('file:///a.btc', 'btc', 1, text);
      let version = 1;
      for (const edit of edits) {
        const before = theirs.getText();
        const start = Math.floor(edit.at * before.length);
        const end = Math.min(before.length, start + edit.length);
        const range = { start: theirs.positionAt(start), end: theirs.positionAt(end) };
        const change = [
          { range: edit.length % 2 === 0 ? range : { start: range.end, end: range.start }, text: edit.text },
        ];
        document.update(change, ++version);
        theirs = TextDocument.update(theirs, change, version);
        expectSame(document, theirs, [start - 1, start, start + 1, start + edit.text.length, end, before.length]);
      }
      document.update([{ text }], ++version);
      expectSame(document, TextDocument.update(theirs, [{ text }], version), [3, text.length >> 1]);
    }),
    { numRuns: runs(300), seed },
  );
});

test('any stretch, and what has changed', () => {
  fc.assert(
    fc.property(texts, changes, fc.array(fc.nat(20_000)), (text, edits, cuts) => {
      let source = SourceText.of(text);
      for (const edit of edits) {
        const old = source.toString();
        const start = Math.floor(edit.at * source.length);
        const end = Math.min(source.length, start + edit.length);
        const changed = source.replace(start, end, edit.text);
        const whole = old.slice(0, start) + edit.text + old.slice(end);
        expect([changed.toString(), changed.length, source.toString()]).toEqual([whole, whole.length, old]);
        for (const [index, from] of cuts.entries()) {
          expect(changed.slice(from, from + index)).toBe(whole.slice(from, from + index));
        }
        const { start: from, oldEnd, newEnd } = changed.changeFrom(source);
        expect(old.slice(0, from) + whole.slice(from, newEnd) + old.slice(oldEnd)).toBe(whole);
        expect([from <= oldEnd, from <= newEnd, changed.sameAs(source)]).toEqual([true, true, whole === old]);
        expect(SourceText.of(whole).sameAs(changed)).toBe(true);
        source = changed;
      }
    }),
    { numRuns: runs(300), seed },
  );
});

test('a letter in a large text leaves all but the pieces around it', () => {
  const text = 'node A { public: 10.0.0.1/24 }\n'.repeat(10_000);
  const source = SourceText.of(text);
  const changed = source.replace(200_000, 200_001, 'xy');
  const pieceOf = (of: SourceText, offset: number) => of.pieceAt(offset).text;
  expect(pieceOf(changed, 200_000)).not.toBe(pieceOf(source, 200_000));
  expect(pieceOf(changed, 200_000).length).toBeLessThan(9000);
  expect(pieceOf(changed, 300_000).length).toBeLessThan(9000);
  expect(changed.changeFrom(source)).toEqual({ start: 200_000, oldEnd: 200_001, newEnd: 200_002 });
});

test('a comment goes over many pieces, closed or not', () => {
  const inside = 'one line of it\n'.repeat(3000);
  for (const [text, image] of [
    [`/*${inside}*/ server A`, `/*${inside}*/`],
    [`server A /*${inside}`, `/*${inside}`],
  ] as const) {
    const report = reportOf(readSource(SourceText.of(text)));
    expect(report && commentsIn(report.unit).map((comment) => comment.image)).toEqual([image]);
  }
});
