/** The contract of a refactoring: a change that nobody has to make, offered where it leads to no error. */
import type { Edit } from '../rules/rule.ts';

export interface Refactoring {
  /** `move` takes declarations to another place, `rewrite` changes them where they are, `extract` makes something new of them. */
  readonly kind: 'rewrite' | 'move' | 'extract';
  /** What it does, as an imperative without a full stop. Unique among those of an element. */
  readonly title: string;
  /** None where it is refused. */
  readonly edits: readonly Edit[];
  /** Why it can't be done, in a sentence: for those that somebody would look for, and wonder. */
  readonly refused?: string;
}

/** Nobody chooses among more than these in a menu. */
export const mostChoices = 10;
