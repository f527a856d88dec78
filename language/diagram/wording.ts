/** The words of the picture and of its text alternative: what a thing is called, and which facts about it are shown. */

import type { BiztalkVersion, Edition, ResourceType, WindowsVersion } from '../model/schema.ts';
import { versionTitle } from '../model/schema.ts';
import type {
  Adapter,
  BiztalkGroup,
  Cluster,
  Computer,
  Group,
  Handler,
  Host,
  Instance,
  References,
  Resource,
} from '../model/topology.ts';
import { embedded } from './visible.ts';

/** What the consoles call the resource type, short enough for a row. */
const resourceTypeNames: Readonly<Record<ResourceType, string>> = {
  disk: 'Physical Disk',
  ip: 'IP Address',
  networkName: 'Network Name',
  dtc: 'MSDTC',
  msmq: 'Message Queuing',
  fileShare: 'File Share',
  sqlServer: 'SQL Server',
  entsso: 'Enterprise SSO',
  iis: 'IIS script',
  biztalkHost: 'BizTalk host',
  genericService: 'Generic Service',
  genericScript: 'Generic Script',
  genericApplication: 'Generic Application',
  resource: 'resource',
};

const editionNames: Readonly<Record<Edition, string>> = {
  enterprise: 'Enterprise',
  standard: 'Standard',
  branch: 'Branch',
  developer: 'Developer',
};

/** The name as it can be shown; what error recovery left without a name is still spoken of. */
export function nameOf(of: { readonly name: string }): string {
  return of.name === '' ? '(no name)' : embedded(of.name);
}

export function windowsName(version: WindowsVersion): string {
  return `Windows Server ${versionTitle(version)}`;
}

export function biztalkName(version: BiztalkVersion, edition: Edition | undefined): string {
  const name = `BizTalk Server ${versionTitle(version)}`;
  return edition === undefined ? name : `${name} ${editionNames[edition]}`;
}

export function clusterFacts(cluster: Cluster): string {
  const kind = cluster.type === 'failover' ? 'cluster' : 'network load balancing cluster';
  return [kind, ...(cluster.windows === undefined ? [] : [windowsName(cluster.windows)])].join(' · ');
}

/** What is stated about the computer, and what runs on it. */
export function computerFacts(computer: Computer): string[] {
  const stated = (value: boolean | undefined, name: string) =>
    value === undefined ? [] : [value ? name : `no ${name}`];
  const instances = computer.instances.length;
  return [
    ...(computer.kind === 'server' && computer.windows !== undefined ? [windowsName(computer.windows)] : []),
    ...(instances === 0 ? [] : [count(instances, 'host instance')]),
    ...stated(computer.messageQueuing, 'Message Queuing'),
    ...stated(computer.networkDtc, 'network DTC'),
    ...stated(computer.localDtc, 'local DTC'),
    ...stated(computer.iis, 'IIS'),
    ...stated(computer.comPlusRemote, 'remote COM+'),
    ...stated(computer.aspNet, 'ASP.NET'),
  ];
}

/** The group's own words with what there is to say of it at the moment, and the names that follow them. */
export function groupFacts(
  group: Group,
  condition: readonly string[],
): readonly [words: string, names: readonly string[]] {
  const kind = [group.quorum ? 'quorum group' : 'group', ...condition].join(' · ');
  // At a moment that is not the start, what has become of the group takes the room.
  const owners = condition.length > 0 ? [] : group.preferredOwners.items.map(nameOf);
  return [owners.length === 0 ? kind : `${kind} · prefers `, owners];
}

/** The type of a resource, and the value by which people know it. */
export function resourceFacts(resource: Resource): readonly [type: string, value: string] {
  const type = resourceTypeNames[resource.type];
  const value = (text: string | undefined) => embedded(text ?? '');
  switch (resource.type) {
    case 'disk':
      return [type, value(resource.drive)];
    case 'ip':
      return [type, value(resource.address?.text)];
    case 'networkName':
      return [type, value(resource.networkName)];
    case 'fileShare':
      return [type, value(resource.share)];
    case 'sqlServer': {
      const version = resource.version === undefined ? '' : ` ${versionTitle(resource.version)}`;
      return [`${type}${version}`, value(resource.instance)];
    }
    case 'entsso':
    case 'genericService':
      return [type, value(resource.service)];
    case 'iis':
    case 'genericScript':
      return [type, value(resource.script)];
    case 'genericApplication':
      return [type, value(resource.command)];
    case 'resource':
      return resource.windowsType === undefined ? [type, ''] : [embedded(resource.windowsType), ''];
    case 'biztalkHost':
      return [resource.host === undefined ? `${type}, not declared` : type, ''];
    case 'dtc':
    case 'msmq':
      return [type, ''];
  }
}

export function biztalkGroupFacts(group: BiztalkGroup): string {
  const version = group.version === undefined ? [] : [biztalkName(group.version, group.edition)];
  return ['BizTalk group', ...version].join(' · ');
}

export function hostKind(host: Host): string {
  return host.isolated ? 'isolated host' : 'host';
}

/** The computer, and after it what is particular about the instance. */
export function instanceFacts(instance: Instance): readonly [name: string, remark: string] {
  const remarks = [instance.disabled ? 'disabled' : '', instance.computer === undefined ? 'not declared' : ''];
  return [nameOf(instance.computer ?? instance), remarks.filter((remark) => remark !== '').join(', ')];
}

/** The adapter, and after it what the handler does. */
export function handlerFacts(handler: Handler): readonly [name: string, remark: string] {
  return [nameOf(handler.adapter), handler.ordered === true ? `${handler.direction}, ordered` : handler.direction];
}

/** An element with enough of its surroundings to tell it from others of its name. */
export function inFull(element: Group | Resource | Computer | Host | BiztalkGroup | Cluster | Adapter): string {
  switch (element.kind) {
    case 'resource':
      return `${nameOf(element)} in ${inFull(element.group)}`;
    case 'group':
      return `group ${nameOf(element)} of ${inFull(element.cluster)}`;
    case 'host':
    case 'adapter':
      return `${element.kind} ${nameOf(element)} of ${inFull(element.biztalkGroup)}`;
    case 'biztalkGroup':
      return `BizTalk group ${nameOf(element)}`;
    case 'node':
      return `node ${nameOf(element)} of ${inFull(element.cluster)}`;
    default:
      return `${element.kind} ${nameOf(element)}`;
  }
}

/** What another resource is called beside this one: by its name within the group. */
export function otherName(resource: Resource, other: Resource): string {
  return other.group === resource.group ? nameOf(other) : inFull(other);
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(items: readonly string[]): string {
  const head = items.slice(0, -1).join(', ');
  return [...(head === '' ? [] : [head]), ...items.slice(-1)].join(' and ');
}

export function names(of: References<{ readonly name: string }> | readonly { readonly name: string }[]): string {
  return enumerate(('items' in of ? of.items : of).map(nameOf));
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
