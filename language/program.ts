/** A root file with everything it imports, bound into one topology: the unit that is checked, drawn and written down. */
import type { LangiumDocuments } from 'langium';
import type { Topology } from './model/topology.ts';
import { bind } from './syntax/bind/bind.ts';
import type { EditContext } from './syntax/edit/edit.ts';
import { type BtcDocument, closureOf, rootsOf } from './syntax/imports.ts';
import { visibleFrom } from './syntax/resolve.ts';

export interface Program {
  readonly root: BtcDocument;
  /** The root first, then what it imports. */
  readonly documents: readonly BtcDocument[];
  readonly topology: Topology;
  readonly editing: EditContext;
}

/** Binds the topology of a root. The documents have to be linked. */
export function programOf(documents: LangiumDocuments, root: BtcDocument): Program {
  const files = closureOf(documents, root);
  const namesSeen = new Map(
    files.map((file) => [file, visibleFrom(closureOf(documents, file).map(({ parseResult }) => parseResult.value))]),
  );
  return {
    root,
    documents: files,
    topology: bind(files.map((document) => ({ document, visible: namesSeen.get(document) ?? [] }))),
    editing: {
      visibleFrom: (document) => namesSeen.get(document) ?? visibleFrom([document.parseResult.value]),
      referringTo: () => files,
    },
  };
}

/** The programs that cover all of the documents: one for each root. */
export function programsOf(documents: LangiumDocuments, all: readonly BtcDocument[]): readonly Program[] {
  return rootsOf(documents, all).map((root) => programOf(documents, root));
}
