/** What a check of files came to: the problems of each file, as reports tell them. */
import type { TextDocument } from 'langium';
import type { CheckResult, DeclaredSymbol, Problem, SuppressedProblem } from '#language';

export interface CheckedFile {
  readonly name: string;
  readonly uri: string;
  readonly text: TextDocument;
  /** In the order of the text. */
  readonly problems: readonly Reported<Problem>[];
  /** What comments keep from being shown, in the same order. */
  readonly suppressed: readonly Reported<SuppressedProblem>[];
  /** The addresses of what it imports, whether that is there or not. */
  readonly imports: readonly string[];
}

/** A problem with the declaration that it stands in; undefined outside of any, and where nobody asked for it. */
export type Reported<Found extends Problem> = Found & { readonly declaration: DeclarationName | undefined };

/** A declaration, by its own name and by all names around it. */
export interface DeclarationName {
  readonly name: string;
  readonly fullName: string;
  readonly kind: DeclaredSymbol['kind'];
}

export interface Checked {
  /** The files given, in their order, then those that are only imported, then settings files that something was found in. */
  readonly files: readonly CheckedFile[];
  /** Rules that threw: what the others found is then not the whole truth. */
  readonly failures: CheckResult['failures'];
}
