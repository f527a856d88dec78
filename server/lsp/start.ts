/** The beginning of a session: the server says at once what it can do, and loads what does it behind its answer. */
import {
  type Connection,
  type ConnectionOptions,
  type InitializeResult,
  type Message,
  RAL,
} from 'vscode-languageserver';
import { capabilitiesFor } from './capabilities.ts';
import { clientOf } from './client.ts';
import { logFailures } from './failures.ts';
import type { OwnFiles } from './files.ts';

/**
 * @param connect makes the connection to the client, with the options
 * @param own the files that the host of the server can read by itself
 */
export function startServer(connect: (options: ConnectionOptions) => Connection, own?: OwnFiles): Connection {
  const queue = new Queue();
  const connection = connect({ messageStrategy: queue });
  connection.onInitialize((params): InitializeResult => {
    const client = clientOf(params);
    queue.hold();
    afterAnswer(() =>
      import('./session-start.ts')
        .then(({ startSession }) => startSession(connection, client, params, own))
        .catch((error) => logFailures(connection)('Starting the session', error))
        .finally(() => queue.release()),
    );
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'btc' } };
  });
  connection.listen();
  return connection;
}

type Handle = Parameters<NonNullable<ConnectionOptions['messageStrategy']>['handleMessage']>[1];

/** Lets messages through in their order, and keeps them for a while where it has to. */
class Queue {
  private held: (() => void)[] | undefined;

  handleMessage(message: Message, handle: Handle): ReturnType<Handle> {
    if (!this.held) return handle(message);
    this.held.push(() => handle(message));
  }

  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const messages = this.held ?? [];
    this.held = undefined;
    for (const handle of messages) handle();
  }
}

/** Once the answer to the request at hand is on its way: the connection writes it in the turn after the next one begins. */
function afterAnswer(begin: () => void): void {
  const { setImmediate } = RAL().timer;
  setImmediate(() => setImmediate(begin));
}
