/** A new Network Name for a group, with the address that it needs. */
import { type FreeAddress, nextFreeAddress } from '../model/addresses.ts';
import { isNameOf, namesOf, ssoOfServers } from '../model/clustered-sso.ts';
import { freshName, freshNetworkName, isFreeOnNetwork } from '../model/fresh-names.ts';
import { problemOfName } from '../model/network-names.ts';
import { resourcesOf } from '../model/queries.ts';
import type { BiztalkGroup, Group, Topology } from '../model/topology.ts';
import { add, type Edit, type NewDeclaration, type NewReference, type NewValue, set } from './rule.ts';

/** The name of a group or a resource as the beginning of another's: the letters and digits of it. */
export function stemOf({ name }: Pick<Group, 'name'>): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '').replace(/^[^A-Za-z_]+/, '') || 'Group';
}

/** The declaration of an IP Address. */
export function newAddress(group: Group, topology: Topology, free: FreeAddress): NewDeclaration {
  return { keyword: 'ip', name: freshName(topology, `${stemOf(group)}Address`), properties: addressProperties(free) };
}

export function addressProperties({ text, network }: FreeAddress): readonly (readonly [string, NewValue])[] {
  const address = ['address', { word: text }] as const;
  return network === undefined ? [address] : [address, ['network', { reference: network }]];
}

/**
 * The edits that declare a Network Name and, where the group has none, the address that it depends on. Undefined where no
 * address is known to be free: one that is made up would be wrong.
 */
export function newNetworkName(
  group: Group,
  topology: Topology,
): { readonly name: NewReference; readonly edits: readonly Edit[] } | undefined {
  const address = resourcesOf(group, 'ip').find(({ dependsOn }) => dependsOn.items.length === 0);
  const free = address ? undefined : nextFreeAddress(group, topology);
  const added = free && newAddress(group, topology, free);
  const dependency = address ?? added?.name;
  if (!dependency) return undefined;
  const name = freshName(topology, `${stemOf(group)}Name`);
  const { networkName, edits } = knownAs(group, topology);
  const properties: [string, NewValue][] = [['name', { reference: networkName }]];
  // Message Queuing needs Kerberos, which is a setting on Windows Server 2003 only (white paper, line 392).
  if (group.cluster.windows === '2003' && resourcesOf(group, 'msmq').length > 0) {
    properties.push(['kerberos', { word: 'yes' }]);
  }
  const declaration: NewDeclaration = { keyword: 'networkName', name, dependsOn: [dependency], properties };
  return { name, edits: [...(added ? [add(group, added)] : []), add(group, declaration), ...edits] };
}

/**
 * What the network will know the group by: the name that its BizTalk servers ask for Enterprise SSO already, where it can be had,
 * else one like the group's. Those that ask for another one are told (white paper, lines 931 to 941).
 */
function knownAs(group: Group, topology: Topology): { readonly networkName: string; readonly edits: readonly Edit[] } {
  const asking = topology.biztalkGroups.filter((biztalkGroup) => asksInVain(biztalkGroup, group));
  const [asked] = asking
    .map(({ ssoServer = '' }) => ssoServer.split('.')[0] ?? '')
    .filter((name) => !problemOfName(name) && isFreeOnNetwork(topology, name));
  const networkName = asked ?? freshNetworkName(topology, group.name);
  const mistaken = asking.filter(({ ssoServer = '' }) => !isNameOf(ssoServer, { networkName }));
  const edits = mistaken.map((biztalkGroup) => set(biztalkGroup, 'ssoServer', { reference: networkName }));
  return { networkName, edits };
}

/** Whether a BizTalk group names a server for an Enterprise SSO service of the group, and none of its services has a name yet. */
function asksInVain(biztalkGroup: BiztalkGroup, group: Group): boolean {
  if (biztalkGroup.ssoServer === undefined) return false;
  const services = ssoOfServers(biztalkGroup);
  return services.some((service) => service.group === group) && services.flatMap(namesOf).length === 0;
}
