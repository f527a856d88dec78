/** Edits that are harder than a letter of a word: within a block that is the whole file, and where the syntax is broken. */
import { writeBtc } from './btc.ts';
import { generate, generateGiant } from './generate.ts';
import { linesIn, middle, type Toggle } from './measure.ts';
import { writeJson } from './yaml.ts';

export interface Scenario {
  readonly title: string;
  /** In our language, and for those that compare, the same in JSON. */
  readonly text: string;
  readonly json: string | undefined;
  readonly toggleIn: (text: string) => Toggle;
  /** As a sentence, and in milliseconds where it is no ratio. */
  readonly goal: { readonly words: string; readonly most: number | undefined };
}

/** @param sites that make a file of about so many lines */
export function scenariosOf(lines: number, sites: number): readonly Scenario[] {
  const sound = writeBtc(generate(sites));
  const at = middle(sound);
  // The colon of the property is missing: the letter is typed into what can't be read.
  const colon = sound.lastIndexOf(':', at.start);
  const broken = sound.slice(0, colon) + sound.slice(colon + 1);
  const giant = generateGiant(
    Math.round(lines / ((linesIn(writeBtc(generateGiant(101))) - linesIn(writeBtc(generateGiant(1)))) / 100)),
  );
  return [
    {
      title: 'a letter, all lines in one cluster',
      text: writeBtc(giant),
      json: writeJson(giant),
      toggleIn: letterAtWord,
      goal: { words: '≤ ⅓ of JSON', most: undefined },
    },
    {
      title: 'a letter within a syntax error',
      text: broken,
      json: undefined,
      toggleIn: letterAtWord,
      goal: { words: '≤ 6 ms', most: 6 },
    },
    {
      title: 'a brace that nothing closes, and its end',
      text: sound,
      json: undefined,
      toggleIn: (text) => ({ offset: middle(text).end, letters: ' {' }),
      goal: { words: '≤ 10 ms', most: 10 },
    },
  ];
}

function letterAtWord(text: string): Toggle {
  return { offset: middle(text).end, letters: 'x' };
}
