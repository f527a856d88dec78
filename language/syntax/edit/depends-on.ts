/** The `dependsOn` of a resource as text: where it goes, and how it is taken out. */
import type { AstNode } from 'langium';
import { leavesOf, listNodes, nameNode } from '../locate.ts';
import { asLineStart } from '../names.ts';
import type { TextEdit } from './apply.ts';
import { removeItems } from './list-items.ts';
import { startsLine } from './style.ts';

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

/**
 * The whole list as given; none where it is empty. Where comments stand between the items, each of the new ones takes the place
 * of an old one.
 */
export function replaceDependsOn(node: AstNode, written: readonly string[], text: string): readonly TextEdit[] {
  const items = listNodes(node, 'dependsOn');
  const [first, last] = [items[0]?.$cstNode, items.at(-1)?.$cstNode];
  if (written.length === 0) return [removeDependsOn(node)];
  if (!first || !last) return [insertDependsOn(node, written.join(', '))];
  if (!/\/[/*]/.test(text.slice(first.offset, last.end))) {
    return [{ start: first.offset, end: last.end, text: written.join(', ') }];
  }
  const replaced = items.slice(0, written.length).flatMap(({ $cstNode: cst }, index) => {
    const isLast = index === items.length - 1;
    const own = written.slice(index, isLast ? undefined : index + 1).join(', ');
    return cst
      ? [{ start: cst.offset, end: cst.end, text: startsLine(text, cst.offset) ? asLineStart(own) : own }]
      : [];
  });
  return [...replaced, ...removeItems(items, new Set(items.slice(written.length)), text)];
}
