/** The likeliest value of a property that is missing. */
import { nextFreeAddress } from '../../model/addresses.ts';
import { entssoOf, hasBiztalk, resourcesOf } from '../../model/queries.ts';
import { type BiztalkVersion, type WindowsVersion, windowsVersions } from '../../model/schema.ts';
import { sqlServersFor } from '../../model/sql-support.ts';
import type { BiztalkGroup, Cluster, Element, FileShare, Group, Resource, Topology } from '../../model/topology.ts';
import { biztalkVersionsOn, installedOn } from '../../model/windows-support.ts';
import type { NewValue } from '../rule.ts';

/** Undefined where only a guess could tell. */
export function likelyValue(element: Element, key: string, topology: Topology): NewValue | undefined {
  if (element.kind === 'cluster') return { word: likelyWindows(element, topology) };
  if (element.kind === 'biztalkGroup') {
    const word = key === 'edition' ? 'enterprise' : likelyBiztalk(element, topology);
    return word === undefined ? undefined : { word };
  }
  if (element.kind !== 'resource') return undefined;
  if (element.type === 'ip') {
    const free = nextFreeAddress(element.group, topology, element.network);
    return free && { word: free.text };
  }
  if (element.type === 'fileShare') return key === 'share' ? { quoted: element.name } : likelyPath(element);
  return { quoted: element.name };
}

/**
 * The version that most other computers of the topology have, else 2008, the newer of the two that the white paper is about; of
 * those that have what the cluster states. Kerberos is a setting on 2003 only.
 */
function likelyWindows(cluster: Cluster, topology: Topology): WindowsVersion {
  const isNew = isAfter2003(cluster, topology);
  const isOld = resourcesOn(cluster).some(
    (resource) => resource.type === 'networkName' && resource.kerberos !== undefined,
  );
  if (isOld && !isNew) return '2003';
  const used = [...topology.clusters, ...topology.servers]
    .flatMap(({ windows }) => windows ?? [])
    .filter((version) => !isNew || version !== '2003');
  return mostUsed(used, windowsVersions) ?? '2008';
}

/**
 * Whether the cluster has what 2003 doesn't know or support, or lacks what is needed there: no local DTC (white paper, line 257),
 * Kerberos for Message Queuing (392), Full Control for Enterprise SSO (528), the prerequisites of BizTalk Server (1118).
 */
function isAfter2003(cluster: Cluster, topology: Topology): boolean {
  const { fullControl, groups, nodes } = cluster;
  const account = topology.sso?.serviceAccount;
  return (
    nodes.some(({ localDtc }) => localDtc) ||
    resourcesOn(cluster).some(({ restart }) => restart?.retryAfter !== undefined) ||
    nodes.some((node) => hasBiztalk(node, topology) && [node.iis, node.comPlusRemote, node.aspNet].includes(false)) ||
    groups.some(hasQueuesWithoutKerberos) ||
    (entssoOf(cluster) !== undefined && account !== undefined && !fullControl.items.includes(account))
  );
}

function hasQueuesWithoutKerberos(group: Group): boolean {
  const names = resourcesOf(group, 'networkName');
  return resourcesOf(group, 'msmq').length > 0 && names.length > 0 && names.every(({ kerberos }) => kerberos !== true);
}

function resourcesOn({ groups }: Cluster): readonly Resource[] {
  return groups.flatMap(({ resources }) => resources);
}

function mostUsed<T>(values: readonly T[], all: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((other) => other === value).length;
  return all.filter((value) => values.includes(value)).sort((a, b) => count(b) - count(a))[0];
}

/**
 * What an adapter or an upgrade tells comes first: Base EDI ended with 2006 R2 (white paper, line 414). Else 2009, which the white
 * paper is about, where it is supported on that Windows; else the first version that is. Undefined where SQL Server, whose version
 * is stated, can't hold the databases of any of them.
 */
function likelyBiztalk(group: BiztalkGroup, topology: Topology): BiztalkVersion | undefined {
  const databases = [group.database, topology.sso?.database];
  const sqlVersions = databases.flatMap((place) => (place?.kind === 'resource' ? (place.version ?? []) : []));
  const fits = (version: BiztalkVersion) => sqlVersions.every((sql) => sqlServersFor(version).includes(sql));
  return likelyBiztalks(group).find(fits);
}

function likelyBiztalks(group: BiztalkGroup): readonly BiztalkVersion[] {
  if (group.upgradedFrom === '2006') return ['2006R2'];
  if (group.adapters.some(({ name }) => name.toLowerCase() === 'base edi')) return ['2006'];
  const [first] = group.servers.items;
  const windows = first && installedOn(first).windows;
  const supported = biztalkVersionsOn(windows ?? '2008');
  return supported.length === 0 || supported.includes('2009') ? ['2009', ...supported] : supported;
}

/** A folder named after the share, on the disk that it depends on. */
function likelyPath(share: FileShare): NewValue | undefined {
  const disks = [...share.dependsOn.items, ...resourcesOf(share.group, 'disk')];
  const drive = disks.flatMap((disk) => (disk.type === 'disk' ? (disk.drive ?? []) : []))[0];
  return drive === undefined ? undefined : { quoted: `${drive.replace(/\\+$/, '')}\\${share.share ?? share.name}` };
}
