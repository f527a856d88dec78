/** What can fail, be moved or be asked about, under the names that people use for it. */
import { fullName } from '../model/paths.ts';
import { biztalkComputersOf } from '../model/queries.ts';
import { nearest } from '../model/spelling.ts';
import type { Computer, Group, Resource, Topology } from '../model/topology.ts';
import { type Failing, type Service, type ServiceName, serviceNames } from './events.ts';
import { factsOf } from './facts.ts';
import { usesFolders } from './folders.ts';
import { dtcFor } from './view.ts';

export type SimulationTarget = Failing | Group;

/** `found`, or why not; with the names of what could be meant. */
export type NameAnswer =
  | { readonly found: SimulationTarget }
  | { readonly found: undefined; readonly why: 'unknown' | 'ambiguous'; readonly names: readonly string[] };

/**
 * The services that a computer runs outside of any cluster, and that something in the file relies on: what can fail on it by itself.
 */
export function servicesOf(computer: Computer, topology: Topology): readonly Service[] {
  const facts = factsOf(topology);
  const entssos = computer.kind === 'node' ? facts.clusters.get(computer.cluster)?.entssos : undefined;
  const hosts = new Set(computer.instances.map(({ host }) => host));
  const handlers = [...hosts].flatMap((host) => host.handlers);
  const isDatabase =
    topology.sso?.database === computer || topology.biztalkGroups.some(({ database }) => database === computer);
  const isMaster = facts.masterSecretServer === computer;
  const runs: Readonly<Record<ServiceName, boolean>> = {
    sso: !entssos?.length && (isMaster || biztalkComputersOf(topology).has(computer)),
    dtc: !dtcFor(computer, facts) && (isDatabase || isMaster || hosts.size > 0 || computer.kind === 'node'),
    msmq: computer.messageQueuing === true || handlers.some(({ adapter }) => adapter.name.toLowerCase() === 'msmq'),
    iis: computer.iis === true || [...hosts].some(({ isolated }) => isolated),
    files:
      handlers.some(usesFolders) ||
      [...facts.folders.values()].some((place) => place.on === 'computer' && place.computer === computer),
    sql: isDatabase,
  };
  return serviceNames.filter((service) => runs[service]).map((service) => ({ kind: 'service', computer, service }));
}

/**
 * Finds a computer, group or resource by its name or its qualified name (`Sql`, `SqlGroup.Sql`, `SQLCLU.SqlGroup.Sql`), a host instance as
 * `COMPUTER:HOST`, and a service of a computer as `COMPUTER:sso`, `dtc`, `msmq`, `iis`, `files` or `sql`; without regard to case.
 */
export function findTarget(text: string, topology: Topology): NameAnswer {
  const named = namedTargets(topology);
  const wanted = text.toLowerCase();
  const found = named.filter(({ names }) => names.some((name) => name.toLowerCase() === wanted));
  const whole = found.find(({ full }) => full.toLowerCase() === wanted);
  const target = whole ?? (found.length === 1 ? found[0] : undefined);
  if (target) return { found: target.target };
  if (found.length > 0) return { found: undefined, why: 'ambiguous', names: found.map(({ full }) => full) };
  return {
    found: undefined,
    why: 'unknown',
    names: nearest(
      text,
      named.flatMap(({ names }) => names),
    ),
  };
}

/** A name under which `findTarget` finds it: the shortest that is not ambiguous. */
export function targetName(target: SimulationTarget, topology: Topology): string {
  const named = namedTargets(topology);
  const own = named.find((each) => isSame(each.target, target));
  if (!own) return '';
  const isUnique = (name: string) =>
    named.every((other) => other === own || !other.names.some((each) => each.toLowerCase() === name.toLowerCase()));
  return own.names.find(isUnique) ?? own.full;
}

interface Named {
  readonly target: SimulationTarget;
  /** The shortest first. */
  readonly names: readonly string[];
  readonly full: string;
}

const namedByTopology = new WeakMap<Topology, readonly Named[]>();

/** Made once: a topology is that of one moment. */
function namedTargets(topology: Topology): readonly Named[] {
  const known = namedByTopology.get(topology);
  if (known) return known;
  const { computers } = factsOf(topology);
  const groups = topology.clusters.flatMap((cluster) => cluster.groups);
  const named = [...computers, ...groups, ...groups.flatMap(({ resources }) => resources)].map(namedElement);
  const onComputers = computers.flatMap((computer) => {
    const own = namedElement(computer).names;
    const pair = (target: SimulationTarget, ends: readonly string[]): Named => {
      const names = ends.flatMap((end) => own.map((start) => `${start}:${end}`));
      return { target, names, full: names.at(-1) ?? '' };
    };
    return [
      ...servicesOf(computer, topology).map((service) => pair(service, [service.service])),
      ...computer.instances.map((instance) => pair(instance, [instance.host.name, fullName(instance.host)])),
    ];
  });
  const all = [...named, ...onComputers];
  namedByTopology.set(topology, all);
  return all;
}

/** `Sql`, `SqlGroup.Sql`, `SQLCLU.SqlGroup.Sql`. */
function namedElement(element: Computer | Group | Resource): Named {
  const full = fullName(element);
  const names = [element.name];
  if (element.kind === 'resource') names.push(`${element.group.name}.${element.name}`);
  if (full !== element.name) names.push(full);
  return { target: element, names, full };
}

function isSame(a: SimulationTarget, b: SimulationTarget): boolean {
  if (a.kind === 'service' && b.kind === 'service') return a.computer === b.computer && a.service === b.service;
  return a === b;
}
