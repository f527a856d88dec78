/** What the topology states and no procedure builds: named one by one, with where to turn instead. */
import type { BiztalkGroup, Element, Group, Resource, Topology } from '../model/topology.ts';
import { isCoveredComputer, transactionComputersOf } from './computers.ts';
import { comesByItself, isCovered, maker } from './coverage.ts';
import { logsOnAt } from './logon-computers.ts';
import { compareKeys } from './order.ts';
import { describe, enumerate, namesOf, qualifiedName, sentence, typeTitle } from './wording.ts';

/** A sentence or more about something that isn't built, with the element that it is about. */
export interface Uncovered {
  readonly of: Element;
  readonly text: string;
}

/** What the rest of the runbook says about an element. */
export interface Surroundings {
  /** Whether a procedure builds it, even if something keeps it out. */
  readonly hasProcedure: (element: Element) => boolean;
  /** The title of the last step that makes something of the element. */
  readonly builtBy: (element: Element) => string | undefined;
  /** The titles of the steps that wait for the element. */
  readonly wantedBy: (element: Element) => readonly string[];
}

/** Everything that is left to other instructions. */
export function* uncovered(topology: Topology, around: Surroundings): Iterable<Uncovered> {
  yield* otherServers(topology);
  for (const cluster of byName(topology.clusters.filter(isCovered))) {
    for (const group of byName(cluster.groups)) {
      yield* madeElsewhere(group);
      for (const resource of byName(group.resources)) {
        if (!around.hasProcedure(resource) && !comesByItself(resource)) yield resourceOf(resource, around);
      }
    }
  }
  if (topology.sso && !around.hasProcedure(topology.sso)) {
    yield {
      of: topology.sso,
      text: 'Enterprise Single Sign-On: configuration on every server, the master secret server, the backup and restore of the master secret (white paper, lines 453-740). Do it after the phase MSDTC and before the phase BizTalk Server configuration.',
    };
  }
  for (const biztalkGroup of byName(topology.biztalkGroups)) yield* installation(biztalkGroup, around);
}

/** The order in the file doesn't show. */
function byName<T extends { readonly name: string }>(elements: readonly T[]): readonly T[] {
  return elements.toSorted((a, b) => compareKeys([a.name], [b.name]));
}

/** Stand-alone servers whose Windows version isn't stated. */
function* otherServers(topology: Topology): Iterable<Uncovered> {
  const takingPart = transactionComputersOf(topology);
  const services = topology.domains
    .flatMap((domain) => domain.accounts)
    .filter(({ rights }) => rights.includes('logOnAsService'));
  for (const server of byName(topology.servers)) {
    if (isCoveredComputer(server)) continue;
    const accounts = services
      .filter((account) => logsOnAt(account, server, topology))
      .map(qualifiedName)
      .sort();
    const lacks = [
      ...(takingPart.has(server) && server.networkDtc !== false
        ? ['network DTC access (white paper, lines 1114-1116)']
        : []),
      ...(accounts.length > 0 ? [`the right of ${enumerate(accounts)} to log on as a service`] : []),
    ];
    if (server.messageQueuing) lacks.push('the local Message Queuing service');
    if (lacks.length === 0) continue;
    yield {
      of: server,
      text: `Server ${server.name}: ${enumerate(lacks)}; the file doesn't state its Windows version. Do it before BizTalk Server is installed.`,
    };
  }
}

/** The quorum group, with the values that the file has for it. */
function* madeElsewhere(group: Group): Iterable<Uncovered> {
  if (maker(group) !== 'forming the cluster') return;
  const own = byName(group.resources.filter(comesByItself));
  const resources = own.length > 0 ? ` with ${enumerate(own.map(withValues))}` : '';
  yield {
    of: group,
    text: `${sentence(describe(group))}${resources}: the quorum group exists as soon as the cluster is formed.`,
  };
}

function withValues(resource: Resource): string {
  switch (resource.type) {
    case 'disk':
      return `${resource.name}${resource.drive === undefined ? '' : ` (drive ${resource.drive})`}`;
    case 'ip': {
      const values = [
        resource.address?.text,
        resource.network === undefined ? undefined : `network ${resource.network}`,
      ];
      const known = values.filter((value) => value !== undefined);
      return `${resource.name}${known.length > 0 ? ` (${known.join(', ')})` : ''}`;
    }
    case 'networkName':
      return `${resource.name} (${resource.networkName})`;
    case 'sqlServer':
      return `${resource.name}${resource.instance === undefined ? '' : ` (instance ${resource.instance})`}`;
    default:
      return resource.name;
  }
}

function resourceOf(resource: Resource, { builtBy, wantedBy }: Surroundings): Uncovered {
  const after = maker(resource.group) === 'procedures' ? builtBy(resource.group) : undefined;
  const before = wantedBy(resource);
  const limits = [
    ...(after === undefined ? [] : [`after “${after}”`]),
    ...(before.length === 0 ? [] : [`before ${enumerate(before.map((title) => `“${title}”`))}`]),
  ];
  const build = limits.length > 0 ? ` Create it ${enumerate(limits)}.` : '';
  return {
    of: resource,
    text: `${sentence(describe(resource))}: not covered.${build}`,
  };
}

function* installation(group: BiztalkGroup, { hasProcedure }: Surroundings): Iterable<Uncovered> {
  if (!hasProcedure(group)) {
    const servers = group.servers.items.length > 0 ? ` on ${namesOf(group.servers.items)}` : '';
    yield {
      of: group,
      text: `BizTalk Server${servers}: installation, and configuration of BizTalk group ${group.name}. Do it after the phase MSDTC and before the phase BizTalk hosts.`,
    };
  }
  const handlers = group.adapters.flatMap(({ name, handlers: all }) => {
    const own = all.filter((handler) => !hasProcedure(handler));
    const texts = own.map(({ direction, host, name: text }) => `${direction} in ${host?.name ?? text}`);
    return own.length === 0 ? [] : [`${name} (${texts.sort().join(', ')})`];
  });
  if (handlers.length === 0) return;
  yield {
    of: group,
    text: `Adapter handlers of BizTalk group ${group.name}: ${handlers.sort().join('; ')}. Create them after the phase BizTalk hosts.`,
  };
}

/** What has to be there before a step that waits for something that isn't built here; undefined where it goes without saying. */
export function precondition(element: Element): string | undefined {
  switch (element.kind) {
    case 'resource':
      return `${element.name} (${typeTitle(element)}) has to be online in ${element.group.name}; this runbook does not create it.`;
    case 'biztalkGroup':
      return `BizTalk Server has to be installed and configured on every server of BizTalk group ${element.name}; this runbook does not do it.`;
    case 'node':
    case 'server':
      return `Network DTC access has to be enabled on ${element.name}; this runbook does not do it.`;
    case 'sso':
      return 'Enterprise Single Sign-On has to be configured and running; this runbook does not do it.';
    default:
      return undefined;
  }
}
