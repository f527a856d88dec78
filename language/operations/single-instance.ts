/** Receive handlers that must not work in several instances at a time, and what happens where they do. */
import { handlersOf } from '../model/queries.ts';
import { singleInstanceHandlers } from '../model/single-instance.ts';
import type { Handler, Host } from '../model/topology.ts';

export interface Risk {
  readonly handler: Handler;
  /** What several instances do; a part of a sentence. */
  readonly why: string;
}

/** Of the host, by the names of the adapters. The file may leave open whether a mail server lets several instances in. */
export function singleInstanceRisks(host: Host): readonly Risk[] {
  const risks = (handlers: readonly Handler[], why: string) => handlers.map((handler) => ({ handler, why }));
  return [
    ...risks(singleInstanceHandlers(host, 'ftp'), 'each instance fetches the same files'),
    // As for FTP (documentation, Scaled-Out Receiving Hosts).
    ...risks(handlersOf(host, 'SFTP', 'receive'), 'each instance fetches the same files'),
    ...risks(
      handlersOf(host, 'POP3', 'receive').filter(({ concurrentMailboxes }) => concurrentMailboxes !== false),
      'each instance fetches the same mail where the server lets several into one mailbox',
    ),
    ...risks(singleInstanceHandlers(host, 'ordered'), 'messages lose their order'),
  ].sort((a, b) => (a.handler.adapter.name < b.handler.adapter.name ? -1 : 1));
}

/** A sentence for each handler: "FTP receive in several instances: each instance fetches the same files." */
export function told(risks: readonly Risk[]): readonly string[] {
  return risks.map(({ handler, why }) => `${handler.adapter.name} receive in several instances: ${why}.`);
}
