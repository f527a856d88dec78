/** First pass of binding: which element each declaration is, what it says by itself, and what is in what. */
import type { AstNode } from 'langium';
import * as ast from '../../generated/ast.ts';
import { addTo } from '../../model/add-to.ts';
import { difference } from '../../model/difference.ts';
import { live, say } from '../../model/living.ts';
import type * as model from '../../model/topology.ts';
import { type Declaring, holders } from './declared.ts';
import { becomesElement, type Said, saidIn } from './elements.ts';
import { referringKeys } from './references.ts';

/** What an edit has done to the elements. */
export interface Changes {
  /** Those whose declaration is new or was read anew, by it; each before what is in it. */
  readonly anew: Map<Declaring, model.Element>;
  /** Those that stand elsewhere by now, with a declaration that was read as before. */
  readonly moved: model.Element[];
  readonly gone: model.Element[];
}

/** The elements of declarations. An element lives on in what has come in the place of its declaration. */
export class Population {
  private readonly byNode = new Map<AstNode, model.Element>();
  private readonly liveOn: boolean;
  private changes: Changes = { anew: new Map(), moved: [], gone: [] };
  private tree = new Tree([]);

  /** @param liveOn whether they may be updated after they were asked for the first time: else they are plain objects */
  constructor(liveOn: boolean) {
    this.liveOn = liveOn;
  }

  get(node: AstNode): model.Element | undefined {
    return this.byNode.get(node);
  }

  has(node: AstNode): boolean {
    return this.byNode.has(node);
  }

  /** Takes over what files declare at the top level, in the place of what they declared before. */
  update(before: readonly ast.TopLevel[], after: readonly ast.TopLevel[]): Changes {
    this.tree = new Tree(after);
    this.settle(before, after, undefined);
    const { changes } = this;
    // They would keep trees that are over.
    this.tree = new Tree([]);
    this.changes = { anew: new Map(), moved: [], gone: [] };
    return changes;
  }

  /** @param holder the element that the declarations are in, of which those after take the place of those before */
  private settle(before: readonly AstNode[], after: readonly AstNode[], holder: model.Element | undefined): void {
    const { gone, come } = difference(before, after);
    const left = gone.filter((node) => this.byNode.has(node) && !this.tree.has(node));
    const arriving = come.filter((node) => !this.byNode.has(node)).filter(becomesElement);
    const predecessors = predecessorsOf(arriving, left);
    for (const node of come) {
      const known = this.byNode.get(node);
      if (known) this.move(known, holder);
    }
    for (const node of arriving) this.arrive(node, holder, predecessors.get(node));
    const inherited = new Set(predecessors.values());
    for (const node of left) if (!inherited.has(node)) this.leave(node);
  }

  private arrive(node: Declaring, holder: model.Element | undefined, before: AstNode | undefined): void {
    const said = saidIn(node) as Record<string, unknown>;
    const heir = before && this.byNode.get(before);
    let element: model.Element;
    if (heir) {
      element = heir;
      for (const [key, value] of Object.entries(said)) if (!isBoundLater(key, element)) say(element, key, value);
      this.place(element, holder);
      this.byNode.delete(before);
    } else {
      const key = holderKeyOf(said.kind as model.Kind);
      if (key && holder) said[key] = holder;
      element = said as unknown as model.Element;
      if (this.liveOn) element = live(element);
    }
    this.byNode.set(node, element);
    this.changes.anew.set(node, element);
    this.settle(before ? membersOf(before) : [], membersOf(node), element);
    this.list(element, node);
  }

  /** What is in an element. */
  private list(element: model.Element, node: AstNode): void {
    const keys = lists[element.kind];
    if (!keys) return;
    const members = membersOf(node).flatMap((member) => this.byNode.get(member) ?? []);
    for (const [key, kind] of keys) {
      const ofKind = members.filter((member) => member.kind === kind);
      say(element, key, ofKind);
    }
    // Handlers are called after their adapter.
    if (element.kind === 'adapter') {
      for (const handler of element.handlers) say(handler, 'name', `${element.name} ${handler.direction}`);
    }
  }

  private move(element: model.Element, holder: model.Element | undefined): void {
    this.place(element, holder);
    this.changes.moved.push(element);
  }

  private place(element: model.Element, holder: model.Element | undefined): void {
    const key = holderKeyOf(element.kind);
    if (key && holder) say(element, key, holder);
  }

  private leave(node: AstNode): void {
    const element = this.byNode.get(node);
    if (!element) return;
    this.byNode.delete(node);
    this.changes.gone.push(element);
    for (const member of membersOf(node)) if (!this.tree.has(member)) this.leave(member);
  }
}

/** An element and all in it, each before what is in it. */
export function* elementsFrom(element: model.Element): Iterable<model.Element> {
  yield element;
  for (const [key] of lists[element.kind] ?? []) {
    for (const member of element[key as keyof model.Element] as unknown as readonly model.Element[]) {
      yield* elementsFrom(member);
    }
  }
}

/** Under which key an element says what it is in. */
function holderKeyOf(kind: model.Kind): string | undefined {
  return kind in holders ? holders[kind as keyof typeof holders] : undefined;
}

/** Which of the kinds of members stand under which key. */
const lists: Partial<Record<model.Kind, readonly (readonly [key: string, kind: model.Kind])[]>> = {
  domain: [
    ['groups', 'domainGroup'],
    ['accounts', 'account'],
  ],
  cluster: [
    ['nodes', 'node'],
    ['groups', 'group'],
  ],
  group: [['resources', 'resource']],
  biztalkGroup: [
    ['hosts', 'host'],
    ['adapters', 'adapter'],
  ],
  host: [['instances', 'instance']],
  adapter: [['handlers', 'handler']],
};

/** What is bound later: what is in something, what it refers to, and what refers to it. */
const boundLater: Partial<Record<model.Kind, readonly string[]>> = {
  node: ['instances'],
  server: ['instances'],
  resource: ['dependsOn', 'host'],
  host: ['handlers', 'clusteredAs'],
  instance: ['computer'],
  handler: ['name', 'host'],
};

function isBoundLater(key: string, { kind, schema }: model.Element): boolean {
  return (
    key === 'damaged' ||
    boundLater[kind]?.includes(key) === true ||
    lists[kind]?.some(([list]) => list === key) === true ||
    referringKeys(schema).some(([refers]) => refers === key)
  );
}

/** What a declaration takes the place of: something of its sort, of its name where there is such, that isn't there any more. */
function predecessorsOf(arriving: readonly AstNode[], left: readonly AstNode[]): ReadonlyMap<AstNode, AstNode> {
  const found = new Map<AstNode, AstNode>();
  if (left.length === 0) return found;
  const taken = new Set<AstNode>();
  for (const labelOf of [nameIn, sortOf]) {
    const free = new Map<string, AstNode[]>();
    for (const node of left) if (!taken.has(node)) addTo(free, labelOf(node), node);
    for (const node of arriving) {
      if (found.has(node)) continue;
      const before = free.get(labelOf(node))?.shift();
      if (!before) continue;
      found.set(node, before);
      taken.add(before);
    }
  }
  return found;
}

/** An element never becomes one of another sort. */
function sortOf(node: AstNode): string {
  return node.$type === ast.Resource.$type ? `${node.$type} ${(node as ast.Resource).type}` : node.$type;
}

function nameIn(node: AstNode): string {
  const { name, host, computer } = node as Said;
  return `${sortOf(node)} ${name ?? host?.target?.$refText ?? computer?.target?.$refText ?? ''}`;
}

function membersOf(node: AstNode): readonly AstNode[] {
  return (node as { readonly members?: readonly AstNode[] }).members ?? [];
}

/** The trees as they are now: a declaration that was read as before may stand in another one. */
class Tree {
  private readonly top: readonly AstNode[];
  private readonly known = new Map<AstNode, boolean>();

  constructor(top: readonly AstNode[]) {
    this.top = top;
  }

  has(node: AstNode): boolean {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const holder = node.$container;
    // Few are asked for: to look through a list takes less time than to make a set of it.
    const has =
      !holder || ast.isFile(holder) ? this.top.includes(node) : membersOf(holder).includes(node) && this.has(holder);
    this.known.set(node, has);
    return has;
  }
}
