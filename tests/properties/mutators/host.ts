/** What can be wrong with hosts and their instances. */
import { removeBlocks, setProperty } from '../change.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import { word } from '../written.ts';
import { clusteredHosts, gains } from './hosts.ts';

export const hostMutators: readonly Mutator[] = [
  mutator('host-clustered-without-benefit', 'removes the handlers that a host is clustered for', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view, false));
    const resource = host && view.clusteredAs(host);
    if (!host || !resource) return undefined;
    const handlers = view.handlers(host);
    const left = handlers.filter((handler) => !gains(view, handler));
    // Mailboxes that need no clustering are another rule's advice.
    if (left.length > 0 && left.every((handler) => view.isOf(handler, 'POP3'))) return undefined;
    const gaining = handlers.filter((handler) => gains(view, handler));
    return { topology: removeBlocks(view.topology, ...gaining), at: [place(resource)] };
  }),

  mutator('host-instance-disabled', 'disables an instance of a clustered host', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view));
    const instance = host && dice.anyOf(view.enabled(host));
    if (!instance) return undefined;
    const topology = setProperty(view.topology, instance, 'disabled', word('yes'));
    return { topology, at: [place(instance, { property: 'disabled' })] };
  }),

  mutator('host-instance-missing-on-possible-owner', 'removes an instance of a clustered host', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view));
    const instance = host && dice.anyOf(view.enabled(host));
    if (!host || !instance) return undefined;
    return { topology: removeBlocks(view.topology, instance), at: [place(host)] };
  }),
];
