/** One thing that is told about a part, and what those who tell it work with. */
import type { Element, Topology } from '../model/topology.ts';
import { type Namer, namerOf } from '../simulation/index.ts';
import { listOf, type Phrase } from './phrase.ts';

export interface Fact {
  /** What it is about: "Possible owners". */
  readonly label: string;
  readonly text: Phrase;
}

export interface Explainer {
  readonly topology: Topology;
  /** Short where that is unambiguous. */
  readonly name: Namer;
  /** The names of several parts, as a list. */
  readonly names: (parts: readonly Element[], conjunction?: 'and' | 'or') => Phrase;
}

export function explainerOf(topology: Topology): Explainer {
  const name = namerOf(topology);
  return { topology, name, names: (parts, conjunction) => listOf(parts.map(name), conjunction) };
}

/** A fact, or none where there is nothing to tell. */
export function fact(label: string, text: Phrase | undefined): readonly Fact[] {
  return text === undefined || text.length === 0 ? [] : [{ label, text }];
}
