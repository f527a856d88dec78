/** One thing that completion offers, before it is put in the protocol's form, and where the cursor is that it is offered at. */
import type { AstNode } from 'langium';
import type { CompletionItemKind } from 'vscode-languageserver';
import type { ast, model, Program, TextEdit } from '#language';

export interface Item {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What goes into the text; where it differs, with the stops of a snippet in `snippet`. */
  readonly text: string;
  readonly snippet?: string;
  /** A few words behind the label. */
  readonly note?: string;
  readonly detail?: string;
  /** Sentences of the language's own. */
  readonly doc?: readonly string[];
  /** What changes elsewhere in the file. */
  readonly edits?: readonly TextEdit[];
}

/** Where the cursor is, besides the slot. */
export interface Surroundings {
  /** The innermost declaration or block around the cursor; the file at the top level. */
  readonly from: AstNode;
  /** What the file sees: itself and its imports. */
  readonly files: readonly ast.File[];
  readonly uri: string;
  /** The first topology that the file is part of; undefined where there was no analysis. */
  readonly program: Program | undefined;
  /** The elements of it around the cursor, the innermost first. */
  readonly around: readonly model.Element[];
  /** Paths of the files that an import could mean. */
  readonly importPaths: () => readonly string[];
  /** A colon follows already. */
  readonly beforeColon: boolean;
  /** The client puts the cursor where a snippet says. */
  readonly takesSnippets: boolean;
}

/** More than anyone reads; the client asks again when more is typed. */
export const mostItems = 200;
