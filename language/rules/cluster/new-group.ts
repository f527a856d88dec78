/** A group of its own for a resource that can move to none of the others. */
import { nextFreeAddress } from '../../model/addresses.ts';
import { needsDependencyOn } from '../../model/dependencies.ts';
import { freshName, freshNetworkName } from '../../model/fresh-names.ts';
import { allReferencesTo } from '../../model/references.ts';
import type { Resource, Topology } from '../../model/topology.ts';
import { addressProperties } from '../new-network-name.ts';
import { add, type Extra, fix, type NewDeclaration, type NewValue, remove } from '../rule.ts';
import { companionsOf, keepsTogether } from './relocation.ts';

/**
 * The fix that declares the resource anew in a new group, where an address is known to be free and the resource can stand alone:
 * nothing moves along with it, nothing refers to it through its old group, and all that is written of it can be written again.
 */
export function newGroupFor(resource: Resource, topology: Topology): readonly Extra[] {
  const { cluster } = resource.group;
  const free = nextFreeAddress(cluster, topology);
  if (!free || !standsAlone(resource, topology)) return [];
  const stem = resource.name.replace(/[^A-Za-z0-9_-]/g, '').replace(/^[^A-Za-z_]+/, '') || 'New';
  const nameOf = (suffix: string) => freshName(topology, stem + suffix);
  const [group, disk, ip, name] = [nameOf('Group'), nameOf('Disk'), nameOf('Address'), nameOf('Name')];
  const needsDisk = needsDependencyOn(resource, 'disk');
  const disks: readonly NewDeclaration[] = needsDisk ? [{ keyword: 'disk', name: disk }] : [];
  return [
    fix(
      `Move ${resource.name} to a new group ${group}`,
      add(cluster, {
        keyword: 'group',
        name: group,
        members: [
          ...disks,
          { keyword: 'ip', name: ip, properties: addressProperties(free) },
          { keyword: 'networkName', name, dependsOn: [ip], properties: nameProperties(resource, topology) },
          {
            keyword: resource.type,
            name: resource.name,
            dependsOn: [name, ...(needsDisk ? [disk] : [])],
            properties: resource.properties.map(
              ({ key, values }) => [key, ...values.map((written) => ({ written }))] as const,
            ),
          },
        ],
      }),
      remove(resource),
    ),
  ];
}

/** Message Queuing needs a name with Kerberos, which is a setting on Windows Server 2003 only (white paper, line 392). */
function nameProperties(resource: Resource, topology: Topology): readonly (readonly [string, NewValue])[] {
  const name = ['name', { reference: freshNetworkName(topology, resource.name) }] as const;
  const needsKerberos = resource.type === 'msmq' && resource.group.cluster.windows === '2003';
  return needsKerberos ? [name, ['kerberos', { word: 'yes' }]] : [name];
}

function standsAlone(resource: Resource, topology: Topology): boolean {
  const { complete, items } = resource.dependsOn;
  const isPlain = resource.type !== 'biztalkHost' && resource.restart === undefined && !resource.damaged;
  const hasOnlyWhatItNeeds = complete && items.every(({ type }) => type === 'networkName' || type === 'disk');
  const isQualified = allReferencesTo(resource, topology).some(({ text }) => text.includes('.'));
  const moved = companionsOf(resource);
  return (
    isPlain && hasOnlyWhatItNeeds && !isQualified && moved.length === 1 && keepsTogether(undefined, moved, topology)
  );
}
