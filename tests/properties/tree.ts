/** What a topology says as a plain tree, from which a fix's edits can be carried out as data, and which can be compared. */
import type { model } from '#language';
import { parentOf } from '../../language/model/paths.ts';
import { allElements } from '../../language/model/queries.ts';
import { propertySchema, type SchemaKey } from '../../language/model/schema.ts';

/** A value: a text, a reference to another branch, or a name of which it isn't known yet what it means. */
export type Leaf = { readonly text: string } | { readonly to: Branch } | { readonly named: string };

export interface Twig {
  /** The row of the table of properties that what it stands in has. */
  readonly schema: SchemaKey | undefined;
  key: string;
  values: Leaf[];
}

export interface Branch {
  readonly keyword: string;
  name: string | Leaf;
  dependsOn: Leaf[];
  properties: Twig[];
  members: Branch[];
}

/** The tree of a topology, and where in it everything went that an edit may name. */
export interface Tree {
  readonly root: Branch;
  readonly ofElement: ReadonlyMap<model.Element, Branch>;
  readonly ofRestart: ReadonlyMap<model.Restart, Branch>;
  readonly ofProperty: ReadonlyMap<model.Property, Twig>;
  /** By the origin of the value or the reference. */
  readonly ofValue: Map<model.Origin, Leaf>;
}

const headed: ReadonlySet<string> = new Set(['instance', 'biztalkHost', 'receive', 'send']);

export function isHeaded(keyword: string): boolean {
  return headed.has(keyword);
}

export function emptyBranch(keyword: string, name: Branch['name']): Branch {
  return { keyword, name, dependsOn: [], properties: [], members: [] };
}

export function treeOf(topology: model.Topology): Tree {
  const root = emptyBranch('topology', topology.title ?? '');
  const elements = [...allElements(topology)];
  const ofElement = new Map(elements.map((element) => [element, emptyBranch(keywordOf(element), nameOf(element))]));
  const ofRestart = new Map<model.Restart, Branch>();
  const ofProperty = new Map<model.Property, Twig>();
  const ofValue = new Map<model.Origin, Leaf>();
  const references = new Map<model.Element, model.Reference[]>();
  for (const reference of topology.references) {
    references.set(reference.from, [...(references.get(reference.from) ?? []), reference]);
  }
  for (const [element, branch] of ofElement) {
    const parent = parentOf(element);
    (parent ? ofElement.get(parent) : root)?.members.push(branch);
    const written = references.get(element) ?? [];
    const twig = (property: model.Property, schema: SchemaKey) => {
      const leaves = leavesOf(property, schema, element, ofElement);
      const made: Twig = { schema, key: property.key, values: [...leaves] };
      ofProperty.set(property, made);
      property.values.forEach((value, index) => {
        const leaf = leaves[index];
        if (leaf) ofValue.set(value.origin, leaf);
      });
      return made;
    };
    branch.properties.push(...element.properties.map((property) => twig(property, element.schema)));
    const outside = written.filter(({ origin }) => !ofValue.has(origin));
    const [head] = isHeaded(branch.keyword) ? outside : [];
    if (head) branch.name = headOf(element, head, ofElement);
    const listed = outside.filter((reference) => reference !== head);
    branch.dependsOn.push(...dependsOnOf(element, listed, ofElement));
    listed.forEach((reference, index) => {
      const leaf = branch.dependsOn[index];
      if (leaf) ofValue.set(reference.origin, leaf);
    });
    if (element.kind === 'resource' && element.restart) {
      const restart = emptyBranch('restart', '');
      restart.properties.push(...element.restart.properties.map((property) => twig(property, 'restart')));
      branch.members.push(restart);
      ofRestart.set(element.restart, restart);
    }
  }
  return { root, ofElement, ofRestart, ofProperty, ofValue };
}

function keywordOf(element: model.Element): string {
  if (element.kind === 'resource') return element.type;
  if (element.kind === 'handler') return element.direction;
  return element.kind === 'domainGroup' ? 'group' : element.kind;
}

/** The sso block has none, and goes by its keyword in the model. */
function nameOf(element: model.Element): string {
  return element.kind === 'sso' ? '' : element.name;
}

type Branches = ReadonlyMap<model.Element, Branch>;

function leafTo(element: model.Element | undefined, name: string, branches: Branches): Leaf {
  const branch = element && branches.get(element);
  return branch ? { to: branch } : { named: name };
}

function headOf(element: model.Element, { text }: model.Reference, branches: Branches): Leaf {
  const target = 'computer' in element ? element.computer : 'host' in element ? element.host : undefined;
  return leafTo(target, text, branches);
}

/** References in their order, each with what it found; a name where that isn't told. */
function pair(
  written: readonly { readonly text: string; readonly failure?: unknown }[],
  found: readonly model.Element[],
  branches: Branches,
): readonly Leaf[] {
  const resolved = written.filter(({ failure }) => failure === undefined);
  if (resolved.length !== found.length) return written.map(({ text }) => ({ named: text }));
  return written.map((reference) => leafTo(found[resolved.indexOf(reference)], reference.text, branches));
}

function dependsOnOf(element: model.Element, listed: readonly model.Reference[], branches: Branches): readonly Leaf[] {
  return element.kind === 'resource' ? pair(listed, element.dependsOn.items, branches) : [];
}

function leavesOf(
  { key, values }: model.Property,
  schema: SchemaKey,
  element: model.Element,
  branches: Branches,
): readonly Leaf[] {
  const row = propertySchema(schema, key);
  if (row?.type.is !== 'reference') return values.map(({ text }) => ({ text }));
  // Properties that refer carry their name in the model.
  const bound = (element as unknown as Readonly<Record<string, unknown>>)[key];
  const found = row.list ? (bound as model.Element & { items: readonly model.Element[] }).items : [bound];
  const elements = found.flatMap((each) => (each ? [each as model.Element] : []));
  return pair(values, elements, branches);
}

/** Something that can be compared and shown: each branch by its path, with what it says. */
export type Summary = ReadonlyMap<string, readonly string[]>;

export function summaryOf(root: Branch): Summary {
  const paths = new Map<Branch, string>();
  const name = (branch: Branch, parent: string) => paths.set(branch, `${parent} › ${label(branch)}`);
  const walk = (branch: Branch): void => {
    for (const member of branch.members) {
      name(member, paths.get(branch) ?? '');
      walk(member);
    }
  };
  paths.set(root, '');
  walk(root);
  const written = (leaf: Leaf) =>
    'text' in leaf ? leaf.text : 'to' in leaf ? `→${paths.get(leaf.to) ?? ' nothing'}` : `→ …${lastName(leaf.named)}`;
  const summary = new Map<string, readonly string[]>();
  for (const [branch, path] of paths) {
    // A policy that says nothing is none: a fix that empties it may take it along.
    if (branch.keyword === 'restart' && branch.properties.length === 0) continue;
    let unique = path;
    for (let number = 2; summary.has(unique); number++) unique = `${path} (${number})`;
    const properties = branch.properties.map(({ key, values }) => `${key}: ${values.map(written).join(', ')}`);
    const dependsOn = branch.dependsOn.length > 0 ? [`dependsOn ${branch.dependsOn.map(written).join(', ')}`] : [];
    summary.set(unique, [...dependsOn, ...properties.sort()]);
  }
  return summary;
}

function label({ keyword, name }: Branch): string {
  if (typeof name === 'string') return `${keyword} ${name}`.trim();
  const target = 'to' in name ? name.to.name : 'named' in name ? lastName(name.named) : name.text;
  return `${keyword} in ${typeof target === 'string' ? target : '?'}`;
}

/** `A."B.C"` means the one of the name `B.C`. */
function lastName(written: string): string {
  return /"([^"]*)"$/.exec(written)?.[1] ?? written.split('.').at(-1) ?? written;
}

/** What differs. A reference of which only the name is known is like any to something of that name. */
export function differences(expected: Summary, actual: Summary): readonly string[] {
  const paths = new Set([...expected.keys(), ...actual.keys()]);
  return [...paths].flatMap((path) => {
    const [wanted, found] = [expected.get(path), actual.get(path)];
    if (!wanted) return [`${path} has come.`];
    if (!found) return [`${path} is gone.`];
    const [a, b] = [wanted.map(loose).sort(), found.map(loose).sort()];
    const isSame = JSON.stringify(wanted) === JSON.stringify(found);
    const isAlike = wanted.some((line) => line.includes('→ …')) && JSON.stringify(a) === JSON.stringify(b);
    return isSame || isAlike ? [] : [`${path} says\n  ${found.join('\n  ')}\ninstead of\n  ${wanted.join('\n  ')}`];
  });
}

function loose(line: string): string {
  return line
    .replace(/→[^,]*? › ([^›,]*)(?=,|$)/g, (_, last: string) => `→ …${last.replace(/^\S+ (in )?/, '')}`)
    .toLowerCase();
}
