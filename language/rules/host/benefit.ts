/** Whether a clustered host gains from it: asked by the rule for hosts in general and by the advice about POP3. */
import { entssoOf, isOfAdapter } from '../../model/queries.ts';
import type { Host } from '../../model/topology.ts';
import { mayGain } from './clustering.ts';

/**
 * Whether a clustered host certainly gains nothing from it: no handler does, none whose host finds nothing may be meant to run in
 * it, and no clustered Enterprise SSO service on the same cluster forces it.
 */
export function gainsNothing(host: Host): boolean {
  if (host.isolated || host.clusteredAs.some(({ group }) => entssoOf(group.cluster))) return false;
  if (host.handlers.some(mayGain)) return false;
  return host.biztalkGroup.adapters.every(({ handlers }) => handlers.every((handler) => handler.host !== undefined));
}

/** Whether a host that gains nothing was clustered for mailboxes that need no clustering: that is advice of its own. */
export function isOnlyForPop3({ handlers }: Host): boolean {
  return (
    handlers.every((handler) => isOfAdapter(handler, 'POP3')) &&
    handlers.some(({ concurrentMailboxes, direction }) => direction === 'receive' && concurrentMailboxes === false)
  );
}
