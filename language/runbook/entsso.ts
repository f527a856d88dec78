/** What the procedures that cluster Enterprise SSO share: which services they cluster, and the step that makes the resource. */
import { entssosOn } from '../model/master-secret-server.ts';
import { type SsoChain, ssoChainOf } from '../model/sso-chain.ts';
import type { Entsso, NetworkName, Topology } from '../model/topology.ts';
import { groupsOn } from '../model/windows-support.ts';
import { stepId } from './identity.ts';
import { created, type Draft, type Omission, type Refusal, ready } from './procedure.ts';
import { draftService, type ServiceStep } from './service.ts';
import { networkNameFor, ssoService } from './sso.ts';
import { coveredClusters, dtcsOf, type Generation } from './targets.ts';
import { creating, toolOf } from './tool-of.ts';
import { describe, enumerate, namesOf, sentence } from './wording.ts';

/** The resource type, as cluster.exe and the consoles spell it. */
export const entssoType = 'Generic Service';

/** A service that can be clustered, with what is known of it. */
export interface ClusteredSso {
  readonly entsso: Entsso;
  readonly name: NetworkName;
  readonly chain: Exclude<SsoChain, { readonly is: 'hostsOnly' }>;
}

/** The services that the procedures cluster. */
export function clusteredSsos(topology: Topology): readonly ClusteredSso[] {
  return coveredClusters(topology)
    .flatMap(entssosOn)
    .flatMap((entsso) => {
      const found = examine(entsso, topology);
      return 'refuse' in found ? [] : found;
    });
}

/** The step for each service of these Windows versions, with what differs between the versions, or why there is none. */
export function* draftEntssos(
  topology: Topology,
  generation: Generation,
  own: (sso: ClusteredSso) => Pick<ServiceStep, 'console' | 'source'>,
): Iterable<Draft | Refusal | Omission> {
  for (const entsso of coveredClusters(topology, generation).flatMap(entssosOn)) {
    const found = examine(entsso, topology);
    if ('refuse' in found) {
      yield found;
      continue;
    }
    if (entsso.registryReplication.length > 0) {
      yield {
        omit: entsso,
        why: `${sentence(describe(entsso))}: registry keys ${enumerate(entsso.registryReplication)} are not replicated; that keeps the service from failing over (white paper, lines 664-668).`,
      };
    }
    yield draftEntsso(found, topology, own(found));
  }
}

function examine(entsso: Entsso, topology: Topology): ClusteredSso | Refusal {
  const { cluster } = entsso.group;
  const refuse = (why: string): Refusal => ({ refuse: entsso, why: `${sentence(describe(entsso))}: ${why}.` });
  if (!topology.sso?.masterSecretServer) return refuse("the file doesn't state the master secret server");
  const chain = ssoChainOf(cluster, topology);
  if (!chain || chain.is === 'hostsOnly') {
    return refuse('it is neither the master secret server nor beside BizTalk Server with the master secret elsewhere');
  }
  if (chain.entsso !== entsso) return refuse(`${chain.entsso.name} is the Enterprise SSO service of ${cluster.name}`);
  const name = networkNameFor(entsso);
  return name ? { entsso, name, chain } : refuse(`${entsso.group.name} has no Network Name to be known by`);
}

/** How the parameters of the service are filled in, in the words of both Windows versions. */
export function serviceParameters({ startParameters, useNetworkName }: Entsso, label: string): string {
  const start = startParameters?.trim();
  return `${label}: ${start ? start : 'leave empty'}; Use Network Name for computer name: ${useNetworkName === false ? 'cleared' : 'ticked'}`;
}

function draftEntsso(
  { entsso, name, chain }: ClusteredSso,
  topology: Topology,
  own: Pick<ServiceStep, 'console' | 'source'>,
): Draft {
  const { group, startParameters } = entsso;
  const { cluster } = group;
  const tool = toolOf(cluster);
  const start = startParameters?.trim();
  const parameters = {
    ServiceName: entsso.service ?? ssoService,
    ...(start ? { StartupParameters: start } : {}),
  };
  const naming = { UseNetworkName: entsso.useNetworkName === false ? 0 : 1 };
  const remote = chain.is === 'hostsWithRemoteSecret';
  return {
    ...draftService(entsso, {
      ...own,
      phase: 'enterprise-sso',
      title: `Create Enterprise SSO resource ${entsso.name} in ${group.name}`,
      before: [
        `Without a dependency on ${name.name}, or without Use Network Name for computer name, other servers get no master secret from it: error 0x800706D9.`,
      ],
      create: [
        ...creating(entsso, entssoType, parameters),
        // The name is that of the dependency, which therefore comes first.
        ...tool.setParameters(entsso.name, naming),
      ],
      facts: [{ resource: entsso.name, has: { ...parameters, ...naming } }],
      show: [tool.showParameters(entsso.name), tool.showCheckpoints(entsso.name)],
      expect: [
        `ServiceName is ${parameters.ServiceName}, UseNetworkName is ${naming.UseNetworkName}.`,
        'No registry checkpoint is listed.',
      ],
      undo: `Take ${entsso.name} offline and delete it. On ${namesOf(cluster.nodes)} set the startup type of Enterprise Single Sign-On Service back to Automatic.`,
      requires: [
        // MSDTC comes first (white paper, lines 623 and 646).
        ...dtcsOf(cluster).map(ready),
        // Beside hosts with a remote master secret, BizTalk Server is configured on every node first (lines 872-893).
        ...(topology.sso ? [remote ? ready(topology.sso) : created(topology.sso)] : []),
        ...(remote ? groupsOn(cluster, topology).map(created) : []),
      ],
      after: [
        stepId('full-control', cluster),
        ...(remote || !topology.sso ? [] : [stepId('rename-secret-server', topology.sso)]),
      ],
    }),
    uses: [name, ...(topology.sso ? [topology.sso] : [])],
  };
}
