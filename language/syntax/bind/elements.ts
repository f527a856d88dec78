/** First pass of binding: an element for each declaration, with everything in it that refers to nothing else. */
import * as ast from '../../generated/ast.ts';
import {
  biztalkVersions,
  clusterTypes,
  dtcAuthentications,
  editions,
  type ResourceType,
  resourceTypes,
  sqlServerVersions,
  windowsVersions,
} from '../../model/schema.ts';
import type * as model from '../../model/topology.ts';
import { originOf } from '../origin.ts';
import { nameOf } from '../symbols.ts';
import {
  address,
  type Block,
  duration,
  integer,
  oneOf,
  textValue,
  textValues,
  writtenProperties,
  yesNo,
} from './values.ts';

/** An element while it is being bound. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

type Declaring = Block & (ast.Declaration | ast.Sso | ast.Instance | ast.Handler);

export const noReferences: model.References<never> = { written: false, items: [], complete: true };

function declared<Kind extends model.Kind>(kind: Kind, node: Declaring, name: string | undefined) {
  return {
    kind,
    origin: originOf(node),
    schema: kind,
    name: name ?? '',
    properties: writtenProperties(node),
    damaged: false,
  };
}

/** The name of a declaration; empty where error recovery left it out. */
function named<Kind extends model.Kind>(kind: Kind, node: ast.Declaration) {
  return declared(kind, node, nameOf(node));
}

export function draftDomain(node: ast.Domain): Draft<model.Domain> {
  return { ...named('domain', node), kind: 'domain', groups: [], accounts: [] };
}

export function draftDomainGroup(node: ast.DomainGroup, domain: model.Domain): Draft<model.DomainGroup> {
  return { ...named('domainGroup', node), kind: 'domainGroup', domain };
}

export function draftAccount(node: ast.Account, domain: model.Domain): Draft<model.Account> {
  return {
    ...named('account', node),
    kind: 'account',
    domain,
    memberOf: noReferences,
    rights: textValues(node, 'rights'),
  };
}

export function draftCluster(node: ast.Cluster): Draft<model.Cluster> {
  return {
    ...named('cluster', node),
    kind: 'cluster',
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

export function draftNode(node: ast.Node, cluster: model.Cluster): Draft<model.Node> {
  return { ...named('node', node), kind: 'node', cluster, ...computerSettings(node) };
}

export function draftServer(node: ast.Server): Draft<model.Server> {
  return {
    ...named('server', node),
    kind: 'server',
    windows: oneOf(node, 'windows', windowsVersions),
    ...computerSettings(node),
  };
}

export function draftGroup(node: ast.ClusterGroup, cluster: model.Cluster): Draft<model.Group> {
  return {
    ...named('group', node),
    kind: 'group',
    cluster,
    quorum: yesNo(node, 'quorum') ?? false,
    preferredOwners: noReferences,
    resources: [],
  };
}

/** Undefined only where error recovery left a resource without its keyword. */
export function resourceTypeOf(node: ast.AnyResource): ResourceType | undefined {
  return node.$type === ast.Resource.$type ? resourceTypes.find((known) => known === node.type) : 'biztalkHost';
}

/** Undefined where the resource has no type. */
export function draftResource(node: ast.AnyResource, group: model.Group): Draft<model.Resource> | undefined {
  const type = resourceTypeOf(node);
  if (!type) return undefined;
  const base = {
    ...named('resource', node),
    kind: 'resource' as const,
    schema: type,
    group,
    dependsOn: noReferences,
    possibleOwners: noReferences,
    restart: restartOf(node.restart?.[0]),
  };
  switch (type) {
    case 'disk':
      return { ...base, type, drive: textValue(node, 'drive') };
    case 'ip':
      return {
        ...base,
        type,
        address: address(node, 'address'),
        network: textValue(node, 'network'),
        netbios: yesNo(node, 'netbios'),
      };
    case 'networkName':
      return { ...base, type, networkName: textValue(node, 'name') ?? base.name, kerberos: yesNo(node, 'kerberos') };
    case 'dtc':
      return {
        ...base,
        type,
        networkAccess: yesNo(node, 'networkAccess'),
        inbound: yesNo(node, 'inbound'),
        outbound: yesNo(node, 'outbound'),
        authentication: oneOf(node, 'authentication', dtcAuthentications),
      };
    case 'msmq':
      return { ...base, type };
    case 'fileShare':
      return {
        ...base,
        type,
        share: textValue(node, 'share'),
        path: textValue(node, 'path'),
        fullControl: noReferences,
      };
    case 'sqlServer':
      return {
        ...base,
        type,
        instance: textValue(node, 'instance'),
        version: oneOf(node, 'version', sqlServerVersions),
      };
    case 'entsso':
      return {
        ...base,
        type,
        useNetworkName: yesNo(node, 'useNetworkName'),
        startParameters: textValue(node, 'startParameters'),
        registryReplication: textValues(node, 'registryReplication'),
        service: textValue(node, 'service'),
      };
    case 'biztalkHost':
      return { ...base, type, host: undefined };
    case 'iis':
    case 'genericScript':
      return { ...base, type, script: textValue(node, 'script') };
    case 'genericService':
      return { ...base, type, service: textValue(node, 'service') };
    case 'genericApplication':
      return { ...base, type, command: textValue(node, 'command') };
    case 'resource':
      return { ...base, type, windowsType: textValue(node, 'type') };
  }
}

function restartOf(node: ast.Restart | undefined): model.Restart | undefined {
  return (
    node && {
      origin: originOf(node),
      properties: writtenProperties(node),
      attempts: integer(node, 'attempts'),
      period: duration(node, 'period'),
      failover: yesNo(node, 'failover'),
      retryAfter: duration(node, 'retryAfter'),
      pendingTimeout: duration(node, 'pendingTimeout'),
    }
  );
}

export function draftSso(node: ast.Sso): Draft<model.Sso> {
  return {
    ...declared('sso', node, 'sso'),
    kind: 'sso',
    masterSecretServer: undefined,
    database: undefined,
    serviceAccount: undefined,
    administrators: undefined,
    affiliateAdministrators: undefined,
    configuredBy: undefined,
    secretBackup: textValue(node, 'secretBackup'),
  };
}

export function draftBiztalkGroup(node: ast.BiztalkGroup): Draft<model.BiztalkGroup> {
  return {
    ...named('biztalkGroup', node),
    kind: 'biztalkGroup',
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

export function draftHost(node: ast.Host, biztalkGroup: model.BiztalkGroup): Draft<model.Host> {
  return {
    ...named('host', node),
    kind: 'host',
    biztalkGroup,
    isolated: node.isolated,
    account: undefined,
    instances: [],
    handlers: [],
    clusteredAs: [],
  };
}

export function draftInstance(node: ast.Instance, host: model.Host): Draft<model.Instance> {
  return {
    ...declared('instance', node, node.computer?.target?.$refText),
    kind: 'instance',
    host,
    computer: undefined,
    disabled: yesNo(node, 'disabled') ?? false,
  };
}

export function draftAdapter(node: ast.Adapter, biztalkGroup: model.BiztalkGroup): Draft<model.Adapter> {
  return { ...named('adapter', node), kind: 'adapter', biztalkGroup, handlers: [] };
}

export function draftHandler(node: ast.Handler, adapter: model.Adapter): Draft<model.Handler> {
  return {
    ...declared('handler', node, `${adapter.name} ${node.direction}`),
    kind: 'handler',
    adapter,
    direction: node.direction,
    host: undefined,
    ordered: yesNo(node, 'ordered'),
    concurrentMailboxes: yesNo(node, 'concurrentMailboxes'),
    path: textValue(node, 'path'),
  };
}
