/** The likeliest value of a property that is missing. */
import { nextFreeAddress } from '../../model/addresses.ts';
import { resourcesOf } from '../../model/queries.ts';
import { type BiztalkVersion, type WindowsVersion, windowsVersions } from '../../model/schema.ts';
import type { BiztalkGroup, Cluster, Element, FileShare, Topology } from '../../model/topology.ts';
import { biztalkVersionsOn, installedOn } from '../../model/windows-support.ts';
import type { NewValue } from '../rule.ts';

/** Undefined where only a guess could tell. */
export function likelyValue(element: Element, key: string, topology: Topology): NewValue | undefined {
  if (element.kind === 'cluster') return { word: likelyWindows(element, topology) };
  if (element.kind === 'biztalkGroup') {
    return { word: key === 'edition' ? 'enterprise' : likelyBiztalk(element) };
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
 * those that have what the cluster states. A local DTC is not supported on 2003 (line 257), Kerberos is a setting there only.
 */
function likelyWindows(cluster: Cluster, { clusters, servers }: Topology): WindowsVersion {
  const resources = cluster.groups.flatMap((group) => group.resources);
  const isOld = resources.some((resource) => resource.type === 'networkName' && resource.kerberos !== undefined);
  const isNew =
    cluster.nodes.some(({ localDtc }) => localDtc) ||
    resources.some(({ restart }) => restart?.retryAfter !== undefined);
  if (isOld && !isNew) return '2003';
  const used = [...clusters, ...servers]
    .flatMap(({ windows }) => windows ?? [])
    .filter((version) => !isNew || version !== '2003');
  return mostUsed(used, windowsVersions) ?? '2008';
}

function mostUsed<T>(values: readonly T[], all: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((other) => other === value).length;
  return all.filter((value) => values.includes(value)).sort((a, b) => count(b) - count(a))[0];
}

/**
 * What an adapter or an upgrade tells comes first: Base EDI ended with 2006 R2 (white paper, line 414). Else 2009, which the white
 * paper is about, where it is supported; else the first version that supports that Windows.
 */
function likelyBiztalk(group: BiztalkGroup): BiztalkVersion {
  if (group.upgradedFrom === '2006') return '2006R2';
  if (group.adapters.some(({ name }) => name.toLowerCase() === 'base edi')) return '2006';
  const [first] = group.servers.items;
  const windows = first && installedOn(first).windows;
  const supported = biztalkVersionsOn(windows ?? '2008');
  return supported.find((version) => version === '2009') ?? supported[0] ?? '2009';
}

/** A folder named after the share, on the disk that it depends on. */
function likelyPath(share: FileShare): NewValue | undefined {
  const disks = [...share.dependsOn.items, ...resourcesOf(share.group, 'disk')];
  const drive = disks.flatMap((disk) => (disk.type === 'disk' ? (disk.drive ?? []) : []))[0];
  return drive === undefined ? undefined : { quoted: `${drive.replace(/\\+$/, '')}\\${share.share ?? share.name}` };
}
