/**
 * What the High Availability Wizard can build from Windows Server 2008 on of a group in one run: a service or application with a
 * disk, and a name with one address (white paper, lines 189-200, 272-278 and 365-371).
 */
import { dependenciesOf } from '../model/queries.ts';
import type { Disk, Dtc, Group, IpAddress, Msmq, NetworkName } from '../model/topology.ts';
import { isBasic, maker } from './coverage.ts';
import { basicResources } from './targets.ts';

export interface WizardRun {
  readonly disk: Disk;
  readonly name: NetworkName;
  readonly address: IpAddress;
  /** Set where the group is there for one service alone: the wizard then makes this resource too, else a File Server. */
  readonly service: Dtc | Msmq | undefined;
}

/** A name whose only dependency is an address of its group: together a Client Access Point. */
export function accessPointAddress(name: NetworkName): IpAddress | undefined {
  const [address, ...more] = dependenciesOf(name);
  const alone = address?.type === 'ip' && address.group === name.group && more.length === 0;
  return alone && dependenciesOf(address).length === 0 ? address : undefined;
}

/** Undefined where the wizard doesn't fit: a group without a disk, or without a name that depends on one address alone. */
export function wizardRun(group: Group): WizardRun | undefined {
  const resources = basicResources(group);
  const disk = resources.find((resource) => resource.type === 'disk' && dependenciesOf(resource).length === 0);
  const name = resources.find((resource) => resource.type === 'networkName' && accessPointAddress(resource));
  if (disk?.type !== 'disk' || name?.type !== 'networkName') return undefined;
  const address = accessPointAddress(name);
  if (!address) return undefined;
  const [service, ...more] = group.resources.filter((resource) => !isBasic(resource));
  const alone = (service?.type === 'dtc' || service?.type === 'msmq') && more.length === 0;
  return { disk, name, address, service: alone ? service : undefined };
}

/** Whether the wizard makes the resource together with its group. */
export function madeByWizard(service: Dtc | Msmq): boolean {
  return maker(service.group) === 'procedures' && wizardRun(service.group)?.service === service;
}
