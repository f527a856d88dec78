/** What goes wrong in the server itself goes to the client's log, and the session goes on. */
import type { Connection } from 'vscode-languageserver';

/** Tells that something, the beginning of a sentence, failed. */
export type Failed = (what: string, error: unknown) => void;

export function logFailures(connection: Connection): Failed {
  return (what, error) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    try {
      connection.console.error(`${what} failed: ${reason}`);
    } catch {
      // The client is gone, and with it the log.
    }
  };
}
