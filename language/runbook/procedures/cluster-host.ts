/** P22: a host becomes a cluster resource. */
import { entssosOn } from '../../model/master-secret-server.ts';
import { dependenciesOf, possibleOwnersOf } from '../../model/queries.ts';
import type { Host, Instance, Topology } from '../../model/topology.ts';
import { clusterHost, isClusteredIn, showHost, showInstances, unclusterHost } from '../biztalk-wmi.ts';
import { biztalkConsole } from '../consoles.ts';
import { furtherDependencies, startsToProcess } from '../host-facts.ts';
import { excludedOwners, homeNode } from '../placement.ts';
import { created, type Draft, defineProcedure, type Refusal, ready } from '../procedure.ts';
import { localServiceFor, queuesBeside } from '../queuing.ts';
import { hostClusterAdministrator, powershellOn } from '../roles.ts';
import { refusedShares, sharesUsedBy } from '../shares.ts';
import { whitePaper } from '../sources.ts';
import { type ClusteredHost, coveredClusteredHosts, dtcsOf } from '../targets.ts';
import { describe, namesOf, sentence } from '../wording.ts';

export default defineProcedure({
  id: 'cluster-host',
  *draft(topology) {
    for (const clustered of coveredClusteredHosts(topology))
      yield obstacle(clustered) ?? draftCluster(clustered, topology);
  },
});

/** What would make clustering fail, or later the failover. */
function obstacle({ resource, host }: ClusteredHost): Refusal | undefined {
  const refuse = (why: string): Refusal => ({ refuse: resource, why: `${sentence(describe(resource))}: ${why}.` });
  if (host.isolated) return refuse('an isolated host runs in IIS and cannot be clustered');
  if (host.clusteredAs.length > 1) return refuse('the host is clustered more than once');
  const owners = possibleOwnersOf(resource);
  if (owners.length === 0) return refuse('no node is a possible owner');
  const without = owners.filter((node) => !host.instances.some(({ computer }) => computer === node));
  if (without.length > 0) return refuse(`the host has no instance on ${namesOf(without)}, where it may fail over to`);
  const disabled = ownInstances(resource, host).filter((instance) => instance.disabled);
  if (disabled.length > 0) {
    return refuse(
      `its instance on ${namesOf(disabled.flatMap(({ computer }) => computer ?? []))} is disabled, where it may fail over to`,
    );
  }
  return undefined;
}

/** The instances on the nodes that may run the clustered host. */
function ownInstances(resource: ClusteredHost['resource'], { instances }: Host): readonly Instance[] {
  const owners = possibleOwnersOf(resource);
  return instances.filter(({ computer }) => owners.some((node) => node === computer));
}

/** What the steps after this one still have to keep from happening. */
function untilThen(resource: ClusteredHost['resource'], host: Host): readonly string[] {
  const dependencies = furtherDependencies(resource);
  const excluded = excludedOwners(resource);
  return [
    ...(dependencies.length > 0
      ? [
          `Do the steps that follow at once: until ${host.name} depends on ${namesOf(dependencies)}, a failover may start it too early.`,
        ]
      : []),
    ...(excluded.length > 0
      ? [
          `Do the steps that follow at once: until ${host.name} is kept away from ${namesOf(excluded)}, it may fail over there.`,
        ]
      : []),
  ];
}

function draftCluster({ resource, host }: ClusteredHost, topology: Topology): Draft {
  const { group } = resource;
  const { cluster } = group;
  const node = homeNode(group);
  const { who, needs } = hostClusterAdministrator(host.biztalkGroup, cluster);
  return {
    of: resource,
    phase: 'biztalk-hosts',
    unit: [host.biztalkGroup.name, host.name],
    title: `Cluster host ${host.name} in ${group.name}`,
    where: `the node that owns ${group.name}${node ? ` (${node.name})` : ''}`,
    who,
    kind: 'disruptive',
    before: [
      `As soon as the host is clustered it comes online and begins to process what is set up in it by then: ${startsToProcess(host)}. Go on only if it may.`,
      ...untilThen(resource, host),
    ],
    console: [
      biztalkConsole(host.biztalkGroup),
      `Expand Hosts. Right-click ${host.name} → Cluster.`,
      `Choose ${group.name} from the list of groups; OK.`,
    ],
    commands: clusterHost(host, group.name),
    done: isClusteredIn(host, group.name),
    check: {
      commands: [showHost(host), showInstances(host)],
      expect: [
        `The first commands list ${group.name}. If they do not, stop there.`,
        `ClusterResourceGroupName is ${group.name}.`,
        `Exactly one instance has ServiceState 4 (running), at the node that owns ${group.name}; the others have 1 (stopped) and stay so.`,
      ],
    },
    undo: {
      actions: [
        `Right-click ${host.name} → Un-Cluster. All its instances stop; start the ones that are wanted under Host Instances.`,
      ],
      commands: [unclusterHost(host)],
    },
    source: [whitePaper('P22', [1184, 1200])],
    needs: [...needs, ...(node ? powershellOn(node) : [])],
    requires: [
      created(host),
      ready(group),
      ...ownInstances(resource, host).map(ready),
      ...dependenciesOf(resource).map(ready),
      ...queuesBeside(resource).map(ready),
      ...sharesUsedBy(host, topology).map(ready),
      ...dtcsOf(cluster).map(ready),
    ],
    after: localServiceFor(host, possibleOwnersOf(resource)),
    makes: [created(resource)],
    // On a cluster with Enterprise SSO hosts work with that service: without it they are not clustered either.
    uses: [
      ...queuesBeside(resource),
      ...refusedShares(sharesUsedBy(host, topology)),
      ...entssosOn(resource.group.cluster),
    ],
  };
}
