/** The imports that a fix brings along, where what it refers to is declared in a file that the changed one doesn't see. */
import { UriUtils } from 'langium';
import type { Element } from '../../model/topology.ts';
import type { Edit, NewDeclaration, NewReference, NewValue } from '../../rules/rule.ts';
import type { BtcDocument } from '../imports.ts';
import { documentOf } from '../locate.ts';
import { quote } from '../names.ts';
import { nodeOf } from '../origin.ts';
import type { Visible } from '../resolve.ts';
import { leafOf } from '../tree/cst.ts';
import type { TextEdit } from './apply.ts';
import { endWithComment, styleOf } from './style.ts';

/** The files that have to be imported by each file that the edits change. */
export function missingImports(
  edits: readonly Edit[],
  visibleFrom: (document: BtcDocument) => Visible,
): ReadonlyMap<BtcDocument, ReadonlySet<BtcDocument>> {
  const missing = new Map<BtcDocument, Set<BtcDocument>>();
  const added = newDeclarations(edits);
  for (const edit of edits) {
    const [target, references] = newReferences(edit);
    if (!target) continue;
    const document = documentOf(target.origin);
    for (const reference of references) {
      const element = typeof reference === 'string' ? added.get(reference) : reference;
      if (!element || documentOf(element.origin) === document) continue;
      if (visibleFrom(document).some(({ byNode }) => byNode.has(nodeOf(element.origin)))) continue;
      missing.set(document, (missing.get(document) ?? new Set()).add(documentOf(element.origin)));
    }
  }
  return missing;
}

/** What names something else in place of a name of its own. */
const namedByReference: ReadonlySet<string> = new Set(['instance', 'biztalkHost', 'receive', 'send']);

/** Where the edits declare new names: an element of the same file for each. */
function newDeclarations(edits: readonly Edit[]): ReadonlyMap<string, Element> {
  const added = new Map<string, Element>();
  for (const edit of edits) {
    if (edit.verb !== 'add' || !('kind' in edit.to)) continue;
    for (const name of newNames(edit.declaration)) added.set(name, edit.to);
  }
  return added;
}

function newNames({ keyword, name, members = [] }: NewDeclaration): readonly string[] {
  const own = typeof name === 'string' && !namedByReference.has(keyword) ? [name] : [];
  return [...own, ...members.flatMap(newNames)];
}

/** What an edit newly refers to, and where it writes that. */
function newReferences(edit: Edit): readonly [target: Pick<Element, 'origin'> | undefined, readonly NewReference[]] {
  switch (edit.verb) {
    case 'add':
      return [edit.to, inDeclaration(edit.declaration)];
    case 'set':
      return [edit.on, inValues(edit.values)];
    case 'append':
      return [edit.to, [edit.item]];
    case 'retarget':
      return [edit.reference, [edit.to]];
    default:
      return [undefined, []];
  }
}

function inDeclaration({
  name,
  dependsOn = [],
  properties = [],
  members = [],
}: NewDeclaration): readonly NewReference[] {
  return [
    name,
    ...dependsOn,
    ...properties.flatMap(([, ...values]) => inValues(values)),
    ...members.flatMap(inDeclaration),
  ];
}

function inValues(values: readonly NewValue[]): readonly NewReference[] {
  return values.flatMap((value) => ('reference' in value ? [value.reference] : []));
}

/** Writes the imports behind those that the file has, else behind its title, else at its beginning. */
export function writeImports(document: BtcDocument, imported: Iterable<Pick<BtcDocument, 'uri'>>): TextEdit {
  const text = document.textDocument.getText();
  const { lineBreak } = styleOf(text);
  const folder = UriUtils.dirname(document.uri);
  const lines = [...imported].map(({ uri }) => `import ${quote(UriUtils.relative(folder, uri))}`).join(lineBreak);
  const file = document.parseResult.value;
  const last = file.imports?.at(-1)?.$cstNode;
  const anchor = last ?? leafOf(file, 'title');
  if (!anchor) return { start: 0, end: 0, text: lines + lineBreak + lineBreak };
  const at = endWithComment(text, anchor.end);
  return { start: at, end: at, text: (last ? lineBreak : lineBreak + lineBreak) + lines };
}
