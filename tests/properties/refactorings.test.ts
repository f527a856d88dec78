/** Every refactoring that is offered in a topology brings no error, changes what it says and nothing else, and loses no comment. */
import { expect, test } from 'vitest';
import { type Program, refactoringsAt } from '#language';
import { allElements } from '../../language/model/queries.ts';
import { refactoringsOf } from '../../language/refactor/index.ts';
import { locate } from '../../language/syntax/locate.ts';
import { type Analysis, analyse, applyFix, folder, type Texts } from '../harness/analysis.ts';
import { baselineNames, readBaseline } from '../harness/baselines.ts';
import { formatted } from '../harness/formatting.ts';
import { changeComplaints, type Fixed, made, newErrors, shownComplaints } from './healing.ts';
import type { Layout } from './layout.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';

const count = runs(25);

/** Each refactoring of each element, once. */
function offersIn(program: Program, texts: Texts): readonly Fixed[] {
  const { topology } = program;
  const titles = new Set<string>();
  return [...allElements(topology)].flatMap((element) =>
    refactoringsOf(element, topology).flatMap((refactoring) => {
      if (titles.has(refactoring.title) || refactoring.refused !== undefined) return [];
      titles.add(refactoring.title);
      return [made(refactoring, '', program, texts)];
    }),
  );
}

/** The first word of a title; a move into a new group is a split. */
const kindOf = ({ title }: Fixed) => (title.includes(' to a new group ') ? 'Split' : (title.split(' ')[0] ?? ''));

/** Nothing comes of a split, not even a warning. */
function newFindings({ problems }: Analysis, after: Analysis): readonly string[] {
  const known = problems.map(({ code }) => code);
  return after.problems
    .filter(({ code, severity }) => severity !== 'hint' && !known.includes(code))
    .map(({ code, message }) => `${code} has come: ${message}`);
}

async function complaintsIn(texts: Texts, layout: Layout, offered: Map<string, number>): Promise<readonly string[]> {
  const before = await analyse(texts);
  const complaints: string[] = [];
  for (const change of before.programs.flatMap((program) => offersIn(program, texts))) {
    offered.set(kindOf(change), (offered.get(kindOf(change)) ?? 0) + 1);
    const after = await analyse(change.texts);
    const found = [
      ...changeComplaints(texts, before, change, after, layout),
      ...(kindOf(change) === 'Split' ? newFindings(before, after) : []),
    ];
    if (found.length > 0) complaints.push(shownComplaints(texts, change, found));
  }
  return complaints;
}

test(`in ${count} sound topologies (seed ${seed})`, async () => {
  const offered = new Map<string, number>();
  for (const { topology, layout } of sample(soundTopologies, count, 11)) {
    const { texts } = print(topology, layout);
    const complaints = await complaintsIn(texts, layout, offered);
    expect(complaints.join('\n\n'), [...texts].map(([file, text]) => `${file}\n${text}`).join('\n')).toBe('');
  }
  console.info(`Offered: ${[...offered].map(([kind, times]) => `${kind} ${times}`).join(', ')}`);
  expect(new Set(offered.keys())).toEqual(new Set(['Cluster', 'Uncluster', 'Move', 'Split']));
}, 600_000);

test('in the baselines, and what was in form is in form', async () => {
  for (const name of baselineNames().filter((each) => each !== 'large')) {
    const texts = new Map([...readBaseline(name)].map(([file, text]) => [file, formatted(text)]));
    const before = await analyse(texts);
    const seen = new Set<string>();
    for (const [program, element] of before.programs.flatMap((each) =>
      [...allElements(each.topology)].map((element) => [each, element] as const),
    )) {
      const { uri, start } = locate({ of: element, part: 'name' });
      const document = program.documents.find((each) => each.uri.toString() === uri);
      if (!document) throw new Error(`There is no ${uri}.`);
      for (const { title, edits, refused } of refactoringsAt([program], document, start)) {
        if (seen.has(title) || refused !== undefined) continue;
        seen.add(title);
        const after = applyFix(texts, { title, preferred: false, edits: () => edits() ?? new Map() });
        const shown = `${name}, ${uri.slice(folder.length)}: ${title}`;
        for (const text of after.values()) expect(text, shown).toBe(formatted(text));
        expect(after, shown).not.toEqual(texts);
        // Edits are made before the texts are analysed anew: the next element needs the first texts again.
        expect(newErrors(before, await analyseBeside(after)), shown).toEqual([]);
      }
    }
  }
}, 600_000);

/** In a project of its own, so that the programs of the first texts stay good. */
async function analyseBeside(texts: Texts) {
  return analyse(new Map([...texts, ['beside.btc', '']]));
}
