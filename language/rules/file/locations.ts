/** What the rules about the folders of handlers say and offer. */
import { networkPathOf, type SharedFolder } from '../../model/clustered-shares.ts';
import { accountsOf, handlersOn } from '../../model/folder-handlers.ts';
import type { Handler, Topology } from '../../model/topology.ts';
import { append, type Edit, type Extra, fix, set } from '../rule.ts';

/** Nobody chooses among more shares than these in a menu. */
export const mostShares = 5;

/** `FILE receive handler in OrdersHost`. */
export function handlerName({ adapter, direction, host }: Handler): string {
  return `${adapter.name} ${direction} handler${host ? ` in ${host.name}` : ''}`;
}

/** For each of the folders a fix that lets the handler work with it under the share's Network Name. */
export function shareFixes(handler: Handler, folders: readonly SharedFolder[], topology: Topology): readonly Extra[] {
  const byPath = new Map<string, SharedFolder>();
  for (const folder of folders) {
    const path = networkPathOf(folder);
    if (path !== undefined && !byPath.has(path.toLowerCase())) byPath.set(path.toLowerCase(), folder);
  }
  return [...byPath.values()].slice(0, mostShares).map((folder) => {
    const path = networkPathOf(folder) ?? '';
    return fix(`Use ${path}`, set(handler, 'path', { quoted: path }), ...permissions(handler, folder, topology));
  });
}

/** A handler that is new on the share needs Full Control of it (white paper, line 450). */
function permissions(handler: Handler, { share }: SharedFolder, topology: Topology): readonly Edit[] {
  if (!share.fullControl.complete || handlersOn(share, topology).includes(handler)) return [];
  return accountsOf(handler)
    .filter((account) => !share.fullControl.items.includes(account))
    .map((account) => append(share, 'fullControl', account));
}
