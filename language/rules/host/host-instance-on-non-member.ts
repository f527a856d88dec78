/** Host instances run on the servers of their BizTalk group. */
import { isServerOfAnother, judgedResourceOf, misplacementOf } from '../../model/host-places.ts';
import { possibleOwnersOf } from '../../model/queries.ts';
import type { Computer, Instance } from '../../model/topology.ts';
import { append, at, defineRule, type Extra, fix, related, remove } from '../rule.ts';
import { canLeaveOut, leaveOut } from './possible-owners.ts';

export default defineRule({
  code: 'host-instance-on-non-member',
  section: 'host',
  severity: 'error',
  on: 'instance',
  summary: "A host has an instance on a computer that isn't a server of its BizTalk group.",
  source: { basis: 'inferred', lines: [1136] },
  fixAll: true,
  *check(instance, whole) {
    const { computer, host } = instance;
    if (!computer || misplacementOf(instance) !== 'nonMember') return;
    const { biztalkGroup } = host;
    const canJoin = !isServerOfAnother(computer, biztalkGroup, whole());
    yield at(
      instance,
      'name',
      `${host.name} has an instance on ${computer.name}, which isn't among the servers of BizTalk group ${biztalkGroup.name}. Only a computer that has joined the group can run instances of its hosts.`,
      related(biztalkGroup, { property: 'servers' }, `The servers of ${biztalkGroup.name}.`),
      ...(canJoin
        ? [
            fix(
              `Add ${computer.name} to the servers of ${biztalkGroup.name}`,
              append(biztalkGroup, 'servers', computer),
            ),
          ]
        : []),
      ...removal(instance, computer),
    );
  },
});

/** A possible owner of a clustered host needs its instance, so it has to be left out first. */
function removal(instance: Instance, computer: Computer): readonly Extra[] {
  const resource = judgedResourceOf(instance.host);
  const owner = resource && possibleOwnersOf(resource).find((node) => node === computer);
  if (!resource || !owner) return [fix(`Remove the instance on ${computer.name}`, remove(instance))];
  if (!canLeaveOut(resource, owner)) return [];
  const title = `Remove the instance on ${owner.name}, and leave ${owner.name} out of the possible owners`;
  return [fix(title, remove(instance), leaveOut(resource, owner))];
}
