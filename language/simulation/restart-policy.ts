/** What a cluster does with a resource that has failed and that restarting does not help. */
import type { Resource } from '../model/topology.ts';

/**
 * Whether the failure takes the whole group to another node. By default it does, on every Windows version (white paper, lines
 * 1166 and 1175); the versions differ only in how often they restart the resource before. `failover: no` keeps the group where
 * it is, and so does `attempts: 0` where failover is not asked for, which is "do not restart".
 */
export function failsOver({ restart }: Resource): boolean {
  if (restart?.failover !== undefined) return restart.failover;
  return restart?.attempts !== 0;
}
