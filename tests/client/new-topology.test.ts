/** A new topology: what is offered, what is opened, and that it is a good one, with an editor that only keeps what it is given. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { toleranceOf } from '#language';
import { analyse } from '../harness/analysis.ts';

interface Pick {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

const editor = vi.hoisted(() => ({
  commands: new Map<string, (given?: unknown) => Promise<void>>(),
  offered: [] as Pick[],
  choose: (_offered: Pick[]): Pick | undefined => undefined,
  opened: [] as { language: string; content: string }[],
  shown: { selection: undefined as unknown },
  errors: [] as string[],
  readFile: async (_uri: { path: string }): Promise<Uint8Array> => new Uint8Array(),
}));

vi.mock('vscode', () => ({
  Selection: class {
    constructor(start: number, end: number) {
      Object.assign(this, { start, end });
    }
  },
  Uri: { joinPath: (base: { path: string }, ...names: string[]) => ({ path: [base.path, ...names].join('/') }) },
  commands: { registerCommand: (name: string, run: never) => editor.commands.set(name, run) },
  l10n: { t: (text: string, ...given: string[]) => text.replace(/\{(\d)\}/g, (_, at) => given[at] ?? '') },
  window: {
    showQuickPick: async (items: Pick[]) => {
      editor.offered = items;
      return editor.choose(items);
    },
    showTextDocument: async () => editor.shown,
    showErrorMessage: (text: string) => editor.errors.push(text),
  },
  workspace: {
    openTextDocument: async (given: { language: string; content: string }) => {
      editor.opened.push(given);
      return { positionAt: (offset: number) => offset };
    },
    fs: { readFile: (uri: { path: string }) => editor.readFile(uri) },
  },
}));

const { registerNewTopology } = await import('../../client/features/new-topology/new-topology.ts');
const { shapeNames, shapes } = await import('../../client/features/new-topology/shapes.ts');
const examples = new URL('../../examples/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(`${name}.btc`, examples), 'utf8');

registerNewTopology({ extensionUri: { path: '/extension' }, subscriptions: [] } as never);
const newTopology = async (given?: unknown): Promise<void> => editor.commands.get('btc.newTopology')?.(given);

beforeEach(() => {
  Object.assign(editor, { offered: [], choose: () => undefined, opened: [], shown: {}, errors: [] });
  editor.readFile = async ({ path }) => readFileSync(new URL(path.replace('/extension/examples/', ''), examples));
});

test('every example is a shape, and every shape an example', () => {
  expect(readdirSync(examples).sort()).toEqual(shapeNames.map((name) => `${name}.btc`).sort());
  expect(shapes().map(({ name }) => name)).toEqual(shapeNames);
});

test.each(shapeNames)('%s is a topology in which nothing is found but hints', async (name) => {
  const { problems } = await analyse(new Map([['main.btc', textOf(name)]]));
  expect(problems.filter(({ severity }) => severity !== 'hint').map(({ message }) => message)).toEqual([]);
});

test.each([
  ['two-computers', 'two', 2],
  ['three-computers', 'three', 3],
  ['four-computers', 'four', 4],
])('%s is a row of the table of fault tolerance', async (name, row, computers) => {
  const { programs } = await analyse(new Map([['main.btc', textOf(name)]]));
  const [program] = programs;
  if (!program) throw new Error('There is no topology.');
  expect(toleranceOf(program.topology)).toMatchObject({ row, computers });
});

test('the chosen shape is opened as a new document, with its title selected', async () => {
  editor.choose = (offered) => offered.find(({ name }) => name === 'three-computers');
  await newTopology();
  const content = textOf('three-computers');
  expect(editor.offered).toEqual(shapes());
  expect(editor.opened).toEqual([{ language: 'btc', content }]);
  const { start, end } = editor.shown.selection as { start: number; end: number };
  expect(content.slice(start, end)).toBe('Contoso web shop');
  expect(editor.errors).toEqual([]);
});

test('a key may name the shape; another argument is none', async () => {
  await newTopology('two-computers');
  expect(editor.offered).toEqual([]);
  expect(editor.opened.map(({ content }) => content)).toEqual([textOf('two-computers')]);
  await newTopology('../package.json');
  expect(editor.offered).toEqual(shapes());
  expect(editor.opened).toHaveLength(1);
});

test('nothing is opened where nothing is chosen', async () => {
  await newTopology();
  expect([editor.opened, editor.errors]).toEqual([[], []]);
});

test('a text that cannot be read is told', async () => {
  editor.readFile = async () => {
    throw new Error('EntryNotFound');
  };
  await newTopology('two-computers');
  expect(editor.errors).toEqual(['The new topology could not be opened: EntryNotFound']);
});
