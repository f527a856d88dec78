/** Which files a file sees through its imports, and which files are the roots of topologies. */
import { type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from 'langium';
import type * as ast from '../generated/ast.ts';

export type BtcDocument = LangiumDocument<ast.File>;

/** The files of a workspace, as far as resolving imports needs them. */
export type Documents = Pick<LangiumDocuments, 'getDocument'>;

/**
 * The address that an import means, relative to its file; undefined while the path is missing, can't be an address, or isn't that of a
 * `.btc` file: whoever checks a file of somebody else must not be made to read, and to show, anything else.
 */
export function importedUri(from: BtcDocument, declaration: ast.Import): URI | undefined {
  const path = declaration.path;
  if (!path || !/\.btc$/i.test(path)) return undefined;
  return addressOf(path, from.uri);
}

function addressOf(path: string, from: URI): URI {
  return UriUtils.resolvePath(UriUtils.dirname(from), path.replaceAll('\\', '/'));
}

/**
 * The addresses that a text may import, found without reading it: all that it does import, and those that only a comment or
 * another text names.
 */
export function possibleImports(from: URI, text: string): readonly URI[] {
  // A quote that closes one text may as well open the next: it is looked at, and not passed.
  return [...text.matchAll(/"([^"\r\n]*\.btc)(?="|[\r\n]|$)/gi)].map(([, path = '']) => addressOf(path, from));
}

/** The loaded document that an import means, or undefined where there is none. */
export function importedDocument(
  documents: Documents,
  from: BtcDocument,
  declaration: ast.Import,
): BtcDocument | undefined {
  const uri = importedUri(from, declaration);
  return uri && (documents.getDocument(uri) as BtcDocument | undefined);
}

/** The file itself, then all files that it imports, directly or through others, each once, in the order of the imports. */
export function closureOf(documents: Documents, root: BtcDocument): readonly BtcDocument[] {
  const seen = new Set<BtcDocument>([root]);
  for (const document of seen) {
    for (const declaration of document.parseResult.value.imports ?? []) {
      const imported = importedDocument(documents, document, declaration);
      if (imported) seen.add(imported);
    }
  }
  return [...seen];
}

/**
 * The files that stand for a topology: those that no other file imports. Of files that import each other in a circle and
 * are imported by nothing outside of it, the first stands for all. Every file is in the closure of at least one root.
 */
export function rootsOf(documents: Documents, all: readonly BtcDocument[]): readonly BtcDocument[] {
  const importedByOthers = new Set<BtcDocument>();
  for (const document of all) {
    for (const declaration of document.parseResult.value.imports ?? []) {
      const imported = importedDocument(documents, document, declaration);
      if (imported && imported !== document) importedByOthers.add(imported);
    }
  }
  const roots = all.filter((document) => !importedByOthers.has(document));
  const covered = new Set(roots.flatMap((root) => closureOf(documents, root)));
  for (const document of all) {
    if (covered.has(document)) continue;
    roots.push(document);
    for (const reached of closureOf(documents, document)) covered.add(reached);
  }
  return roots;
}
