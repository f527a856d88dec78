/** What happens when the language server ends by itself: it is started again, until it has ended so too often. */
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** A server that has crashed so often within the time would go on like that. */
const mostCrashes = 5;
/** In milliseconds. */
const within = 3 * 60_000;

export interface Crashes {
  /** The server has ended and is started again; the editor's documents are told to it anew. */
  readonly onRestart: () => void;
  /** The server has ended once too often and stays away. */
  readonly onGivenUp: () => void;
  /** The time in milliseconds. */
  readonly now: () => number;
}

/** For one client, which tells nothing by itself then. */
export function handleCrashes({ onRestart, onGivenUp, now }: Crashes): ErrorHandler {
  let times: readonly number[] = [];
  return {
    // A message that can't be read or written; where the channel is broken, its end follows.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed(): CloseHandlerResult {
      times = [...times, now()].filter((time) => now() - time < within);
      if (times.length >= mostCrashes) {
        onGivenUp();
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      onRestart();
      return { action: CloseAction.Restart, handled: true };
    },
  };
}
