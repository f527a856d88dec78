/** Adapter handlers for which only one instance of their host may work at a time. */
import { handlersOf } from './queries.ts';
import type { Handler, Host } from './topology.ts';

/**
 * Why a handler may work in one instance at a time: FTP locks no files (white paper, line 1219); a POP3 server that allows
 * several connections to a mailbox hands the same mail to each (1247); messages keep their order only where one reads them
 * (1213, 1251).
 */
export type SingleInstanceReason = 'ftp' | 'pop3' | 'ordered';

/** The adapters whose receive handlers can keep the order of messages. */
export const orderedAdapters = ['MSMQ', 'MQSeries'] as const;

/** The handlers of the host that the reason holds for, in the order of their declaration. */
export function singleInstanceHandlers(host: Host, reason: SingleInstanceReason): readonly Handler[] {
  switch (reason) {
    case 'ftp':
      return handlersOf(host, 'FTP', 'receive');
    case 'pop3':
      return handlersOf(host, 'POP3', 'receive').filter(({ concurrentMailboxes }) => concurrentMailboxes === true);
    case 'ordered':
      return orderedAdapters
        .flatMap((adapter) => handlersOf(host, adapter, 'receive'))
        .filter(({ ordered }) => ordered === true);
  }
}

/** Whether any handler of the host may work in one instance at a time only. */
export function needsSingleInstance(host: Host): boolean {
  return (['ftp', 'pop3', 'ordered'] as const).some((reason) => singleInstanceHandlers(host, reason).length > 0);
}
