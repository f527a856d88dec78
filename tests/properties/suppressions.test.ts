/** Sensitivity and healing of the rules about suppressions, whose comments are written into the text of random sound topologies. */
import { expect, test } from 'vitest';
import type { Problem } from '#language';
import { analyse, applyFix, folder, type Texts } from '../harness/analysis.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';

const count = runs(60);
const texts = sample(soundTopologies, count, 3).map(({ topology, layout }) => print(topology, layout).texts);

/** Something that every rule has looked at, and that begins its line. */
const declaration = /^(?:cluster|domain|biztalkGroup|sso) ?/m;

const shown = ({ code, message }: Problem) => `${code}: ${message}`;

/** The texts with a line before the one at an offset, and where that line then stands. */
function withLine(all: Texts, file: string, offset: number, line: string) {
  const text = all.get(file) ?? '';
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const changed = text.slice(0, start) + line + lineBreak + text.slice(start);
  return { texts: new Map([...all, [file, changed]]) as Texts, start };
}

/** What is found newly, and what each of its fixes makes of the texts. */
async function foundBy(before: Texts, after: Texts) {
  const known = (await analyse(before)).problems.map(shown);
  const { problems } = await analyse(after);
  const fresh = problems.filter((problem) => !known.includes(shown(problem)));
  return {
    fresh: fresh.map(({ code, span }) => ({ code, uri: span.uri, start: span.start, end: span.end })),
    fixed: fresh.flatMap(({ fixes }) => fixes.map((fix) => applyFix(after, fix))),
    gone: known.filter((problem) => !problems.map(shown).includes(problem)),
  };
}

test(`a comment that suppresses nothing is found and taken out again (${count} topologies, seed ${seed})`, async () => {
  const line = '// btc-disable-next-line dtc-not-clustered -- it comes in May';
  for (const all of texts) {
    const [file = '', text = ''] = [...all].find(([, candidate]) => declaration.test(candidate)) ?? [];
    const { texts: after, start } = withLine(all, file, text.search(declaration), line);
    const { fresh, fixed } = await foundBy(all, after);
    expect(fresh, after.get(file)).toEqual([
      { code: 'unused-suppression', uri: folder + file, start, end: start + line.length },
    ]);
    expect(fixed).toEqual([all]);
  }
}, 300_000);

test(`a comment that names no rule is found and taken out again (${count} topologies, seed ${seed})`, async () => {
  const head = '// btc-disable-next-line ';
  for (const all of texts) {
    const [file = '', text = ''] = [...all].find(([, candidate]) => declaration.test(candidate)) ?? [];
    const { texts: after, start } = withLine(all, file, text.search(declaration), `${head}nothing-of-the-kind -- why`);
    const { fresh, fixed } = await foundBy(all, after);
    const from = start + head.length;
    expect(fresh, after.get(file)).toEqual([
      { code: 'unknown-rule', uri: folder + file, start: from, end: from + 'nothing-of-the-kind'.length },
    ]);
    expect(fixed).toEqual([all]);
  }
}, 300_000);

test(`a comment that suppresses a hint without a reason is given one (of ${count} topologies, seed ${seed})`, async () => {
  let tried = 0;
  for (const all of texts) {
    const { problems } = await analyse(all);
    const [hint] = problems.filter(({ span }) => {
      const text = all.get(span.uri.slice(folder.length)) ?? '';
      const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
      // Not where the line may begin inside a comment of several lines.
      return !line.includes('*/');
    });
    if (!hint) continue;
    const file = hint.span.uri.slice(folder.length);
    const line = `// btc-disable-next-line ${hint.code}`;
    const { texts: after, start } = withLine(all, file, hint.span.start, line);
    const { fresh, fixed, gone } = await foundBy(all, after);
    expect(fresh, after.get(file)).toEqual([
      { code: 'suppression-without-reason', uri: folder + file, start, end: start + line.length },
    ]);
    expect(gone).toContain(shown(hint));
    const [mended = after] = fixed;
    expect((await foundBy(all, mended)).fresh).toEqual([]);
    tried += 1;
  }
  expect(tried).toBeGreaterThanOrEqual(Math.min(5, count / 4));
}, 300_000);
