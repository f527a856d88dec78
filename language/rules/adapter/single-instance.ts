/**
 * What the rules about adapters that may receive in one instance only have in common. Each rule speaks for one reason: whoever
 * knows that one of them doesn't hold for a host can ignore it without being left unwarned of another.
 */
import { runningOn } from '../../model/host-places.ts';
import { enabledInstances, isUnclustered, ssoHeldBy } from '../../model/queries.ts';
import { type SingleInstanceReason, singleInstanceHandlers } from '../../model/single-instance.ts';
import type { Handler, Host } from '../../model/topology.ts';
import { clusterFixes } from '../host/clustering.ts';
import { at, type Extra, type Finding, fix, related, remove } from '../rule.ts';
import { list } from '../wording.ts';

/** A reason in a rule's own words. */
export interface Words {
  /** What the host does, after its name: "receives over FTP". */
  readonly does: (handlers: readonly Handler[]) => string;
  /** The second sentence of the message. */
  readonly why: string;
}

/** A finding where an unclustered host may do its work twice at a time. */
export function* inSeveralInstances(host: Host, reason: SingleInstanceReason, { does, why }: Words): Iterable<Finding> {
  const handlers = singleInstanceHandlers(host, reason);
  const computers = runningOn(host);
  if (handlers.length === 0 || computers.length < 2 || !isUnclustered(host)) return;
  yield at(
    host,
    'name',
    `Unclustered host ${host.name} ${does(handlers)} in instances on ${list(computers.map(({ name }) => name))}. ${why}`,
    ...inHost(handlers),
    ...clusterFixes(host),
    ...computers.map((kept) =>
      fix(
        `Keep only the instance on ${kept.name}`,
        ...enabledInstances(host)
          .filter(({ computer }) => computer !== kept)
          .map((instance) => remove(instance)),
      ),
    ),
  );
}

/** A finding where a host works in one instance as it has to, so that nothing but clustering would make it highly available. */
export function* inOneInstance(host: Host, reason: SingleInstanceReason, { does, why }: Words): Iterable<Finding> {
  const handlers = singleInstanceHandlers(host, reason);
  const { instances } = host;
  if (handlers.length === 0 || host.isolated || !isUnclustered(host)) return;
  if (instances.some((instance) => !instance.computer || ssoHeldBy(instance))) return;
  const [only, another] = runningOn(host);
  // Where none is enabled nothing is received yet.
  if (!only || another) return;
  yield at(
    host,
    'name',
    `Host ${host.name} ${does(handlers)} in a single instance, on ${only.name}, and isn't clustered. ${why}`,
    ...inHost(handlers),
    ...clusterFixes(host),
  );
}

/** "receives in order over MSMQ and MQSeries" */
export function receivesInOrder(handlers: readonly Handler[]): string {
  return `receives in order over ${list([...new Set(handlers.map(({ adapter }) => adapter.name))])}`;
}

function inHost(handlers: readonly Handler[]): readonly Extra[] {
  return handlers.map((handler) =>
    related(handler, 'name', `The ${handler.adapter.name} receive handler runs in the host.`),
  );
}
