/** What the server says where it is started without a channel to an editor. */

const usage = `Usage: btc-language-server --stdio

A language server for .btc files, which an editor starts and speaks LSP with over the standard input and output; also with
--socket=PORT, --pipe=NAME or --node-ipc.
`;

export interface Goodbye {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** The exit code. */
  readonly code: number;
}

/** @param args those of a start that name no channel */
export function goodbyeTo(args: readonly string[]): Goodbye {
  const asksHelp = args.includes('--help') || args.includes('-h');
  return asksHelp ? { stream: 'stdout', text: usage, code: 0 } : { stream: 'stderr', text: usage, code: 2 };
}
