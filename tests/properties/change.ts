/** Changed copies of a written topology, for mutators: each helper leaves the one that it is given as it is. */
import {
  type Block,
  type Id,
  isReference,
  type Placed,
  type Property,
  placedBlocks,
  type Reference,
  type Value,
  type WrittenFile,
  type WrittenTopology,
} from './written.ts';

/** With a block replaced by what is made of it; without the block where that is nothing. */
export function change(topology: WrittenTopology, id: Id, make: (block: Block) => Block | undefined): WrittenTopology {
  return { files: topology.files.map((file) => ({ ...file, blocks: changeIn(file.blocks, id, make) })) };
}

function changeIn(blocks: readonly Block[], id: Id, make: (block: Block) => Block | undefined): readonly Block[] {
  return blocks.flatMap((block) => {
    if (block.id === id) return make(block) ?? [];
    const members = changeIn(block.members, id, make);
    const isSame =
      members.length === block.members.length && members.every((member, at) => member === block.members[at]);
    return isSame ? block : { ...block, members };
  });
}

/** With every block replaced. */
function changeAll(topology: WrittenTopology, make: (block: Block) => Block | undefined): WrittenTopology {
  const through = (blocks: readonly Block[]): readonly Block[] =>
    blocks.flatMap((block) => {
      const made = make(block);
      return made ? { ...made, members: through(made.members) } : [];
    });
  return { files: topology.files.map((file) => ({ ...file, blocks: through(file.blocks) })) };
}

/** Sets a property, or adds it. */
export function setProperty(
  topology: WrittenTopology,
  { id }: { readonly id: Id },
  key: string,
  ...values: readonly Value[]
): WrittenTopology {
  return change(topology, id, (block) => {
    const isThere = block.properties.some((property) => property.key === key);
    const set = { key, values };
    const properties = isThere
      ? block.properties.map((property) => (property.key === key ? set : property))
      : [...block.properties, set];
    return { ...block, properties };
  });
}

/** Adds a property behind the others, also where there is one of that key. */
export function addProperty(
  topology: WrittenTopology,
  { id }: { readonly id: Id },
  ...added: readonly Property[]
): WrittenTopology {
  return change(topology, id, (block) => ({ ...block, properties: [...block.properties, ...added] }));
}

export function removeProperty(topology: WrittenTopology, { id }: { readonly id: Id }, key: string): WrittenTopology {
  return change(topology, id, (block) => ({
    ...block,
    properties: block.properties.filter((property) => property.key !== key),
  }));
}

/** Adds a reference to a property's list, or writes the list. */
export function addToList(
  topology: WrittenTopology,
  { id }: { readonly id: Id },
  key: string,
  item: Reference,
): WrittenTopology {
  return change(topology, id, (block) => {
    const isThere = block.properties.some((property) => property.key === key);
    const properties = isThere
      ? block.properties.map((property) =>
          property.key === key ? { key, values: [...property.values, item] } : property,
        )
      : [...block.properties, { key, values: [item] }];
    return { ...block, properties };
  });
}

/** Without a reference in a property's list; without the property where that was its last. */
export function removeFromList(
  topology: WrittenTopology,
  { id }: { readonly id: Id },
  key: string,
  item: { readonly id: Id },
): WrittenTopology {
  return change(topology, id, (block) => ({
    ...block,
    properties: block.properties.flatMap((property) => {
      if (property.key !== key) return property;
      const values = property.values.filter((value) => !refersTo(value, item.id));
      return values.length > 0 ? { key, values } : [];
    }),
  }));
}

export function addDependency(
  topology: WrittenTopology,
  { id }: { readonly id: Id },
  ...on: readonly Reference[]
): WrittenTopology {
  return change(topology, id, (block) => ({ ...block, dependsOn: [...block.dependsOn, ...on] }));
}

/** Without the dependencies of a resource on any of the others. */
export function removeDependencies(
  topology: WrittenTopology,
  { id }: { readonly id: Id },
  on: readonly { readonly id: Id }[],
): WrittenTopology {
  return change(topology, id, (block) => ({
    ...block,
    dependsOn: block.dependsOn.filter((reference) => !on.some((other) => refersTo(reference, other.id))),
  }));
}

export function addMember(
  topology: WrittenTopology,
  { id }: { readonly id: Id },
  ...members: readonly Block[]
): WrittenTopology {
  return change(topology, id, (block) => ({ ...block, members: [...block.members, ...members] }));
}

/** Puts a block into another, from where it is. */
export function moveInto(topology: WrittenTopology, block: Block, into: { readonly id: Id }): WrittenTopology {
  return addMember(
    change(topology, block.id, () => undefined),
    into,
    block,
  );
}

export function rename(topology: WrittenTopology, { id }: { readonly id: Id }, name: string): WrittenTopology {
  return change(topology, id, (block) => ({ ...block, name }));
}

/** Adds a declaration to the file that another one is in. */
export function addBeside(topology: WrittenTopology, { file }: Placed, ...blocks: readonly Block[]): WrittenTopology {
  return {
    files: topology.files.map((other) =>
      other.path === file.path ? { ...other, blocks: [...other.blocks, ...blocks] } : other,
    ),
  };
}

/**
 * Without blocks, and without everything that refers to them or to what is in them: items of lists, properties that are left
 * empty, and the blocks whose name the reference is: instances, handlers, resources of clustered hosts.
 */
export function removeBlocks(topology: WrittenTopology, ...blocks: readonly Block[]): WrittenTopology {
  const gone = new Set<Id>();
  const goes = (block: Block): void => {
    gone.add(block.id);
    block.members.forEach(goes);
  };
  blocks.forEach(goes);
  const isGone = (value: Value) => isReference(value) && 'to' in value && gone.has(value.to);
  return changeAll(topology, (block) => {
    if (gone.has(block.id) || (typeof block.name === 'object' && isGone(block.name))) return undefined;
    const dependsOn = block.dependsOn.filter((reference) => !isGone(reference));
    const properties = block.properties.flatMap((property) => {
      if (!property.values.some(isGone)) return property;
      const values = property.values.filter((value) => !isGone(value));
      return values.length > 0 ? { ...property, values } : [];
    });
    return { ...block, dependsOn, properties };
  });
}

function refersTo(value: Value, id: Id): boolean {
  return 'to' in value && value.to === id;
}

/** With an import for everything that a file refers to and doesn't see yet. */
export function withImports(topology: WrittenTopology): WrittenTopology {
  const homes = new Map([...placedBlocks(topology)].map(({ block, file }) => [block.id, file.path]));
  let { files } = topology;
  for (const { path } of files) {
    const needed = new Set(neededBy(path, { files }, homes));
    for (const other of needed) {
      if (filesSeenFrom(path, files).has(other)) continue;
      files = files.map((file) => (file.path === path ? { ...file, imports: [...file.imports, other] } : file));
    }
  }
  return { files };
}

function* neededBy(path: string, topology: WrittenTopology, homes: ReadonlyMap<Id, string>): Iterable<string> {
  for (const { block, file } of placedBlocks(topology)) {
    if (file.path !== path) continue;
    const head = typeof block.name === 'object' ? [block.name] : [];
    const values = block.properties.flatMap((property) => property.values);
    for (const value of [...head, ...block.dependsOn, ...values]) {
      const home = 'to' in value ? homes.get(value.to) : undefined;
      if (home !== undefined) yield home;
    }
  }
}

/** The files that a file reaches through imports, itself included. */
export function filesSeenFrom(path: string, files: readonly WrittenFile[]): ReadonlySet<string> {
  const seen = new Set([path]);
  for (const at of seen) for (const next of files.find((file) => file.path === at)?.imports ?? []) seen.add(next);
  return seen;
}
