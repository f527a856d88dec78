/** A root file with everything it imports, bound into one topology: the unit that is checked, drawn and written down. */
import type { LangiumDocuments } from 'langium';
import type { Topology } from './model/topology.ts';
import type { Part } from './rules/engine.ts';
import { type Binding, bind } from './syntax/bind/bind.ts';
import type { EditContext } from './syntax/edit/edit.ts';
import { type BtcDocument, closureOf, rootsOf } from './syntax/imports.ts';
import { visibleFrom } from './syntax/resolve.ts';

export interface Program {
  readonly root: BtcDocument;
  /** The root first, then what it imports. */
  readonly documents: readonly BtcDocument[];
  readonly topology: Topology;
  /** What the topology consists of; what an edit leaves as it is stays the same part. */
  readonly parts: readonly Part[];
  readonly editing: EditContext;
  readonly binding: Binding;
}

/** Binds the topology of a root. The documents have to be linked. */
export function programOf(documents: LangiumDocuments, root: BtcDocument): Program {
  return bound(documents, root, false);
}

/**
 * Binds the topology of a root that is being edited: what is found out about it is kept for the next one. The documents have to be linked.
 * @param earlier the program of the root before an edit, to go on from; it is used up
 */
export function liveProgramOf(documents: LangiumDocuments, root: BtcDocument, earlier?: Program): Program {
  return bound(documents, root, true, earlier);
}

function bound(documents: LangiumDocuments, root: BtcDocument, isFollowed: boolean, earlier?: Program): Program {
  const files = closureOf(documents, root);
  const namesSeen = new Map(
    files.map((file) => [file, visibleFrom(closureOf(documents, file).map(({ parseResult }) => parseResult.value))]),
  );
  const seen = files.map((document) => ({ document, visible: namesSeen.get(document) ?? [] }));
  const binding = bind(seen, isFollowed, earlier?.binding);
  return {
    root,
    documents: files,
    topology: binding.topology,
    parts: binding.blocks,
    binding,
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
