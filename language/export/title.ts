/** What an exported document is called. */
import { visible } from '../diagram/index.ts';
import type { Topology } from '../model/topology.ts';

/** The title of the topology; without one, the name of its file. */
export function titleOf({ title }: Topology, fileName: string): string {
  return visible(title === undefined || title.trim() === '' ? fileName : title);
}
