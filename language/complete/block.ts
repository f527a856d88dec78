/** A whole block that is proposed, with what makes it right. */
import type { Edit } from '../rules/rule.ts';
import type { Template } from './template.ts';

export interface ProposedBlock {
  /** What the block begins with. */
  readonly keyword: string;
  /** What follows the keyword where the block is offered: "with disk, address and name". */
  readonly title: string;
  /** Lines are separated by `\n` and indented by tabs, the first one not at all. */
  readonly text: Template;
  /** What has to be done elsewhere so that nothing is wrong afterwards. */
  readonly edits: readonly Edit[];
}

/** Finds out whether a name is declared anywhere in the topology. */
export type IsTaken = (name: string) => boolean;
