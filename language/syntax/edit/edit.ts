/** Turns the edit verbs of a fix into text edits: the only place that knows how `.btc` text is laid out. */
import { type AstNode, AstUtils } from 'langium';
import * as ast from '../../generated/ast.ts';
import { resourceTypes } from '../../model/schema.ts';
import { sure } from '../../model/sure.ts';
import type { Element, Suppression } from '../../model/topology.ts';
import type { Block, Edit, Fix, NewReference, NewValue, Place, Renamable } from '../../rules/rule.ts';
import { valuesOf } from '../bind/values.ts';
import { type BtcDocument, importedUri } from '../imports.ts';
import { documentOf, leavesOf, listNodes, nameNode, propertyNode } from '../locate.ts';
import { writeName } from '../names.ts';
import { nodeOf } from '../origin.ts';
import { writtenReference } from '../reach.ts';
import { namesReferringIn } from '../references.ts';
import type { Visible } from '../resolve.ts';
import type { EditsByFile, TextEdit } from './apply.ts';
import { type BlockNode, insertIntoBlock, type Member } from './block.ts';
import { insertDependsOn } from './depends-on.ts';
import { missingImports, writeImports } from './missing-imports.ts';
import { homeOf, type Move, movedText, newGroupsOf, newGroupText, referencesAfter, visibleAfter } from './move.ts';
import { removePlaces } from './remove.ts';
import { endWithComment, styleOf } from './style.ts';
import { type Site, writeDeclaration, writeProperty, writeReference, writeValue } from './write.ts';

/** What the edits need to know of the files around them. */
export interface EditContext {
  /** The names of the document itself come first. */
  readonly visibleFrom: (document: BtcDocument) => Visible;
  /** Files that may refer to a declaration of the document. */
  readonly referringTo: (document: BtcDocument) => readonly BtcDocument[];
}

/** The text edits of a fix, by the address of the file; those of a file that isn't there yet make it. They don't overlap. */
export function editsOf(fix: Fix, files: EditContext): EditsByFile {
  const imports = missingImports(fix.edits, files.visibleFrom);
  const moves = fix.edits.filter((edit) => edit.verb === 'move');
  const context = withNames(files, imports, moves);
  const byFile = new Map<BtcDocument, TextEdit[]>();
  const put = (document: BtcDocument, edits: readonly TextEdit[]) =>
    byFile.set(document, [...(byFile.get(document) ?? []), ...edits]);

  for (const [target, changes] of changesByElement(fix.edits)) {
    const document = documentOf(target.origin);
    put(document, changeElement(nodeOf(target.origin), changes, textOf(document), siteAt(target, context)));
  }
  for (const edit of fix.edits) {
    if (edit.verb === 'rename') {
      for (const [document, edits] of renameEverywhere(edit.element, edit.name, context)) put(document, edits);
    } else if (edit.verb === 'retarget') {
      put(documentOf(edit.reference.origin), retarget(edit.reference, edit.to, context));
    } else if (edit.verb === 'reason') {
      put(documentOf(edit.suppression.origin), [writeReason(edit.suppression, edit.reason)]);
    }
  }
  for (const [document, { places, moved }] of removalsOf(fix.edits)) {
    put(document, removePlaces(places, textOf(document), moved));
  }
  const withNewNames = [...moves.map(({ to }) => documentOf(homeOf(to).origin)), ...imports.keys()];
  for (const document of new Set(withNewNames.flatMap(context.referringTo))) {
    const others = byFile.get(document) ?? [];
    const isOwn = ({ start, end }: TextEdit) => !others.some((other) => start < other.end && other.start < end);
    const added = newlySeen(document, files, imports);
    // What another edit of the fix takes away or writes anew needs no new name.
    put(document, referencesAfter(moves, document, context.visibleFrom(document), added).filter(isOwn));
  }
  for (const [document, imported] of imports) put(document, [writeImports(document, imported)]);
  return new Map([
    ...[...byFile].map(([document, edits]) => [document.uri.toString(), linesLast(edits)] as const),
    ...fix.edits.flatMap(newFile),
  ]);
}

function newFile(edit: Edit): readonly (readonly [uri: string, edits: readonly TextEdit[]])[] {
  if (edit.verb !== 'create') return [];
  const node = nodeOf(edit.file.origin);
  const uri = ast.isImport(node) ? importedUri(documentOf(edit.file.origin), node)?.toString() : undefined;
  return uri === undefined ? [] : [[uri, [{ start: 0, end: 0, text: `// ${edit.comment}\n` }]]];
}

/** What goes behind something on its line comes before new lines at the same place. */
function linesLast(edits: readonly TextEdit[]): readonly TextEdit[] {
  const isNewLine = ({ text }: TextEdit) => /^\r?\n/.test(text);
  return [...edits.filter((edit) => !isNewLine(edit)), ...edits.filter(isNewLine)];
}

/** The files as they see each other after the new imports and the moves. */
function withNames(
  files: EditContext,
  imports: ReadonlyMap<BtcDocument, ReadonlySet<BtcDocument>>,
  moves: readonly Move[],
): EditContext {
  const known = new Map<BtcDocument, Visible>();
  const visibleFrom = (document: BtcDocument): Visible =>
    visibleAfter(moves, [...files.visibleFrom(document), ...newlySeen(document, files, imports)]);
  return {
    ...files,
    visibleFrom(document) {
      const visible = known.get(document) ?? visibleFrom(document);
      known.set(document, visible);
      return visible;
    },
  };
}

/** What a file sees only with the new imports: its own, and those of the files that it sees. */
function newlySeen(
  document: BtcDocument,
  { visibleFrom }: EditContext,
  imports: ReadonlyMap<BtcDocument, ReadonlySet<BtcDocument>>,
): Visible {
  const before = new Set(visibleFrom(document));
  const after = new Set(before);
  // The set is walked in the order in which it grows.
  for (const table of after) {
    for (const [importing, imported] of imports) {
      if (visibleFrom(importing)[0] !== table) continue;
      for (const seen of [...imported].flatMap(visibleFrom)) after.add(seen);
    }
  }
  return [...after].filter((table) => !before.has(table));
}

/** What goes from each file: the places that are removed, and the declarations that are moved. */
function removalsOf(edits: readonly Edit[]) {
  const removals = new Map<BtcDocument, { readonly places: Place[]; readonly moved: AstNode[] }>();
  for (const edit of edits) {
    if (edit.verb !== 'remove' && edit.verb !== 'move') continue;
    const document = documentOf(edit.verb === 'move' ? edit.element.origin : edit.place.of.origin);
    const known = removals.get(document) ?? { places: [], moved: [] };
    removals.set(document, known);
    if (edit.verb === 'move') known.moved.push(nodeOf(edit.element.origin));
    else known.places.push(edit.place);
  }
  return removals;
}

function textOf(document: BtcDocument): string {
  return document.textDocument.getText();
}

function siteAt({ origin }: { readonly origin: Element['origin'] }, context: EditContext): Site {
  const document = documentOf(origin);
  return { from: nodeOf(origin), visible: context.visibleFrom(document), style: styleOf(textOf(document)) };
}

type Change = Extract<Edit, { verb: 'add' | 'set' | 'append' | 'move' }>;
type Target = Extract<Edit, { verb: 'add' }>['to'] | Block;

/** Changes of one declaration are made together, so that two of them can share a new list or a new block. */
function changesByElement(edits: readonly Edit[]): ReadonlyMap<Target, readonly Change[]> {
  const changes = new Map<Target, Change[]>();
  for (const edit of edits) {
    if (edit.verb !== 'add' && edit.verb !== 'set' && edit.verb !== 'append' && edit.verb !== 'move') continue;
    const target = edit.verb === 'set' ? edit.on : edit.verb === 'move' ? homeOf(edit.to) : edit.to;
    changes.set(target, [...(changes.get(target) ?? []), edit]);
  }
  return changes;
}

function changeElement(node: AstNode, changes: readonly Change[], text: string, site: Site): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const properties: string[] = [];
  const members: Member[] = [];
  const besides: Member[] = [];
  const appended = new Map<string, NewReference[]>();
  for (const change of changes) {
    if (change.verb === 'append') {
      appended.set(change.list, [...(appended.get(change.list) ?? []), change.item]);
    } else if (change.verb === 'set') {
      const property = propertyNode(node, change.key);
      if (property) edits.push(replaceValues(property, change.values, site));
      else properties.push(writeProperty(change.key, change.values, site));
    } else if (change.verb === 'move') {
      if (homeOf(change.to) !== change.to) continue;
      const keyword = keywordOf(nodeOf(change.element.origin));
      members.push(memberOf(keyword, (indent) => movedText(change, indent, text, site)));
    } else {
      const { beside, declaration } = change;
      const member = memberOf(declaration.keyword, (indent) => writeDeclaration(declaration, indent, site));
      (beside ? besides : members).push(member);
    }
  }
  for (const [group, moves] of newGroupsOf(changes)) {
    members.push(memberOf('group', (indent) => newGroupText(group, moves, indent, text, site)));
  }
  for (const [list, items] of appended) {
    const last = listNodes(node, list).at(-1)?.$cstNode;
    const written = items.map((item) => writeReference(item, site)).join(', ');
    if (last) edits.push({ start: last.end, end: last.end, text: `, ${written}` });
    else if (list !== 'dependsOn') properties.push(`${list}: ${written}`);
    else edits.push(insertDependsOn(node, written));
  }
  const file = AstUtils.findRootNode(node) as ast.File;
  const block = ast.isFile(node) ? [] : insertIntoBlock(node as BlockNode, { properties, members }, text, site);
  const atTop = ast.isFile(node) ? [...members, ...besides] : besides;
  return [...edits, ...block, ...atTop.map((member) => appendToFile(file, member, text, site))];
}

function memberOf(keyword: string, write: Member['write']): Member {
  return {
    write,
    sibling: (other) => keywordOf(other) === keyword,
    follows: (other) => rankOf(keywordOf(other)) < rankOf(keyword),
  };
}

function keywordOf(node: AstNode): string {
  return leavesOf(node)[0]?.text ?? '';
}

/** The customary order of declarations in a block: what others depend on stands before them. */
const customaryOrder: readonly string[] = [
  ...['node', 'group', 'account'],
  ...resourceTypes.filter((type) => type !== 'biztalkHost'),
  ...['biztalkHost', 'host', 'instance', 'adapter', 'receive', 'send'],
];

function rankOf(keyword: string): number {
  return customaryOrder.indexOf(keyword);
}

function replaceValues(property: ast.Property, values: readonly NewValue[], site: Site): TextEdit {
  const written = values.map((value) => writeValue(value, site)).join(', ');
  const first = valuesOf(property)[0]?.$cstNode;
  const last = valuesOf(property).at(-1)?.$cstNode;
  if (first && last) return { start: first.offset, end: last.end, text: written };
  const end = sure(property.$cstNode).end;
  return { start: end, end, text: ` ${written}` };
}

/** A new top-level declaration goes behind the last one of its kind, else to the end, with an empty line before it. */
function appendToFile(file: ast.File, member: Member, text: string, { style }: Site): TextEdit {
  const anchor = file.declarations.findLast(member.sibling) ?? file.declarations.at(-1);
  const end = anchor?.$cstNode?.end;
  const at = end === undefined ? text.trimEnd().length : endWithComment(text, end);
  const gap = at === 0 ? '' : style.lineBreak + style.lineBreak;
  return { start: at, end: at, text: gap + member.write('') };
}

/** The declaration's name, and every reference that was linked to it; or a property's key. */
function renameEverywhere(
  element: Renamable,
  name: string,
  context: EditContext,
): ReadonlyMap<BtcDocument, readonly TextEdit[]> {
  const node = nodeOf(element.origin);
  const declaring = documentOf(element.origin);
  const edits = new Map<BtcDocument, readonly TextEdit[]>();
  for (const document of new Set([declaring, ...context.referringTo(declaring)])) {
    const spans = namesReferringIn(document.parseResult.value).flatMap(({ target: reference }) =>
      reference?.ref === node && reference.$refNode ? [reference.$refNode] : [],
    );
    const own = document === declaring ? [nameNode(node)] : [];
    edits.set(
      document,
      [...own, ...spans].flatMap((cst) => (cst ? [{ start: cst.offset, end: cst.end, text: writeName(name) }] : [])),
    );
  }
  return edits;
}

/** Behind the codes; a `--` that nothing follows is used. */
function writeReason({ origin }: Suppression, reason: string): TextEdit {
  const { end, text } = sure(nodeOf(origin).$cstNode);
  return { start: end, end, text: text.endsWith('--') ? ` ${reason}` : ` -- ${reason}` };
}

/** The failing segment alone where what stands before it stays right, else the whole reference. */
function retarget(
  reference: Extract<Edit, { verb: 'retarget' }>['reference'],
  to: NewReference,
  context: EditContext,
): readonly TextEdit[] {
  const whole = nodeOf(reference.origin);
  const document = documentOf(reference.origin);
  if (!ast.isReference(whole)) return [];
  if (typeof to === 'string') {
    const cst = sure(whole.$cstNode);
    return [{ start: cst.offset, end: cst.end, text: writeName(to) }];
  }
  const failing = reference.failure && nodeOf(reference.failure.origin);
  if (failing && failing !== whole && ast.isReference(failing)) {
    const cst = sure(failing.target?.$refNode);
    return [{ start: cst.offset, end: cst.end, text: writeName(to.name) }];
  }
  const keepsQualifier = whole.qualifier?.target?.ref === nodeOf(to.origin).$container;
  const cst = sure(keepsQualifier ? whole.target?.$refNode : whole.$cstNode);
  if (keepsQualifier) return [{ start: cst.offset, end: cst.end, text: writeName(to.name) }];
  const written = writtenReference(to, whole, context.visibleFrom(document));
  return [{ start: cst.offset, end: cst.end, text: written }];
}
