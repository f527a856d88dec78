/** What an event changes, each change with its reason: first what groups do, then resources and services, then what is lost. */
import { type SingleInstanceReason, singleInstanceHandlers } from '../model/single-instance.ts';
import type { Computer, Element, Topology } from '../model/topology.ts';
import { type Capability, subjectOf } from './capabilities.ts';
import { type Change, changeOf, type Happened } from './change.ts';
import type { Facts } from './facts.ts';
import { groupChanges } from './group-changes.ts';
import type { Reason } from './reasons.ts';
import type { CapabilityState, InstanceState } from './state.ts';
import { capabilityTitle, verbOf } from './titles.ts';
import { listed, type Namer, namerOf } from './wording.ts';

/** In the order in which somebody would tell them. */
export function changesOf(happened: Happened, facts: Facts): readonly Change[] {
  const name = namerOf(facts.topology);
  return [
    ...groupChanges(happened, facts, name),
    ...resourceChanges(happened, name),
    ...ssoChanges(happened, name),
    ...instanceChanges(happened, name),
    ...capabilityChanges(happened, facts.topology, name),
    ...duplicateChanges(happened, name),
  ];
}

/** Resources that stop or start by themselves; one that only moves or starts with its group is told with that. */
function* resourceChanges({ before, after }: Happened, name: Namer): Iterable<Change> {
  const beforeOf = new Map(
    before?.groups.flatMap(({ resources }) => resources).map((state) => [state.resource, state]),
  );
  for (const [index, { owner, resources }] of after.groups.entries()) {
    if (!owner) continue;
    const wasNowhere = before?.groups[index]?.owner === undefined;
    for (const { resource, online, reason } of resources) {
      const earlier = beforeOf.get(resource);
      if (online && earlier && !earlier.online && !wasNowhere) {
        yield changeOf('resource-online', resource, `${name(resource)} comes online on ${name(owner)}.`, { to: owner });
      }
      if (online || (earlier && !earlier.online && earlier.reason?.text === reason?.text)) continue;
      const text = earlier?.online
        ? `${name(resource)} doesn't come online on ${name(owner)}.`
        : `${name(resource)} can't start on ${name(owner)}.`;
      yield changeOf('resource-failed', resource, text, { to: owner, reason });
    }
  }
}

/**
 * Enterprise SSO services that no cluster runs, and that start or don't for want of the master secret. One that fails, or whose
 * computer does, is what the event is about.
 */
function* ssoChanges({ before, after }: Happened, name: Namer): Iterable<Change> {
  for (const { service, running, reason } of after.sso) {
    if (service.kind === 'resource') continue;
    const earlier = before?.sso.find((state) => state.service === service)?.reason?.code;
    const title = `Enterprise SSO on ${name(service)}`;
    if (running && earlier === 'no-master-secret') {
      yield changeOf('sso-started', service, `${title} starts.`, { to: service });
    } else if (reason?.code === 'no-master-secret' && earlier !== 'no-master-secret') {
      yield changeOf('sso-stopped', service, `${title} can't start.`, { from: service, reason });
    }
  }
}

/** Instances that no cluster runs; those of a clustered host are told with its resource. */
function* instanceChanges({ before, after }: Happened, name: Namer): Iterable<Change> {
  const beforeOf = new Map(before?.instances.map((state) => [state.instance, state]));
  const lost = new Set(
    [before, after].flatMap((state) =>
      (state?.capabilities ?? []).flatMap(({ capability, state: how }) =>
        capability.kind === 'host' && how === 'lost' ? capability.host : [],
      ),
    ),
  );
  const runs = (state: InstanceState | undefined) => state?.state === 'working' || state?.state === 'idle';
  for (const state of after.instances) {
    const { instance, reason } = state;
    if (!instance.computer || (isToldByCluster(state) && (before || reason))) continue;
    const earlier = beforeOf.get(instance);
    const [title, at] = [name(instance), instance.computer];
    if (state.state === 'stopped' && (!before || runs(earlier))) {
      const text = before ? `${title} stops.` : `${title} can't start.`;
      yield changeOf('instance-stopped', instance, text, { from: at, reason });
    }
    if (before && runs(state) && !runs(earlier)) {
      yield changeOf('instance-started', instance, `${title} starts.`, { to: at });
    }
    // Where the whole host is lost, or was, that says it.
    if (lost.has(instance.host)) continue;
    if (state.state === 'idle' && earlier?.state !== 'idle') {
      yield changeOf('instance-idle', instance, `${title} runs and can't process anything.`, { from: at, reason });
    }
    if (state.state === 'working' && earlier?.state === 'idle') {
      yield changeOf('instance-working', instance, `${title} can process again.`, { to: at });
    }
  }
}

function isToldByCluster({ instance, reason }: InstanceState): boolean {
  const own = reason?.code === 'not-a-node' || reason?.code === 'not-a-possible-owner';
  return instance.host.clusteredAs.length > 0 && !own;
}

function* capabilityChanges({ before, after }: Happened, topology: Topology, name: Namer): Iterable<Change> {
  for (const [index, state] of after.capabilities.entries()) {
    const { capability } = state;
    const subject = subjectOf(capability) ?? topology.sso ?? topology.biztalkGroups[0];
    const earlier = before?.capabilities[index];
    // A handler that is lost with its host, or back with it, is named there.
    if (!subject || state.reason?.code === 'host-not-working' || earlier?.reason?.code === 'host-not-working') continue;
    const title = capabilityTitle(capability, name);
    const is = verbOf(capability);
    if (state.state === 'lost' && earlier?.state !== 'lost') {
      const text = `${title} ${is} ${before ? 'lost' : 'not available'}${handlersLost(capability)}.`;
      yield changeOf('capability-lost', subject, text, { reason: state.reason });
    }
    if (state.state === 'unknown' && earlier?.state === 'works') {
      yield changeOf('capability-unknown', subject, `${title} works on no computer that is known.`);
    }
    if (state.state === 'works' && earlier && earlier.state !== 'works') {
      yield changeOf('capability-back', subject, `${title} ${is} back.`, { to: state.on[0] });
    }
    if (capability.kind === 'host') yield* secretChanges(state, earlier, subject, title);
    for (const { computer, reason } of state.notOn) {
      if (earlier?.notOn.some((other) => other.computer === computer)) continue;
      yield changeOf('handler-stopped', subject, `${title} doesn't work on ${name(computer)}.`, {
        from: computer,
        reason,
      });
    }
  }
}

function* secretChanges(
  state: CapabilityState,
  earlier: CapabilityState | undefined,
  subject: Element,
  title: string,
): Iterable<Change> {
  if (state.onCachedSecret && !earlier?.onCachedSecret) {
    const reason: Reason = {
      code: 'cached-until-restart',
      text: 'Every computer that runs it keeps its copy in memory until Enterprise SSO is restarted there.',
      about: state.on,
    };
    const text = `${title} keeps running on cached copies of the master secret.`;
    yield changeOf('on-cached-secret', subject, text, { reason });
  }
  if (earlier?.onCachedSecret && state.state === 'works' && !state.onCachedSecret) {
    yield changeOf('off-cached-secret', subject, `${title} has the master secret server again.`);
  }
}

function handlersLost(capability: Capability): string {
  if (capability.kind !== 'host' || capability.host.handlers.length === 0) return '';
  const handlers = capability.host.handlers.map(({ adapter, direction }) => `${adapter.name} ${direction}`);
  return `, and with it ${listed(handlers)}`;
}

const whyOnce: Readonly<Record<SingleInstanceReason, string>> = {
  ftp: 'FTP locks no files, so that each instance fetches the same ones.',
  pop3: 'The server lets several instances into one mailbox, and each fetches the same mail.',
  ordered: 'Messages keep their order only where a single instance receives them.',
};

/** What works in several instances although only one may, and on which computers. */
function* duplicateChanges({ before, after }: Happened, name: Namer): Iterable<Change> {
  const key = (on: readonly Computer[] | undefined) => on?.map(name).join('\n');
  for (const { host, handlers, on } of after.duplicates) {
    const earlier = before?.duplicates.find((duplicate) => duplicate.host === host);
    if (key(earlier?.on) === key(on)) continue;
    const reasons = (['ftp', 'pop3', 'ordered'] as const).filter((why) => singleInstanceHandlers(host, why).length > 0);
    const reason: Reason = {
      code: 'single-instance-only',
      text: reasons.map((why) => whyOnce[why]).join(' '),
      about: [...handlers, ...on],
    };
    const times = on.length === 2 ? 'twice' : `${on.length} times`;
    const text = `${listed(handlers.map(name))} ${runs(handlers)} ${times}: on ${listed(on.map(name))}.`;
    yield changeOf('runs-twice', host, text, { reason });
  }
  for (const { host, handlers } of before?.duplicates ?? []) {
    if (after.duplicates.some((duplicate) => duplicate.host === host)) continue;
    const works = after.capabilities.some(
      ({ capability, state }) => capability.kind === 'host' && capability.host === host && state === 'works',
    );
    if (works) yield changeOf('runs-once', host, `${listed(handlers.map(name))} ${runs(handlers)} only once now.`);
  }
}

function runs({ length }: readonly unknown[]): 'runs' | 'run' {
  return length === 1 ? 'runs' : 'run';
}
