/** A language server as a process of its own, and the least of a client that makes it work as in an editor. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface LanguageServer {
  readonly connection: ProtocolConnection;
  /**
   * Waits for the next diagnostics of the file that are as wanted.
   * @throws where they don't come, with the last that came.
   */
  diagnostics(uri: string, wanted: (diagnostics: readonly Diagnostic[], version?: number) => boolean): Promise<void>;
  /** The processor time of its main thread so far, in milliseconds; undefined where the system doesn't say. */
  cpu(): number | undefined;
  /** The memory that it occupies, in bytes; undefined where the system doesn't say. */
  memory(): number | undefined;
  stop(): Promise<void>;
}

/** Milliseconds after which diagnostics won't come any more. */
const patience = 120_000;

/** Editors send what changed, and get diagnostics pushed where the client doesn't say that it pulls them. */
const capabilities: InitializeParams['capabilities'] = {
  textDocument: {
    synchronization: { dynamicRegistration: false },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
  workspace: { configuration: true },
};

/**
 * Starts a server over stdio and initializes it.
 * @param settings what the client answers for each section that the server asks for
 */
export async function startServer(
  command: readonly [string, ...string[]],
  settings: Readonly<Record<string, unknown>>,
): Promise<LanguageServer> {
  const [file, ...args] = command;
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    for (const tell of waiting) tell(params);
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => settings[section ?? ''] ?? null),
  );
  connection.onUnhandledNotification(() => {});
  for (const request of [
    'client/registerCapability',
    'window/workDoneProgress/create',
    'workspace/diagnostic/refresh',
  ]) {
    connection.onRequest(request, () => null);
  }
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    diagnostics: (uri, wanted) =>
      new Promise((resolve, reject) => {
        let last: unknown = 'nothing';
        const end = (error?: Error) => {
          clearTimeout(limit);
          waiting.delete(tell);
          child.off('exit', fail);
          if (error) reject(error);
          else resolve();
        };
        const fail = () => end(new Error(`${command.join(' ')} published ${JSON.stringify(last)} for ${uri}.`));
        const limit = setTimeout(fail, patience);
        const tell = (params: PublishDiagnosticsParams) => {
          if (params.uri !== uri) return;
          last = params.diagnostics;
          if (wanted(params.diagnostics, params.version)) end();
        };
        waiting.add(tell);
        child.once('exit', fail);
      }),
    cpu: () => mainThreadTime(child),
    memory: () => residentMemory(child),
    async stop() {
      const ended = once(child, 'exit');
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}

/** Linux counts the nanoseconds that each thread has run. */
export function mainThreadTime({ pid }: ChildProcess): number | undefined {
  const nanoseconds = /^\d+/.exec(readOrNothing(`/proc/${pid}/task/${pid}/schedstat`))?.[0];
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
}

/** The milliseconds that all threads of a process have run. */
export function processorTime({ pid }: ChildProcess): number | undefined {
  const [user, system] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(readOrNothing(`/proc/${pid}/stat`))?.slice(1) ?? [];
  // Linux counts hundredths of a second here, on every machine that Node runs on.
  return user === undefined || system === undefined ? undefined : (Number(user) + Number(system)) * 10;
}

/** The most memory that a process has occupied, in bytes. */
export function peakMemory(process: ChildProcess): number | undefined {
  return memoryOf(process, 'VmHWM');
}

function residentMemory(process: ChildProcess): number | undefined {
  return memoryOf(process, 'VmRSS');
}

function memoryOf({ pid }: ChildProcess, name: string): number | undefined {
  const kilobytes = new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(readOrNothing(`/proc/${pid}/status`))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
