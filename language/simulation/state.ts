/** The state of a topology at one moment, as plain data. */
import { biztalkComputersOf } from '../model/queries.ts';
import { sure } from '../model/sure.ts';
import type { Computer, Entsso, Group, Instance, Node, Resource } from '../model/topology.ts';
import { type Capability, type CapabilityStatus, capabilitiesOf, statusesOf } from './capabilities.ts';
import type { Cause } from './causes.ts';
import { type Duplicate, duplicatesIn } from './duplicates.ts';
import { type InstanceStatus, statusOf } from './instances.ts';
import { type Reason, reasonOf } from './reasons.ts';
import type { View } from './view.ts';
import { namerOf } from './wording.ts';

/** Everything in the order of the file. */
export interface State {
  readonly computers: readonly ComputerState[];
  readonly groups: readonly GroupState[];
  /** The Enterprise SSO services: of each BizTalk computer, or of its cluster, and of the master secret server. */
  readonly sso: readonly SsoState[];
  readonly instances: readonly InstanceState[];
  readonly capabilities: readonly CapabilityState[];
  /** What works in several instances although only one may. */
  readonly duplicates: readonly Duplicate[];
}

export interface ComputerState {
  readonly computer: Computer;
  readonly up: boolean;
}

export interface GroupState {
  readonly group: Group;
  /** Undefined where the group is on no node. */
  readonly owner: Node | undefined;
  readonly resources: readonly ResourceState[];
}

export interface ResourceState {
  readonly resource: Resource;
  readonly online: boolean;
  /** Why it isn't online. */
  readonly reason: Reason | undefined;
}

export interface SsoState {
  readonly service: Entsso | Computer;
  readonly running: boolean;
  /** `own`: it is the master secret server. `copy`: it has a copy in memory. `unknown`: the file doesn't say from whom. */
  readonly secret: 'own' | 'copy' | 'none' | 'unknown';
  readonly reason: Reason | undefined;
}

export interface InstanceState {
  readonly instance: Instance;
  readonly state: InstanceStatus['state'];
  /** Why it is idle or stopped. */
  readonly reason: Reason | undefined;
}

export interface CapabilityState {
  readonly capability: Capability;
  readonly state: CapabilityStatus['state'];
  readonly on: readonly Computer[];
  /** It works without the master secret server, until Enterprise SSO is restarted. */
  readonly onCachedSecret: boolean;
  /** Of a handler: the computers on which its host works and it doesn't, and why. */
  readonly notOn: readonly { readonly computer: Computer; readonly reason: Reason }[];
  readonly reason: Reason | undefined;
}

export function stateOf(view: View): State {
  const { facts, situation } = view;
  const { topology } = facts;
  const name = namerOf(topology);
  const reasoned = (cause: Cause | undefined) => cause && reasonOf(cause, name);
  const statuses = statusesOf(view);
  return {
    computers: facts.computers.map((computer) => ({ computer, up: !situation.down.has(computer) })),
    groups: topology.clusters
      .flatMap(({ groups }) => groups)
      .map((group) => ({
        group,
        owner: situation.owners.get(group),
        resources: group.resources.map((resource) => ({
          resource,
          online: view.isOnline(resource),
          reason: reasoned(view.whyOffline(resource)),
        })),
      })),
    sso: ssoServicesOf(view).map((service) => {
      const cause = service.kind === 'resource' ? view.whyOffline(service) : view.whyNoSso(service);
      return { service, running: !cause, secret: secretOf(service, cause, view), reason: reasoned(cause) };
    }),
    instances: facts.hosts
      .flatMap(({ instances }) => instances)
      .map((instance) => {
        const status = statusOf(instance, view);
        return { instance, state: status.state, reason: 'cause' in status ? reasoned(status.cause) : undefined };
      }),
    capabilities: capabilitiesOf(topology).map((capability, index) => {
      const status: CapabilityStatus = statuses[index] ?? { state: 'unknown' };
      return {
        capability,
        state: status.state,
        on: status.state === 'works' ? status.on : [],
        onCachedSecret: status.state === 'works' && status.onCachedSecret,
        notOn:
          status.state === 'works'
            ? status.notOn.map(({ computer, cause }) => ({ computer, reason: reasonOf(cause, name) }))
            : [],
        reason: status.state === 'lost' ? reasoned(status.cause) : undefined,
      };
    }),
    duplicates: duplicatesIn(view),
  };
}

/** Every clustered Enterprise SSO service, and those of the BizTalk computers and of the master secret server that aren't. */
function ssoServicesOf({ facts }: View): readonly (Entsso | Computer)[] {
  const biztalk = biztalkComputersOf(facts.topology);
  const entssosOf = (computer: Computer) =>
    computer.kind === 'node' ? sure(facts.clusters.get(computer.cluster)).entssos : [];
  return [
    ...[...facts.clusters.values()].flatMap(({ entssos }) => entssos),
    ...facts.computers.filter(
      (computer) =>
        entssosOf(computer).length === 0 && (biztalk.has(computer) || computer === facts.masterSecretServer),
    ),
  ];
}

function secretOf(service: Entsso | Computer, cause: Cause | undefined, { facts }: View): SsoState['secret'] {
  if (cause) return 'none';
  if (!facts.masterSecretServer) return 'unknown';
  return facts.masterSecretServer === service ? 'own' : 'copy';
}
