/** A moment in the life of a topology, as far as the picture shows it: where groups run, and what isn't as it was at the start. */
import type { Element, Group, Node } from '../model/topology.ts';

/** `lost`: it doesn't work. `changed`: it works, but elsewhere or otherwise. `risk`: it works, and something is wrong with that. */
export const tones = ['lost', 'changed', 'risk'] as const;
export type Tone = (typeof tones)[number];

/** What there is to say of an element; the words stand in the picture, so that nothing is told by colour alone. */
export interface Condition {
  /** Undefined for what needs no notice. */
  readonly tone: Tone | undefined;
  readonly words: string;
}

export interface Moment {
  /** Undefined for a group that is on no node. */
  readonly ownerOf: (group: Group) => Node | undefined;
  /** Undefined where there is nothing to say. */
  readonly conditionOf: (element: Element) => Condition | undefined;
}
