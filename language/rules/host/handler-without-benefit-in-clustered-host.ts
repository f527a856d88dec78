/** Beside a handler that needs clustering, others only lose by it: they could work on several servers at a time. */
import { runningOn } from '../../model/host-places.ts';
import { kept, keptOf } from '../../model/memo.ts';
import { entssoOf, hostResourceOf, isUnclustered } from '../../model/queries.ts';
import { needsSingleInstance } from '../../model/single-instance.ts';
import type { BiztalkGroup, Handler, Host, Reference, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related, retarget } from '../rule.ts';
import { mayGain } from './clustering.ts';

/** Nobody chooses among more hosts than these in a menu. */
const mostChoices = 5;

export default defineRule({
  code: 'handler-without-benefit-in-clustered-host',
  section: 'host',
  severity: 'hint',
  on: 'handler',
  summary: 'A handler that gains nothing from clustering runs in a clustered host.',
  source: { basis: 'stated', lines: [1215, 1219] },
  *check(handler, whole) {
    const { adapter, direction, host } = handler;
    const resource = host && hostResourceOf(host);
    if (!resource || host.isolated || mayGain(handler)) return;
    // Where Enterprise SSO is clustered, and where nothing justifies clustering, the host is not the handler's to leave.
    if (host.clusteredAs.some(({ group }) => entssoOf(group.cluster)) || !host.handlers.some(mayGain)) return;
    yield at(
      handler,
      'name',
      `The ${adapter.name} ${direction} handler gains nothing from running in clustered host ${host.name}. There it works on one node at a time; in an unclustered host it works wherever that has an instance.`,
      related(resource, 'name', `The host is clustered in group ${resource.group.name}.`),
      ...moveFixes(handler, whole()),
    );
  },
});

/** Hosts that have a handler of the adapter and direction already are left out: they can't have a second. */
function moveFixes(handler: Handler, topology: Topology): readonly Extra[] {
  const reference = hostReferencesOf(topology).get(handler);
  if (!reference) return [];
  const fixes: Extra[] = [];
  for (const host of unclusteredHostsOf(handler.adapter.biztalkGroup)) {
    if (fixes.length === mostChoices) break;
    if (canTake(host, handler)) fixes.push(fix(`Move the handler to ${host.name}`, retarget(reference, host)));
  }
  return fixes;
}

/** A handler with a folder stays with the account that can read it. */
function canTake(host: Host, { adapter, direction, host: current, path }: Handler): boolean {
  const isTaken = host.handlers.some((other) => other.adapter === adapter && other.direction === direction);
  return !isTaken && (path === undefined || host.account === undefined || host.account === current?.account);
}

/** What is written as the host of each handler. */
const hostReferencesOf = keptOf((topology): ReadonlyMap<Handler, Reference> => {
  const references = new Map<Handler, Reference>();
  for (const reference of topology.references) {
    const { from, wanted } = reference;
    if (from.kind === 'handler' && wanted !== 'container' && wanted.includes('host')) references.set(from, reference);
  }
  return references;
});

/** The in-process hosts that aren't clustered, those first that work on several servers and may. */
const unclusteredHostsOf = kept((biztalkGroup: BiztalkGroup): readonly Host[] => {
  const rank = (host: Host) => (runningOn(host).length > 1 && !needsSingleInstance(host) ? 0 : 1);
  return biztalkGroup.hosts
    .filter((host) => !host.isolated && host.name !== '' && isUnclustered(host))
    .map((host) => ({ host, rank: rank(host) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ host }) => host);
});
