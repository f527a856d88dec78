/** Stands between the channel and the connection: answers what LSP refuses, and lets through what the server can work with. */
import {
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-languageserver';
import { mistakeIn } from './shapes.ts';

export interface Guard {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Whether the client has said `shutdown`. */
  readonly isShutDown: () => boolean;
}

/**
 * Requests before `initialize` and after `shutdown`, a second `initialize`, and parameters of the wrong shape are answered with the
 * error that LSP has for them. Such notifications are passed over; of those with wrong parameters the client's log tells.
 */
export function guard(reader: MessageReader, writer: MessageWriter): Guard {
  let state: 'new' | 'running' | 'shut down' = 'new';
  let initialize: RequestMessage['id'] = null;

  const send = (message: object): void => {
    // Where nothing can be written, the connection itself finds out.
    writer.write({ jsonrpc: '2.0', ...message } as Message).catch(() => {});
  };
  const refuse = (id: RequestMessage['id'], code: number, message: string): void =>
    send({ id, error: { code, message } });
  const tell = (message: string): void => send({ method: 'window/logMessage', params: { type: 2, message } });

  /** Answers a request that may not be; @returns whether it may */
  const admitsRequest = ({ id, method, params }: RequestMessage): boolean => {
    const mistake = mistakeIn(method, params);
    if (state === 'new' && method !== 'initialize') {
      refuse(id, ErrorCodes.ServerNotInitialized, `${method} has to wait until the server is initialized.`);
    } else if (state === 'shut down') {
      refuse(id, ErrorCodes.InvalidRequest, 'The server has been shut down; only an exit can follow.');
    } else if (state === 'running' && method === 'initialize') {
      refuse(id, ErrorCodes.InvalidRequest, 'The server is initialized already.');
    } else if (mistake !== undefined) {
      refuse(id, ErrorCodes.InvalidParams, mistake);
    } else {
      if (method === 'initialize') [state, initialize] = ['running', id];
      if (method === 'shutdown') state = 'shut down';
      return true;
    }
    return false;
  };
  const admitsNotification = (method: string, params: unknown): boolean => {
    if (method === 'exit') return true;
    if (state !== 'running') return false;
    const mistake = mistakeIn(method, params);
    if (mistake !== undefined) tell(mistake);
    return mistake === undefined;
  };
  const admits = (message: unknown): boolean => {
    const { id, method, params, result, error } = fieldsOf(message);
    const hasId = typeof id === 'string' || typeof id === 'number';
    if (typeof method === 'string' && hasId) return admitsRequest(message as RequestMessage);
    if (typeof method === 'string' && id === undefined) return admitsNotification(method, params);
    const isAnswer = method === undefined && (hasId || id === null) && (result !== undefined || isObject(error));
    // An answer without an id is about a message of ours that the client didn't understand: nobody waits for it.
    if (isAnswer) return hasId;
    refuse(hasId ? id : null, ErrorCodes.InvalidRequest, 'This is neither a request nor a notification nor an answer.');
    return false;
  };

  reader.onError((error) => refuse(null, ErrorCodes.ParseError, error.message));
  return {
    isShutDown: () => state === 'shut down',
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen: (callback) =>
        reader.listen((message) => {
          if (admits(message)) callback(message);
        }),
      dispose: () => reader.dispose(),
    },
    writer: {
      onError: writer.onError,
      onClose: writer.onClose,
      write(message) {
        // A client may try again after an `initialize` that failed.
        const { id, error } = message as ResponseMessage;
        if (state === 'running' && id === initialize && error) state = 'new';
        if (id === initialize) initialize = null;
        return writer.write(message);
      },
      end: () => writer.end(),
      dispose: () => writer.dispose(),
    },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function fieldsOf(message: unknown): Partial<Record<'id' | 'method' | 'params' | 'result' | 'error', unknown>> {
  return isObject(message) && !Array.isArray(message) ? message : {};
}
