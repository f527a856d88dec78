/** The server as a process of its own, started with `--stdio`, `--node-ipc` or `--socket=PORT`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { logFailures } from './lsp/failures.ts';
import { startServer } from './lsp/start.ts';
import { nodeFiles } from './node-files.ts';
import { startedWithout } from './usage.ts';

const without = startedWithout(process.argv.slice(2));
if (without) {
  process[without.stream].write(without.text);
  process.exit(without.code);
}

const connection = createConnection(ProposedFeatures.all);
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

startServer(connection, { files: nodeFiles, scheme: 'file' });
