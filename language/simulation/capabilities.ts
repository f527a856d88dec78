/** What an installation is for: databases, the master secret, hosts, and adapter handlers; and whether each works. */
import type { Computer, Element, Entsso, Handler, Host, Instance, Resource, Topology } from '../model/topology.ts';
import type { Cause, DatabaseServer } from './causes.ts';
import { factsOf } from './facts.ts';
import { statusOf, whyHandlerIdle } from './instances.ts';
import type { View } from './view.ts';

/** `server` is undefined where the file doesn't say it, or says it with a name that finds nothing. */
export type Capability =
  | { readonly kind: 'databases'; readonly server: DatabaseServer | undefined }
  | { readonly kind: 'masterSecret'; readonly server: Entsso | Computer | undefined }
  | { readonly kind: 'host'; readonly host: Host }
  | { readonly kind: 'handler'; readonly handler: Handler };

/** How a capability is. Where it works on several computers, `on` has all of them. */
export type CapabilityStatus =
  | {
      readonly state: 'works';
      readonly on: readonly Computer[];
      /** The master secret is gone: it goes on with the copies in memory, as long as nobody restarts Enterprise SSO. */
      readonly onCachedSecret: boolean;
      /** Of a handler: the computers on which its host works and it doesn't. */
      readonly notOn: readonly { readonly computer: Computer; readonly cause: Cause }[];
    }
  | { readonly state: 'lost'; readonly cause: Cause }
  | { readonly state: 'unknown' };

const capabilitiesByTopology = new WeakMap<Topology, readonly Capability[]>();

/**
 * Databases (one for each server that has any), the master secret, each host, each handler, in the order of the file. Made once, so
 * that capabilities can be compared.
 */
export function capabilitiesOf(topology: Topology): readonly Capability[] {
  const known = capabilitiesByTopology.get(topology);
  if (known) return known;
  const { biztalkGroups, sso } = topology;
  const servers = new Set([...biztalkGroups.map(({ database }) => database), ...(sso ? [sso.database] : [])]);
  const wantsSecret = sso !== undefined || biztalkGroups.length > 0;
  const capabilities: readonly Capability[] = [
    ...[...servers].map((server) => ({ kind: 'databases', server }) as const),
    ...(wantsSecret ? [{ kind: 'masterSecret', server: sso?.masterSecretServer } as const] : []),
    ...factsOf(topology).hosts.map((host) => ({ kind: 'host', host }) as const),
    ...biztalkGroups
      .flatMap(({ adapters }) => adapters.flatMap(({ handlers }) => handlers))
      .map((handler) => ({ kind: 'handler', handler }) as const),
  ];
  capabilitiesByTopology.set(topology, capabilities);
  return capabilities;
}

/** What a capability is about; undefined where the file doesn't say it. */
export function subjectOf(capability: Capability): Element | undefined {
  switch (capability.kind) {
    case 'databases':
    case 'masterSecret':
      return capability.server;
    case 'host':
      return capability.host;
    case 'handler':
      return capability.handler;
  }
}

/** The status of every capability, in their order. */
export function statusesOf(view: View): readonly CapabilityStatus[] {
  const secretCause = view.whyNoMasterSecret();
  const cached = secretCause !== undefined;
  const hosts = new Map<Host, CapabilityStatus>();
  const ofHost = (host: Host): CapabilityStatus => {
    const status = hosts.get(host) ?? hostStatus(host, view, cached);
    hosts.set(host, status);
    return status;
  };
  const statusOfCapability = (capability: Capability): CapabilityStatus => {
    switch (capability.kind) {
      case 'databases':
        return serverStatus(capability.server, capability.server && view.whyNoDatabase(capability.server), view);
      case 'masterSecret':
        return serverStatus(capability.server, secretCause, view);
      case 'host':
        return ofHost(capability.host);
      case 'handler': {
        const { host } = capability.handler;
        return host ? handlerStatus(capability.handler, host, ofHost(host), view) : { state: 'unknown' };
      }
    }
  };
  return capabilitiesOf(view.facts.topology).map(statusOfCapability);
}

function serverStatus(server: Resource | Computer | undefined, cause: Cause | undefined, view: View): CapabilityStatus {
  if (!server) return { state: 'unknown' };
  if (cause) return { state: 'lost', cause };
  const computer = server.kind === 'resource' ? view.situation.owners.get(server.group) : server;
  return { state: 'works', on: computer ? [computer] : [], onCachedSecret: false, notOn: [] };
}

function hostStatus(host: Host, view: View, onCachedSecret: boolean): CapabilityStatus {
  const on = new Set<Computer>();
  for (const instance of candidatesOf(host, view)) {
    if (instance.computer && statusOf(instance, view).state === 'working') on.add(instance.computer);
  }
  if (on.size > 0) return { state: 'works', on: [...on], onCachedSecret, notOn: [] };
  const statuses = host.instances.map((instance) => statusOf(instance, view));
  if (statuses.some(({ state }) => state === 'unknown')) return { state: 'unknown' };
  const [resource] = host.clusteredAs;
  const cause =
    (resource && view.whyOffline(resource)) ??
    // An instance that runs and has nothing to work with says more than one that doesn't run.
    statuses.flatMap((status) => (status.state === 'idle' ? status.cause : []))[0] ??
    statuses.flatMap((status) => (status.state === 'stopped' ? status.cause : []))[0];
  return { state: 'lost', cause: cause ?? { code: 'no-enabled-instance', host } };
}

/** The instances that can work: of a clustered host those where its group is, of which a large topology has few. */
function candidatesOf({ clusteredAs, instances }: Host, { situation }: View): readonly Instance[] {
  if (clusteredAs.length === 0) return instances;
  const owners = clusteredAs.map(({ group }): Computer | undefined => situation.owners.get(group));
  return instances.filter(({ computer }) => owners.includes(computer));
}

function handlerStatus(handler: Handler, host: Host, status: CapabilityStatus, view: View): CapabilityStatus {
  if (status.state === 'unknown') return status;
  if (status.state === 'lost') return { state: 'lost', cause: { code: 'host-not-working', host } };
  const notOn = status.on.flatMap((computer) => {
    const cause = whyHandlerIdle(handler, host, computer, view);
    return cause ? { computer, cause } : [];
  });
  const [first] = notOn;
  if (!first) return status;
  const on = status.on.filter((computer) => notOn.every((other) => other.computer !== computer));
  return on.length === 0 ? { state: 'lost', cause: first.cause } : { ...status, on, notOn };
}
