/** A Network Name comes online after the address that it stands for. */
import { nextFreeAddress } from '../../model/addresses.ts';
import { groupLacks, possibleAmong } from '../../model/dependencies.ts';
import { kept } from '../../model/memo.ts';
import { resourcesOf } from '../../model/queries.ts';
import type { Group, IpAddress, NetworkName, Resource, Topology } from '../../model/topology.ts';
import { newAddress } from '../new-network-name.ts';
import { add, append, at, defineRule, fix } from '../rule.ts';

export default defineRule({
  code: 'network-name-missing-ip-dependency',
  section: 'cluster',
  severity: 'error',
  on: 'networkName',
  summary: "A Network Name doesn't depend on an IP Address of its group.",
  source: { basis: 'stated', lines: [176, 241] },
  fixAll: true,
  *check(name, whole) {
    const { complete, items } = name.dependsOn;
    if (!complete || items.some(({ type }) => type === 'ip') || groupLacks(name.group, 'ip')) return;
    const why = 'The name can only come online with an address, so nobody can reach the group by it.';
    const addresses = resourcesOf(name.group, 'ip');
    if (addresses.length === 0) {
      const message = `${name.name} depends on no IP Address of its group ${name.group.name}, which has none. ${why}`;
      yield at(name, 'name', message, ...withNewAddress(name, whole()));
      return;
    }
    yield at(
      name,
      'name',
      `${name.name} depends on no IP Address of its group ${name.group.name}. ${why}`,
      ...unusedFirst(name).map((address) =>
        fix(`Add a dependency on ${address.name}`, append(name, 'dependsOn', address)),
      ),
    );
  },
});

/** The group's addresses that the name could depend on, those first that no other name depends on. */
function unusedFirst(name: NetworkName): readonly IpAddress[] {
  return possibleAmong(name, sortedByUse(name.group));
}

/** Kept, as each name of the group may ask. */
const sortedByUse = kept((group: Group): readonly IpAddress[] => {
  const used = new Set<Resource>(resourcesOf(group, 'networkName').flatMap(({ dependsOn }) => dependsOn.items));
  const addresses = resourcesOf(group, 'ip');
  return [...addresses.filter((ip) => !used.has(ip)), ...addresses.filter((ip) => used.has(ip))];
});

function withNewAddress(name: NetworkName, topology: Topology) {
  const free = nextFreeAddress(name.group, topology);
  if (!free) return [];
  const address = newAddress(name.group, topology, free);
  const edits = [add(name.group, address), append(name, 'dependsOn', address.name)];
  return [fix(`Add an IP Address ${free.text} and depend on it`, ...edits)];
}
