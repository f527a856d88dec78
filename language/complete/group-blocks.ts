/** Groups with what stands at the bottom of every group: an address, a name that depends on it, and a disk where data is kept. */
import { freeDriveLetter } from '../model/drives.ts';
import { freshNetworkName } from '../model/fresh-names.ts';
import { entssosOf } from '../model/master-secret-server.ts';
import { firstOnCluster, hasBiztalk } from '../model/queries.ts';
import type { Cluster, Topology } from '../model/topology.ts';
import type { Edit } from '../rules/rule.ts';
import { domainsForGroups, missingRoles, useGroupsOf } from '../rules/sso/groups.ts';
import type { IsTaken, ProposedBlock } from './block.ts';
import { addressFor, freeStem } from './fresh.ts';
import { fixed, join, named, Stops, type Template, template } from './template.ts';

/** What else is in the group, made of the stem of its names. */
interface Content {
  readonly title: string;
  readonly stem: string;
  readonly suffixes: readonly string[];
  readonly member?: (stem: Template, stops: Stops) => Template;
  /** Without one it keeps no data. */
  readonly disk?: false;
  /** What has to be done elsewhere; undefined where the group would bring an error all the same. */
  readonly edits?: (cluster: Cluster, topology: Topology) => readonly Edit[] | undefined;
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
  return [...contents, ssoContent(cluster)].flatMap((content) => {
    const edits = content.edits ? content.edits(cluster, topology) : [];
    if (edits === undefined) return [];
    const text = groupText(content, cluster, topology, isTaken);
    return [{ keyword: 'group', title: content.title, text, edits }];
  });
}

/** With an MSDTC and the disk that this needs, where the cluster has none. */
function ssoContent(cluster: Cluster): Content {
  const common = { title: 'with Enterprise SSO', stem: 'Sso', edits: editsForSso };
  const service = (stem: Template) => template`entsso ${stem}Service dependsOn ${stem}Name`;
  if (firstOnCluster(cluster, 'dtc')) return { ...common, suffixes: ['Service'], disk: false, member: service };
  return {
    ...common,
    suffixes: ['Service', 'Dtc'],
    member: (stem) => template`dtc ${stem}Dtc dependsOn ${stem}Name, ${stem}Disk
	${service(stem)}`,
  };
}

/**
 * The first clustered service of a topology, on a cluster that runs no BizTalk Server: it gets its groups of the domain. Where
 * more is said of Enterprise SSO or stands beside it, what to do is for the rules and their fixes.
 */
function editsForSso(cluster: Cluster, topology: Topology): readonly Edit[] | undefined {
  const { sso } = topology;
  if (entssosOf(topology).length > 0 || cluster.nodes.some((node) => hasBiztalk(node, topology))) return undefined;
  if (sso && (sso.damaged || sso.masterSecretServer || sso.serviceAccount || sso.configuredBy)) return undefined;
  const roles = missingRoles(topology);
  const [domain] = domainsForGroups(topology);
  if (roles.length === 0) return [];
  return domain && useGroupsOf(domain, roles, topology);
}

/** What is typed as the stem is typed in all names that begin with it. */
function groupText(content: Content, cluster: Cluster, topology: Topology, isTaken: IsTaken): Template {
  const suffixes = ['Group', 'Disk', 'Address', 'Name', ...content.suffixes];
  const stem = freeStem(content.stem, suffixes, isTaken);
  const stops = new Stops();
  const typed = stops.at(stem);
  const { text, network } = addressFor(cluster, topology);
  const drive = content.disk === false ? fixed('') : stops.quoted(`${freeDriveLetter(cluster) ?? 'S'}:`);
  const address = template`${stops.at(text)}  network: ${stops.at(network)}`;
  const networkName = stops.at(freshNetworkName(topology, `${stem}VS`));
  const lines = [
    template`group ${typed}Group {`,
    template`	preferredOwners: ${join(
      cluster.nodes.map(({ name }) => named(name)),
      ', ',
    )}`,
    fixed(''),
    ...(content.disk === false ? [] : [template`	disk ${typed}Disk { drive: ${drive} }`]),
    template`	ip ${typed}Address { address: ${address} }`,
    template`	networkName ${typed}Name dependsOn ${typed}Address { name: ${networkName} }`,
    ...(content.member ? [template`	${content.member(typed, stops)}`] : []),
    template`	${stops.end}`,
  ];
  return template`${join(lines, '\n')}
}`;
}
