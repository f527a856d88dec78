/**
 * The baselines are whole topologies as people write them: what is found in them stands beside them, nothing throws however much
 * of them is typed, and "fix all" comes to an end. `UPDATE_BASELINES=1` writes what the analysis says, to be read before it is
 * believed.
 */
import { describe, expect, test } from 'vitest';
import {
  buildRunbook,
  check,
  createProject,
  defaultSettings,
  drawTopology,
  fixAll,
  renderRunbookAsMarkdown,
} from '#language';
import { analyse, folder, type Texts } from '../harness/analysis.ts';
import { baselineNames, diagnosticsOf, readBaseline, readDiagnostics, writeDiagnostics } from '../harness/baselines.ts';
import { wordingComplaints } from '../harness/wording.ts';
import { Dice } from '../properties/dice.ts';
import { runs, seed } from '../properties/runs.ts';

/** On a machine that is busy with everything else. */
const patience = 600_000;
const settingsFor = () => defaultSettings;

describe.each(baselineNames())('%s', (name) => {
  const texts = readBaseline(name);

  test('has the findings that stand beside it', async () => {
    const { problems } = await analyse(texts);
    const diagnostics = diagnosticsOf(problems, texts);
    if (process.env['UPDATE_BASELINES']) writeDiagnostics(name, diagnostics);
    expect(Object.fromEntries(diagnostics)).toEqual(Object.fromEntries(readDiagnostics(name, texts)));
    expect(problems.flatMap(wordingComplaints)).toEqual([]);
  });

  test('says at its top what it is', () => {
    for (const text of texts.values()) expect(text).toMatch(/^\/\/ [A-Z].{20}/);
  });

  test('has a picture and a runbook', async () => {
    const { programs } = await analyse(texts);
    expect(programs.map(({ root }) => root.uri.toString())).toEqual([`${folder}main.btc`]);
    for (const { topology } of programs) {
      expect(drawTopology(topology).svg).toMatch(/^<svg/);
      expect(renderRunbookAsMarkdown(buildRunbook(topology))).toMatch(/^# /);
    }
  });

  test('keeps every rule going behind each of its beginnings', { timeout: patience }, async () => {
    const project = createProject();
    await project.setTexts(addressed(texts));
    for (const [file, text] of texts) {
      for (const end of endsIn(text, texts.size > 1)) {
        await project.setText(folder + file, text.slice(0, end));
        const failures = project.programs().flatMap((program) => check(program, settingsFor).failures);
        const where = `the first ${end} characters of ${file} (seed ${seed})`;
        expect(
          failures.map(({ rule, error }) => `${rule.code} on ${where}: ${String(error)}`),
          where,
        ).toEqual([]);
      }
      await project.setText(folder + file, text);
    }
  });

  test('comes to a fixed point under "fix all"', async () => {
    const files = addressed(texts);
    const first = await fixAll({ files, settingsFor });
    expect(first).toMatchObject({ settled: true, failures: [] });
    const again = await fixAll({ files: new Map([...files, ...first.changed]), settingsFor });
    expect(again).toMatchObject({ applied: 0, settled: true, changed: new Map(), failures: [] });
    const errorsIn = async (of: Texts) => (await analyse(of)).problems.filter(({ severity }) => severity === 'error');
    const after = new Map([...texts].map(([file, text]) => [file, first.changed.get(folder + file) ?? text]));
    const [before, left] = [await errorsIn(texts), await errorsIn(after)];
    const known = new Set(before.map(({ message }) => message));
    expect(left.filter(({ message }) => !known.has(message))).toEqual([]);
  });
});

function addressed(texts: Texts): Texts {
  return new Map([...texts].map(([file, text]) => [folder + file, text]));
}

/**
 * Where a text is cut off: behind each line of one of several files, behind each token of a file that is alone, and at random
 * within what is left. `BTC_PROPERTY_RUNS=10` cuts at every character.
 */
function endsIn(text: string, isOneOfSeveral: boolean): readonly number[] {
  if (runs(1) >= 10) return Array.from({ length: text.length + 1 }, (_, end) => end);
  const regular = isOneOfSeveral ? /\n/g : /[\w-]+|"[^"\n]*"|\/\/.*|[^\s\w]/g;
  const dice = new Dice(seed);
  const random = Array.from({ length: runs(isOneOfSeveral ? 30 : 100) }, () => dice.below(text.length));
  const ends = [...text.matchAll(regular)].map((match) => match.index + match[0].length);
  return [...new Set([0, ...ends, ...random])].sort((a, b) => a - b);
}
