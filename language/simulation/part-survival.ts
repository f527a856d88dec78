/** Which single failures a group or a host survives. */
import type { Computer, Group, Host, Topology } from '../model/topology.ts';
import { type FailureEffects, failureEffectsOf } from './blast-radius.ts';
import { type CapabilityStatus, capabilitiesOf } from './capabilities.ts';
import { factsOf } from './facts.ts';
import { startedSituation } from './simulate.ts';
import { statusesAtStart } from './survival.ts';
import { viewOf } from './view.ts';

export interface PartSurvival {
  /** Whether it works when everything has started; `unknown` where the file doesn't say enough. */
  readonly atStart: CapabilityStatus['state'];
  /** How many computers can fail. */
  readonly failures: number;
  /** Those whose failure takes it down. */
  readonly lostWith: readonly Computer[];
}

const effectsByTopology = new WeakMap<Topology, readonly FailureEffects[]>();

/** Takes time in proportion to the computers, times the size of the topology; once for all parts of a topology. */
export function partSurvivalOf(part: Group | Host, topology: Topology): PartSurvival {
  const { computers } = factsOf(topology);
  const known = effectsByTopology.get(topology);
  const effects = known ?? computers.map((computer) => failureEffectsOf(topology, computer));
  if (!known) effectsByTopology.set(topology, effects);
  const lostWith = computers.filter((_, index) => effects[index] && loses(effects[index], part));
  return {
    atStart: part.kind === 'host' ? hostAtStart(part, topology) : groupAtStart(part, topology),
    failures: computers.length,
    lostWith,
  };
}

function loses({ groups, capabilities }: FailureEffects, part: Group | Host): boolean {
  return (
    groups.some((affected) => affected.part === part && affected.effect === 'lost') ||
    capabilities.some(
      (affected) => affected.effect === 'lost' && affected.part.kind === 'host' && affected.part.host === part,
    )
  );
}

function hostAtStart(host: Host, topology: Topology): CapabilityStatus['state'] {
  const index = capabilitiesOf(topology).findIndex(
    (capability) => capability.kind === 'host' && capability.host === host,
  );
  return statusesAtStart(topology)[index]?.state ?? 'unknown';
}

/** As with a failure, a group is at work while it is on a node and anything in it is online. */
function groupAtStart(group: Group, topology: Topology): CapabilityStatus['state'] {
  const view = viewOf(factsOf(topology), startedSituation(topology));
  if (group.resources.length === 0) return 'unknown';
  const isAtWork = view.situation.owners.has(group) && group.resources.some((resource) => view.isOnline(resource));
  return isAtWork ? 'works' : 'lost';
}
