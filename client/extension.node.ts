/** The extension where Node runs it: the server is a process of its own. */
import { execPath } from 'node:process';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, type NodeModule, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, type Extension } from './extension.ts';
import { registerCheckTasks } from './features/check-tasks/check-tasks.ts';
import { serverFlags } from './server-flags.ts';

let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server/main.node.cjs');
  const started = (...flags: readonly string[]): NodeModule => ({
    module,
    transport: TransportKind.ipc,
    options: { execArgv: [...serverFlags, ...flags] },
  });
  const run = started();
  const debug = started('--nolazy', '--inspect=6009');
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
