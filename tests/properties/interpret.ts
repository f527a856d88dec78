/** Carries out a fix's edits on a topology's tree: what the fix says that it does, without any text. */
import type { model } from '#language';
import { type DeclarationSchema, declarationSchemas, propertySchema } from '../../language/model/schema.ts';
import type { Edit, NewDeclaration, NewReference, NewValue, Renamable } from '../../language/rules/rule.ts';
import { type Branch, emptyBranch, isHeaded, type Leaf, type Tree, type Twig } from './tree.ts';

/** Changes the tree. */
export function interpret(edits: readonly Edit[], tree: Tree): void {
  for (const edit of edits) interpretOne(edit, tree);
  findAnew(edits, tree);
}

function interpretOne(edit: Edit, tree: Tree): void {
  switch (edit.verb) {
    case 'add':
      (edit.beside ? tree.root : branchOf(edit.to, tree)).members.push(declared(edit.declaration, tree));
      return;
    case 'set':
      put(
        branchOf(edit.on, tree),
        edit.key,
        edit.values.map((value) => leafOf(edit.key, value, tree)),
      );
      return;
    case 'append': {
      const branch = branchOf(edit.to, tree);
      if (edit.list === 'dependsOn') {
        branch.dependsOn.push(referenceTo(edit.item, tree));
        return;
      }
      const leaf = leafOf(edit.list, { reference: edit.item }, tree);
      put(branch, edit.list, [...(twigOf(branch, edit.list)?.values ?? []), leaf]);
      return;
    }
    case 'remove':
      remove(edit.place, tree);
      return;
    case 'rename':
      rename(edit.element, edit.name, tree);
      return;
    case 'retarget':
      retarget(edit.reference, edit.to, tree);
      return;
    case 'move': {
      const branch = branchOf(edit.element, tree);
      take(branch, tree.root);
      groupOf(edit.to, tree).members.push(branch);
      if (edit.dependsOn) branch.dependsOn = edit.dependsOn.map((item) => referenceTo(item, tree));
    }
  }
}

/** A new group is there with the first that moves into it. */
function groupOf(to: Extract<Edit, { verb: 'move' }>['to'], tree: Tree): Branch {
  if (!('declaration' in to)) return branchOf(to, tree);
  const cluster = branchOf(to.cluster, tree);
  const known = cluster.members.find(({ keyword, name }) => keyword === 'group' && name === to.declaration.name);
  if (known) return known;
  const group = declared(to.declaration, tree);
  cluster.members.push(group);
  return group;
}

function branchOf(target: model.Element | model.Restart | model.SourceFile, tree: Tree): Branch {
  const branch =
    'uri' in target
      ? tree.root
      : (tree.ofElement.get(target as model.Element) ?? tree.ofRestart.get(target as model.Restart));
  if (!branch) throw new Error('An edit names something that the topology does not hold.');
  return branch;
}

function twigOf({ properties }: Branch, key: string): Twig | undefined {
  return properties.find((twig) => twig.key === key);
}

function put(branch: Branch, key: string, values: Leaf[]): void {
  const twig = twigOf(branch, key);
  if (twig) twig.values = values;
  else branch.properties.push({ schema: undefined, key, values });
}

function declared(
  { keyword, name, dependsOn = [], properties = [], members = [] }: NewDeclaration,
  tree: Tree,
): Branch {
  const reference = referenceTo(name, tree);
  const branch = emptyBranch(keyword, isHeaded(keyword) || typeof name !== 'string' ? reference : name);
  branch.dependsOn = dependsOn.map((item) => referenceTo(item, tree));
  branch.properties = properties.map(([key, ...values]) => ({
    schema: undefined,
    key,
    values: values.map((value) => leafOf(key, value, tree)),
  }));
  branch.members = members.map((member) => declared(member, tree));
  return branch;
}

function referenceTo(reference: NewReference, tree: Tree): Leaf {
  return typeof reference === 'string' ? { named: `"${reference}"` } : { to: branchOf(reference, tree) };
}

/** Keys of properties that refer; none of them has another meaning anywhere. */
const referring: ReadonlySet<string> = new Set(
  Object.values<DeclarationSchema>(declarationSchemas).flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([key, { type }]) => (type.is === 'reference' ? key : [])),
  ),
);

function leafOf(key: string, value: NewValue, tree: Tree): Leaf {
  if ('word' in value) return { text: value.word };
  if ('quoted' in value) return { text: value.quoted };
  if ('written' in value) return tree.ofValue.get(value.written.origin) ?? { text: value.written.text };
  // A name that is no reference is written like one: `network: Public`.
  const isName = typeof value.reference === 'string' && !referring.has(key);
  return isName ? { text: value.reference } : referenceTo(value.reference, tree);
}

function remove({ of, part }: Extract<Edit, { verb: 'remove' }>['place'], tree: Tree): void {
  const twig = tree.ofProperty.get(of as model.Property);
  if (twig) {
    each(tree.root, (branch) => {
      branch.properties = branch.properties.filter((other) => other !== twig);
    });
    return;
  }
  const branch = branchOf(of as model.Element, tree);
  if (typeof part === 'string') {
    take(branch, tree.root);
  } else if ('item' in part) {
    const item = branchOf(part.item, tree);
    const keeps = (leaf: Leaf) => !('to' in leaf && leaf.to === item);
    if (part.list === 'dependsOn') branch.dependsOn = branch.dependsOn.filter(keeps);
    else put(branch, part.list, (twigOf(branch, part.list)?.values ?? []).filter(keeps));
    branch.properties = branch.properties.filter(({ key, values }) => key !== part.list || values.length > 0);
  } else {
    const removed = twigOf(branch, part.property);
    branch.properties = branch.properties.filter((other) => other !== removed);
  }
}

function take(branch: Branch, root: Branch): void {
  each(root, (other) => {
    other.members = other.members.filter((member) => member !== branch);
  });
}

/** A code of a suppression, too, has another one then, but that is no part of the topology. */
function rename(element: Renamable, name: string, tree: Tree): void {
  const twig = tree.ofProperty.get(element as model.Property);
  const branch = tree.ofElement.get(element as model.Element);
  if (branch) branch.name = name;
  if (!twig) return;
  twig.key = name;
  // Under its new key a text may be a reference.
  const isReference = twig.schema && propertySchema(twig.schema, name)?.type.is === 'reference';
  if (isReference) twig.values = twig.values.map((leaf) => ('text' in leaf ? { named: leaf.text } : leaf));
}

function retarget(reference: model.Reference, to: NewReference, tree: Tree): void {
  const from = branchOf(reference.from, tree);
  // Of a chain only the failing name changes: what it means then is known when the rest of it is read.
  const isContainer = reference.wanted === 'container';
  const leaf: Leaf = isContainer ? { named: reference.text } : referenceTo(to, tree);
  const old = tree.ofValue.get(reference.origin);
  if (!old) {
    from.name = leaf;
    return;
  }
  const replaced = (other: Leaf) => (other === old ? leaf : other);
  from.dependsOn = from.dependsOn.map(replaced);
  for (const branch of [from, ...from.members]) {
    for (const twig of branch.properties) twig.values = twig.values.map(replaced);
  }
}

/** What refers to a declaration that is taken away finds one of its name that is added for it. */
function findAnew(edits: readonly Edit[], tree: Tree): void {
  const added = new Set(edits.flatMap((edit) => (edit.verb === 'add' ? namesIn(edit.declaration) : [])));
  for (const edit of edits) {
    const gone = edit.verb === 'remove' ? tree.ofElement.get(edit.place.of as model.Element) : undefined;
    if (!gone || typeof gone.name !== 'string' || !added.has(gone.name)) continue;
    const leaf: Leaf = { named: `"${gone.name}"` };
    const replaced = (other: Leaf) => ('to' in other && other.to === gone ? leaf : other);
    each(tree.root, (branch) => {
      branch.dependsOn = branch.dependsOn.map(replaced);
      for (const twig of branch.properties) twig.values = twig.values.map(replaced);
    });
  }
}

function namesIn({ name, members = [] }: NewDeclaration): readonly string[] {
  return [...(typeof name === 'string' ? [name] : []), ...members.flatMap(namesIn)];
}

function each(branch: Branch, act: (branch: Branch) => void): void {
  act(branch);
  for (const member of branch.members) each(member, act);
}
