/**
 * A written topology as plain data that knows nothing of the language's implementation: what stands in which file, and what
 * refers to what. References name a block by its identity, so that whoever changes a topology need not care about names.
 */

/** Of a block, the same in every changed copy of its topology. */
export type Id = number;

export interface WrittenTopology {
  /** The first is the root: it reaches all others by imports. */
  readonly files: readonly WrittenFile[];
}

export interface WrittenFile {
  readonly path: string;
  readonly title: string | undefined;
  /** Paths of other files; the printer writes them relative to the file. */
  readonly imports: readonly string[];
  readonly blocks: readonly Block[];
}

/** A declaration, or a block without a name (`sso`, `restart`). */
export interface Block {
  readonly id: Id;
  readonly keyword: string;
  /** What stands for the name is a reference in an `instance`, a `biztalkHost` and a handler. */
  readonly name: string | Reference | undefined;
  readonly isolated: boolean;
  /** Empty where no list is written. */
  readonly dependsOn: readonly Reference[];
  readonly properties: readonly Property[];
  readonly members: readonly Block[];
}

export interface Property {
  readonly key: string;
  readonly values: readonly Value[];
}

/** What refers to a block; `text` is written as it is, for what is to find nothing or too much. */
export type Reference = { readonly to: Id } | { readonly text: string };

export type Value =
  | Reference
  /** As it stands: a word of the language, a number, an address, a duration. */
  | { readonly word: string }
  | { readonly quoted: string }
  /** A name that is no reference: in quotes where it needs them. */
  | { readonly name: string };

/** The part of a block that a finding may stand at. */
export type Part =
  | 'whole'
  | 'keyword'
  | 'name'
  /** A property with its values, or its key alone; the first of that key where `nth` isn't given. */
  | { readonly property: string; readonly nth?: number }
  | { readonly key: string; readonly nth?: number }
  /** A value of a property, by its place. */
  | { readonly value: string; readonly index: number }
  /** A reference in a property's list, or in `dependsOn`. */
  | { readonly list: string; readonly item: Id }
  /** The last name of a reference: that of the block's head, or one of a list by its place. */
  | { readonly lastName: 'head' }
  | { readonly lastName: string; readonly index: number };

export type Place =
  | { readonly of: Id; readonly part: Part }
  /** The path of a file's import. */
  | { readonly file: string; readonly imported: string };

/** A block while it is being made: the same, but growing. */
export interface Draft extends Block {
  isolated: boolean;
  readonly dependsOn: Reference[];
  readonly properties: Property[];
  readonly members: Draft[];
}

/** Makes blocks with identities of their own, which depend on nothing but how many were made before. */
export class Workshop {
  private lastId: Id;

  constructor(lastId: Id = 0) {
    this.lastId = lastId;
  }

  /** A workshop for what is to be added to a topology. */
  static for(topology: WrittenTopology): Workshop {
    return new Workshop(Math.max(0, ...[...placedBlocks(topology)].map(({ block }) => block.id)));
  }

  draft(keyword: string, name?: Block['name'], ...properties: readonly Property[]): Draft {
    this.lastId += 1;
    const isolated = false;
    return { id: this.lastId, keyword, name, isolated, dependsOn: [], properties: [...properties], members: [] };
  }
}

export const property = (key: string, ...values: readonly Value[]): Property => ({ key, values });
export const word = (text: string): Value => ({ word: text });
export const quoted = (text: string): Value => ({ quoted: text });
export const name = (text: string): Value => ({ name: text });
export const to = ({ id }: { readonly id: Id }): Reference => ({ to: id });

export function isReference(value: Value): value is Reference {
  return 'to' in value || 'text' in value;
}

/** A block with what it stands in, the innermost first. */
export interface Placed {
  readonly block: Block;
  readonly file: WrittenFile;
  readonly around: readonly Block[];
}

/** Every block, each before what is in it. */
export function* placedBlocks({ files }: WrittenTopology): Iterable<Placed> {
  for (const file of files) for (const block of file.blocks) yield* withMembers({ block, file, around: [] });
}

function* withMembers(placed: Placed): Iterable<Placed> {
  yield placed;
  const { block, file, around } = placed;
  for (const member of block.members) yield* withMembers({ block: member, file, around: [block, ...around] });
}

/** The name that a block goes by: its own, or that of what its reference finds. Empty for a block without one. */
export function nameOf({ name: own }: Block, byId: (id: Id) => Block | undefined): string {
  if (own === undefined || typeof own === 'string') return own ?? '';
  if ('text' in own) return own.text;
  const target = byId(own.to);
  return target ? nameOf(target, byId) : '';
}

/** All references of a block itself, those of its members left out. */
export function referencesOf(block: Block): readonly Reference[] {
  const head = typeof block.name === 'object' ? [block.name] : [];
  return [...head, ...block.dependsOn, ...block.properties.flatMap(({ values }) => values.filter(isReference))];
}
