/** A clustered host goes from one group of its cluster to another. */
import { needsQueuesBeside, worksWithQueues } from '../model/message-queuing.ts';
import {
  commonOwnersOf,
  dependenciesOf,
  entssoOf,
  networkNameOf,
  possibleOwnersOf,
  resourcesOf,
} from '../model/queries.ts';
import type { Group, Resource, Topology } from '../model/topology.ts';
import type { LeftOut } from '../runbook/runbook.ts';
import { describe, enumerate, namesOf, sentence } from '../runbook/wording.ts';
import { capabilitiesOf, capabilityTitle, namerOf, simulate, singleFailuresOf } from '../simulation/index.ts';
import { group as groupArgument, host as hostArgument } from './arguments.ts';
import { titled } from './drafting.ts';
import { type Clustered, clusteredOnce } from './host-steps.ts';
import { moveSteps } from './move-host-steps.ts';
import { defineOperation, type Impossible, type Plan } from './operation.ts';
import { movedTo } from './what-if.ts';

export default defineOperation({
  id: 'move-host',
  summary: 'Moves a clustered host to another group of its cluster.',
  arguments: [hostArgument, groupArgument],
  plan(topology, host, group) {
    const clustered = clusteredOnce(host);
    if ('impossible' in clustered) return clustered;
    const impossible = obstacles(clustered, group);
    return impossible.length > 0 ? { impossible } : planMove(topology, clustered, group);
  },
});

/** What is known to fail before anything is tried. */
function obstacles({ host, resource }: Clustered, target: Group): readonly string[] {
  const from = resource.group;
  const { cluster } = from;
  const text = sentence(describe(target));
  if (target === from) return [`Host ${host.name} is clustered in ${target.name} already.`];
  if (target.cluster !== cluster) {
    return [
      `Host ${host.name} is clustered on ${cluster.name}, and ${target.name} is a group of ${target.cluster.name}: a host moves between groups of one cluster only.`,
    ];
  }
  if (host.isolated) return [`Host ${host.name} is isolated: it runs in IIS and can't be clustered.`];
  const found: string[] = [];
  if (target.quorum) found.push(`${text} is the quorum group, in which nothing of BizTalk Server belongs.`);
  if (!networkNameOf(target))
    found.push(`${text} has no Network Name, which a clustered host needs (white paper, line 1151).`);
  if (resourcesOf(target, 'ip').length === 0) {
    found.push(`${text} has no IP address, which a clustered host needs (white paper, line 1151).`);
  }
  const entsso = entssoOf(cluster);
  if (entsso && entsso.group !== target) {
    found.push(
      `Enterprise SSO is clustered in ${entsso.group.name}: hosts of ${cluster.name} have to be in its group (white paper, lines 793 and 1104).`,
    );
  }
  if (needsQueuesBeside(host) && resourcesOf(target, 'msmq').length === 0) {
    found.push(
      `MSMQ receive in ${host.name} reads only from queues beside it, and ${target.name} has no Message Queuing (white paper, line 353).`,
    );
  }
  const owners = newOwners({ host, resource }, target);
  if (owners.length === 0) {
    found.push(`No node may run both ${host.name} and every resource of ${target.name}.`);
  }
  const disabled = host.instances.filter((each) => each.disabled && owners.some((node) => node === each.computer));
  if (disabled.length > 0) {
    const computers = namesOf(disabled.flatMap(({ computer }) => computer ?? []));
    found.push(
      `The instance of ${host.name} on ${computers} is disabled, where it may fail over to (white paper, line 1145).`,
    );
  }
  return found;
}

/** The nodes that may run the host in the other group. */
function newOwners({ resource }: Clustered, target: Group) {
  const common = commonOwnersOf(target);
  return possibleOwnersOf(resource).filter((node) => common.includes(node));
}

function planMove(topology: Topology, clustered: Clustered, target: Group): Plan | Impossible {
  const { host, resource } = clustered;
  const owners = newOwners(clustered, target);
  const { kept, lost } = dependenciesIn(clustered, target);
  const missing = owners.filter((node) => !host.instances.some(({ computer }) => computer === node));
  const after = movedTo(topology, resource, { group: target, dependsOn: kept, newInstancesOn: missing, owners });
  const worse = lostBy(topology, after.topology);
  if (worse.length > 0) return { impossible: worse };
  return {
    title: titled(`Move host ${host.name} from ${resource.group.name} to ${target.name}`, topology),
    steps: moveSteps(clustered, after, weakerBy(topology, after.topology)),
    leftOut: lost.map((dependency) => notCarriedOver(clustered, dependency, target)),
    changes: [host, resource, after.of(host), after.of(resource), ...after.of(host).instances],
    after: after.topology,
  };
}

/** What the host depends on in the other group: the resource of the same type, where that has one. */
function dependenciesIn({ resource }: Clustered, target: Group) {
  const kept = new Set<Resource>();
  const lost: Resource[] = [];
  const name = networkNameOf(target);
  if (name) kept.add(name);
  for (const dependency of dependenciesOf(resource)) {
    if (dependency.type === 'networkName') continue;
    const [same, ...more] = resourcesOf<Resource['type']>(target, dependency.type);
    if (same && more.length === 0) kept.add(same);
    else lost.push(dependency);
  }
  // Queues that are beside it now have to start first (white paper, line 1228).
  if (worksWithQueues(resource)) for (const queues of resourcesOf(target, 'msmq')) kept.add(queues);
  return { kept: [...kept], lost: lost.filter(({ type }) => ![...kept].some((other) => other.type === type)) };
}

function notCarriedOver({ host }: Clustered, dependency: Resource, target: Group): LeftOut {
  const same = resourcesOf<Resource['type']>(target, dependency.type);
  const why = same.length > 1 ? `has several of this type, ${namesOf(same)}` : 'has none of this type';
  return {
    text: `${host.name} depends on ${describe(dependency)}, and ${target.name} ${why}: no dependency takes its place.`,
    origin: dependency.origin,
  };
}

/** What works now and would not work any more: reasons against the whole. */
function lostBy(now: Topology, then: Topology): readonly string[] {
  const name = namerOf(now);
  const before = simulate(now, []).start.state.capabilities;
  return simulate(then, []).start.state.capabilities.flatMap(({ capability, state, reason }, index) => {
    if (state !== 'lost' || before[index]?.state !== 'works') return [];
    const own = capabilitiesOf(now)[index] ?? capability;
    return [`Afterwards this would not work any more: ${capabilityTitle(own, name)}. ${reason?.text ?? ''}`.trim()];
  });
}

/** What would survive the failure of fewer computers than now; each a sentence. */
function weakerBy(now: Topology, then: Topology): readonly string[] {
  const name = namerOf(now);
  const failures = singleFailuresOf(then);
  return singleFailuresOf(now).flatMap(({ computers, outcomes }, failure) => {
    const lost = outcomes.flatMap(({ effect }, index) => {
      const capability = capabilitiesOf(now)[index];
      const worse = effect !== 'lost' && failures[failure]?.outcomes[index]?.effect === 'lost';
      return worse && capability ? [capabilityTitle(capability, name)] : [];
    });
    return lost.length === 0
      ? []
      : [`In the other group these no longer survive the failure of ${namesOf(computers)}: ${enumerate(lost)}.`];
  });
}
