/** A server that ends by itself: again and again, and for good. */
import { expect, test, vi } from 'vitest';

// The language client loads the editor's module, of which this needs nothing.
vi.mock('vscode-languageclient', () => ({
  CloseAction: { DoNotRestart: 1, Restart: 2 },
  ErrorAction: { Continue: 1, Shutdown: 2 },
}));
const { handleCrashes } = await import('../../client/features/language-server/crashes.ts');

/** What comes of crashes at these times, in seconds. */
async function after(...seconds: readonly number[]) {
  let second = 0;
  const told: string[] = [];
  const handler = handleCrashes({
    onRestart: () => told.push('restart'),
    onGivenUp: () => told.push('given up'),
    now: () => second * 1000,
  });
  const results: unknown[] = [];
  for (second of seconds) results.push(await handler.closed());
  return { told, results };
}

const restart = { action: 2, handled: true };
const giveUp = { action: 1, handled: true };

test('after each of four crashes the server is started again, after the fifth it stays away', async () => {
  expect(await after(0, 10, 20, 30, 179)).toEqual({
    told: ['restart', 'restart', 'restart', 'restart', 'given up'],
    results: [restart, restart, restart, restart, giveUp],
  });
});

test('crashes that are long ago do not count', async () => {
  const { results } = await after(0, 60, 120, 180, 240, 300, 360, 420);
  expect(results).toEqual(Array.from({ length: 8 }, () => restart));
});

test('a message that can not be read or written changes nothing', async () => {
  const handler = handleCrashes({ onRestart: () => {}, onGivenUp: () => {}, now: () => 0 });
  expect(await handler.error(new Error('write'), undefined, 17)).toEqual({ action: 1, handled: true });
});
