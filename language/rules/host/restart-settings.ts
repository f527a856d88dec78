/** How a setting of a restart policy goes back to its default. */
import type { Restart } from '../../model/topology.ts';
import { type Edit, remove } from '../rule.ts';

/** With its last setting the policy goes as a whole: an empty one says nothing. */
export function removeSetting(restart: Restart, property: 'attempts' | 'failover'): Edit {
  return restart.properties.length === 1 ? remove(restart) : remove(restart, { property });
}
