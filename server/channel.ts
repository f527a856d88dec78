/** The channel to the client that the arguments name, as the server is started by an editor. */
import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';
import { StreamReader, StreamWriter } from './framing.ts';

export type Channel = readonly [MessageReader, MessageWriter];

/** @param args such as `--stdio`, `--node-ipc`, `--socket=PORT`, `--pipe NAME`; undefined where they name no channel */
export function channelOf(args: readonly string[]): Channel | undefined {
  for (const [index, argument] of args.entries()) {
    const [name, value = args[index + 1] ?? ''] = argument.split(/=(.*)/s, 2);
    if (name === '--stdio') return [new StreamReader(process.stdin), new StreamWriter(process.stdout)];
    if (name === '--node-ipc' && process.send) return [new IPCMessageReader(process), new IPCMessageWriter(process)];
    if (name === '--socket' && isPort(value)) return createServerSocketTransport(Number(value));
    if (name === '--pipe' && value !== '') return createServerPipeTransport(value);
  }
  return undefined;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65536;
}
