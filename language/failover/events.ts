/** What happens in a scenario, by names: so it outlives edits of the file, and a page or a command line can say it. */
import type { Topology } from '../model/topology.ts';
import { type Failing, findTarget, type SimulatedEvent } from '../simulation/index.ts';

/** Names as `findTarget` takes them: `SQL01`, `SqlGroup.Sql`, `BTS01:ReceiveHost`, `BTS01:sso`. Several fail at the same moment. */
export type NamedEvent =
  | { readonly kind: 'fails' | 'back'; readonly names: readonly string[] }
  | { readonly kind: 'moved'; readonly group: string; readonly to: string };

/** The event, or undefined where a name in it finds nothing, several things, or something that this can't happen to. */
export function eventOf(event: NamedEvent, topology: Topology): SimulatedEvent | undefined {
  if (event.kind === 'moved') {
    const group = findTarget(event.group, topology).found;
    const to = findTarget(event.to, topology).found;
    if (group?.kind !== 'group' || to?.kind !== 'node' || to.cluster !== group.cluster) return undefined;
    return { kind: 'moved', group, to };
  }
  const what = event.names.flatMap((name): Failing | [] => {
    const target = findTarget(name, topology).found;
    return target && target.kind !== 'group' ? target : [];
  });
  return what.length > 0 && what.length === event.names.length ? { kind: event.kind, what } : undefined;
}
