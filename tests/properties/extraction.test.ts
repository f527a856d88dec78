/** Extracting any declarations of any topology into a new file changes neither what it says nor what is found in it. */
import { URI, UriUtils } from 'langium';
import { expect, test } from 'vitest';
import { applyEdits, type BtcDocument, extractionAt, type Program } from '#language';
import { type Analysis, analyse, folder, type Texts } from '../harness/analysis.ts';
import { baselineNames, readBaseline } from '../harness/baselines.ts';
import { formatted } from '../harness/formatting.ts';
import { withImports } from './change.ts';
import { Dice } from './dice.ts';
import { mutators } from './mutators/index.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';
import { differences, summaryOf, treeOf } from './tree.ts';
import { View } from './view.ts';

const count = runs(25);

interface Extracted {
  readonly title: string;
  readonly texts: Texts;
}

/** What is offered for each declaration by itself, and for a few that follow each other; a refusal by its title and reason. */
function extractionsFrom(document: BtcDocument, programs: readonly Program[], texts: Texts, dice: Dice) {
  const { declarations } = document.parseResult.value;
  const spans = declarations.map(({ $cstNode }) => ({ start: $cstNode?.offset ?? 0, end: $cstNode?.end ?? 0 }));
  const from = dice.below(Math.max(spans.length, 1));
  const some = spans.slice(from, from + dice.between(2, 4));
  const ranges = [
    ...spans.map(({ start }) => ({ start, end: start })),
    ...(some.length > 1 ? [{ start: some[0]?.start ?? 0, end: some.at(-1)?.end ?? 0 }] : []),
  ];
  const file = UriUtils.joinPath(UriUtils.dirname(document.uri), 'extracted.btc');
  return ranges.map((range): Extracted | string => {
    const extraction = extractionAt(programs, document, range);
    if (!extraction) throw new Error(`Nothing is meant at ${range.start} of ${document.uri.toString()}.`);
    if (extraction.refused !== undefined) return `${extraction.title}: ${extraction.refused}`;
    const edited = new Map(texts);
    for (const [uri, edits] of extraction.edits(file)) {
      const name = uri.slice(folder.length);
      edited.set(name, applyEdits(texts.get(name) ?? '', edits));
    }
    return { title: extraction.titleFor('extracted.btc'), texts: edited };
  });
}

function offersIn(texts: Texts, { programs }: Analysis, dice: Dice): readonly (Extracted | string)[] {
  return [...texts.keys()].flatMap((name) => {
    const uri = URI.parse(folder + name).toString();
    const own = programs.filter(({ documents }) => documents.some((each) => each.uri.toString() === uri));
    const document = own[0]?.documents.find((each) => each.uri.toString() === uri);
    if (!document) throw new Error(`${name} is in no topology.`);
    return extractionsFrom(document, own, texts, dice);
  });
}

/** They stand at the second of two and name the first: which one that is depends on the order of the files. */
const aboutPairs: ReadonlySet<string> = new Set(['ip-address-in-use', 'network-name-not-unique']);

/** A message lists declarations in the order of their files, which may be another one then. */
const withoutOrder = (message: string) => (message.match(/[^\s,.]+/g) ?? []).sort().join(' ');

const found = ({ problems }: Analysis) =>
  problems
    .map(({ code, severity, message }) => `${severity}[${code}]: ${aboutPairs.has(code) ? '' : withoutOrder(message)}`)
    .sort();

const said = ({ programs }: Analysis) => programs.map(({ topology }) => summaryOf(treeOf(topology).root));

/** The lines that say something, whatever their order and their columns; those of imports left out. */
const written = (texts: Texts) =>
  [...texts.values()]
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '' && !line.startsWith('import '))
    .sort();

/** The topology's text as what is looked at next sees it, with what is wrong with what is offered. */
async function complaintsIn(texts: Texts, dice: Dice, met: Map<string, number>): Promise<readonly string[]> {
  const before = await analyse(texts);
  const offers = offersIn(texts, before, dice);
  const [problems, meaning] = [found(before), said(before)];
  const complaints: string[] = [];
  for (const offer of offers) {
    const kind =
      typeof offer === 'string' ? offer.replace(/^.*?(finds|shares|part|circle|stay|mean).*$/s, '$1') : 'done';
    met.set(kind, (met.get(kind) ?? 0) + 1);
    if (typeof offer === 'string') continue;
    const after = await analyse(offer.texts);
    const others = said(after);
    const wrong = [
      ...(JSON.stringify(found(after)) === JSON.stringify(problems)
        ? []
        : [`found\n${problems.join('\n')}\nthen\n${found(after).join('\n')}`]),
      ...(others.length === meaning.length ? [] : [`It is ${others.length} topologies, not ${meaning.length}.`]),
      ...others.flatMap((other, index) => differences(meaning[index] ?? new Map(), other)),
      ...(JSON.stringify(written(offer.texts)) === JSON.stringify(written(texts)) ? [] : ['Something is lost.']),
    ];
    if (wrong.length > 0) complaints.push([`After "${offer.title}"`, ...wrong, ...shown(offer.texts)].join('\n'));
  }
  return complaints;
}

const shown = (texts: Texts) => [...texts].map(([file, text]) => `--- ${file}\n${text}`);

test(`in ${count} topologies, sound and with something wrong (seed ${seed})`, async () => {
  const met = new Map<string, number>();
  for (const [index, { topology, layout }] of sample(soundTopologies, count, 13).entries()) {
    const dice = new Dice(seed + index);
    const broken = dice.one(mutators).mutate(new View(topology), dice)?.topology;
    for (const each of broken ? [topology, withImports(broken)] : [topology]) {
      const { texts } = print(each, layout);
      const complaints = await complaintsIn(texts, dice, met);
      expect(complaints.join('\n\n'), shown(texts).join('\n')).toBe('');
    }
  }
  expect(met.get('done') ?? 0).toBeGreaterThan(count);
  console.info(`Met: ${[...met].map(([kind, times]) => `${kind} ${times}`).join(', ')}`);
}, 600_000);

test('in the baselines, and what was in form is in form', async () => {
  for (const name of baselineNames()) {
    const texts = new Map([...readBaseline(name)].map(([file, text]) => [file, formatted(text)]));
    const offers = offersIn(texts, await analyse(texts), new Dice(seed));
    for (const offer of offers) {
      if (typeof offer === 'string') continue;
      for (const text of offer.texts.values()) expect(text, `${name}: ${offer.title}`).toBe(formatted(text));
    }
    expect((await complaintsIn(texts, new Dice(seed), new Map())).join('\n\n'), name).toBe('');
  }
}, 600_000);
