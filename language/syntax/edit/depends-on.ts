/** The `dependsOn` of a resource as text: where it goes, and how it is taken out. */
import type { AstNode } from 'langium';
import { leavesOf, listNodes, nameNode } from '../locate.ts';
import type { TextEdit } from './apply.ts';

/** Behind the name of the resource, or behind the host that names it; where the keyword is there already, behind that. */
export function insertDependsOn(node: AstNode, written: string): TextEdit {
  const keyword = leavesOf(node).find(({ astNode, text }) => astNode === node && text === 'dependsOn');
  const name = nameNode(node);
  const isKeyword = keyword && name && keyword.offset >= name.end;
  const at = (isKeyword ? keyword : name)?.end ?? node.$cstNode?.end ?? 0;
  return { start: at, end: at, text: isKeyword ? ` ${written}` : ` dependsOn ${written}` };
}

/** ` dependsOn A, B` with the space before it; nothing where there is no list. */
export function removeDependsOn(node: AstNode): TextEdit {
  const last = listNodes(node, 'dependsOn').at(-1)?.$cstNode?.end;
  const start = nameNode(node)?.end ?? last ?? 0;
  return { start, end: last ?? start, text: '' };
}

/** The whole list as given; none where it is empty. */
export function replaceDependsOn(node: AstNode, written: readonly string[]): TextEdit {
  const items = listNodes(node, 'dependsOn');
  const [first, last] = [items[0]?.$cstNode, items.at(-1)?.$cstNode];
  if (written.length === 0) return removeDependsOn(node);
  return first && last
    ? { start: first.offset, end: last.end, text: written.join(', ') }
    : insertDependsOn(node, written.join(', '));
}
