/** What can be wrong around Enterprise SSO on BizTalk servers: where hosts and the web service are, and by what name it goes. */
import { addBeside, addMember, addToList, removeBlocks, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutation, type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, name, quoted, to, type WrittenTopology } from '../written.ts';
import { hasHandler } from './hosts.ts';
import { knownRefuge, moveTo, newRefuge, type Refuge, refugeFor } from './refuge.ts';

/** The nodes that BizTalk Server is installed on. */
function biztalkNodes(view: View): ReadonlySet<number> {
  const servers = view.all('biztalkGroup').flatMap((group) => view.targets(group, 'servers'));
  return new Set(servers.map(({ id }) => id));
}

/** The Enterprise SSO services that are clustered on BizTalk servers. */
function servicesOfServers(view: View): readonly Block[] {
  const installed = biztalkNodes(view);
  return view.all('entsso').filter((entsso) => {
    const cluster = view.clusterOf(entsso);
    return cluster !== undefined && view.nodes(cluster).some(({ id }) => installed.has(id));
  });
}

/** The BizTalk groups whose servers work with the service. */
function groupsAt(view: View, entsso: Block): readonly Block[] {
  const cluster = view.clusterOf(entsso);
  const isNode = (computer: Block) => cluster !== undefined && view.clusterOf(computer)?.id === cluster.id;
  return view.all('biztalkGroup').filter((group) => view.targets(group, 'servers').some(isNode));
}

/** The clustered hosts in the group of the service: those that work with queues, or the others. */
function hostsBeside(view: View, entsso: Block, withQueues: boolean): readonly Block[] {
  return view.beside(entsso, 'biztalkHost').filter((resource) => {
    const host = view.head(resource);
    return host !== undefined && hasHandler(view, host, 'MSMQ') === withQueues;
  });
}

/** The instances of hosts of a kind that can start on the cluster and aren't clustered. */
function instancesOn(view: View, cluster: Block, isIsolated: boolean): readonly Block[] {
  return view
    .all('host')
    .filter((host) => host.isolated === isIsolated && !view.clusteredAs(host))
    .flatMap((host) => view.enabled(host))
    .filter((instance) => {
      const computer = view.head(instance);
      return computer !== undefined && view.clusterOf(computer)?.id === cluster.id;
    });
}

/** Clusters with clustered hosts on which Enterprise SSO could be clustered too. */
function clustersForService(view: View): readonly Block[] {
  return view.failoverClusters().filter((cluster) => {
    const hasService = view.resources(cluster, 'entsso').length > 0;
    const hasHosts = view.resources(cluster, 'biztalkHost').length > 0;
    return hasHosts && !hasService && instancesOn(view, cluster, false).length === 0;
  });
}

interface Clustered {
  readonly topology: WrittenTopology;
  readonly entsso: Block;
}

/** With the service clustered in a group; on Windows Server 2003 its account may work with the cluster. */
function withService(view: View, cluster: Block, { topology, group, networkName }: Refuge): Clustered {
  const entsso = view.workshop.draft('entsso', 'Secrets');
  entsso.dependsOn.push(to(networkName));
  const added = addMember(topology, group, entsso);
  const [sso] = view.all('sso');
  const [account] = sso ? view.targets(sso, 'serviceAccount') : [];
  const isAllowed = view.targets(cluster, 'fullControl').some(({ id }) => id === account?.id);
  if (!account || isAllowed || view.windows(cluster) !== '2003') return { topology: added, entsso };
  return { topology: addToList(added, cluster, 'fullControl', to(account)), entsso };
}

/** The only group of a cluster that has hosts. */
function groupOfHosts(view: View, cluster: Block): Refuge | undefined {
  const hosts = view.resources(cluster, 'biztalkHost');
  const [group, ...others] = new Set(hosts.flatMap((host) => view.around(host, 'group') ?? []));
  const [networkName] = group?.members.filter(({ keyword }) => keyword === 'networkName') ?? [];
  return group && networkName && others.length === 0 ? { topology: view.topology, group, networkName } : undefined;
}

function removesWeb(view: View, dice: Dice, hasIsolated: boolean): Mutation | undefined {
  const services = servicesOfServers(view).filter((entsso) => {
    const cluster = view.clusterOf(entsso);
    return cluster !== undefined && instancesOn(view, cluster, true).length > 0 === hasIsolated;
  });
  const entsso = dice.anyOf(services);
  const cluster = entsso && view.clusterOf(entsso);
  if (!cluster) return undefined;
  const topology = removeBlocks(view.topology, ...view.resources(cluster, 'iis'));
  return { topology, at: [place(entsso)], severity: hasIsolated ? 'error' : 'warning' };
}

/** Without a host that leaves out nodes a group may run on them, which its preferred owners lack. */
const besideMoving = ['preferred-owners-incomplete'];

export const ssoOnServersMutators: readonly Mutator[] = [
  mutator('sso-host-in-different-group', 'moves a host to another group', (view, dice) => {
    const resource = dice.anyOf(servicesOfServers(view).flatMap((entsso) => hostsBeside(view, entsso, false)));
    const refuge = resource && refugeFor(view, dice, [resource]);
    return refuge && { topology: moveTo(refuge, view, resource), at: [place(resource)], beside: besideMoving };
  }),

  mutator('sso-host-in-different-group', 'moves a host to another group with its queues', (view, dice) => {
    const entsso = dice.anyOf(servicesOfServers(view).filter((each) => view.beside(each, 'msmq').length > 0));
    const cluster = entsso && view.clusterOf(entsso);
    if (!cluster) return undefined;
    const hosts = hostsBeside(view, entsso, true);
    if (hosts.length === 0) return undefined;
    const moved = [...view.beside(entsso, 'msmq'), ...hosts];
    const topology = moveTo(newRefuge(view, cluster, true), view, ...moved);
    return { topology, at: hosts.map((host) => place(host)), beside: besideMoving };
  }),

  mutator('sso-host-in-different-group', 'moves Enterprise SSO to another group', (view, dice) => {
    const entsso = dice.anyOf(servicesOfServers(view));
    const hosts = entsso ? view.beside(entsso, 'biztalkHost') : [];
    if (!entsso || hosts.length === 0) return undefined;
    const moved = [entsso, ...view.beside(entsso, 'iis')];
    const refuge = refugeFor(view, dice, moved);
    if (!refuge) return undefined;
    const isStated = (group: Block) => view.value(group, 'ssoServer') !== undefined;
    const server = refuge.networkName.properties.find(({ key }) => key === 'name')?.values ?? [];
    const topology = groupsAt(view, entsso)
      .filter(isStated)
      .reduce((made, group) => setProperty(made, group, 'ssoServer', ...server), moveTo(refuge, view, ...moved));
    return { topology, at: hosts.map((host) => place(host)) };
  }),

  mutator('sso-host-in-different-group', 'moves hosts to different groups', (view, dice) => {
    const entsso = dice.anyOf(servicesOfServers(view));
    const cluster = entsso && view.clusterOf(entsso);
    const [one, other] = entsso ? dice.shuffled(hostsBeside(view, entsso, false)) : [];
    if (!cluster || !one || !other) return undefined;
    const known = knownRefuge(view, dice, [one]);
    if (!known) return undefined;
    const moved = moveTo(newRefuge(view, cluster), view, other);
    const topology = moveTo({ ...known, topology: moved }, view, one);
    return { topology, at: [place(one), place(other)], beside: besideMoving };
  }),

  mutator('sso-host-in-different-group', 'clusters Enterprise SSO where the hosts are not', (view, dice) => {
    const cluster = dice.anyOf(clustersForService(view));
    const hosts = cluster ? view.resources(cluster, 'biztalkHost') : [];
    const refuge = cluster && refugeFor(view, dice, hosts);
    if (!refuge) return undefined;
    const { topology } = withService(view, cluster, refuge);
    const web = view.workshop.draft('iis', 'OtherWeb');
    return { topology: addMember(topology, refuge.group, web), at: hosts.map((host) => place(host)) };
  }),

  mutator('sso-iis-in-different-group', 'moves the web service to another group', (view, dice) => {
    const web = dice.anyOf(servicesOfServers(view).flatMap((entsso) => view.beside(entsso, 'iis')));
    const refuge = web && refugeFor(view, dice, [web]);
    return refuge && { topology: moveTo(refuge, view, web), at: [place(web)] };
  }),

  mutator('sso-iis-not-clustered', 'removes the web service that isolated hosts run in', (view, dice) =>
    removesWeb(view, dice, true),
  ),
  mutator('sso-iis-not-clustered', 'removes the web service where no isolated host is', (view, dice) =>
    removesWeb(view, dice, false),
  ),
  mutator('sso-iis-not-clustered', 'clusters Enterprise SSO with the hosts, alone', (view, dice) => {
    const clusters = clustersForService(view).filter((cluster) => groupOfHosts(view, cluster));
    const cluster = dice.anyOf(clusters);
    const group = cluster && groupOfHosts(view, cluster);
    if (!group) return undefined;
    const { topology, entsso } = withService(view, cluster, group);
    const severity = instancesOn(view, cluster, true).length > 0 ? 'error' : 'warning';
    return { topology, at: [place(entsso)], severity };
  }),

  mutator('iis-script-not-renamed', 'runs the script of Windows', (view, dice) => {
    const web = dice.anyOf(view.all('iis'));
    if (!web) return undefined;
    const script = dice.one([
      'C:\\Windows\\System32\\inetsrv\\clusweb.vbs',
      'D:\\WINDOWS\\system32\\inetsrv\\ClusWeb.VBS',
      'C:/Windows/System32/inetsrv/clusweb.vbs',
      'clusweb.vbs',
    ]);
    const topology = setProperty(view.topology, web, 'script', quoted(script));
    return { topology, at: [place(web, { property: 'script' })] };
  }),

  mutator('sso-server-name-mismatch', 'states another SSO server', (view, dice) => {
    const entsso = dice.anyOf(servicesOfServers(view));
    const biztalkGroup = entsso && dice.anyOf(groupsAt(view, entsso));
    const [own] = entsso ? view.beside(entsso, 'networkName') : [];
    if (!biztalkGroup || !own) return undefined;
    const others = [
      ...view.all('cluster', 'node', 'server').map((each) => view.name(each)),
      ...view.all('networkName').flatMap((each) => (each.id === own.id ? [] : (view.value(each, 'name') ?? []))),
    ];
    const other = dice.one(others);
    const server = dice.once(3) ? quoted(`${other}.contoso.com`) : name(other);
    const topology = setProperty(view.topology, biztalkGroup, 'ssoServer', server);
    return { topology, at: [place(biztalkGroup, { property: 'ssoServer' })] };
  }),
  mutator('sso-server-name-mismatch', 'gives the group of the service another name', (view, dice) => {
    const isStated = (group: Block) => view.value(group, 'ssoServer') !== undefined;
    const entsso = dice.anyOf(servicesOfServers(view).filter((each) => groupsAt(view, each).some(isStated)));
    const [own] = entsso ? view.beside(entsso, 'networkName') : [];
    if (!entsso || !own) return undefined;
    const at = groupsAt(view, entsso).filter(isStated);
    return {
      topology: setProperty(view.topology, own, 'name', name('RENAMEDVS')),
      at: at.map((group) => place(group, { property: 'ssoServer' })),
      // Whoever writes files on a share of the group still does so under the name that it had.
      beside: ['file-location-not-highly-available'],
    };
  }),

  mutator('sso-not-clustered-with-clustered-hosts', 'clusters Enterprise SSO nowhere', (view, dice) => {
    const [sso] = view.all('sso');
    const clusters = view.failoverClusters().filter((cluster) => view.resources(cluster, 'biztalkHost').length > 0);
    if (!sso || clusters.length === 0) return undefined;
    const added = view.workshop.draft('server', 'SECRETS99');
    const nodes = view.failoverClusters().flatMap((cluster) => view.nodes(cluster));
    const server = dice.anyOf(dice.once(2) ? [...nodes, ...view.all('server')] : []) ?? added;
    const left = removeBlocks(view.topology, ...view.all('entsso'));
    const stated = setProperty(left, sso, 'masterSecretServer', to(server));
    return {
      topology: server === added ? addBeside(stated, view.placed(sso), added) : stated,
      at: clusters.map((cluster) => place(cluster)),
      // Hosts that were clustered for its sake may gain nothing from it any more.
      beside: [
        'master-secret-server-not-clustered',
        'host-clustered-without-benefit',
        'handler-without-benefit-in-clustered-host',
        'pop3-clustering-not-needed',
      ],
    };
  }),
];
