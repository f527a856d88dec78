/** An adapter that works on a clustered share writes, renames and deletes there. */
import { addTo } from '../../model/add-to.ts';
import { accountsOf, handlersOn } from '../../model/folder-handlers.ts';
import type { Account, Handler } from '../../model/topology.ts';
import { append, at, defineRule, fix, related } from '../rule.ts';
import { listSome } from '../wording.ts';
import { handlerName } from './locations.ts';

export default defineRule({
  code: 'file-share-account-needs-full-control',
  section: 'file',
  severity: 'error',
  on: 'fileShare',
  summary: 'An account of a File or Base EDI handler has no Full Control of the clustered share that it works on.',
  source: { basis: 'stated', lines: [432, 433, 450, 451] },
  fixAll: true,
  *check(share, whole) {
    if (!share.fullControl.complete) return;
    for (const [account, handlers] of byAccount(handlersOn(share, whole()))) {
      if (share.fullControl.items.includes(account)) continue;
      yield at(
        share,
        { property: 'fullControl' },
        `${account.name} has no Full Control of file share ${share.name}, on which it works for ${listSome(handlers.map((handler) => `the ${handlerName(handler)}`))}. Without it the adapter can't take files from the share or put them there.`,
        ...handlers.map((handler) =>
          related(handler, { property: 'path' }, `The ${handlerName(handler)} works on ${share.name}.`),
        ),
        fix(`Grant ${account.name} Full Control`, append(share, 'fullControl', account)),
      );
    }
  },
});

function byAccount(handlers: readonly Handler[]): ReadonlyMap<Account, readonly Handler[]> {
  const found = new Map<Account, Handler[]>();
  for (const handler of handlers) {
    for (const account of accountsOf(handler)) {
      addTo(found, account, handler);
    }
  }
  return found;
}
