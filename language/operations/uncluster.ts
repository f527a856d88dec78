/** P23: a clustered host runs on without its cluster, or not at all where it can't. */
import { entssoOf } from '../model/queries.ts';
import type { Instance, Topology } from '../model/topology.ts';
import { showInstances } from '../runbook/biztalk-wmi.ts';
import { biztalkConsole } from '../runbook/consoles.ts';
import { homeNode } from '../runbook/placement.ts';
import startInstance from '../runbook/procedures/start-instance.ts';
import { biztalkAdministrator, powershellOn } from '../runbook/roles.ts';
import type { SequenceStep } from '../runbook/sequence.ts';
import { ownerOf } from '../runbook/service.ts';
import { whitePaper } from '../runbook/sources.ts';
import { describe, namesOf } from '../runbook/wording.ts';
import { host as hostArgument } from './arguments.ts';
import { step, takeOver, titled } from './drafting.ts';
import { type Clustered, clusteredOnce, disableStep, look, unclusterStep } from './host-steps.ts';
import { defineOperation, type Impossible, type Plan } from './operation.ts';
import { singleInstanceRisks, told } from './single-instance.ts';
import { unclustered } from './what-if.ts';

const id = 'uncluster';

export default defineOperation({
  id,
  summary: 'Unclusters a host, and starts the instances that are wanted.',
  arguments: [hostArgument],
  plan(topology, host) {
    const clustered = clusteredOnce(host);
    return 'impossible' in clustered ? clustered : planUncluster(topology, clustered);
  },
});

function planUncluster(topology: Topology, clustered: Clustered): Plan | Impossible {
  const { host, resource } = clustered;
  const after = unclustered(topology, host);
  const { started, kept, why } = instancesAfterwards(clustered);
  const starts = takeOver(startInstance, after.topology, 'change', ({ of }) =>
    started.map(after.of).includes(of as Instance),
  );
  return {
    title: titled(`Uncluster host ${host.name}`, topology),
    steps: [
      look(id, clustered),
      unclusterStep(id, clustered, why),
      ...kept.flatMap((instance) => disableStep(id, instance)),
      ...starts,
      checkStep(clustered, started),
    ],
    leftOut:
      started.length > 0
        ? []
        : [{ text: `No instance of ${host.name} is started. ${why.at(-1) ?? ''}`.trim(), origin: host.origin }],
    changes: [host, resource, after.of(host)],
    after: after.topology,
  };
}

interface Afterwards {
  readonly started: readonly Instance[];
  /** Those that nobody may start by mistake, or by restarting a computer. */
  readonly kept: readonly Instance[];
  /** Sentences. */
  readonly why: readonly string[];
}

/** Which instances may run without the cluster. */
function instancesAfterwards({ host, resource }: Clustered): Afterwards {
  const enabled = host.instances.filter(({ computer, disabled }) => computer && !disabled);
  const { cluster } = resource.group;
  const entsso = entssoOf(cluster);
  if (entsso) {
    const onCluster = enabled.filter(({ computer }) => computer?.kind === 'node' && computer.cluster === cluster);
    return {
      started: enabled.filter((instance) => !onCluster.includes(instance)),
      kept: onCluster,
      why: [
        `Enterprise SSO is clustered on ${cluster.name}, as ${entsso.name}: an instance of ${host.name} that ran on one of its nodes without being clustered would fail with it, or keep it from failing over (white paper, lines 766 and 1104).`,
      ],
    };
  }
  const risks = singleInstanceRisks(host);
  const [first] = risks;
  if (!first || enabled.length < 2) return { started: enabled, kept: [], why: [] };
  const home = homeNode(resource.group);
  const chosen = enabled.find(({ computer }) => computer === home) ?? enabled[0];
  return {
    started: chosen ? [chosen] : [],
    kept: enabled.filter((instance) => instance !== chosen),
    why: [
      ...told(risks),
      `So only the instance on ${chosen?.computer?.name ?? ''} is started, and nothing takes over when that computer fails.`,
    ],
  };
}

function checkStep({ host, resource }: Clustered, started: readonly Instance[]): SequenceStep {
  const { who, needs } = biztalkAdministrator(host.biztalkGroup);
  const home = homeNode(resource.group);
  const computers = started.flatMap(({ computer }) => computer ?? []);
  return step(id, {
    of: host,
    part: 'check',
    phase: 'closing',
    title: `Check the instances of host ${host.name}, and the file`,
    where: ownerOf(resource),
    who,
    kind: 'read-only',
    console: [
      biztalkConsole(host.biztalkGroup),
      'Select Host Instances, and press F5.',
      `In the file: delete ${describe(resource)}, and what refers to it; then check the file.`,
    ],
    commands: [],
    check: {
      commands: [showInstances(host)],
      expect: [
        computers.length === 0
          ? `No instance of ${host.name} has ServiceState 4 (running).`
          : `ServiceState is 4 (running) on ${namesOf(computers)}, and on no other computer.`,
      ],
    },
    record: ['Working again at', 'What went otherwise'],
    undo: { actions: [] },
    source: [whitePaper('P23', 1209)],
    needs: [...needs, ...(home ? powershellOn(home) : [])],
  });
}
