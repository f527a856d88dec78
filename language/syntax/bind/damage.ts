/** Finds the declarations that syntax errors stand in: what such a declaration lacks may only be half-typed. */
import { type AstNode, AstUtils } from 'langium';
import type * as model from '../../model/topology.ts';
import { lineEnd } from '../edit/style.ts';
import type { BtcDocument } from '../imports.ts';
import type { Draft } from './elements.ts';

/** Marks the innermost declaration of the file around each of its errors, or before it on its line. */
export function markDamage(document: BtcDocument, elements: ReadonlyMap<AstNode, Draft<model.Element>>): void {
  const { lexerErrors, value: file } = document.parseResult;
  if (lexerErrors.length === 0) return;
  const text = document.textDocument.getText();
  const nodes = [...elements.keys()]
    .filter((node) => AstUtils.findRootNode(node) === file)
    .sort((a, b) => (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0));
  const starts = nodes.map((node) => node.$cstNode?.offset ?? 0);
  for (const { offset } of lexerErrors) {
    let at: AstNode | undefined = nodes[lastAtOrBefore(starts, offset)];
    while (at && lineEnd(text, at.$cstNode?.end ?? 0) < offset) at = at.$container;
    while (at && !elements.has(at)) at = at.$container;
    const element = at && elements.get(at);
    if (element) element.damaged = true;
  }
}

/** The index of the last number that is not above the limit; -1 where there is none. The numbers ascend. */
function lastAtOrBefore(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
