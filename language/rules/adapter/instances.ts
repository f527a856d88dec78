/** Where the instances of a host run, for adapters that must not receive in several of them. */
import { enabledInstances } from '../../model/queries.ts';
import type { Computer, Host } from '../../model/topology.ts';

/** The computers on which the host has an enabled instance, each once. */
export function runningOn(host: Host): readonly Computer[] {
  return [...new Set(enabledInstances(host).flatMap(({ computer }) => computer ?? []))];
}
