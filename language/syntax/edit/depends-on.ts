/** The `dependsOn` of a resource as text: where it goes, and how it is taken out. */
import type { AstNode } from 'langium';
import { leavesOf, listNodes, nameNode } from '../locate.ts';
import type { TextEdit } from './apply.ts';
import { removeItems } from './list-items.ts';

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

/** The whole list as given, each in the place of one that there was, so that comments between them stay; none where it is empty. */
export function replaceDependsOn(node: AstNode, written: readonly string[], text: string): readonly TextEdit[] {
  const items = listNodes(node, 'dependsOn');
  if (written.length === 0) return [removeDependsOn(node)];
  if (items.length === 0) return [insertDependsOn(node, written.join(', '))];
  const replaced = items.slice(0, written.length).flatMap(({ $cstNode: cst }, index) => {
    const isLast = index === items.length - 1;
    const own = isLast ? written.slice(index) : written.slice(index, index + 1);
    return cst ? [{ start: cst.offset, end: cst.end, text: own.join(', ') }] : [];
  });
  return [...replaced, ...removeItems(items, new Set(items.slice(written.length)), text)];
}
