/** The words of the failover cluster consoles from Windows Server 2008 on, as they stand on the screen. */
import type { Cluster } from '../model/topology.ts';
import { isSince } from '../model/versions.ts';

export interface ClusterWords {
  readonly console: string;
  /** Where the groups are listed. */
  readonly groups: string;
  /** What a group is called in a sentence. */
  readonly group: string;
  /** The wizard for high availability in the menu of that list, and the title of its page of choices. */
  readonly configure: string;
  readonly choices: string;
  /** What makes an empty group, in the same menu. */
  readonly createEmpty: string;
  readonly startGroup: string;
  readonly startResource: string;
  readonly stopResource: string;
  readonly addStorage: string;
  readonly addResource: string;
  /** In the menu of `addResource`, before the name of a type. */
  readonly more: string;
  /** Where the disks are that no group has yet. */
  readonly disks: string;
  /** What makes a disk a resource, in the menu of `disks`. */
  readonly addDisk: string;
  /** The end of the label on the tab Policies. */
  readonly failOverAll: string;
}

const on2008: ClusterWords = {
  console: 'Failover Cluster Management',
  groups: 'Services and Applications',
  group: 'service or application',
  configure: 'Configure a Service or Application',
  choices: 'Select Service or Application',
  createEmpty: 'More Actions → Create Empty Service or Application',
  startGroup: 'Bring this service or application online',
  startResource: 'Bring this resource online',
  stopResource: 'Take this resource offline',
  addStorage: 'Add storage',
  addResource: 'Add a resource',
  more: 'More resources → Add',
  disks: 'Storage',
  addDisk: 'Add a disk',
  failOverAll: 'fail over all resources in this service or application',
};

const on2008R2: ClusterWords = { ...on2008, console: 'Failover Cluster Manager', groups: 'Services and applications' };

const since2012: ClusterWords = {
  console: 'Failover Cluster Manager',
  groups: 'Roles',
  group: 'role',
  configure: 'Configure Role',
  choices: 'Select Role',
  createEmpty: 'Create Empty Role',
  startGroup: 'Start Role',
  startResource: 'Bring Online',
  stopResource: 'Take Offline',
  addStorage: 'Add Storage',
  addResource: 'Add Resource',
  more: 'More Resources →',
  disks: 'Storage → Disks',
  addDisk: 'Add Disk',
  failOverAll: 'fail over all resources in this Role',
};

/** The words for a cluster; those of Windows Server 2008 where the version is older, which has another console. */
export function wordsOf({ windows }: Cluster): ClusterWords {
  if (isSince(windows, '2012')) return since2012;
  return isSince(windows, '2008R2') ? on2008R2 : on2008;
}
