/** What the simulation says that happens, as the expectations of steps. */
import type { Group, Topology } from '../model/topology.ts';
import { blastRadiusOf, capabilityTitle, namerOf, type State } from '../simulation/index.ts';
import type { Step } from '../simulation/simulate.ts';

/** Where such expectations come from, beside the source of a step. */
export const simulated = 'Expectations: failover simulation of the file';

/** A sentence or more for each change. */
export function told({ changes }: Step): readonly string[] {
  if (changes.length === 0) return ['Nothing else changes.'];
  return changes.map(({ text, reason, subject }) => {
    if (reason?.code === 'already-there') return `${subject.name} is there already: nothing has to be moved.`;
    return reason ? `${text} ${reason.text}` : text;
  });
}

/** What is offline in a group although the group is on a node; each a sentence. */
export function offlineIn(group: Group, state: State): readonly string[] {
  const own = state.groups.find((each) => each.group === group);
  if (!own?.owner) return [];
  return own.resources.flatMap(({ resource, online, reason }) =>
    online ? [] : [`${resource.name} is not Online. ${reason?.text ?? ''}`.trim()],
  );
}

/** What stands still while the group is on no node: the titles of hosts, databases and the master secret; without handlers. */
export function interruptedBy(group: Group, topology: Topology): readonly string[] {
  const name = namerOf(topology);
  const { capabilities } = blastRadiusOf(topology, group);
  return capabilities.flatMap(({ part }) => (part.kind === 'handler' ? [] : [capabilityTitle(part, name)]));
}
