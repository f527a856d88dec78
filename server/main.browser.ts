/** The server as a web worker: it speaks to the page that started it, and reads files through it. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { logFailures } from './lsp/failures.ts';
import { guard } from './lsp/guard.ts';
import { startServer } from './lsp/start.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const { reader, writer } = guard(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
const connection = startServer((options) => createConnection(reader, writer, options));
const failed = logFailures(connection);

// Nothing may end the session: what no handler caught is logged.
scope.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  failed('Something that nobody waits for', event.reason);
});
