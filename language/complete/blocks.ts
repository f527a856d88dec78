/** Whole blocks that suit a place: completion offers them with everything in them that the rules ask for. */
import type { Element, Topology } from '../model/topology.ts';
import type { IsTaken, ProposedBlock } from './block.ts';
import { groupBlocks } from './group-blocks.ts';
import { hostBlocks, newHostBlocks } from './host-blocks.ts';
import { resourceBlocks } from './resource-blocks.ts';

/** The blocks that may stand in an element without a new error, in the order in which they are offered. */
export function proposedBlocks(around: Element, topology: Topology, isTaken: IsTaken): readonly ProposedBlock[] {
  switch (around.kind) {
    case 'cluster':
      return around.type === 'failover' ? groupBlocks(around, topology, isTaken) : [];
    case 'group':
      return [...resourceBlocks(around, topology, isTaken), ...hostBlocks(around, topology, isTaken)];
    case 'biztalkGroup':
      return newHostBlocks(around, isTaken);
    default:
      return [];
  }
}
