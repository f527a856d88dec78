/**
 * The baselines are whole topologies as people write them: what is found in them stands beside them, and "fix all" comes to an end.
 * `UPDATE_BASELINES=1` writes what the analysis says, to be read before it is believed.
 */
import { describe, expect, test } from 'vitest';
import { buildRunbook, defaultSettings, drawTopology, fixAll, renderRunbookAsMarkdown } from '#language';
import { analyse, folder, type Texts } from '../harness/analysis.ts';
import { baselineNames, diagnosticsOf, readBaseline, readDiagnostics, writeDiagnostics } from '../harness/baselines.ts';
import { wordingComplaints } from '../harness/wording.ts';

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
