/** A new Network Name for a group, with the address that it needs. */
import { type FreeAddress, nextFreeAddress } from '../model/addresses.ts';
import { freshName, freshNetworkName } from '../model/fresh-names.ts';
import { resourcesOf } from '../model/queries.ts';
import type { Group, Topology } from '../model/topology.ts';
import type { NewDeclaration, NewReference, NewValue } from './rule.ts';

/** A group's name as the beginning of a resource's: the letters and digits of it. */
export function stemOf(group: Group): string {
  return group.name.replace(/[^A-Za-z0-9_-]/g, '').replace(/^[^A-Za-z_]+/, '') || 'Group';
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
 * The declarations of a Network Name and, where the group has none, of the address that it depends on. Undefined where no
 * address is known to be free: one that is made up would be wrong.
 */
export function newNetworkName(
  group: Group,
  topology: Topology,
): { readonly name: NewReference; readonly declarations: readonly NewDeclaration[] } | undefined {
  const address = resourcesOf(group, 'ip').find(({ dependsOn }) => dependsOn.items.length === 0);
  const free = address ? undefined : nextFreeAddress(group, topology);
  const added = free && newAddress(group, topology, free);
  const dependency = address ?? added?.name;
  if (!dependency) return undefined;
  const name = freshName(topology, `${stemOf(group)}Name`);
  const properties: [string, NewValue][] = [['name', { reference: freshNetworkName(topology, group.name) }]];
  // Message Queuing needs Kerberos, which is a setting on Windows Server 2003 only (white paper, line 392).
  if (group.cluster.windows === '2003' && resourcesOf(group, 'msmq').length > 0) {
    properties.push(['kerberos', { word: 'yes' }]);
  }
  const declaration = { keyword: 'networkName', name, dependsOn: [dependency], properties };
  return { name, declarations: added ? [added, declaration] : [declaration] };
}
