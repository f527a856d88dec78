/** Which elements suit a reference that is being written, and how well: what completion offers, in which order. */
import { allDependentsOf, isNeededType, neededTypesOf, ownDependenciesOf } from '../model/dependencies.ts';
import { mayRunUnclustered } from '../model/host-places.ts';
import { isNodeOf } from '../model/queries.ts';
import type { SchemaKey } from '../model/schema.ts';
import type { BiztalkGroup, Cluster, Computer, Element, Group, Host, Resource } from '../model/topology.ts';
import { mayGain } from '../rules/host/clustering.ts';

/** The place of a reference. */
export interface ReferencePlace {
  /** The property's key, `dependsOn`, or `head` where the reference stands for the name of the declaration. */
  readonly role: string;
  /** What the declaration or block is that it stands in. */
  readonly schema: SchemaKey | undefined;
  /** The elements around it, the innermost first. A half-typed declaration is none yet. */
  readonly around: readonly Element[];
}

/** The lower the better; undefined where it would be a mistake. */
export type Rank = number | undefined;

/** A function from candidates of the wanted kind to how well they suit the place. */
export function rankingAt(place: ReferencePlace): (candidate: Element) => Rank {
  const find = <Kind extends Element['kind']>(kind: Kind) =>
    place.around.find((element): element is Extract<Element, { kind: Kind }> => element.kind === kind);
  const [group, cluster, biztalkGroup, host] = [find('group'), find('cluster'), find('biztalkGroup'), find('host')];
  switch (place.role) {
    case 'dependsOn':
      return group ? dependencyRanking(find('resource'), place.schema, group) : anything;
    case 'possibleOwners':
    case 'preferredOwners':
      return cluster
        ? (candidate) => (isComputer(candidate) && isNodeOf(candidate, cluster) ? 0 : undefined)
        : anything;
    case 'head':
      if (place.schema === 'biztalkHost') return cluster ? hostToClusterRanking(cluster) : anything;
      if (host) return computerForInstanceRanking(host);
      return biztalkGroup ? (candidate) => (isHostOf(candidate, biztalkGroup) ? 0 : undefined) : anything;
    case 'masterSecretServer':
      return (candidate) => (candidate.kind === 'resource' ? 0 : isOnFailoverCluster(candidate) ? 1 : undefined);
    case 'database':
      return (candidate) => (candidate.kind === 'resource' ? 0 : 1);
    case 'administrators':
    case 'affiliateAdministrators':
      return customaryNameRanking(place);
    default:
      return anything;
  }
}

const anything = () => 0;

/** Within its group, without closing a circle: first what the resource can't do without and doesn't have yet. */
function dependencyRanking(resource: Resource | undefined, schema: SchemaKey | undefined, group: Group) {
  const dependents = resource ? allDependentsOf(resource) : new Set<Resource>();
  const had = new Set(resource ? ownDependenciesOf(resource).map(({ type }) => type) : []);
  const type = resource?.type ?? group.resources.find((other) => other.type === schema)?.type ?? schema;
  const needed = neededTypesOf(type as Resource['type']);
  return (candidate: Element): Rank => {
    if (candidate.kind !== 'resource' || candidate.group !== group) return undefined;
    if (candidate === resource || dependents.has(candidate)) return undefined;
    const index = isNeededType(candidate.type) ? needed.indexOf(candidate.type) : -1;
    if (index >= 0 && !had.has(candidate.type)) return index;
    return candidate.type === 'ip' && candidate.type !== schema ? needed.length + 1 : needed.length;
  };
}

/** What runs single anywhere comes first; what is clustered already, or can't be, not at all. */
function hostToClusterRanking(cluster: Cluster) {
  return (candidate: Element): Rank => {
    if (candidate.kind !== 'host' || candidate.isolated || candidate.clusteredAs.length > 0) return undefined;
    const { servers } = candidate.biztalkGroup;
    const isHere = !servers.written || servers.items.some((server) => isNodeOf(server, cluster));
    if (!isHere) return 2;
    return candidate.handlers.some(mayGain) ? 0 : 1;
  };
}

/** The servers of the BizTalk group, of a clustered host the nodes of its cluster; each once. */
function computerForInstanceRanking(host: Host) {
  const { biztalkGroup, clusteredAs, instances, isolated } = host;
  const { servers } = biztalkGroup;
  const taken = new Set(instances.map(({ computer }) => computer));
  return (candidate: Element): Rank => {
    if (!isComputer(candidate) || taken.has(candidate)) return undefined;
    if (servers.written && servers.complete && !servers.items.includes(candidate)) return undefined;
    if (clusteredAs.length > 0 && !isolated) {
      return clusteredAs.some(({ group }) => isNodeOf(candidate, group.cluster)) ? 0 : undefined;
    }
    return mayRunUnclustered(host, candidate) ? 0 : 1;
  };
}

function isHostOf(candidate: Element, biztalkGroup: BiztalkGroup): boolean {
  return candidate.kind === 'host' && candidate.biztalkGroup === biztalkGroup;
}

function isComputer(element: Element): element is Computer {
  return element.kind === 'node' || element.kind === 'server';
}

/** The master secret server can't be on a network load balancing cluster (white paper, line 475). */
function isOnFailoverCluster(element: Element): boolean {
  return element.kind !== 'node' || element.cluster.type === 'failover';
}

/** The groups under the names that the white paper gives them (lines 482 and 1130) come first. */
function customaryNameRanking({ role, schema }: ReferencePlace) {
  const customary =
    schema === 'biztalkGroup'
      ? 'biztalk server administrators'
      : role === 'administrators'
        ? 'sso administrators'
        : 'sso affiliate administrators';
  return (candidate: Element): Rank => (candidate.name.toLowerCase() === customary ? 0 : 1);
}
