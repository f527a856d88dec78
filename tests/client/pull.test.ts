/** The preview's requests: one at a time, and the newest answer is the last one shown. */
import { expect, test } from 'vitest';
import { createPull, type Pull } from '../../client/features/language-server/pull.ts';

interface Bench {
  readonly pull: Pull;
  /** How many requests were made. */
  readonly asked: () => number;
  readonly events: string[];
  /** Answers the request under way, and lets everything that follows from it happen. */
  readonly answer: (text: string) => Promise<void>;
  readonly reject: (text: string) => Promise<void>;
}

interface Request {
  readonly resolve: (text: string) => void;
  readonly reject: (text: string) => void;
}

function bench(): Bench {
  const events: string[] = [];
  const waiting: Request[] = [];
  let asked = 0;
  const pull = createPull(
    () => {
      asked += 1;
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        expect(waiting).toHaveLength(1);
      });
    },
    (text) => events.push(`shown: ${text}`),
    (error) => events.push(`failed: ${String(error)}`),
  );
  const settle = async (end: (request: Request) => void): Promise<void> => {
    const request = waiting.shift();
    if (request === undefined) throw new Error('No request is under way.');
    end(request);
    // The pull goes on a few microtasks after the answer.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    pull,
    asked: () => asked,
    events,
    answer: (text) => settle(({ resolve }) => resolve(text)),
    reject: (text) => settle(({ reject }) => reject(text)),
  };
}

test('nothing is asked before someone wants it', () => {
  expect(bench().asked()).toBe(0);
});

test('each request is answered where they come one after the other', async () => {
  const { pull, asked, answer, events } = bench();
  pull.request();
  await answer('a');
  pull.request();
  await answer('b');
  expect(events).toEqual(['shown: a', 'shown: b']);
  expect(asked()).toBe(2);
});

test('many requests during one become a single further one', async () => {
  const { pull, asked, answer, events } = bench();
  pull.request();
  for (let keystroke = 0; keystroke < 5; keystroke += 1) pull.request();
  expect(asked()).toBe(1);
  await answer('outdated');
  expect(asked()).toBe(2);
  await answer('newest');
  expect(asked()).toBe(2);
  expect(events).toEqual(['shown: outdated', 'shown: newest']);
});

test('a failure is told, and the next request works', async () => {
  const { pull, answer, reject, events } = bench();
  pull.request();
  await reject('stopped');
  pull.request();
  await answer('a');
  expect(events).toEqual(['failed: stopped', 'shown: a']);
});

test('a failure that a newer answer follows is not told', async () => {
  const { pull, answer, reject, events } = bench();
  pull.request();
  pull.request();
  await reject('cancelled');
  await answer('a');
  expect(events).toEqual(['shown: a']);
});

test('an answer that throws where it is shown does not end the pull', async () => {
  let asked = 0;
  const failures: unknown[] = [];
  const pull = createPull(
    async () => ++asked,
    (answer) => {
      if (answer === 1) throw new Error('cannot be shown');
    },
    (error) => failures.push(String(error)),
  );
  pull.request();
  await new Promise((resolve) => setImmediate(resolve));
  pull.request();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBe(2);
  expect(failures).toEqual(['Error: cannot be shown']);
});

test('after the stop nothing is asked, shown or told', async () => {
  const { pull, asked, answer, events } = bench();
  pull.request();
  pull.request();
  pull.stop();
  await answer('late');
  pull.request();
  expect(asked()).toBe(1);
  expect(events).toEqual([]);
});
