/** Actions in Failover Cluster Management or Manager, the cluster console from Windows Server 2008 on. */
import { dependenciesOf } from '../model/queries.ts';
import type { Cluster, Group, IpAddress, NetworkName, Resource } from '../model/topology.ts';
import { isSince } from '../model/versions.ts';
import { wordsOf } from './cluster-words.ts';
import { subnetOf } from './ipv4.ts';
import { excludedOwners } from './placement.ts';
import { namesOf } from './wording.ts';

/** What the page Client Access Point asks for. */
export function accessPoint(name: NetworkName, address: IpAddress): string {
  const subnet = address.address && subnetOf(address.address);
  const network = address.network === undefined ? '' : ` (${address.network})`;
  return `Name: ${name.networkName}; Address: ${subnet?.address ?? ''} in the row of network ${subnet?.network ?? ''}${network}`;
}

/** The console names what it makes after the network name and the address; the file may say otherwise. */
export function renamed(group: Group | undefined, name: NetworkName, address: IpAddress): readonly string[] {
  const { networkName } = name;
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const ip = address.address && subnetOf(address.address)?.address;
  const { cluster } = address.group;
  const { groups } = wordsOf(cluster);
  return [
    ...(group && !same(group.name, networkName)
      ? [`Right-click ${networkName} under ${groups} → Properties → General: Name: ${group.name}; OK.`]
      : []),
    ...(same(name.name, networkName)
      ? []
      : [
          `${listOf(cluster)}, right-click Name: ${networkName} → Properties → General: Resource Name: ${name.name}; OK.`,
        ]),
    `Expand it, right-click the IP address ${ip ?? ''} → Properties → General: Resource Name: ${address.name}; Enable NetBIOS for this address: ${address.netbios === false ? 'cleared' : 'ticked'}; OK.`,
  ];
}

/** Where the resources of the chosen group are. */
function listOf({ windows }: Cluster): string {
  return isSince(windows, '2012') ? 'On the tab Resources at the bottom' : 'In the center pane';
}

/** Adding a resource of a type to a group. */
export function addInConsole({ name, cluster }: Group, type: string): string {
  const { addResource, more } = wordsOf(cluster);
  return `Right-click ${name} → ${addResource} → ${more} ${type}.`;
}

/** Takes away the nodes that may not own a resource; a new resource may run on every node. */
export function ownersInConsole(resources: readonly Resource[]): readonly string[] {
  return resources.flatMap((resource) => {
    const excluded = excludedOwners(resource);
    return excluded.length === 0
      ? []
      : [
          `Right-click ${resource.name} → Properties → Advanced Policies: Possible owners: clear ${namesOf(excluded)}; OK.`,
        ];
  });
}

/** Name, dependencies and owners of the resource of a service that the console has made under a name of its own. */
export function serviceSettings(resource: Resource, service: string): readonly string[] {
  const dependencies = dependenciesOf(resource);
  return [
    `Right-click the ${service} resource in ${resource.group.name} → Properties → General: Resource Name: ${resource.name}.`,
    ...(dependencies.length > 0
      ? [`Dependencies: ${namesOf(dependencies)}${dependencies.length > 1 ? ', all joined with AND' : ''}; OK.`]
      : ['OK.']),
    ...ownersInConsole([resource]),
  ];
}
