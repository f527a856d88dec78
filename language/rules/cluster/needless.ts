/** What needs nothing else to come online. */
import type { Resource } from '../../model/topology.ts';

/** A Physical Disk and an IP Address have what they need outside of the cluster: the storage and the network. */
export function needsNoDependencies({ type }: Resource): boolean {
  return type === 'disk' || type === 'ip';
}
