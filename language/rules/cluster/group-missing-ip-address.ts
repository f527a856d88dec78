/** The Network Name of a group stands for an address: without one it never comes online. */
import { nextFreeAddress } from '../../model/addresses.ts';
import { groupLacks, resourcesNeeding } from '../../model/dependencies.ts';
import { resourcesOf } from '../../model/queries.ts';
import type { Group, NetworkName, Topology } from '../../model/topology.ts';
import { newAddress } from '../new-network-name.ts';
import { add, at, defineRule, type Extra, fix, related } from '../rule.ts';
import { list, listSome } from '../wording.ts';
import { dependOnNew } from './new-resource.ts';

export default defineRule({
  code: 'group-missing-ip-address',
  section: 'cluster',
  severity: 'error',
  on: 'group',
  summary: 'A group has a resource that clients reach over the network, and no IP Address.',
  source: { basis: 'stated', lines: [176, 283, 424, 438, 630, 648, 900, 1151] },
  fixAll: true,
  *check(group, whole) {
    if (!groupLacks(group, 'ip')) return;
    const names = resourcesOf(group, 'networkName');
    const served = resourcesNeeding(group, 'networkName').map(({ name }) => name);
    yield at(
      group,
      'name',
      `Group ${group.name} has no IP Address for ${list(names.map(({ name }) => name))}. ` +
        `A Network Name can't come online without an address, and neither can ${listSome(served)}.`,
      ...names.map((name) => related(name, 'name', `${name.name} needs an IP Address.`)),
      ...addressFix(group, names, whole()),
    );
  },
});

/** None where no address is known to be free: one that is made up would be wrong. */
function addressFix(group: Group, names: readonly NetworkName[], topology: Topology): readonly Extra[] {
  const free = nextFreeAddress(group, topology);
  if (!free) return [];
  const address = newAddress(group, topology, free);
  return [
    fix(
      `Add an IP Address ${free.text}`,
      add(group, address),
      ...names.flatMap((name) => dependOnNew(name, 'ip', address.name, topology)),
    ),
  ];
}
