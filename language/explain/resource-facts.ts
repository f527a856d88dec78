/** What is told of a resource: where it may run, what happens when it fails, and what it depends on. */
import { allDependenciesOf, allDependentsOf } from '../model/dependencies.ts';
import { dependenciesOf, possibleOwnersOf } from '../model/queries.ts';
import { type RestartSetting, restartInForce } from '../model/restart-policy.ts';
import { declarationSchemas, type PropertySchema, versionTitle } from '../model/schema.ts';
import type { Resource } from '../model/topology.ts';
import { type Explainer, type Fact, fact } from './fact.ts';
import { listOf, type Phrase, say, words } from './phrase.ts';

export function resourceFacts(resource: Resource, explainer: Explainer): readonly Fact[] {
  const { names, name } = explainer;
  const owners = possibleOwnersOf(resource);
  const isDefault = !resource.possibleOwners.written;
  const direct = dependenciesOf(resource);
  const needing = [...allDependentsOf(resource)].filter((other) => other !== resource);
  const chain = [...allDependenciesOf(resource)].filter((other) => !direct.includes(other) && other !== resource);
  const added = resource.type === 'biztalkHost' && !resource.dependsOn.written && direct.length > 0;
  return [
    ...fact('Host', resource.type === 'biztalkHost' && resource.host ? say`${name(resource.host)}` : undefined),
    ...fact('Name on the network', resource.type === 'networkName' ? networkNameText(resource) : undefined),
    ...fact(
      'Possible owners',
      owners.length > 0 ? say`${names(owners)}${words(isDefault ? ' (default: every node)' : '')}` : say`no node`,
    ),
    ...fact('Restart policy', restartText(resource)),
    ...fact('By default', defaultsText(resource)),
    ...fact(
      'Depends on',
      direct.length > 0
        ? say`${names(direct)}${words(added ? ' (default: BizTalk Server adds it)' : '')}${chain.length > 0 ? say`, through that on ${names(chain)}` : []}`
        : say`nothing`,
    ),
    ...fact('Needed by', needing.length > 0 ? names(needing) : undefined),
  ];
}

function networkNameText(resource: Extract<Resource, { type: 'networkName' }>): Phrase {
  const isStated = resource.properties.some(({ key }) => key === 'name');
  return say`${resource.networkName}${words(isStated ? '' : " (default: the resource's own name)")}`;
}

function restartText(resource: Resource): Phrase {
  const settings = restartInForce(resource);
  const stated = settings.filter((setting) => setting.stated);
  const defaults = settings.filter((setting) => !setting.stated);
  return [
    ...settingsText(stated),
    ...(stated.length > 0 && defaults.length > 0 ? ['; '] : []),
    ...(defaults.length > 0 ? [...settingsText(defaults), ` (${defaultTitle(resource)})`] : []),
  ];
}

function settingsText(settings: readonly RestartSetting[]): Phrase {
  return listOf(settings.map(({ key, value }) => words(`\`${key}: ${value}\``)));
}

/** Whose default it is: only those of a clustered host differ by the version of Windows. */
function defaultTitle({ type, group: { cluster } }: Resource): string {
  if (type !== 'biztalkHost' || cluster.windows === undefined) return 'default';
  if (cluster.windows === '2003' || cluster.windows === '2008') {
    return `default on Windows Server ${versionTitle(cluster.windows)}`;
  }
  return 'default since Windows Server 2008';
}

/** What is told by a line of its own. */
const elsewhere: ReadonlySet<string> = new Set(['possibleOwners', 'name']);

function defaultsText({ schema, properties, group: { cluster } }: Resource): Phrase | undefined {
  const rows: Readonly<Record<string, PropertySchema>> = declarationSchemas[schema].properties;
  const written = new Set(properties.map(({ key }) => key));
  const defaults = Object.entries(rows).flatMap(([key, row]): readonly Phrase[] => {
    if (row.default === undefined || written.has(key) || elsewhere.has(key)) return [];
    if (key === 'kerberos') return cluster.windows === '2003' ? [words('`kerberos: no`')] : [];
    return [
      words(/^`[^`]*`$/.test(row.default) ? `\`${key}: ${row.default.slice(1, -1)}\`` : `\`${key}\`: ${row.default}`),
    ];
  });
  return defaults.length > 0 ? listOf(defaults) : undefined;
}
