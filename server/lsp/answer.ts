/** How requests are answered: on an analysed workspace, and so that nothing that throws ends the session. */
import { isOperationCancelled } from 'langium';
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** What answers a request. */
export type Handler<Params, Result> = (
  params: Params,
  session: Session,
  token: CancellationToken,
) => Result | Promise<Result>;

/**
 * A handler that waits until all changes so far are built and analysed. What it throws is logged, and answered with `fallback`;
 * a `ResponseError` is meant for the user and passed on.
 */
export function answer<Params, Result>(
  session: Session,
  what: string,
  handle: Handler<Params, Result>,
  fallback: NoInfer<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  const lock = session.shared.workspace.WorkspaceLock;
  return async (params, token) => {
    try {
      return await lock.read(async () => {
        if (token.isCancellationRequested) throw cancelled();
        return await handle(params, session, token);
      });
    } catch (error) {
      if (error instanceof ResponseError) return new ResponseError(error.code, error.message);
      if (isOperationCancelled(error)) return cancelled();
      session.failed(what, error);
      return fallback;
    }
  };
}

/** A handler that is loaded when it is first asked. */
export function later<Params, Result>(load: () => Promise<Handler<Params, Result>>): Handler<Params, Result> {
  return async (params, session, token) => (await load())(params, session, token);
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** An error whose message the client shows to the user. */
export function refusal(message: string): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
