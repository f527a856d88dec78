/**
 * First pass of binding: an element for each declaration, with everything in it that refers to nothing else. What its own text says is
 * read once: a node that an edit leaves as it is may be bound again and again.
 */
import * as ast from '../../generated/ast.ts';
import { once } from '../../model/memo.ts';
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
  return { ...domainOf(node), groups: [], accounts: [] };
}

const domainOf = once((node: ast.Domain) => named('domain', node));

export function draftDomainGroup(node: ast.DomainGroup, domain: model.Domain): Draft<model.DomainGroup> {
  return { ...domainGroupOf(node), domain };
}

const domainGroupOf = once((node: ast.DomainGroup) => named('domainGroup', node));

export function draftAccount(node: ast.Account, domain: model.Domain): Draft<model.Account> {
  return { ...accountOf(node), domain };
}

const accountOf = once((node: ast.Account) => ({
  ...named('account', node),
  memberOf: noReferences,
  rights: textValues(node, 'rights'),
}));

export function draftCluster(node: ast.Cluster): Draft<model.Cluster> {
  return { ...clusterOf(node), nodes: [], groups: [] };
}

const clusterOf = once((node: ast.Cluster) => ({
  ...named('cluster', node),
  windows: oneOf(node, 'windows', windowsVersions),
  type: oneOf(node, 'type', clusterTypes) ?? 'failover',
  fullControl: noReferences,
}));

function computerSettings(node: Block) {
  return {
    messageQueuing: yesNo(node, 'messageQueuing'),
    networkDtc: yesNo(node, 'networkDtc'),
    localDtc: yesNo(node, 'localDtc'),
    iis: yesNo(node, 'iis'),
    comPlusRemote: yesNo(node, 'comPlusRemote'),
    aspNet: yesNo(node, 'aspNet'),
  };
}

export function draftNode(node: ast.Node, cluster: model.Cluster): Draft<model.Node> {
  return { ...nodeOf(node), cluster, instances: [] };
}

const nodeOf = once((node: ast.Node) => ({ ...named('node', node), ...computerSettings(node) }));

export function draftServer(node: ast.Server): Draft<model.Server> {
  return { ...serverOf(node), instances: [] };
}

const serverOf = once((node: ast.Server) => ({
  ...named('server', node),
  windows: oneOf(node, 'windows', windowsVersions),
  ...computerSettings(node),
}));

export function draftGroup(node: ast.ClusterGroup, cluster: model.Cluster): Draft<model.Group> {
  return { ...groupOf(node), cluster, resources: [] };
}

const groupOf = once((node: ast.ClusterGroup) => ({
  ...named('group', node),
  quorum: yesNo(node, 'quorum') ?? false,
  preferredOwners: noReferences,
}));

/** Undefined only where error recovery left a resource without its keyword. */
export function resourceTypeOf(node: ast.AnyResource): ResourceType | undefined {
  return node.$type === ast.Resource.$type ? resourceTypes.find((known) => known === node.type) : 'biztalkHost';
}

/** Undefined where the resource has no type. */
export function draftResource(node: ast.AnyResource, group: model.Group): Draft<model.Resource> | undefined {
  const own = resourceOf(node);
  return own && { ...own, group };
}

type OwnResource<Of> = Of extends model.Resource ? Omit<Of, 'group'> : never;

const resourceOf = once((node: ast.AnyResource): OwnResource<model.Resource> | undefined => {
  const type = resourceTypeOf(node);
  if (!type) return undefined;
  const base = {
    ...named('resource', node),
    schema: type,
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
});

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
  return { ...ssoOf(node) };
}

const ssoOf = once((node: ast.Sso) => ({
  ...declared('sso', node, 'sso'),
  masterSecretServer: undefined,
  database: undefined,
  serviceAccount: undefined,
  administrators: undefined,
  affiliateAdministrators: undefined,
  configuredBy: undefined,
  secretBackup: textValue(node, 'secretBackup'),
}));

export function draftBiztalkGroup(node: ast.BiztalkGroup): Draft<model.BiztalkGroup> {
  return { ...biztalkGroupOf(node), hosts: [], adapters: [] };
}

const biztalkGroupOf = once((node: ast.BiztalkGroup) => ({
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
}));

export function draftHost(node: ast.Host, biztalkGroup: model.BiztalkGroup): Draft<model.Host> {
  return { ...hostOf(node), biztalkGroup, instances: [], handlers: [], clusteredAs: [] };
}

const hostOf = once((node: ast.Host) => ({ ...named('host', node), isolated: node.isolated, account: undefined }));

export function draftInstance(node: ast.Instance, host: model.Host): Draft<model.Instance> {
  return { ...instanceOf(node), host };
}

const instanceOf = once((node: ast.Instance) => ({
  ...declared('instance', node, node.computer?.target?.$refText),
  computer: undefined,
  disabled: yesNo(node, 'disabled') ?? false,
}));

export function draftAdapter(node: ast.Adapter, biztalkGroup: model.BiztalkGroup): Draft<model.Adapter> {
  return { ...adapterOf(node), biztalkGroup, handlers: [] };
}

const adapterOf = once((node: ast.Adapter) => named('adapter', node));

export function draftHandler(node: ast.Handler, adapter: model.Adapter): Draft<model.Handler> {
  return { ...handlerOf(node), name: `${adapter.name} ${node.direction}`, adapter };
}

const handlerOf = once((node: ast.Handler) => ({
  ...declared('handler', node, undefined),
  direction: node.direction,
  host: undefined,
  ordered: yesNo(node, 'ordered'),
  concurrentMailboxes: yesNo(node, 'concurrentMailboxes'),
  path: textValue(node, 'path'),
}));
