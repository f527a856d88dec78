/** Whatever runs transactions on a cluster needs a transaction coordinator that fails over too. */
import { nextFreeAddress } from '../../model/addresses.ts';
import { freshName, freshNetworkName } from '../../model/fresh-names.ts';
import { firstOnCluster, hasBiztalk, networkNameOf, resourcesOf } from '../../model/queries.ts';
import type { ResourceType } from '../../model/schema.ts';
import type { Cluster, Group, Topology } from '../../model/topology.ts';
import { addressProperties } from '../new-network-name.ts';
import { add, at, defineRule, type Extra, fix, related } from '../rule.ts';
import { listSome } from '../wording.ts';

/** The components that need it (white paper, lines 249 to 255). */
const demandingTypes: readonly ResourceType[] = ['biztalkHost', 'entsso', 'sqlServer', 'msmq', 'fileShare'];

export default defineRule({
  code: 'dtc-not-clustered',
  section: 'dtc',
  severity: 'error',
  on: 'cluster',
  summary: 'A cluster that runs BizTalk Server, or what it depends on, has no clustered DTC.',
  fixAll: true,
  source: { basis: 'stated', lines: [[249, 255], 372, 395, 623, 646, [1106, 1108]] },
  *check(cluster, whole) {
    if (cluster.type !== 'failover' || firstOnCluster(cluster, 'dtc')) return;
    const demanding = cluster.groups.flatMap(({ resources }) => resources).filter(isDemanding);
    const nodes = cluster.nodes.filter((node) => hasBiztalk(node, whole()));
    if (demanding.length === 0 && nodes.length === 0) return;
    const names = (demanding.length > 0 ? demanding : nodes).map(({ name }) => name);
    yield at(
      cluster,
      'name',
      `Cluster ${cluster.name} has no clustered DTC. ` +
        (demanding.length > 0
          ? `${listSome(names)} ${names.length > 1 ? 'need' : 'needs'} one for transactions, on whichever node it runs.`
          : `BizTalk Server on ${listSome(names)} needs one for its transactions.`),
      ...demanding.map((resource) => related(resource, 'name', `${resource.name} needs a clustered DTC.`)),
      ...fixes(cluster, whole()),
    );
  },
});

function isDemanding({ type }: { readonly type: ResourceType }): boolean {
  return demandingTypes.includes(type);
}

/** A group with a name and a disk can take it; the quorum group is not for it (line 283). */
function fixes(cluster: Cluster, topology: Topology): readonly Extra[] {
  const demandFirst = (group: Group) => (group.resources.some(isDemanding) ? 0 : 1);
  const suitable = cluster.groups
    .filter((group) => !group.quorum && networkNameOf(group) && resourcesOf(group, 'disk').length > 0)
    .sort((a, b) => demandFirst(a) - demandFirst(b));
  if (suitable.length === 0) return newGroupFix(cluster, topology);
  return suitable.map((group) => {
    const dependsOn = [networkNameOf(group), resourcesOf(group, 'disk')[0]].flatMap((resource) => resource ?? []);
    const dtc = { keyword: 'dtc', name: freshName(topology, 'MSDTC'), dependsOn };
    return fix(`Add a DTC to ${group.name}`, add(group, dtc));
  });
}

/** A group of its own, where an address is known to be free. */
function newGroupFix(cluster: Cluster, topology: Topology): readonly Extra[] {
  const free = nextFreeAddress(cluster, topology);
  if (!free) return [];
  const [group, disk, ip, name] = ['DtcGroup', 'DtcDisk', 'DtcAddress', 'DtcName'].map((base) =>
    freshName(topology, base),
  );
  if (!group || !disk || !ip || !name) return [];
  const networkName = { reference: freshNetworkName(topology, `${cluster.name}DTC`) };
  return [
    fix(
      `Add a group ${group} with a DTC`,
      add(cluster, {
        keyword: 'group',
        name: group,
        members: [
          { keyword: 'disk', name: disk },
          { keyword: 'ip', name: ip, properties: addressProperties(free) },
          { keyword: 'networkName', name, dependsOn: [ip], properties: [['name', networkName]] },
          { keyword: 'dtc', name: freshName(topology, 'MSDTC'), dependsOn: [name, disk] },
        ],
      }),
    ),
  ];
}
