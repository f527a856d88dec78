/** Random texts of four kinds: bytes, words of the language in no order, random topologies with damage, and baselines with damage. */
import fc from 'fast-check';
import { membersOfBlock } from '#language';
import { declarationSchemas } from '../../../language/model/schema.ts';
import { baselineNames, readBaseline } from '../../harness/baselines.ts';
import { print } from '../print.ts';
import { soundTopologies } from '../sound/sound.ts';

/** Texts by file name, `main.btc` first. */
export type Texts = ReadonlyMap<string, string>;

const keywords = Object.values(membersOfBlock).flatMap((members) => Object.keys(members));
const keys = Object.values(declarationSchemas).flatMap(({ properties }) => Object.keys(properties));
const others = ['topology', 'import', 'dependsOn', 'isolated', 'in', 'yes', 'no', '2008', '2009', '10.0.0.1/24', '15m'];
const signs = [
  '{',
  '{',
  '}',
  '}',
  ':',
  ':',
  ',',
  '.',
  '"',
  '"S:\\Drop"',
  '"main.btc"',
  '/*',
  '*/',
  '// c',
  '?',
  '\u202e',
];
const white = [' ', '\n', '\n', '\r\n', '\r', '\t', '\u2028', '\ufeff'];
const comments = ['// btc-disable-next-line missing-property -- r\n', ' // btc-disable-line dtc-not-clustered'];

/** Anything that the language has a meaning for, somewhere. */
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...new Set(keywords)) },
  { weight: 2, arbitrary: fc.constantFrom(...new Set(keys)) },
  { weight: 4, arbitrary: fc.constantFrom('A', 'B', 'C', 'N1', 'a') },
  { weight: 3, arbitrary: fc.constantFrom(...signs) },
  { weight: 2, arbitrary: fc.constantFrom(...others, ...comments) },
);
const gap = fc.oneof({ weight: 4, arbitrary: fc.constant(' ') }, { weight: 1, arbitrary: fc.constantFrom(...white) });

/** Whatever a file can hold. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array).toString('latin1')),
  fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array).toString('utf8')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

const soup = fc
  .array(fc.tuple(word, gap), { maxLength: 120 })
  .map((words) => words.map(([one, between]) => one + between).join(''));

/** What somebody, or a program, does to a text without looking. Places are shares of its length. */
const damage = fc.record({
  kind: fc.constantFrom('remove', 'repeat', 'insert', 'insert', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 400 })),
  text: fc.oneof(word, soup, fc.string({ unit: 'binary', maxLength: 5 })),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(text: string, { kind, at, length, text: other }: Damage): string {
  const start = Math.floor(at * text.length);
  const [before, piece, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  switch (kind) {
    case 'remove':
      return before + after;
    case 'repeat':
      return before + piece + piece + after;
    case 'insert':
      return before + other + piece + after;
    default:
      return after + piece + before;
  }
}

const someDamage = fc.array(damage, { minLength: 1, maxLength: 6 });

function withDamage(texts: Texts, damages: readonly Damage[]): Texts {
  return new Map(
    [...texts].map(([file, text], index) => [
      file,
      damages.filter((_, which) => which % texts.size === index).reduce(damaged, text),
    ]),
  );
}

const asMain = (text: string): Texts => new Map([['main.btc', text]]);
const topology = fc
  .tuple(soundTopologies, someDamage)
  .map(([{ topology: sound, layout }, damages]) => withDamage(print(sound, layout).texts, damages));
const baselines = baselineNames().map(readBaseline);
const baseline = fc
  .tuple(fc.constantFrom(...baselines), someDamage)
  .map(([texts, damages]) => withDamage(texts, damages));

/** The kinds of random texts by their names. */
export const kindsOfTexts: readonly { readonly kind: string; readonly texts: fc.Arbitrary<Texts> }[] = [
  { kind: 'bytes', texts: bytes.map(asMain) },
  { kind: 'words in no order', texts: soup.map(asMain) },
  { kind: 'damaged random topologies', texts: topology },
  { kind: 'damaged baselines', texts: baseline },
];
