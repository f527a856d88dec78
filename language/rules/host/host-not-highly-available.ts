/** Hosts that aren't clustered are highly available by instances on several servers. */
import { runningOn } from '../../model/host-places.ts';
import { enabledInstances, handlersOf, isUnclustered, ssoHeldBy } from '../../model/queries.ts';
import { needsSingleInstance } from '../../model/single-instance.ts';
import type { BiztalkGroup, Computer, Host, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, type Finding, fix, related } from '../rule.ts';
import { list, listSome } from '../wording.ts';
import { clusterFixes, mayGain } from './clustering.ts';
import { type NewInstance, possibleInstances } from './unclustered-instances.ts';

export default defineRule({
  code: 'host-not-highly-available',
  section: 'host',
  severity: 'warning',
  on: 'biztalkGroup',
  summary: "A host that isn't clustered has fewer than two instances that can start.",
  source: { basis: 'stated', lines: [18, 81, 1219] },
  *check(biztalkGroup, whole) {
    const hosts = biztalkGroup.hosts.filter(isAtRisk);
    const only = onlyServerOf(biztalkGroup);
    if (!only) for (const host of hosts) yield onHost(host);
    else if (hosts.length > 0 && !isMinimum(biztalkGroup, only, whole())) yield onGroup(biztalkGroup, only, hosts);
  },
});

/**
 * Whether the failure of one computer stops the host, and another instance would help. A host whose handlers may work in one
 * instance only, or that has MSMQ handlers, has to be clustered instead, and so has one with an instance beside a clustered
 * Enterprise SSO service: each of these is a finding of its own. In-process hosts also run orchestrations, which a topology doesn't
 * state, so their instances have work even where no handler is seen.
 */
function isAtRisk(host: Host): boolean {
  const { damaged, handlers, instances, isolated, name } = host;
  if (damaged || name === '' || instances.length === 0 || !isUnclustered(host)) return false;
  if (instances.some((instance) => !instance.computer || instance.damaged || ssoHeldBy(instance))) return false;
  if (needsSingleInstance(host) || handlersOf(host, 'MSMQ').length > 0) return false;
  const running = runningOn(host).length;
  return running < 2 && (handlers.length > 0 || (running === 1 && !isolated));
}

/** Where no servers are stated, those are meant that the hosts have instances on. */
function onlyServerOf({ hosts, servers }: BiztalkGroup): Computer | undefined {
  const instances = hosts.flatMap((host) => host.instances);
  const computers = servers.written ? servers.items : instances.flatMap(({ computer }) => computer ?? []);
  const isKnown = servers.written ? servers.complete : instances.every(({ computer }) => computer !== undefined);
  const [only, another] = new Set(computers);
  return isKnown && !another ? only : undefined;
}

/**
 * One stand-alone BizTalk server with nothing known to be unclustered behind it: the white paper's minimum for fault tolerance (lines
 * 156 to 158), which a finding about the whole topology names.
 */
function isMinimum({ database }: BiztalkGroup, only: Computer, { sso }: Topology): boolean {
  const isClustered = (place: { readonly kind: string } | undefined) =>
    place === undefined || place.kind === 'resource';
  return only.kind === 'server' && isClustered(database) && isClustered(sso?.masterSecretServer);
}

/** Where there is no other server, the hosts have one reason in common. */
function onGroup(biztalkGroup: BiztalkGroup, only: Computer, hosts: readonly Host[]): Finding {
  const names = listSome(hosts.map(({ name }) => name));
  return at(
    biztalkGroup,
    { list: 'servers', item: only },
    `${only.name} is the only server of BizTalk group ${biztalkGroup.name}, so ${names} can't have instances elsewhere. When ${only.name} fails, nothing takes over ${hosts.length > 1 ? 'their' : 'its'} work.`,
    ...hosts.map((host) => related(host, 'name', 'A host that no other server can run.')),
  );
}

function onHost(host: Host): Finding {
  const [only] = runningOn(host);
  return at(
    host,
    'name',
    only
      ? `Host ${host.name} has only one instance that can start, on ${only.name}, and isn't clustered. When that instance or ${only.name} fails, nothing takes over its work.`
      : `Host ${host.name} has no instance that can start, and isn't clustered. Nothing works for its adapter handlers.`,
    ...host.instances
      .filter(({ disabled }) => disabled)
      .map((instance) => related(instance, 'name', 'This instance is disabled from starting.')),
    ...(host.handlers.some(mayGain) ? clusterFixes(host) : instanceFixes(host)),
  );
}

/** Ways to two instances that can start. */
function instanceFixes(host: Host): readonly Extra[] {
  const choices = possibleInstances(host);
  if (enabledInstances(host).length > 0) return choices.map((choice) => fix(titleOf([choice]), choice.edit));
  const [first, ...others] = choices;
  return first ? others.map((other) => fix(titleOf([first, other]), first.edit, other.edit)) : [];
}

/** "Enable the instance on A", "Add an instance on B", or both of these. */
function titleOf(choices: readonly NewInstance[]): string {
  const on = (isDisabled: boolean) =>
    choices.filter((choice) => choice.isDisabled === isDisabled).map(({ computer }) => computer.name);
  const [enabled, added] = [on(true), on(false)];
  const parts = [
    ...(enabled.length > 0 ? [`enable the ${enabled.length > 1 ? 'instances' : 'instance'} on ${list(enabled)}`] : []),
    ...(added.length > 0 ? [`add ${added.length > 1 ? 'instances' : 'an instance'} on ${list(added)}`] : []),
  ];
  const title = list(parts);
  return title.charAt(0).toUpperCase() + title.slice(1);
}
