/** Has pictures drawn as pixels by a preview's page, which may not be there yet, or be gone in between. */
import type { ExtensionMessage, PageMessage, UndrawnReason } from '../../webview/messages.ts';

export interface Drawings {
  /**
   * The picture as a PNG.
   * @param signal says when nobody wants it any more
   * @throws UndrawnError where the page makes none, is closed before, or nobody wants it any more
   */
  readonly draw: (svg: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** The page listens now, and has lost whatever it was sent before. */
  readonly ready: () => void;
  readonly answered: (message: Extract<PageMessage, { readonly type: 'drawn' | 'undrawn' }>) => void;
  /** The page is gone for good. */
  readonly stop: () => void;
}

/** Why there is no picture: for a reason of the page, or as the page or the wish is gone. */
type Reason = UndrawnReason | 'closed' | 'unwanted';

export class UndrawnError extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(`The picture is not drawn: ${reason}`);
    this.reason = reason;
  }
}

/** @param post sends to the page, if it is there */
export function createDrawings(post: (message: ExtensionMessage) => void): Drawings {
  const wanted = new Map<number, { readonly message: ExtensionMessage; readonly settle: (result: Result) => void }>();
  let last = 0;
  return {
    draw: (svg, signal) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const message: ExtensionMessage = { type: 'draw', id, svg };
        const settle = (result: Result): void => {
          wanted.delete(id);
          if (result instanceof Uint8Array) resolve(result);
          else reject(new UndrawnError(result));
        };
        wanted.set(id, { message, settle });
        signal.addEventListener('abort', () => settle('unwanted'), { once: true });
        post(message);
      }),
    ready: () => {
      for (const { message } of wanted.values()) post(message);
    },
    // A page that was asked again as it became ready may answer twice.
    answered: (message) =>
      wanted.get(message.id)?.settle(message.type === 'drawn' ? (bytesOf(message.png) ?? 'failed') : message.reason),
    stop: () => {
      for (const { settle } of wanted.values()) settle('closed');
    },
  };
}

type Result = Uint8Array | Reason;

/** Undefined where the text is no base 64. */
function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
