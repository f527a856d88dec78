/** The status beside the language: what it says when, with an editor and a server that only keep what they are given. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Status } from '../../server/protocol.ts';

interface Item {
  readonly id: string;
  name?: string;
  text?: string;
  detail?: string;
  severity?: string;
  busy?: boolean;
  command?: { command: string; arguments?: readonly string[] };
}
type Listener<Event> = (event: Event) => void;

const editor = vi.hoisted(() => ({
  items: [] as Item[],
  active: undefined as { document: { languageId: string; uri: string } } | undefined,
  onEditor: () => {},
  onEdit: (_event: object) => {},
  executed: [] as unknown[][],
}));

vi.mock('vscode', () => ({
  LanguageStatusSeverity: { Information: 'information', Warning: 'warning', Error: 'error' },
  commands: { executeCommand: async (...call: unknown[]) => editor.executed.push(call) },
  l10n: { t: (text: string, ...given: unknown[]) => text.replace(/\{(\d)\}/g, (_, at) => String(given[at])) },
  languages: {
    createLanguageStatusItem: (id: string) => {
      const item: Item = { id };
      editor.items.push(item);
      return item;
    },
  },
  window: {
    get activeTextEditor() {
      return editor.active;
    },
    onDidChangeActiveTextEditor: (listener: () => void) => {
      editor.onEditor = listener;
    },
  },
  workspace: {
    onDidChangeTextDocument: (listener: Listener<object>) => {
      editor.onEdit = listener;
    },
  },
}));

const { registerTopologyStatus } = await import('../../client/features/status/topology-status.ts');

const server = {
  asked: [] as string[],
  answer: async (_uri: string): Promise<Status | null> => null,
  analysed: (_event: { uris: readonly string[] }) => {},
  started: () => {},
};
const good: Status = { errors: 0, warnings: 0, survival: { failures: 4, survived: 4, lostWith: [], lostAtStart: [] } };

/** Starts with this file active, and waits for the first answer. */
async function start(uri: string | undefined, answer: typeof server.answer): Promise<readonly [Item, Item]> {
  if (uri !== undefined) activate(uri);
  server.answer = answer;
  registerTopologyStatus(
    { subscriptions: [] } as never,
    {
      status: ({ uri: asked }: { uri: string }) => {
        server.asked.push(asked);
        return server.answer(asked);
      },
      onAnalysed: (listener: typeof server.analysed) => {
        server.analysed = listener;
      },
      onStarted: (listener: typeof server.started) => {
        server.started = listener;
      },
    } as never,
  );
  await vi.advanceTimersByTimeAsync(0);
  const [findings, survival] = editor.items;
  if (!findings || !survival) throw new Error('There are no status items.');
  return [findings, survival];
}

function activate(uri: string, languageId = 'btc'): void {
  editor.active = { document: { languageId, uri } };
}
const edited = (uri: string) => editor.onEdit({ document: { uri }, contentChanges: [{}] });
const passed = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(editor, { items: [], active: undefined, executed: [] });
  server.asked = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test('a file without findings that survives everything', async () => {
  const [findings, survival] = await start('file:///a.btc', async () => good);
  expect(findings).toMatchObject({ text: 'No errors or warnings', severity: 'information', busy: false });
  expect(findings.command?.command).toBe('workbench.actions.view.problems');
  expect(survival).toMatchObject({ text: 'Survives 4 of 4 single failures', detail: '', busy: false });
  expect(survival.command).toMatchObject({ command: 'btc.showPreview', arguments: ['file:///a.btc'] });
});

test.each<[Partial<Status>, string, string]>([
  [{ errors: 1, warnings: 1 }, '1 error, 1 warning', 'error'],
  [{ errors: 2 }, '2 errors', 'error'],
  [{ warnings: 3 }, '3 warnings', 'warning'],
])('findings: %j', async (status, text, severity) => {
  const [findings] = await start('file:///a.btc', async () => ({ ...good, ...status }));
  expect(findings).toMatchObject({ text, severity });
});

test.each<[Partial<Status['survival']> | undefined, string, string]>([
  [{ survived: 3, lostWith: ['A'] }, 'Survives 3 of 4 single failures', 'not of A'],
  [{ survived: 0, lostWith: ['A', 'B', 'C', 'D'] }, 'Survives 0 of 4 single failures', 'not of A, B, C and 1 more'],
  [{ survived: 0, lostAtStart: ['Host H'] }, 'Does not work even before a failure', 'Host H'],
  [undefined, 'Survival of failures not known', ''],
])('survival: %j', async (survival, text, detail) => {
  const [, item] = await start('file:///a.btc', async () => {
    const { survival: best, ...counts } = good;
    return survival && best ? { ...counts, survival: { ...best, ...survival } } : counts;
  });
  expect(item).toMatchObject({ text, detail });
});

test('a file of no topology is not checked', async () => {
  const [findings, survival] = await start('file:///a.btc', async () => null);
  expect([findings.text, survival.text]).toEqual(['Not checked', 'Survival of failures not known']);
});

test('typing makes it busy, and the server is asked once after a pause', async () => {
  const [findings, survival] = await start('file:///a.btc', async () => good);
  for (let key = 0; key < 5; key++) {
    edited('file:///a.btc');
    server.analysed({ uris: ['file:///a.btc'] });
    await passed(399);
  }
  expect([server.asked.length, findings.busy, survival.busy]).toEqual([1, true, true]);
  await passed(1);
  expect([server.asked.length, findings.busy, survival.busy]).toEqual([2, false, false]);
});

test('other files make nothing busy and ask nothing', async () => {
  const [findings] = await start('file:///a.btc', async () => good);
  edited('file:///b.btc');
  server.analysed({ uris: ['file:///b.btc'] });
  await passed(1000);
  expect([server.asked.length, findings.busy]).toEqual([1, false]);
});

test('the editor that is active is asked for at once, those of other languages never', async () => {
  const [findings] = await start(undefined, async (uri) => ({ ...good, errors: uri === 'file:///b.btc' ? 2 : 0 }));
  activate('file:///x.md', 'markdown');
  editor.onEditor();
  await passed(1000);
  expect(server.asked).toEqual([]);
  activate('file:///b.btc');
  editor.onEditor();
  await passed(0);
  expect([server.asked, findings.text]).toEqual([['file:///b.btc'], '2 errors']);
});

test('an answer for an editor that is no longer active is not shown', async () => {
  let late: (status: Status) => void = () => {};
  const [findings] = await start('file:///a.btc', (uri) =>
    uri === 'file:///a.btc' ? new Promise((resolve) => (late = resolve)) : Promise.resolve({ ...good, errors: 2 }),
  );
  activate('file:///b.btc');
  editor.onEditor();
  late({ ...good, errors: 7 });
  await passed(0);
  expect([server.asked, findings.text]).toEqual([['file:///a.btc', 'file:///b.btc'], '2 errors']);
});

test('a server that does not answer can be restarted, and then answers', async () => {
  const [findings, survival] = await start('file:///a.btc', () => Promise.reject(new Error('it is stopped')));
  expect(findings).toMatchObject({ text: 'The language server does not answer', detail: 'it is stopped', busy: false });
  expect([findings.severity, findings.command?.command, survival.busy]).toEqual(['error', 'btc.restartServer', false]);
  server.answer = async () => good;
  server.started();
  await passed(0);
  expect([findings.text, findings.severity]).toEqual(['No errors or warnings', 'information']);
});

test('mending the last finding of a file is a milestone; going to a file without any is none', async () => {
  await start('file:///a.btc', async (uri) => ({ ...good, warnings: uri === 'file:///a.btc' ? 1 : 0 }));
  activate('file:///b.btc');
  editor.onEditor();
  await passed(0);
  activate('file:///a.btc');
  editor.onEditor();
  await passed(0);
  expect(editor.executed).toEqual([]);
  server.answer = async () => good;
  server.analysed({ uris: ['file:///a.btc'] });
  await passed(400);
  expect(editor.executed).toEqual([['setContext', 'btc.hasMended', true]]);
});
