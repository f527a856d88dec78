/** Renderings: of every random sound topology each form of the runbook can be read, and has each step once. */
import fc from 'fast-check';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import {
  buildRunbook,
  renderCmd,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderPowerShell,
} from '../../language/runbook/index.ts';
import { analyse } from '../harness/analysis.ts';
import { powershellReader } from '../harness/powershell.ts';
import { print } from './print.ts';
import { runs, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';

const count = runs(20);
const read = await powershellReader();

/** The numbers that a pattern finds in a text. */
const numbersIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, number]) => Number(number));

test(`${count} runbooks can be read in every form, and have each step once (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(soundTopologies, async ({ topology, layout }) => {
      const { programs } = await analyse(print(topology, layout).texts);
      for (const program of programs) {
        const runbook = buildRunbook(program.topology);
        const steps = runbook.phases.flatMap((phase) => phase.steps);
        const numbers = steps.map((_step, index) => index + 1);
        expect(numbersIn(renderMarkdown(runbook), /^### (\d+)\. /gm)).toEqual(numbers);

        const page = renderHtml(runbook);
        parseHtml(page, { onParseError: ({ code }) => expect.fail(code) });
        expect(numbersIn(page, /<article class="step" id="step-(\d+)"/g)).toEqual(numbers);

        const place = {
          uri: 'file:///a.btc',
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
        };
        const json = JSON.parse(renderJson(runbook, () => place));
        const ids = json.phases.flatMap(({ steps: own }: { steps: { id: string }[] }) => own.map(({ id }) => id));
        expect(ids).toEqual(steps.map(({ id }) => id));

        const scripts = renderPowerShell(runbook).filter(({ name }) => name.endsWith('.ps1'));
        for (const { name, text } of scripts) expect(read(text).errors, name).toEqual([]);
        const called = scripts.flatMap(({ text }) => numbersIn(text, /^Invoke-RunbookStep -Number (\d+) /gm));
        expect(called).toEqual(numbers);

        const files = renderCmd(runbook).filter(({ name }) => name.endsWith('.cmd'));
        expect(files.flatMap(({ text }) => numbersIn(text, /^set step=([1-9]\d*)\r$/gm))).toEqual(numbers);
        for (const { text } of files) expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
      }
    }),
    { numRuns: count, seed },
  );
}, 600_000);
