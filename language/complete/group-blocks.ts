/** Groups with what stands at the bottom of every group: a disk, an address, and a name that depends on it. */
import { freeDriveLetter } from '../model/drives.ts';
import { freshNetworkName } from '../model/fresh-names.ts';
import type { Cluster, Topology } from '../model/topology.ts';
import type { IsTaken, ProposedBlock } from './block.ts';
import { addressFor, freeStem } from './fresh.ts';
import { fixed, join, named, Stops, type Template, template } from './template.ts';

/** What else is in the group, made of the stem of its names. */
interface Content {
  readonly title: string;
  readonly stem: string;
  readonly suffixes: readonly string[];
  readonly member?: (stem: Template, stops: Stops) => Template;
}

const contents: readonly Content[] = [
  { title: 'with disk, address and name', stem: 'App', suffixes: [] },
  {
    title: 'with disk, address, name and MSDTC',
    stem: 'App',
    suffixes: ['Dtc'],
    member: (stem) => template`dtc ${stem}Dtc dependsOn ${stem}Name, ${stem}Disk { authentication: incomingCaller }`,
  },
  {
    title: 'with SQL Server',
    stem: 'Sql',
    suffixes: ['', 'Dtc'],
    member: (stem, stops) =>
      template`dtc ${stem}Dtc dependsOn ${stem}Name, ${stem}Disk
	sqlServer ${stem} dependsOn ${stem}Name, ${stem}Disk { instance: ${stops.quoted('MSSQLSERVER')} }`,
  },
];

export function groupBlocks(cluster: Cluster, topology: Topology, isTaken: IsTaken): readonly ProposedBlock[] {
  if (cluster.nodes.length === 0) return [];
  return contents.map((content) => ({
    keyword: 'group',
    title: content.title,
    text: groupText(content, cluster, topology, isTaken),
    edits: [],
  }));
}

/** What is typed as the stem is typed in all names that begin with it. */
function groupText(content: Content, cluster: Cluster, topology: Topology, isTaken: IsTaken): Template {
  const suffixes = ['Group', 'Disk', 'Address', 'Name', ...content.suffixes];
  const stem = freeStem(content.stem, suffixes, isTaken);
  const stops = new Stops();
  const typed = stops.at(stem);
  const { text, network } = addressFor(cluster, topology);
  const drive = stops.quoted(`${freeDriveLetter(cluster) ?? 'S'}:`);
  const address = template`${stops.at(text)}  network: ${stops.at(network)}`;
  const networkName = stops.at(freshNetworkName(topology, `${stem}VS`));
  const lines = [
    template`group ${typed}Group {`,
    template`	preferredOwners: ${join(
      cluster.nodes.map(({ name }) => named(name)),
      ', ',
    )}`,
    fixed(''),
    template`	disk ${typed}Disk { drive: ${drive} }`,
    template`	ip ${typed}Address { address: ${address} }`,
    template`	networkName ${typed}Name dependsOn ${typed}Address { name: ${networkName} }`,
    ...(content.member ? [template`	${content.member(typed, stops)}`] : []),
    template`	${stops.end}`,
  ];
  return template`${join(lines, '\n')}
}`;
}
