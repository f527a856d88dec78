/** A runbook for a part of the topology: the steps of that part, and what else of the runbook concerns it. */
import { sure } from '../model/sure.ts';
import type { BiztalkGroup, Cluster, Element } from '../model/topology.ts';
import { around } from './around.ts';
import type { Planned } from './planned.ts';

/** What a runbook may be limited to. */
export type Scope = Cluster | BiztalkGroup;

/** The steps of the scope, and all that come before them; every step without a scope. */
export function withinScope(
  steps: readonly Planned[],
  before: ReadonlyMap<Planned, ReadonlySet<Planned>>,
  scope: Scope | undefined,
): ReadonlySet<Planned> {
  if (!scope) return new Set(steps);
  const wanted = new Set(steps.filter(({ around: own }) => own.has(scope)));
  // A set is walked in the order of insertion, and what is added on the way comes last.
  for (const step of wanted) for (const earlier of sure(before.get(step))) wanted.add(earlier);
  return wanted;
}

/**
 * Whether an element concerns the scope: it is in the scope, or around a step of it.
 *
 * @param all also the steps that are kept out
 * @param planned the steps of the runbook
 */
export function relevance(
  all: readonly Planned[],
  planned: readonly Planned[],
  scope: Scope | undefined,
): (element: Element) => boolean {
  if (!scope) return () => true;
  const steps = [...planned, ...all.filter((step) => step.around.has(scope))];
  const named = new Set<Element>(steps.flatMap((step) => [...step.around]));
  // A step on a computer alone has nothing to do with what else is on the computer's cluster.
  const subjects = steps.flatMap(({ draft }) => [draft.of, ...(draft.uses ?? [])]);
  const built = new Set<Element>([
    scope,
    ...subjects.flatMap((each) => (each.kind === 'node' || each.kind === 'server' ? [each] : [...around(each)])),
  ]);
  return (element) =>
    element.kind === 'domain' ||
    element.kind === 'sso' ||
    named.has(element) ||
    [...around(element)].some((each) => built.has(each));
}
