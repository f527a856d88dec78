/** The refactorings at a place of a file, as text edits that are made when somebody asks for them. */
import { CstUtils } from 'langium';
import type { Program } from './program.ts';
import { type Refactoring, refactoringsOf } from './refactor/index.ts';
import type { EditsByFile, TextEdit } from './syntax/edit/apply.ts';
import { elementsAround } from './syntax/element-of.ts';
import type { BtcDocument } from './syntax/imports.ts';
import { syntaxErrorsOf } from './syntax/syntax-errors.ts';
import { writeFix } from './write-fix.ts';

export interface OfferedRefactoring extends Pick<Refactoring, 'kind' | 'title' | 'refused'> {
  /** The text edits by file address, none where it is refused; undefined where the topologies that the file is part of would need different ones. */
  readonly edits: () => EditsByFile | undefined;
}

/**
 * What can be done with the declaration at an offset. None in a topology with a syntax error, where it isn't sure what stands in
 * which block.
 * @param programs the topologies that the file is part of: all of them have to allow it
 */
export function refactoringsAt(
  programs: readonly Program[],
  document: BtcDocument,
  offset: number,
): readonly OfferedRefactoring[] {
  const [first, ...others] = programs.map((program) => refactoringsIn(program, document, offset));
  return (first ?? []).flatMap((offer) => {
    const same = others.map((offers) => offers.find(({ kind, title }) => kind === offer.kind && title === offer.title));
    const all = [offer, ...same.flatMap((one) => one ?? [])];
    if (all.length < programs.length) return [];
    return [{ ...offer, edits: () => united(all.flatMap((one) => one.edits() ?? [])) }];
  });
}

function refactoringsIn(program: Program, document: BtcDocument, offset: number): readonly OfferedRefactoring[] {
  if (program.documents.some((file) => syntaxErrorsOf(file).length > 0)) return [];
  const root = document.parseResult.value.$cstNode;
  const leaf = [offset, offset - 1]
    .map((at) => (root && at >= 0 ? CstUtils.findLeafNodeAtOffset(root, at) : undefined))
    .find((found) => found !== undefined && !found.hidden);
  const [element] = leaf ? elementsAround(leaf.astNode, program.topology) : [];
  if (!element) return [];
  return refactoringsOf(element, program.topology).map((refactoring) => ({
    ...refactoring,
    edits: () => writeFix(refactoring, program),
  }));
}

/** One change of all files; undefined where a file would have to change in two ways. */
function united(changes: readonly EditsByFile[]): EditsByFile | undefined {
  const byFile = new Map<string, readonly TextEdit[]>();
  for (const [uri, edits] of changes.flatMap((change) => [...change])) {
    const known = byFile.get(uri);
    if (known && JSON.stringify(known) !== JSON.stringify(edits)) return undefined;
    byFile.set(uri, edits);
  }
  return byFile;
}
