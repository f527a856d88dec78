/** The extension in a browser: the server is a worker. */
import { type ExtensionContext, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateExtension, type Extension } from './extension.ts';

let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server/main.browser.js').toString(true);
  extension = activateExtension(context, (options) => {
    let worker: Worker | undefined;
    // The client knows a worker by `instanceof`, which fails for those that VS Code makes in its extension host.
    const start = async (): Promise<MessageTransports> => {
      worker?.terminate(); // the client starts anew after a crash
      worker = new Worker(script);
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return {
      client: new LanguageClient('btc', 'BTC Language Server', start, options),
      // A worker that was told to exit is still there.
      release: () => worker?.terminate(),
    };
  });
}

/** The editor waits for what this returns. */
export function deactivate(): Promise<void> | undefined {
  return extension?.deactivate();
}
