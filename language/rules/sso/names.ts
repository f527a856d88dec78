/** The names of choices in the titles of fixes. */
import { fullName } from '../../model/paths.ts';
import type { Element } from '../../model/topology.ts';
import { isSameName } from '../language/near.ts';

/** The name of an element, in full where another one of them has it too. */
export function nameAmong(element: Element, others: readonly Element[]): string {
  const isShared = others.some((other) => other !== element && isSameName(other.name, element.name));
  return isShared ? fullName(element) : element.name;
}
