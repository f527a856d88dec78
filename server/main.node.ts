/** The server as a process of its own, started with `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`. */
import { Console } from 'node:console';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { channelOf } from './channel.ts';
import { logFailures } from './lsp/failures.ts';
import { guard } from './lsp/guard.ts';
import { startServer } from './lsp/start.ts';
import { goodbyeTo } from './usage.ts';

const args = process.argv.slice(2);
const channel = channelOf(args);
if (!channel) {
  const { stream, text, code } = goodbyeTo(args);
  process[stream].write(text);
  process.exit(code);
}
// What a library writes must not get between the messages. Made when one writes: the stream is a tenth of a start.
let stderrConsole: Console | undefined;
Object.defineProperty(globalThis, 'console', {
  configurable: true,
  get: () => {
    stderrConsole ??= new Console(process.stderr);
    return stderrConsole;
  },
});

const { reader, writer, isShutDown } = guard(...channel);
const connection = startServer((options) => createConnection(ProposedFeatures.all, reader, writer, options), {
  scheme: 'file',
  load: async () => (await import('./node-files.ts')).nodeFiles,
});
const failed = logFailures(connection);

/** Of errors in writing to a client that is gone. */
const lostClient: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_IPC_CHANNEL_CLOSED']);

// Nothing may end the session: what no handler caught is logged. Without a client there is no session.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    if (error instanceof Error && 'code' in error && lostClient.has(String(error.code))) process.exit(1);
    failed('Something that nobody waits for', error);
  });
}
const end = (): never => process.exit(isShutDown() ? 0 : 1);
reader.onClose(end);
process.once('disconnect', end);
