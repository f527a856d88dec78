/** What a word of the language means, and what is known about what a name refers to. */
import { type AstNode, AstUtils } from 'langium';
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import {
  ast,
  type BtcDocument,
  declarationSchemas,
  elementOf,
  explain,
  type model,
  type NeededType,
  nameOf,
  neededTypesOf,
  propertySchema,
  resourceTypes,
  restartByDefault,
  schemaOf,
  versionTitle,
} from '#language';
import { type AtCursor, atCursor, placeOf } from './at-cursor.ts';
import { type Explanation, toMarkdown, toPlainText } from './explanation.ts';
import { propertyText, valuesOf } from './property-text.ts';
import type { Session } from './session.ts';

export function hover(params: HoverParams, session: Session): Hover | null {
  const place = placeOf(params, session);
  const found = place && atCursor(place.document, place.offset);
  const explanation = place && found && describe(found, topologyWith(place.document, session));
  if (!found || !explanation) return null;
  const value = session.client.takesMarkdownHover ? toMarkdown(explanation) : toPlainText(explanation);
  const kind = session.client.takesMarkdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value }, range: found.leaf.range };
}

/** Of several topologies that a file is part of, the first one is told about. */
function topologyWith({ uri }: BtcDocument, { analysis }: Session): model.Topology | undefined {
  return analysis.programsWith(uri.toString())[0]?.program.topology;
}

function describe(found: AtCursor, topology: model.Topology | undefined): Explanation | undefined {
  switch (found.is) {
    case 'reference':
      return found.target && describeDeclaration(clusteredBy(found.leaf.astNode) ?? found.target, topology);
    case 'name':
      return describeDeclaration(found.node, topology);
    case 'key':
    case 'value':
      return describeProperty(found.property, topology);
    case 'keyword':
      return describeKeyword(found.leaf.text, found.node, topology);
    case 'importPath':
      return undefined;
  }
}

/** The resource of a clustered host where it is declared: there it stands for itself, though its name refers to the host. */
function clusteredBy(reference: AstNode): AstNode | undefined {
  const holder = reference.$container;
  return ast.isBiztalkHostResource(holder) && holder.host === reference ? holder : undefined;
}

function describeDeclaration(node: AstNode, topology: model.Topology | undefined): Explanation | undefined {
  const key = schemaOf(node);
  if (!key) return undefined;
  const around = AstUtils.getContainerOfType(node.$container, ast.isDeclaration);
  return {
    code: [headOf(node), ...(around ? [`in ${headOf(around)}`] : [])].join('\n'),
    text: [declarationSchemas[key].doc],
    facts: factsOn(node, topology),
  };
}

function factsOn(node: AstNode, topology: model.Topology | undefined): Explanation['facts'] {
  const element = topology && elementOf(node, topology);
  return element ? explain(element, topology) : [];
}

/** The declaration without its block, on one line. */
function headOf(node: AstNode): string {
  const written = node.$cstNode?.text ?? (ast.isDeclaration(node) ? nameOf(node) : undefined);
  const [head = ''] = (written ?? '').split('{', 1);
  return head.replace(/\s+/g, ' ').trim();
}

function describeProperty(property: ast.Property, topology: model.Topology | undefined): Explanation | undefined {
  const block = schemaOf(property.$container);
  const schema = block && propertySchema(block, property.key);
  if (!block || !schema) return undefined;
  const text = [...propertyText(block, schema), ...restartDefault(property, topology)];
  return { code: `${property.key}: ${valuesOf(schema)}`, text, facts: [] };
}

/** Which default a setting of a restart policy has depends on the resource, and on its Windows version. */
function restartDefault(
  { $container: block, key }: ast.Property,
  topology: model.Topology | undefined,
): readonly string[] {
  const resource = topology && ast.isRestart(block) ? elementOf(block.$container, topology) : undefined;
  const windows = resource?.kind === 'resource' ? resource.group.cluster.windows : undefined;
  if (resource?.kind !== 'resource' || windows === undefined || key === 'failover') return [];
  const setting = restartByDefault(resource).find((other) => other.key === key);
  return setting
    ? [`By default \`${setting.value}\` for a clustered host on Windows Server ${versionTitle(windows)}.`]
    : [];
}

/** Keywords that begin no declaration. */
const otherKeywords: Readonly<Record<string, string>> = {
  topology: 'The title of the topology; at most once, at the beginning of the file.',
  import: 'Makes the declarations of another file visible in this one; the path is relative to this file.',
  dependsOn:
    'What has to be online before this resource comes online. Where the list is written, it is the whole list.',
  isolated: 'An isolated host: its processes run outside of BizTalk Server, as in IIS. It has no service to cluster.',
  in: 'The host in which the adapter receives or sends.',
};

function describeKeyword(
  keyword: string,
  node: AstNode,
  topology: model.Topology | undefined,
): Explanation | undefined {
  const key = schemaOf(node);
  const own = Object.hasOwn(otherKeywords, keyword) ? otherKeywords[keyword] : undefined;
  if (own !== undefined) return { code: keyword, text: [own], facts: [] };
  if (!key) return undefined;
  // Blocks without a name of their own have no other place to point at.
  if (ast.isSso(node)) return describeDeclaration(node, topology);
  const properties = Object.keys(declarationSchemas[key].properties);
  const listed = properties.map((property) => `\`${property}\``).join(', ');
  return {
    code: keyword,
    text: [declarationSchemas[key].doc, ...neededText(key), ...(listed === '' ? [] : [`Properties: ${listed}.`])],
    facts: ast.isHandler(node) || ast.isInstance(node) ? factsOn(node, topology) : [],
  };
}

const neededTitles: Readonly<Record<NeededType, string>> = {
  networkName: 'a Network Name',
  ip: 'an IP Address',
  disk: 'a Physical Disk',
};

function neededText(key: string): readonly string[] {
  const type = resourceTypes.find((resourceType) => resourceType === key);
  const needed = type ? neededTypesOf(type).map((neededType) => neededTitles[neededType]) : [];
  return needed.length > 0 ? [`It has to depend on ${needed.join(' and ')} of its group.`] : [];
}
