/** The line that says how far long work has come. */
import { expect, test } from 'vitest';
import { createProgress } from '../../../server/cli/output/progress.ts';

function progressOn(terminal: boolean) {
  let time = 1000;
  let written = '';
  const output = {
    terminal,
    colour: false,
    columns: undefined,
    write: (text: string | Uint8Array) => (written += text),
  };
  const progress = createProgress(output, 'topologies', () => time);
  return {
    at: (after: number, done: number) => {
      time = 1000 + after;
      progress.at(done, 40);
    },
    end: progress.end,
    written: () => written,
  };
}

test('comes after a while, not too often, and goes away', () => {
  const { at, end, written } = progressOn(true);
  for (const [after, done] of [
    [0, 0],
    [499, 1],
    [500, 2],
    [599, 3],
    [600, 4],
  ] as const)
    at(after, done);
  end();
  const erase = '\r\u001b[K';
  expect(written()).toBe(`${erase}Checking: 2 of 40 topologies${erase}Checking: 4 of 40 topologies${erase}`);
});

test('short work has none', () => {
  const { at, end, written } = progressOn(true);
  at(499, 1);
  end();
  expect(written()).toBe('');
});

test('there is none where no terminal shows it', () => {
  const { at, end, written } = progressOn(false);
  at(5000, 1);
  end();
  expect(written()).toBe('');
});
