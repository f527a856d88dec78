/** What would run twice: hosts at work on several computers although only one instance may be. */
import { type SingleInstanceReason, singleInstanceHandlers } from '../model/single-instance.ts';
import type { Computer, Handler, Host } from '../model/topology.ts';
import { statusOf } from './instances.ts';
import type { View } from './view.ts';

export interface Duplicate {
  readonly host: Host;
  /** The handlers of which each instance fetches the same messages, or breaks their order; at least one. */
  readonly handlers: readonly Handler[];
  /** The computers on which instances work; at least two. */
  readonly on: readonly Computer[];
}

const reasons: readonly SingleInstanceReason[] = ['ftp', 'pop3', 'ordered'];

export function duplicatesIn(view: View): readonly Duplicate[] {
  return view.facts.single.flatMap((host) => {
    const on = new Set(
      host.instances.flatMap((instance) =>
        instance.computer && statusOf(instance, view).state === 'working' ? instance.computer : [],
      ),
    );
    if (on.size < 2) return [];
    return { host, handlers: reasons.flatMap((reason) => singleInstanceHandlers(host, reason)), on: [...on] };
  });
}
