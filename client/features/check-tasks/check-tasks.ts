/** Tasks that check whole folders with the packaged command line: once, or again after each change. */
import * as vscode from 'vscode';
import { argumentsOf, type CheckTask, checkTasks } from './check-arguments.ts';

const type = 'btc';
const matchers: Readonly<Record<CheckTask, string>> = { check: '$btc', watch: '$btc-watch' };

/** @param runtime the path of a Node that can run the command line */
export function registerCheckTasks(context: vscode.ExtensionContext, runtime: string): void {
  const program = context.asAbsolutePath('dist/cli/btc.cjs');
  const taskIn = (folder: vscode.WorkspaceFolder, definition: vscode.TaskDefinition, name: string) => {
    const args = argumentsOf(definition);
    if (args === undefined || folder.uri.scheme !== 'file') return undefined;
    const execution = new vscode.ProcessExecution(runtime, [program, ...args], {
      cwd: folder.uri.fsPath,
      // The desktop's runtime is the editor itself, which is Node when told so.
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
    const kind: CheckTask = definition['task'] === 'watch' ? 'watch' : 'check';
    const task = new vscode.Task(definition, folder, name, type, execution, matchers[kind]);
    task.group = vscode.TaskGroup.Build;
    task.isBackground = kind === 'watch';
    return task;
  };
  const provider: vscode.TaskProvider = {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
        checkTasks.flatMap((task) => taskIn(folder, { type, task }, task) ?? []),
      ),
    resolveTask({ definition, scope, name }) {
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      // The very definition has to come back: the editor knows the task by it.
      return folder && taskIn(folder, definition, name);
    },
  };
  context.subscriptions.push(vscode.tasks.registerTaskProvider(type, provider));
}
