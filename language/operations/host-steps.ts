/** Steps about one host that several operations share: how it is now, how it is taken out of its cluster, and single instances. */
import type { BiztalkHostResource, Host, Instance } from '../model/topology.ts';
import {
  clusterHost,
  isDisabled,
  setDisabled,
  showHost,
  showInstances,
  startInstance,
  stopInstance,
  unclusterHost,
  uninstallInstance,
} from '../runbook/biztalk-wmi.ts';
import { biztalkConsole } from '../runbook/consoles.ts';
import { workOf } from '../runbook/host-facts.ts';
import { homeNode } from '../runbook/placement.ts';
import {
  biztalkAdministrator,
  hostClusterAdministrator,
  instanceAdministrator,
  localBiztalkAdministrator,
  powershellOn,
} from '../runbook/roles.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { ownerOf } from '../runbook/service.ts';
import { documentation, whitePaper } from '../runbook/sources.ts';
import { namesOf } from '../runbook/wording.ts';
import { step } from './drafting.ts';
import type { Impossible } from './operation.ts';

/** A clustered host, with the one resource that clusters it. */
export interface Clustered {
  readonly host: Host;
  readonly resource: BiztalkHostResource;
}

/** What a host does, within a sentence: "FTP receive", or what else may run in it. */
export function worksAs(host: Host): string {
  const work = workOf(host);
  return work === undefined ? 'its orchestrations' : `${work}, and its orchestrations`;
}

export function look(operation: string, { host, resource }: Clustered): SequenceStep {
  const { group } = resource;
  const { who, needs } = biztalkAdministrator(host.biztalkGroup);
  const home = homeNode(group);
  return step(operation, {
    of: resource,
    part: 'look',
    phase: 'assessment',
    title: `See where host ${host.name} runs`,
    where: ownerOf(resource),
    who,
    kind: 'read-only',
    console: [
      biztalkConsole(host.biztalkGroup),
      `Select Host Instances. Note which instances of ${host.name} run, and which are disabled.`,
    ],
    commands: [],
    check: {
      commands: [showHost(host), showInstances(host)],
      expect: [
        `ClusterResourceGroupName is ${group.name}. If it is not, the file does not describe what stands here: stop.`,
        `Exactly one instance has ServiceState 4 (running), at the node that owns ${group.name}.`,
      ],
    },
    record: [`The instance of ${host.name} that runs`],
    undo: { actions: [] },
    source: [whitePaper('P22', [1144, 1151])],
    needs: [...needs, ...(home ? powershellOn(home) : [])],
  });
}

/** P23. Everything of the host stops with it (white paper, line 1209). */
export function unclusterStep(operation: string, { host, resource }: Clustered, more: readonly string[]): SequenceStep {
  const { group } = resource;
  const { who, needs } = hostClusterAdministrator(host.biztalkGroup, group.cluster);
  const home = homeNode(group);
  const dependents = group.resources.filter((other) => other.dependsOn.items.includes(resource));
  return step(operation, {
    of: resource,
    part: 'uncluster',
    phase: 'change',
    title: `Uncluster host ${host.name}`,
    where: ownerOf(resource),
    who,
    kind: 'disruptive',
    before: [
      `Every instance of ${host.name} stops, and from then on nothing is processed in it: ${worksAs(host)}.`,
      ...(dependents.length > 0
        ? [`${namesOf(dependents)} in ${group.name} depends on its resource: take this dependency away first.`]
        : []),
      ...more,
    ],
    console: [biztalkConsole(host.biztalkGroup), `Expand Hosts. Right-click ${host.name} → Un-Cluster.`],
    commands: [unclusterHost(host)],
    check: {
      commands: [showHost(host), showInstances(host)],
      expect: [
        'ClusterResourceGroupName is empty.',
        'Every instance has ServiceState 1 (stopped).',
        `${group.name} has no resource for ${host.name} any more.`,
      ],
    },
    record: ['Unclustered at'],
    undo: {
      actions: [
        `Right-click ${host.name} → Cluster, and choose ${group.name}. It comes online at once. Set its dependencies, possible owners and restart policy again: they went with the resource.`,
      ],
      commands: clusterHost(host, group.name),
    },
    source: [whitePaper('P23', [1202, 1209])],
    needs: [...needs, ...(home ? powershellOn(home) : [])],
  });
}

/** An instance that must not be started by anybody. It has to be stopped for that (documentation, MSBTS_HostInstance.IsDisabled). */
export function disableStep(operation: string, instance: Instance): readonly SequenceStep[] {
  const { host, computer } = instance;
  if (!computer || instance.disabled) return [];
  const { who, needs } = localBiztalkAdministrator(host.biztalkGroup, computer);
  const title = `${host.name} on ${computer.name}`;
  return [
    step(operation, {
      of: instance,
      part: 'disable',
      phase: 'change',
      title: `Keep the instance of host ${title} from starting`,
      where: computer.name,
      who,
      kind: 'changing',
      console: [
        biztalkConsole(host.biztalkGroup),
        `Select Host Instances. Right-click ${title} → Properties: Disable host instance from starting: ticked; OK.`,
      ],
      commands: [setDisabled(host, computer, true)],
      done: isDisabled(host, computer),
      check: {
        commands: [showInstances(host)],
        expect: [`The instance on ${computer.name} has IsDisabled True and ServiceState 1 (stopped).`],
      },
      undo: { actions: ['Clear the same option.'], commands: [setDisabled(host, computer, false)] },
      source: [documentation('MSBTS_HostInstance.IsDisabled'), whitePaper('P22', 1145)],
      needs: [...needs, ...powershellOn(computer)],
    }),
  ];
}

/** Stops an instance that no cluster runs. */
export function stopStep(operation: string, instance: Instance, before: readonly string[]): readonly SequenceStep[] {
  const { host, computer } = instance;
  if (!computer) return [];
  const { who, needs } = localBiztalkAdministrator(host.biztalkGroup, computer);
  const title = `${host.name} on ${computer.name}`;
  return [
    step(operation, {
      of: instance,
      part: 'stop',
      phase: 'change',
      title: `Stop the instance of host ${title}`,
      where: computer.name,
      who,
      kind: 'disruptive',
      before,
      console: [biztalkConsole(host.biztalkGroup), `Select Host Instances. Right-click ${title} → Stop.`],
      commands: [stopInstance(host, computer)],
      check: {
        commands: [showInstances(host)],
        expect: [`The instance on ${computer.name} has ServiceState 1 (stopped).`],
      },
      undo: { actions: [`Right-click ${title} → Start.`], commands: [startInstance(host, computer)] },
      source: [documentation('Stop a Host Instance')],
      needs: [...needs, ...powershellOn(computer)],
    }),
  ];
}

/** Deletes an instance (white paper, lines 1155-1156). */
export function deleteStep(operation: string, instance: Instance): readonly SequenceStep[] {
  const { host, computer } = instance;
  if (!computer) return [];
  const { who, needs } = instanceAdministrator(host.biztalkGroup, computer);
  const title = `${host.name} on ${computer.name}`;
  return [
    step(operation, {
      of: instance,
      part: 'delete',
      phase: 'change',
      title: `Delete the instance of host ${title}`,
      where: computer.name,
      who,
      kind: 'changing',
      console: [
        biztalkConsole(host.biztalkGroup),
        `Select Host Instances. Right-click ${title} → Delete; Yes.`,
        'If it reports an error and offers to delete the instance by force: Yes.',
      ],
      commands: [uninstallInstance(host, computer)],
      check: {
        commands: [showInstances(host)],
        expect: [
          `There is no line for ${computer.name} any more.`,
          ...(host.clusteredAs.length > 0
            ? [`${host.name} still has one instance with ServiceState 4 (running), on another node.`]
            : []),
        ],
      },
      undo: { actions: [`Create the instance of ${host.name} on ${computer.name} again, with its account.`] },
      source: [whitePaper('P24', [1152, 1156]), documentation('Delete a Host Instance')],
      needs: [...needs, ...powershellOn(computer)],
    }),
  ];
}

/** The one resource that clusters the host, or why nothing can be done with it. */
export function clusteredOnce(host: Host): Clustered | Impossible {
  const [resource, ...more] = host.clusteredAs;
  if (!resource) return { impossible: [`Host ${host.name} is not clustered.`] };
  if (more.length > 0) {
    const groups = namesOf(host.clusteredAs.map(({ group }) => group));
    return {
      impossible: [`The file clusters host ${host.name} more than once, in ${groups}: mend that first.`],
    };
  }
  return { host, resource };
}
