/** Extracts declarations of the top level into a new file that theirs imports, or tells why that can't be. */
import { type AstNode, AstUtils, CstUtils, type URI } from 'langium';
import * as ast from './generated/ast.ts';
import { sure } from './model/sure.ts';
import type { Program } from './program.ts';
import { listSome } from './rules/wording.ts';
import type { EditsByFile } from './syntax/edit/apply.ts';
import { extractLines, linesOf, partedSuppression } from './syntax/edit/extract.ts';
import { changedReference, referencesIn, topLevelAround } from './syntax/edit/extracted-names.ts';
import { keepForm } from './syntax/format/keep.ts';
import { type BtcDocument, type Documents, importedDocument } from './syntax/imports.ts';
import { nameOf } from './syntax/symbols.ts';
import { syntaxErrorsOf } from './syntax/syntax-errors.ts';

export type Extraction =
  | {
      /** What is to be extracted, as an imperative without a full stop. */
      readonly title: string;
      /** Why it can't be. */
      readonly refused: string;
    }
  | {
      readonly refused: undefined;
      /** As an imperative without a full stop, given the file's name. */
      readonly titleFor: (fileName: string) => string;
      /** What the new file may be called, without folder and with its ending: the first of them that is free. */
      readonly fileNames: Iterable<string>;
      /** The text edits by file address; those of the new file make it. */
      readonly edits: (file: URI) => EditsByFile;
    };

/**
 * What a selection of whole declarations, or a cursor in one of them and in none that is in it, can have extracted. Undefined where
 * nothing is meant, and where a syntax error in one of the topologies leaves open what stands in which block.
 * @param programs the topologies that the document is part of
 */
export function extractionAt(
  programs: readonly Program[],
  document: BtcDocument,
  range: { readonly start: number; readonly end: number },
): Extraction | undefined {
  const files = [...new Set(programs.flatMap(({ documents }) => documents))];
  const chosen = chosenIn(document, range);
  if (chosen.length === 0 || programs.length === 0 || files.some((file) => syntaxErrorsOf(file).length > 0))
    return undefined;
  const going = withNeeds(chosen, document);
  const reason = refusalOf(chosen, going, document) ?? circleIn(programs);
  const refused = (why: string) => ({ title: `Extract ${listSome(chosen.map(shown))} to a new file`, refused: why });
  if (reason !== undefined) return refused(reason);

  const lines = going.flatMap((declaration) => linesOf(declaration, document) ?? []);
  const imported = filesNeededBy(going, document, files);
  const extracted = { declarations: new Set<AstNode>(going), from: document, imported };
  const changed = changedReference(extracted, files, documentsOf(files));
  if (changed) return refused(`${placeOf(changed)} would mean something else then.`);
  return {
    refused: undefined,
    titleFor: (fileName) => `Extract ${listSome(chosen.map(shown))}${besides(chosen, going)} to ${fileName}`,
    fileNames: fileNamesFor(chosen[0]),
    edits: (file) => keepForm(extractLines(lines, document, imported, file), [document]),
  };
}

/** All declarations that the selection holds whole; none where it holds one in part. A selection within one is a cursor. */
function chosenIn(document: BtcDocument, { start, end }: { start: number; end: number }): readonly ast.TopLevel[] {
  const selected = document.textDocument.getText().slice(start, end);
  const from = start + (selected.length - selected.trimStart().length);
  const to = end - (selected.length - selected.trimEnd().length);
  const { declarations, $cstNode: root } = document.parseResult.value;
  if (from < to) {
    const touched = declarations.filter(({ $cstNode: cst }) => cst && cst.offset < to && from < cst.end);
    const isWhole = ({ $cstNode: cst }: AstNode) => cst !== undefined && from <= cst.offset && cst.end <= to;
    if (touched.every(isWhole)) return touched;
    if (touched.length > 1) return [];
  }
  const leaf = [from, from - 1]
    .map((at) => (root && at >= 0 ? CstUtils.findLeafNodeAtOffset(root, at) : undefined))
    .find((found) => found !== undefined && !found.hidden);
  let node: AstNode | undefined = leaf?.astNode;
  while (node && (ast.isReference(node) || ast.isLiteral(node) || ast.isProperty(node))) node = node.$container;
  return declarations.filter((declaration) => declaration === node);
}

/** With the declarations of the same file that they refer to, in the order of the file. */
function withNeeds(chosen: readonly ast.TopLevel[], document: BtcDocument): readonly ast.TopLevel[] {
  const going = new Set(chosen);
  // A set is walked in the order in which it grows.
  for (const node of going) for (const other of needsOf(node, document)) going.add(other);
  return document.parseResult.value.declarations.filter((declaration) => going.has(declaration));
}

function needsOf(node: ast.TopLevel, document: BtcDocument): readonly ast.TopLevel[] {
  return referencesIn(node)
    .flatMap((reference) => reference.target?.ref ?? [])
    .map(topLevelAround)
    .filter(({ $container }) => $container === document.parseResult.value);
}

function refusalOf(
  chosen: readonly ast.TopLevel[],
  going: readonly ast.TopLevel[],
  document: BtcDocument,
): string | undefined {
  const all = document.parseResult.value.declarations;
  if (going.length === all.length) return nothingStays(chosen, document);
  for (const declaration of going) {
    const failing = referencesIn(declaration).find((reference) => !reference.target?.ref);
    if (failing) return `${placeOf(failing)} finds nothing, so that it isn't known what ${shown(declaration)} needs.`;
    if (!linesOf(declaration, document)) return `${shown(declaration)} shares a line with something else.`;
  }
  const lines = going.flatMap((declaration) => linesOf(declaration, document) ?? []);
  const parted = partedSuppression(lines, document);
  if (parted === undefined) return undefined;
  return `The comment in line ${parted + 1} would be parted from what it suppresses findings in.`;
}

function nothingStays(chosen: readonly ast.TopLevel[], document: BtcDocument): string {
  const direct = chosen.flatMap((declaration) => needsOf(declaration, document));
  const others = [...new Set(direct)].filter((declaration) => !chosen.includes(declaration));
  const stays = `nothing would stay in ${fileName(document)}`;
  if (others.length === 0) return `${stays.charAt(0).toUpperCase()}${stays.slice(1)}.`;
  const refer = chosen.length > 1 ? 'refer' : 'refers';
  return `${listSome(chosen.map(shown))} ${refer} to ${listSome(others.map(shown))}, and with all that goes along ${stays}.`;
}

/** In a circle of imports through the root, a further file may become a root of its own. */
function circleIn(programs: readonly Program[]): string | undefined {
  for (const { root, documents } of programs) {
    const known = documentsOf(documents);
    const importing = documents.find((file) =>
      file.parseResult.value.imports.some((declaration) => importedDocument(known, file, declaration) === root),
    );
    if (importing === root) return `${fileName(root)} imports itself.`;
    if (importing) return `${fileName(root)} and ${fileName(importing)} import each other in a circle.`;
  }
  return undefined;
}

/** The other files that declare what is referred to, in the order in which the programs have them. */
function filesNeededBy(
  going: readonly ast.TopLevel[],
  document: BtcDocument,
  files: readonly BtcDocument[],
): readonly BtcDocument[] {
  const roots = new Set(
    going
      .flatMap(referencesIn)
      .flatMap((reference) => reference.target?.ref ?? [])
      .map((target) => topLevelAround(target).$container),
  );
  return files.filter((file) => file !== document && roots.has(file.parseResult.value));
}

function documentsOf(files: readonly BtcDocument[]): Documents {
  const byUri = new Map(files.map((file) => [file.uri.toString(), file]));
  return { getDocument: (uri) => byUri.get(uri.toString()) };
}

function besides(chosen: readonly ast.TopLevel[], going: readonly ast.TopLevel[]): string {
  const others = going.filter((declaration) => !chosen.includes(declaration));
  if (others.length === 0) return '';
  return `, with ${listSome(others.map(shown))} that ${chosen.length > 1 ? 'they need' : 'it needs'},`;
}

/** A declaration in a title: by its name, and Enterprise SSO, which has none, by its keyword. */
function shown(declaration: ast.TopLevel): string {
  return ast.isSso(declaration) ? 'sso' : (nameOf(declaration) ?? '');
}

function placeOf(reference: ast.Reference): string {
  const { text, range } = sure(reference.$cstNode);
  const file = fileName(AstUtils.getDocument(reference) as BtcDocument);
  return `${text} in line ${range.start.line + 1} of ${file}`;
}

function fileName({ uri }: BtcDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** What Windows takes for a device, with whatever ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Longer names make trouble with paths. */
const longestName = 60;

/** In lower case, so that no two names differ in case alone. */
function fileNamesFor(declaration: ast.TopLevel | undefined): Iterable<string> {
  const keyword = (declaration?.$type ?? '').toLowerCase();
  const written = (declaration ? shown(declaration) : '').normalize('NFC').toLowerCase();
  const named = [...written.replace(/[^\p{L}\p{N}_]+/gu, '-')]
    .slice(0, longestName)
    .join('')
    .replace(/^-+|-+$/g, '');
  const stem = named === '' || devices.test(named) ? [keyword, named].filter((part) => part !== '').join('-') : named;
  return {
    *[Symbol.iterator]() {
      for (let number = 1; ; number++) yield number === 1 ? `${stem}.btc` : `${stem}-${number}.btc`;
    },
  };
}
