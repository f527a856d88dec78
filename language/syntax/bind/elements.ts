/**
 * What a declaration says by itself: all that its element says but what it is in, with empty places for what is in it, for what it
 * refers to, and for what refers to it.
 */
import * as ast from '../../generated/ast.ts';
import { biztalkVersions, clusterTypes, editions, windowsVersions } from '../../model/schema.ts';
import type * as model from '../../model/topology.ts';
import { type Declaring, declared, named, noReferences, type Own, typeNamed } from './declared.ts';
import { resource } from './resources.ts';
import { type Block, oneOf, textValue, textValues, yesNo } from './values.ts';

/** What a node may have that says what it is. */
export interface Said {
  readonly name?: string;
  readonly type?: string;
  readonly host?: ast.Reference;
  readonly computer?: ast.Reference;
}

/** Whether a node becomes an element: leaves without a name are half-typed, while blocks without one still hold sound declarations. */
export function becomesElement(node: { readonly $type: string }): node is Declaring {
  const { name, type, host, computer } = node as Said;
  switch (node.$type) {
    case ast.Node.$type:
    case ast.Server.$type:
    case ast.DomainGroup.$type:
    case ast.Account.$type:
      return Boolean(name);
    case ast.Resource.$type:
      return Boolean(name) && typeNamed(type) !== undefined;
    case ast.BiztalkHostResource.$type:
      return Boolean(host?.target?.$refText);
    case ast.Instance.$type:
      return Boolean(computer?.target?.$refText);
    default:
      return wholeBlocks.has(node.$type);
  }
}

/** What becomes an element also without a name. */
const wholeBlocks: ReadonlySet<string> = new Set([
  ast.Domain.$type,
  ast.Cluster.$type,
  ast.ClusterGroup.$type,
  ast.Sso.$type,
  ast.BiztalkGroup.$type,
  ast.Host.$type,
  ast.Adapter.$type,
  ast.Handler.$type,
]);

/** What a node says that becomes an element: an object of its own. */
export function saidIn(node: Declaring): Own<model.Element> {
  switch (node.$type) {
    case ast.Domain.$type:
      return domain(node);
    case ast.DomainGroup.$type:
      return named('domainGroup', node);
    case ast.Account.$type:
      return account(node);
    case ast.Cluster.$type:
      return cluster(node);
    case ast.Node.$type:
      return clusterNode(node);
    case ast.Server.$type:
      return server(node);
    case ast.ClusterGroup.$type:
      return group(node);
    case ast.Resource.$type:
    case ast.BiztalkHostResource.$type:
      return resource(node);
    case ast.Sso.$type:
      return sso(node);
    case ast.BiztalkGroup.$type:
      return biztalkGroup(node);
    case ast.Host.$type:
      return host(node);
    case ast.Instance.$type:
      return instance(node);
    case ast.Adapter.$type:
      return named('adapter', node, { handlers: [] });
    case ast.Handler.$type:
      return handler(node);
  }
}

function domain(node: ast.Domain): Own<model.Domain> {
  return named('domain', node, { groups: [], accounts: [] });
}

function account(node: ast.Account): Own<model.Account> {
  return { ...named('account', node), memberOf: noReferences, rights: textValues(node, 'rights') };
}

function cluster(node: ast.Cluster): Own<model.Cluster> {
  return {
    ...named('cluster', node),
    windows: oneOf(node, 'windows', windowsVersions),
    type: oneOf(node, 'type', clusterTypes) ?? 'failover',
    fullControl: noReferences,
    nodes: [],
    groups: [],
  };
}

function computerSettings(node: Block) {
  return {
    messageQueuing: yesNo(node, 'messageQueuing'),
    networkDtc: yesNo(node, 'networkDtc'),
    localDtc: yesNo(node, 'localDtc'),
    iis: yesNo(node, 'iis'),
    comPlusRemote: yesNo(node, 'comPlusRemote'),
    aspNet: yesNo(node, 'aspNet'),
    instances: [],
  };
}

function clusterNode(node: ast.Node): Own<model.Node> {
  return { ...named('node', node), ...computerSettings(node) };
}

function server(node: ast.Server): Own<model.Server> {
  return {
    ...named('server', node),
    windows: oneOf(node, 'windows', windowsVersions),
    ...computerSettings(node),
  };
}

function group(node: ast.ClusterGroup): Own<model.Group> {
  return {
    ...named('group', node),
    quorum: yesNo(node, 'quorum') ?? false,
    preferredOwners: noReferences,
    resources: [],
  };
}

function sso(node: ast.Sso): model.Sso {
  return {
    ...declared('sso', node, 'sso'),
    masterSecretServer: undefined,
    database: undefined,
    serviceAccount: undefined,
    administrators: undefined,
    affiliateAdministrators: undefined,
    configuredBy: undefined,
    secretBackup: textValue(node, 'secretBackup'),
  };
}

function biztalkGroup(node: ast.BiztalkGroup): model.BiztalkGroup {
  return {
    ...named('biztalkGroup', node),
    version: oneOf(node, 'version', biztalkVersions),
    edition: oneOf(node, 'edition', editions),
    upgradedFrom: oneOf(node, 'upgradedFrom', biztalkVersions),
    database: undefined,
    servers: noReferences,
    administrators: undefined,
    configuredBy: undefined,
    ssoServer: textValue(node, 'ssoServer'),
    baseEdiAccount: undefined,
    hosts: [],
    adapters: [],
  };
}

function host(node: ast.Host): Own<model.Host> {
  return {
    ...named('host', node),
    isolated: node.isolated,
    account: undefined,
    instances: [],
    handlers: [],
    clusteredAs: [],
  };
}

function instance(node: ast.Instance): Own<model.Instance> {
  return {
    ...declared('instance', node, node.computer?.target?.$refText),
    computer: undefined,
    disabled: yesNo(node, 'disabled') ?? false,
  };
}

/** Its name is made of its adapter's. */
function handler(node: ast.Handler): Own<model.Handler> {
  return {
    ...declared('handler', node, undefined),
    direction: node.direction,
    host: undefined,
    ordered: yesNo(node, 'ordered'),
    concurrentMailboxes: yesNo(node, 'concurrentMailboxes'),
    path: textValue(node, 'path'),
  };
}
