/** Values that a property is likely to get: completion offers them, the likeliest first. */
import { nextFreeAddress } from '../model/addresses.ts';
import { clusteredShares, networkPathOf } from '../model/clustered-shares.ts';
import { namesOf, ssoOfServers } from '../model/clustered-sso.ts';
import { freeDriveLetter } from '../model/drives.ts';
import { freshNetworkName } from '../model/fresh-names.ts';
import { resourcesOf } from '../model/queries.ts';
import { restartByDefault } from '../model/restart-policy.ts';
import { type PropertySchema, propertySchema, type SchemaKey } from '../model/schema.ts';
import type { Cluster, Element, Resource, Topology } from '../model/topology.ts';
import { likelyValue } from '../rules/language/likely-values.ts';
import type { NewValue } from '../rules/rule.ts';

export interface ProposedValue {
  readonly text: string;
  /** Whether it is a string of the language, which stands in quotes. */
  readonly quoted: boolean;
  /** Why it is proposed, in a few words. */
  readonly why: string;
}

/**
 * @param around the elements around the property, the innermost first
 * @param schema the block that the property stands in
 */
export function proposedValues(
  key: string,
  schema: SchemaKey,
  around: readonly Element[],
  topology: Topology,
): readonly ProposedValue[] {
  const row = propertySchema(schema, key);
  const [element] = around;
  if (!row || !element) return [];
  const likely = element.schema === schema ? valueText(likelyFor(element, key, topology)) : undefined;
  const isLikely = (value: ProposedValue) => value.text === likely?.text;
  const all = [
    ...(likely ? [{ ...likely, why: whyLikely(key) }] : []),
    ...fittingValues(key, schema, element, topology).filter((value) => !isLikely(value)),
    ...defaultValue(row),
  ];
  return all.filter((value, index) => all.findIndex(({ text }) => text === value.text) === index);
}

/** Of what states it already, a value is likely only where the file says something of the kind. */
function likelyFor(element: Element, key: string, topology: Topology): NewValue | undefined {
  const isRequired = propertySchema(element.schema, key)?.required === true;
  return isRequired ? likelyValue(element, key, topology) : undefined;
}

function valueText(value: NewValue | undefined): { readonly text: string; readonly quoted: boolean } | undefined {
  if (!value) return undefined;
  if ('word' in value) return { text: value.word, quoted: false };
  return 'quoted' in value ? { text: value.quoted, quoted: true } : undefined;
}

function whyLikely(key: string): string {
  return key === 'address' ? 'next free address' : 'fits the rest of the topology';
}

/** A default that is one value of the language. */
function defaultValue({ default: text, type }: PropertySchema): readonly ProposedValue[] {
  const [, value] = /^`"?([^`"]*)"?`$/.exec(text ?? '') ?? [];
  return value === undefined ? [] : [{ text: value, quoted: type.is === 'text', why: 'default' }];
}

function fittingValues(key: string, schema: SchemaKey, element: Element, topology: Topology): readonly ProposedValue[] {
  if (schema === 'restart') return element.kind === 'resource' ? restartValues(key, element) : [];
  if (element.kind === 'resource') return resourceValues(key, element, topology);
  if (element.kind === 'biztalkGroup' && key === 'ssoServer') {
    return ssoOfServers(element)
      .flatMap(namesOf)
      .map(({ networkName }) => ({ text: networkName, quoted: false, why: 'Network Name of Enterprise SSO' }));
  }
  if (element.kind === 'handler' && key === 'path') {
    return clusteredShares(topology).flatMap((share) => {
      const path = networkPathOf({ share, folders: [] });
      return path === undefined ? [] : [{ text: path, quoted: true, why: `clustered share ${share.name}` }];
    });
  }
  return [];
}

const durations = ['30s', '1m', '3m', '5m', '15m', '30m', '1h'];
const attempts = ['0', '1', '2', '3', '5'];

function restartValues(key: string, resource: Resource): readonly ProposedValue[] {
  const byDefault = restartByDefault(resource).find((setting) => setting.key === key);
  const usual = key === 'attempts' ? attempts : key === 'failover' ? [] : durations;
  return [
    ...(byDefault ? [{ text: byDefault.value, quoted: false, why: 'default' }] : []),
    ...usual.map((text) => ({ text, quoted: false, why: 'usual' })),
  ];
}

function resourceValues(key: string, resource: Resource, topology: Topology): readonly ProposedValue[] {
  const { cluster } = resource.group;
  switch (`${resource.type} ${key}`) {
    case 'disk drive': {
      const letter = freeDriveLetter(cluster);
      return letter === undefined ? [] : [{ text: `${letter}:`, quoted: true, why: 'next free drive letter' }];
    }
    case 'ip address': {
      const free = nextFreeAddress(resource.group, topology);
      return free ? [{ text: free.text, quoted: false, why: 'next free address' }] : [];
    }
    case 'ip network':
      return networksOf(topology, cluster).map((text) => ({ text, quoted: false, why: 'network of other addresses' }));
    case 'networkName name':
      return [{ text: freshNetworkName(topology, resource.group.name), quoted: false, why: 'free on the network' }];
    case 'sqlServer instance':
      return [{ text: 'MSSQLSERVER', quoted: true, why: 'default instance' }];
    default:
      return [];
  }
}

/** The networks that addresses of the cluster name, then those of others; `Public`, as the white paper has it, where none does. */
function networksOf({ clusters }: Topology, own: Cluster): readonly string[] {
  const inOrder = [own, ...clusters.filter((cluster) => cluster !== own)].flatMap(({ groups }) => groups);
  const named = inOrder.flatMap((group) => resourcesOf(group, 'ip')).flatMap(({ network }) => network ?? []);
  return named.length > 0 ? [...new Set(named)] : ['Public'];
}
