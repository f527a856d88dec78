/** The contract of a rule: what it looks at, what it finds, and the fixes it offers, all as plain data. */
import type * as model from '../model/topology.ts';
import type { Subjects } from './subjects.ts';

export type { Subjects, SuppressionOutcome } from './subjects.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The folder of the rule, and the heading of its rows in tables. */
export type Section =
  | 'language'
  | 'cluster'
  | 'dtc'
  | 'sql'
  | 'msmq'
  | 'file'
  | 'sso'
  | 'host'
  | 'adapter'
  | 'installation';

/** Where a rule comes from. Only for `stated` may a message say "the white paper". */
export interface Source {
  readonly basis: 'stated' | 'inferred' | 'general';
  /** Lines of the white paper; a range is its first and last line. */
  readonly lines: readonly (number | readonly [number, number])[];
}

export interface Rule {
  /** The name of its file, its page, its configuration key and the code of its diagnostics. */
  readonly code: string;
  readonly section: Section;
  /** The severity of its findings where a finding doesn't state another. */
  readonly severity: Severity;
  readonly on: keyof Subjects;
  /** One sentence that names the problem. */
  readonly summary: string;
  readonly source: Source;
  /** Whether a finding in a file of several topologies holds only where all of them have it; else it holds where one has it. */
  readonly unanimous: boolean;
  /** Whether "fix all" applies the preferred fix: only where that fix is what everyone would want. */
  readonly fixAll: boolean;
  /**
   * Whether there may be something to say of a subject, told at a glance: most are sound, and to begin the check of each would cost
   * more than all the rest.
   */
  readonly concerns: (subject: never) => boolean;
  /**
   * What is found of a subject stays until something that was read for it says something else. What can't be seen from the subject is
   * asked of the whole topology: to ask an index for a key costs nothing; who walks through all clusters is asked again with each change
   * of what he looks at there: ask late, and keep what others ask too.
   */
  readonly check: (subject: never, whole: () => model.Topology) => Iterable<Finding>;
}

/** Declares a rule. `check` is a pure generator: it holds no state and changes nothing. */
export function defineRule<On extends keyof Subjects>(rule: {
  code: string;
  section: Section;
  severity: Severity;
  on: On;
  summary: string;
  source: Source;
  fixAll?: boolean;
  unanimous?: boolean;
  concerns?: (subject: Subjects[On]) => boolean;
  check: (subject: Subjects[On], whole: () => model.Topology) => Iterable<Finding>;
}): Rule {
  return { concerns: () => true, ...rule, fixAll: rule.fixAll ?? false, unanimous: rule.unanimous ?? false };
}

const nothing: readonly Finding[] = [];

/** What a rule finds of a subject: a check takes for granted that it concerns the subject. */
export function findingsOf(rule: Rule, subject: unknown, whole: () => model.Topology): Iterable<Finding> {
  return rule.concerns(subject as never) ? rule.check(subject as never, whole) : nothing;
}

/** Something that was written somewhere. */
export interface Locatable {
  readonly origin: model.Origin;
}

/**
 * The part of a declaration that a place means. `list` is `dependsOn` or the key of a property that takes a list, and
 * means the reference to `item` in it. A part that isn't written falls back to the name, a missing name to the keyword.
 */
export type Part =
  | 'whole'
  | 'keyword'
  | 'name'
  | { readonly property: string }
  | { readonly list: string; readonly item: model.Element };

export interface Place {
  readonly of: Locatable;
  readonly part: Part;
}

export interface Related {
  readonly place: Place;
  readonly message: string;
}

export interface Finding {
  readonly place: Place;
  /** What is wrong, with the topology's own names, in one sentence; why it matters, in a second. */
  readonly message: string;
  /** Where it isn't the rule's own. */
  readonly severity: Severity | undefined;
  readonly related: readonly Related[];
  /** The first is the preferred one, unless it is by choice. */
  readonly fixes: readonly Fix[];
}

export interface Fix {
  /** What it does, as an imperative without a full stop: "Add a dependency on SsoAddress". Unique within a finding. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Whether only a person can say that it is right: then it is never the preferred one, and "fix all" leaves it alone. */
  readonly byChoice?: true;
}

/** A name of something declared by another edit of the same fix, or an element that exists. */
export type NewReference = model.Element | string;

/** A value for new text. Text that comes from the user or is not a plain word goes in as `quoted` or as a reference. */
export type NewValue =
  | { readonly word: string }
  | { readonly quoted: string }
  | { readonly reference: NewReference }
  /** A value as it stands somewhere already. */
  | { readonly written: model.Value };

export interface NewDeclaration {
  /** The keyword: `node`, `ip`, `instance`, `biztalkHost`; any declaration of the language. */
  readonly keyword: string;
  /** The name; for `instance` and `biztalkHost` the computer or host that it refers to; empty for `sso`, which has none. */
  readonly name: NewReference;
  readonly dependsOn?: readonly NewReference[];
  readonly properties?: readonly (readonly [key: string, ...values: NewValue[]])[];
  readonly members?: readonly NewDeclaration[];
}

/** A group that is declared by moving resources into it: all that name the same one come into the same group, behind its members. */
export interface NewGroup {
  readonly cluster: model.Cluster;
  readonly declaration: NewDeclaration & { readonly name: string };
}

/** What has a name of its own to change. */
export type Renamable = model.Element | model.Property | model.SuppressedCode;

/** What holds properties. */
export type Block = model.Element | model.Restart;

/** The edit verbs. `syntax/edit.ts` alone turns them into text, with the file's own indentation and its comments kept. */
export type Edit =
  /**
   * A new declaration in a block, after its siblings of the same kind; on a file: after its last declaration. With `beside`, at the
   * top of the file that the element is declared in.
   */
  | {
      readonly verb: 'add';
      readonly to: model.Element | model.SourceFile;
      readonly declaration: NewDeclaration;
      readonly beside?: true;
    }
  /** Sets a property to the values, replacing what it had, or inserts it. */
  | { readonly verb: 'set'; readonly on: Block; readonly key: string; readonly values: readonly NewValue[] }
  /** Adds a reference at the end of `dependsOn` or of a property's list; writes the list where there is none. */
  | { readonly verb: 'append'; readonly to: model.Element; readonly list: string; readonly item: NewReference }
  /** Removes a declaration, a property or an item of a list (and the list, where that was its last item). */
  | { readonly verb: 'remove'; readonly place: Place }
  /** Gives a declaration another name, everywhere; or a property another key, or a suppression another code in the place of one. */
  | { readonly verb: 'rename'; readonly element: Renamable; readonly name: string }
  /** Makes the file that an import names, with a comment in it. */
  | { readonly verb: 'create'; readonly file: model.Import; readonly comment: string }
  /** Writes a reason behind the codes of a suppression that has none. */
  | { readonly verb: 'reason'; readonly suppression: model.Suppression; readonly reason: string }
  /**
   * Moves a resource, with its comments, into another group of its cluster, or a new one; references to it go along. Its `dependsOn` becomes
   * the one given, and stays where none is given. No other edit of the fix may change what moves.
   */
  | {
      readonly verb: 'move';
      readonly element: model.Resource;
      readonly to: model.Group | NewGroup;
      readonly dependsOn?: readonly NewReference[];
    }
  /** Changes what is written at a reference, or at the failing segment of one, to a name that reaches the element; a new one by its name. */
  | { readonly verb: 'retarget'; readonly reference: model.Reference; readonly to: NewReference };

/** What `at` takes besides place and message. */
export type Extra = { readonly fix: Fix } | { readonly related: Related } | { readonly severity: Severity };

/** A finding at a part of something. Fixes stand in the order of their preference. */
export function at(of: Locatable, part: Part, message: string, ...extras: readonly Extra[]): Finding {
  return {
    place: { of, part },
    message,
    severity: extras.flatMap((extra) => ('severity' in extra ? [extra.severity] : []))[0],
    related: extras.flatMap((extra) => ('related' in extra ? [extra.related] : [])),
    fixes: extras.flatMap((extra) => ('fix' in extra ? [extra.fix] : [])),
  };
}

export function fix(title: string, ...edits: readonly Edit[]): Extra {
  return { fix: { title, edits } };
}

/** A fix that takes something away that may be wanted: offered, but never the preferred one. */
export function choice(title: string, ...edits: readonly Edit[]): Extra {
  return { fix: { title, edits, byChoice: true } };
}

export function related(of: Locatable, part: Part, message: string): Extra {
  return { related: { place: { of, part }, message } };
}

export function severity(value: Severity): Extra {
  return { severity: value };
}

export const add = (to: model.Element | model.SourceFile, declaration: NewDeclaration): Edit => ({
  verb: 'add',
  to,
  declaration,
});
export const addBeside = (element: model.Element, declaration: NewDeclaration): Edit => ({
  verb: 'add',
  to: element,
  declaration,
  beside: true,
});
export const set = (on: Block, key: string, ...values: readonly NewValue[]): Edit => ({
  verb: 'set',
  on,
  key,
  values,
});
export const append = (to: model.Element, list: string, item: NewReference): Edit => ({
  verb: 'append',
  to,
  list,
  item,
});
export const remove = (of: Locatable, part: Part = 'whole'): Edit => ({ verb: 'remove', place: { of, part } });
export const rename = (element: Renamable, name: string): Edit => ({
  verb: 'rename',
  element,
  name,
});
export const retarget = (reference: model.Reference, to: NewReference): Edit => ({ verb: 'retarget', reference, to });
export const move = (
  element: model.Resource,
  to: model.Group | NewGroup,
  { dependsOn }: { readonly dependsOn?: readonly NewReference[] } = {},
): Edit => ({ verb: 'move', element, to, ...(dependsOn && { dependsOn }) });
export const giveReason = (suppression: model.Suppression, reason: string): Edit => ({
  verb: 'reason',
  suppression,
  reason,
});
export const create = (file: model.Import, comment: string): Edit => ({ verb: 'create', file, comment });
