/** The findings of the server beside those of tasks, in an editor that only keeps what it is told. */
import { expect, test, vi } from 'vitest';

const editor = vi.hoisted(() => ({ sent: [] as unknown[], kept: new Map<string, unknown>(), ended: () => {} }));

vi.mock('vscode', () => ({
  languages: {
    createDiagnosticCollection: (name: string) => ({
      name,
      set: (entries: readonly [string, unknown][]) => editor.sent.push(entries),
      forEach: (each: (uri: string, findings: unknown) => void) => {
        for (const [uri, findings] of editor.kept) each(uri, findings);
      },
      clear: () => editor.kept.clear(),
    }),
  },
  tasks: {
    onDidEndTask: (listener: () => void) => {
      editor.ended = listener;
      return { dispose: () => {} };
    },
  },
}));

const { sharedFindings } = await import('../../client/features/language-server/findings.ts');

test('one collection serves both ways of reporting, and is put back at the end of a task and after the editor has tidied up', () => {
  vi.useFakeTimers();
  const subscriptions: { dispose(): void }[] = [];
  const findings = sharedFindings({ subscriptions } as never);
  const collection = findings.create('any', 'pull' as never);
  expect(collection).toMatchObject({ name: 'btc' });
  expect(findings.create(undefined, 'push' as never)).toBe(collection);

  editor.kept.set('a', ['x']).set('b', []);
  const all = [
    ['a', ['x']],
    ['b', []],
  ];
  editor.ended();
  expect(editor.sent).toEqual([all]);
  editor.ended();
  vi.runAllTimers();
  expect(editor.sent).toEqual([all, all, all]);

  findings.dispose(collection, 'pull' as never);
  expect(editor.kept.size).toBe(0);
  editor.ended();
  for (const { dispose } of subscriptions.slice(0, 2)) dispose();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
