/** The language server as the features see it: one at a time, started, stopped and restarted, wherever it runs. */

import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import {
  type AnalysedParams,
  analysedNotification,
  type ExportParams,
  type ExportResult,
  exportRequest,
  type Preview,
  type PreviewParams,
  previewRequest,
  type Status,
  type StatusParams,
  statusRequest,
} from '#protocol';
import { clientOptions } from './client-options.ts';
import { handleCrashes } from './crashes.ts';
import { answerForFiles } from './files.ts';
import { sharedFindings } from './findings.ts';

export interface LanguageServer {
  readonly onAnalysed: vscode.Event<AnalysedParams>;
  /** A server is there, the first one or the one after a restart or a crash: what the one before it said is void. */
  readonly onStarted: vscode.Event<void>;
  /** Rejects where the server cannot be started or fails. */
  readonly preview: (params: PreviewParams) => Promise<Preview | null>;
  /** Rejects as `preview` does. */
  readonly status: (params: StatusParams) => Promise<Status | null>;
  /** Rejects likewise, and where there is nothing to draw. */
  readonly exported: (params: ExportParams) => Promise<ExportResult | null>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A client with what is left to do once it has stopped. */
export interface Connection {
  readonly client: BaseLanguageClient;
  readonly release: () => void;
}

/** Makes a client, not yet started, whose server runs in a process or in a worker of its own. */
export type Connect = (options: LanguageClientOptions) => Connection;

/** Starts the language server, again after a crash; the user is told where it doesn't start or stay, and can try again. */
export function startLanguageServer(context: vscode.ExtensionContext, connect: Connect): LanguageServer {
  const output = vscode.window.createOutputChannel('BTC Language Server', { log: true });
  const analysed = new vscode.EventEmitter<AnalysedParams>();
  const started = new vscode.EventEmitter<void>();
  context.subscriptions.push(output, analysed, started);
  const options = clientOptions(output, sharedFindings(context));
  // Not awaited: the next restart must not wait until someone has answered.
  const offer = (message: string): void => void offerRestart(message, output);

  let connection: Connection | undefined;
  const start = async (): Promise<void> => {
    try {
      const errorHandler = handleCrashes({
        onRestart: () => output.warn('The language server has ended unexpectedly, and is started again.'),
        onGivenUp: () => offer(vscode.l10n.t('The BTC language server crashed five times and is not started again.')),
        now: Date.now,
      });
      connection = connect({ ...options, errorHandler });
      const { client } = connection;
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) started.fire();
      });
      client.onNotification(analysedNotification, (params: AnalysedParams) => analysed.fire(params));
      answerForFiles(client);
      await client.start();
    } catch (error) {
      output.error(error instanceof Error ? error : String(error));
      offer(vscode.l10n.t('The BTC language server did not start.'));
    }
  };
  const stop = async (): Promise<void> => {
    const stopping = connection;
    connection = undefined;
    try {
      if (stopping?.client.needsStop()) await stopping.client.stop();
    } catch (error) {
      output.warn(`The language server did not stop in order: ${String(error)}`);
    } finally {
      stopping?.release();
    }
  };

  // One after the other: a restart asked for during a start waits for it.
  let last: Promise<void> = start();
  const next = (action: () => Promise<void>): Promise<void> => {
    last = last.then(action);
    return last;
  };
  const request = async <Answer>(method: string, params: object): Promise<Answer> => {
    await last;
    if (connection === undefined) throw new Error(vscode.l10n.t('it is stopped'));
    return connection.client.sendRequest<Answer>(method, params);
  };
  return {
    onAnalysed: analysed.event,
    onStarted: started.event,
    preview: (params) => request(previewRequest, params),
    status: (params) => request(statusRequest, params),
    exported: (params) => request(exportRequest, params),
    restart: () => next(() => stop().then(start)),
    stop: () => next(stop),
  };
}

async function offerRestart(message: string, output: vscode.LogOutputChannel): Promise<void> {
  const restart = vscode.l10n.t('Restart');
  const showLog = vscode.l10n.t('Show Log');
  const answer = await vscode.window.showErrorMessage(message, restart, showLog);
  if (answer === restart) await vscode.commands.executeCommand('btc.restartServer');
  if (answer === showLog) output.show();
}
