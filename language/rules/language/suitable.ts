/** Which elements a reference can be turned to without a new mistake. */
import { allDependentsOf } from '../../model/dependencies.ts';
import { misplacementOf } from '../../model/host-places.ts';
import { saidBy } from '../../model/living.ts';
import { membersOf, parentOf } from '../../model/paths.ts';
import { ssoHeldBy } from '../../model/queries.ts';
import type { Cluster, Computer, Element, Instance, Reference, References } from '../../model/topology.ts';
import { isSameName } from './near.ts';
import { isWanted } from './targets.ts';

/** Those of the candidates that the reference may refer to in its place, once each. */
export function suitableFor(reference: Reference, candidates: readonly Element[]): readonly Element[] {
  const { from, wanted } = reference;
  const dependents: ReadonlySet<Element> = from.kind === 'resource' ? allDependentsOf(from) : new Set();
  return candidates.filter(
    (candidate) => isWanted(candidate, wanted) && suits(candidate, reference) && !dependents.has(candidate),
  );
}

function suits(candidate: Element, reference: Reference): boolean {
  const { from, wanted } = reference;
  if (wanted === 'container') return leadsOn(candidate, reference);
  if (isListedIn(from, candidate)) return false;
  switch (from.kind) {
    case 'resource':
      if (candidate.kind === 'resource') {
        return candidate.group === from.group && candidate !== from;
      }
      if (candidate.kind === 'host') return candidate.clusteredAs.length === 0 && !candidate.isolated;
      return isComputer(candidate) ? isNode(candidate, from.group.cluster) : true;
    case 'group':
      return isNode(candidate, from.cluster);
    case 'instance':
      return isComputer(candidate) && canRunOn(candidate, from);
    default:
      return true;
  }
}

/** Whether the host of an instance has none on the computer yet, and may have one there. */
function canRunOn(computer: Computer, instance: Instance): boolean {
  if (instance.host.instances.some((other) => other.computer === computer)) return false;
  const there = { ...saidBy(instance), computer };
  const misplacement = misplacementOf(there);
  return misplacement !== 'offCluster' && misplacement !== 'nonMember' && !ssoHeldBy(there);
}

function isComputer(element: Element): element is Computer {
  return element.kind === 'node' || element.kind === 'server';
}

function isNode(candidate: Element, cluster: Cluster): boolean {
  return candidate.kind === 'node' && candidate.cluster === cluster;
}

/** Whether one of the element's lists already has the candidate. */
function isListedIn(from: Element, candidate: Element): boolean {
  return listsOf(from).some(({ items }) => items.includes(candidate));
}

function listsOf(from: Element): readonly References<Element>[] {
  switch (from.kind) {
    case 'account':
      return [from.memberOf];
    case 'cluster':
      return [from.fullControl];
    case 'group':
      return [from.preferredOwners];
    case 'biztalkGroup':
      return [from.servers];
    case 'resource':
      return [from.dependsOn, from.possibleOwners, ...(from.type === 'fileShare' ? [from.fullControl] : [])];
    default:
      return [];
  }
}

/** Whether the rest of a chain finds something behind the candidate in the failing segment's place. */
function leadsOn(candidate: Element, { text, failure }: Reference): boolean {
  const names = namesIn(text);
  const at = names.findIndex((name) => isSameName(name, failure?.name ?? ''));
  const before = names[at - 1];
  const parent = parentOf(candidate);
  if (before !== undefined && !(parent && isSameName(parent.name, before))) return false;
  let reached: readonly Element[] = [candidate];
  for (const name of names.slice(at + 1)) {
    reached = reached.flatMap(membersOf).filter((member) => isSameName(member.name, name));
  }
  return reached.length > 0;
}

/** The names of a chain without their quotes. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|[^."]+/g)].map(([plain, quoted]) => quoted ?? plain);
}
