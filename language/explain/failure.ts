/** What the failure of a part takes down, as the simulation has it. */
import type { Element } from '../model/topology.ts';
import {
  type Affected,
  type BlastSource,
  type Capability,
  capabilityTitle,
  type FailureEffects,
  failureEffectsOf,
  type Namer,
} from '../simulation/index.ts';
import { type Explainer, type Fact, fact } from './fact.ts';
import { listOf, type Phrase, say } from './phrase.ts';

/** For what the simulation can let fail: computers, groups and resources. */
export function failureFact(element: Element, explainer: Explainer): readonly Fact[] {
  if (!canFail(element)) return [];
  const effects = failureEffectsOf(explainer.topology, element);
  return fact(titleFor(element), effectText(effects, explainer));
}

function canFail(element: Element): element is BlastSource {
  return ['node', 'server', 'group', 'resource'].includes(element.kind);
}

/** The simulation lets a resource fail on every node, as a failover would only hide what depends on it. */
function titleFor(source: BlastSource): string {
  if (source.kind === 'resource') return 'If it fails on every node';
  return source.kind === 'group' ? 'If all of it fails' : 'If it fails';
}

/** What is lost and what moves; of what is lost for the same reason the larger part alone. */
function effectText({ of, capabilities, resources, groups }: FailureEffects, { name, names }: Explainer): Phrase {
  const lostHosts = new Set(capabilities.flatMap(({ part, effect }) => (effect === 'lost' ? hostIn(part) : [])));
  const lost = capabilities
    .filter(({ effect }) => effect === 'lost')
    .map(({ part }) => part)
    .filter((part) => part.kind !== 'handler' || !part.handler.host || !lostHosts.has(part.handler.host))
    .map((part) => titleInSentence(part, name));
  const lostGroups = partsWith(groups, 'lost');
  const offline = partsWith(resources, 'lost').filter(
    (resource) =>
      resource.group !== of &&
      !lostGroups.includes(resource.group) &&
      !(resource.type === 'biztalkHost' && resource.host && lostHosts.has(resource.host)),
  );
  const moving = partsWith(groups, 'moves');
  const parts = [
    ...(lost.length > 0 ? [say`takes down ${listOf(lost)}`] : []),
    ...(lostGroups.length > 0 ? [say`leaves ${names(lostGroups)} on no node`] : []),
    ...(offline.length > 0 ? [say`takes ${names(offline)} offline`] : []),
    ...(moving.length > 0 ? [say`moves ${names(moving)} to another node`] : []),
  ];
  return parts.length === 0
    ? say`nothing else is lost`
    : say`it ${parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part]))}`;
}

/** "databases on Sql", "the master secret", "host ReceiveHost"; a handler's title begins with the name of its adapter. */
function titleInSentence(part: Capability, name: Namer): string {
  if (part.kind === 'masterSecret') return 'the master secret';
  const title = capabilityTitle(part, name);
  return part.kind === 'handler' ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

function hostIn(capability: Capability) {
  return capability.kind === 'host' ? [capability.host] : [];
}

function partsWith<Part>(affected: readonly Affected<Part>[], wanted: Affected<Part>['effect']): readonly Part[] {
  return affected.filter(({ effect }) => effect === wanted).map(({ part }) => part);
}
