/** Resources with all that they have to depend on: what the group has is taken, what it lacks comes with them. */
import { type NeededType, neededTypesOf } from '../model/dependencies.ts';
import { freeDriveLetter } from '../model/drives.ts';
import { freshNetworkName } from '../model/fresh-names.ts';
import { hasKerberos } from '../model/message-queuing.ts';
import { firstOnCluster, networkNameOf, resourcesOf } from '../model/queries.ts';
import type { ResourceType } from '../model/schema.ts';
import type { Group, Topology } from '../model/topology.ts';
import { enableKerberos } from '../rules/msmq/new-queues.ts';
import { stemOf } from '../rules/new-network-name.ts';
import type { Edit } from '../rules/rule.ts';
import type { IsTaken, ProposedBlock } from './block.ts';
import { addressFor, freeName } from './fresh.ts';
import { fixed, join, named, Stops, type Template, template } from './template.ts';

interface Kind {
  readonly type: ResourceType;
  /** What its name ends in. */
  readonly suffix: string;
  /** Its block; empty where it needs none. */
  readonly block?: (group: Group, stops: Stops) => Template;
}

const kinds: readonly Kind[] = [
  {
    type: 'dtc',
    suffix: 'Dtc',
    block: () => fixed(' { authentication: incomingCaller }'),
  },
  { type: 'msmq', suffix: 'Queues' },
  {
    type: 'fileShare',
    suffix: 'Share',
    block: (group, stops) => {
      const share = stops.at(stemOf(group));
      const drive = resourcesOf(group, 'disk')[0]?.drive ?? `${freeDriveLetter(group.cluster) ?? 'S'}:`;
      return template` {
	share: "${share}"
	path: "${fixed(`${drive.replace(/\\+$/, '')}\\`)}${share}"
}`;
    },
  },
];

/** None in the quorum group, which is the cluster's own (white paper, line 382). */
export function resourceBlocks(group: Group, topology: Topology, isTaken: IsTaken): readonly ProposedBlock[] {
  if (group.quorum || group.cluster.type !== 'failover') return [];
  return kinds
    .filter(({ type }) => resourcesOf(group, type).length === 0 || type === 'fileShare')
    .map((kind) => resourceBlock(kind, group, topology, isTaken));
}

function resourceBlock(kind: Kind, group: Group, topology: Topology, isTaken: IsTaken): ProposedBlock {
  const stops = new Stops();
  const needed = neededTypesOf(kind.type);
  const added = new Map<NeededType, Template>();
  const lines: Template[] = [];
  const nameFor = (suffix: string) => stops.at(freeName(stemOf(group) + suffix, isTaken));
  const has = (type: NeededType) => resourcesOf(group, type)[0];
  const lacksName = needed.includes('networkName') && !has('networkName');
  if (needed.includes('disk') && !has('disk')) {
    const name = nameFor('Disk');
    added.set('disk', name);
    lines.push(template`disk ${name} { drive: ${stops.quoted(`${freeDriveLetter(group.cluster) ?? 'S'}:`)} }`);
  }
  if (lacksName && !has('ip')) {
    const name = nameFor('Address');
    const { text, network } = addressFor(group, topology);
    added.set('ip', name);
    lines.push(template`ip ${name} { address: ${stops.at(text)}  network: ${stops.at(network)} }`);
  }
  const reach = (type: NeededType): Template => added.get(type) ?? named(has(type)?.name ?? '');
  if (lacksName) {
    const name = nameFor('Name');
    const networkName = stops.at(freshNetworkName(topology, group.name));
    const kerberos = fixed(kind.type === 'msmq' && group.cluster.windows === '2003' ? '  kerberos: yes' : '');
    added.set('networkName', name);
    lines.push(template`networkName ${name} dependsOn ${reach('ip')} { name: ${networkName}${kerberos} }`);
  }
  const dependencies = join(needed.map(reach), ', ');
  // A cluster with queues or shares needs one of its own (white paper, lines 395 and 1106).
  if (kind.type !== 'dtc' && !firstOnCluster(group.cluster, 'dtc')) {
    lines.push(template`dtc ${nameFor('Dtc')} dependsOn ${dependencies} { authentication: incomingCaller }`);
  }
  const own = nameFor(kind.suffix);
  lines.push(template`${fixed(kind.type)} ${own} dependsOn ${dependencies}${kind.block?.(group, stops) ?? fixed('')}`);
  return {
    keyword: kind.type,
    title: 'with all that it depends on',
    text: join(lines, '\n'),
    edits: editsFor(kind, group),
  };
}

/** Message Queuing needs a name with Kerberos, which is a setting on Windows Server 2003 only (white paper, line 392). */
function editsFor({ type }: Kind, group: Group): readonly Edit[] {
  const name = networkNameOf(group);
  return type === 'msmq' && name && !hasKerberos(name) ? enableKerberos(name) : [];
}
