/** The extension where Node runs it: the server is a process of its own. */
import { execPath } from 'node:process';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, type Extension } from './extension.ts';
import { registerCheckTasks } from './features/check-tasks/check-tasks.ts';

let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const run = { module: context.asAbsolutePath('dist/server/main.node.cjs'), transport: TransportKind.ipc } as const;
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  extension = activateExtension(context, (options) => ({
    client: new LanguageClient('btc', 'BTC Language Server', { run, debug }, options),
    release: () => {},
  }));
  registerCheckTasks(context, execPath);
}

/** The editor waits for what this returns. */
export function deactivate(): Promise<void> | undefined {
  return extension?.deactivate();
}
