/** The tasks that the editor is offered, with an editor that only keeps what it is given. */
import { expect, test, vi } from 'vitest';

const editor = vi.hoisted(() => ({
  registered: new Map<string, { provideTasks(): unknown; resolveTask(task: unknown): unknown }>(),
  folders: [] as { name: string; uri: { scheme: string; fsPath: string } }[],
}));

vi.mock('vscode', () => ({
  ProcessExecution: class {
    constructor(program: string, args: readonly string[], options: object) {
      Object.assign(this, { program, args, options });
    }
  },
  Task: class {
    constructor(definition: object, scope: object, name: string, source: string, execution: object, matcher: string) {
      Object.assign(this, { definition, scope, name, source, execution, matcher });
    }
  },
  TaskGroup: { Build: 'build' },
  tasks: { registerTaskProvider: (type: string, provider: never) => editor.registered.set(type, provider) },
  workspace: {
    get workspaceFolders() {
      return editor.folders;
    },
  },
}));

const { registerCheckTasks } = await import('../../client/features/check-tasks/check-tasks.ts');
const context = { subscriptions: [], asAbsolutePath: (path: string) => `/extension/${path}` };
registerCheckTasks(context as never, '/node');
const provider = editor.registered.get('btc');

const here = { name: 'here', uri: { scheme: 'file', fsPath: '/work space/here' } };
const virtual = { name: 'virtual', uri: { scheme: 'vscode-vfs', fsPath: '/virtual' } };
const execution = (...args: readonly string[]) => ({
  program: '/node',
  args: ['/extension/dist/cli/btc.cjs', 'check', ...args],
  options: { cwd: '/work space/here', env: { ELECTRON_RUN_AS_NODE: '1' } },
});

test('each folder on the disk has a task that checks it, and one that watches it', () => {
  editor.folders = [virtual, here];
  expect(provider?.provideTasks()).toEqual([
    {
      definition: { type: 'btc', task: 'check' },
      scope: here,
      name: 'check',
      source: 'btc',
      execution: execution('--', '.'),
      matcher: '$btc',
      group: 'build',
      isBackground: false,
    },
    {
      definition: { type: 'btc', task: 'watch' },
      scope: here,
      name: 'watch',
      source: 'btc',
      execution: execution('--watch', '--', '.'),
      matcher: '$btc-watch',
      group: 'build',
      isBackground: true,
    },
  ]);
});

test('an entry of tasks.json becomes a task with the very definition; one that says nothing that can be run does not', () => {
  editor.folders = [here];
  const definition = { type: 'btc', task: 'check', files: ['a.btc'] };
  const resolved = provider?.resolveTask({ definition, scope: here, name: 'mine' }) as { definition: object };
  expect(resolved).toMatchObject({ name: 'mine', scope: here, execution: execution('--', 'a.btc') });
  expect(resolved.definition).toBe(definition);
  expect(provider?.resolveTask({ definition, scope: 1, name: 'mine' })).toMatchObject({ scope: here });
  expect(provider?.resolveTask({ definition: { type: 'btc', task: 'chek' }, scope: here, name: 'x' })).toBeUndefined();
  expect(provider?.resolveTask({ definition, scope: virtual, name: 'x' })).toBeUndefined();
});
