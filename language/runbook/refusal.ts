/** Keeps steps out: those at which an error stands, and those that depend on what they would have made. */
import { addTo } from '../model/add-to.ts';
import { allElements } from '../model/queries.ts';
import type { Element, Origin, Resource, Topology } from '../model/topology.ts';
import { type Planned, predecessors } from './planned.ts';
import type { Refusal } from './procedure.ts';
import type { Problem } from './runbook.ts';
import { describe, sentence } from './wording.ts';

/** The reasons, each a sentence or more, for which an element isn't built. */
export type Causes = ReadonlyMap<Element, readonly string[]>;

export interface Separated {
  readonly kept: readonly Planned[];
  /** What is kept out, with the elements whose causes do that. */
  readonly out: ReadonlyMap<Planned, ReadonlySet<Element>>;
}

/** What isn't built by itself: elements with errors, refused ones, and those that lack a name or share it where it has to be unique. */
export function causesOf(
  topology: Topology,
  problems: readonly Problem[],
  refusals: readonly Refusal[],
  steps: readonly Planned[],
): Causes {
  const causes = new Map<Element, string[]>();
  const add = (element: Element, cause: string) => {
    const known = causes.get(element);
    if (!known) causes.set(element, [cause]);
    else if (!known.includes(cause)) known.push(cause);
  };
  const elementAt = elementsByOrigin(topology);
  for (const { of, code, message } of problems) {
    const element = of && elementAt.get(of.origin);
    if (element) add(element, `${sentence(describe(element))} has an error (${code}): ${message}`);
  }
  for (const { refuse, why } of refusals) add(refuse, why);
  for (const element of allElements(topology)) {
    if (element.name === '') add(element, `A ${element.kind} has no name.`);
  }
  for (const element of namesakes(steps)) add(element, `${sentence(describe(element))} is declared more than once.`);
  for (const [resource, other] of namesakesInClusters(topology)) {
    add(
      resource,
      `${sentence(describe(resource))}: a cluster takes each name of a resource once, and group ${other.group.name} has a resource ${other.name} too. Commands for the one would change the other.`,
    );
  }
  return causes;
}

/** Elements that a step can't tell apart by their names. */
function namesakes(steps: readonly Planned[]): ReadonlySet<Element> {
  const byId = new Map<string, Set<Element>>();
  for (const { id, draft } of steps) byId.set(id, (byId.get(id) ?? new Set()).add(draft.of));
  return new Set([...byId.values()].filter(({ size }) => size > 1).flatMap((elements) => [...elements]));
}

/**
 * Resources with the name of one in another group, and that one. Windows takes a name once in a cluster, in whatever case
 * (documentation, OpenClusterResource). The resource of a clustered host is left out: BizTalk Server gives it another name.
 */
function* namesakesInClusters({ clusters }: Topology): Iterable<readonly [resource: Resource, other: Resource]> {
  for (const { groups } of clusters) {
    const byName = new Map<string, Resource[]>();
    for (const resource of groups.flatMap(({ resources }) => resources)) {
      if (resource.type === 'biztalkHost' || resource.name === '') continue;
      const name = resource.name.toLowerCase();
      byName.set(name, [...(byName.get(name) ?? []), resource]);
    }
    for (const same of byName.values()) {
      for (const resource of same) {
        const other = same.find(({ group }) => group !== resource.group);
        if (other) yield [resource, other];
      }
    }
  }
}

/** Errors that belong to no declaration: a syntax error, or one at an unknown origin. */
export function problemsOfFiles(topology: Topology, problems: readonly Problem[]): readonly Problem[] {
  const elementAt = elementsByOrigin(topology);
  return problems.filter(({ of }) => !of || !elementAt.has(of.origin));
}

/** The element that each written thing belongs to. */
function elementsByOrigin(topology: Topology): ReadonlyMap<Origin, Element> {
  const found = new Map<Origin, Element>();
  for (const element of allElements(topology)) {
    const blocks = element.kind === 'resource' && element.restart ? [element, element.restart] : [element];
    for (const { origin, properties } of blocks) {
      found.set(origin, element);
      for (const property of properties) {
        for (const written of [property, ...property.values]) found.set(written.origin, element);
      }
    }
  }
  for (const { origin, from, failure } of topology.references) {
    for (const written of [origin, failure?.origin]) {
      if (written && !found.has(written)) found.set(written, from);
    }
  }
  return found;
}

/** Parts the steps that can be built from those that can't, and says which elements keep each of these out. */
export function separate(steps: readonly Planned[], causes: Causes): Separated {
  const after = successors(predecessors(steps));
  const out = new Map<Planned, Set<Element>>();
  const waiting: Planned[] = [];
  const keepOut = (step: Planned, because: Iterable<Element>) => {
    const known = out.get(step) ?? new Set();
    const before = known.size;
    for (const element of because) known.add(element);
    if (known.size === before) return;
    out.set(step, known);
    waiting.push(step);
  };
  for (const step of steps) {
    keepOut(
      step,
      [...step.around].filter((element) => causes.has(element)),
    );
  }
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    for (const later of after.get(step) ?? []) keepOut(later, out.get(step) ?? []);
  }
  return { kept: steps.filter((step) => !out.has(step)), out };
}

function successors(before: ReadonlyMap<Planned, ReadonlySet<Planned>>): ReadonlyMap<Planned, readonly Planned[]> {
  const after = new Map<Planned, Planned[]>();
  for (const [step, earlier] of before) {
    for (const each of earlier) {
      addTo(after, each, step);
    }
  }
  return after;
}
