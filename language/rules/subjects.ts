/** What of a topology which rules are shown. */
import { type ResourceType, resourceTypes } from '../model/schema.ts';
import type * as model from '../model/topology.ts';
import type { Element, Reference } from '../model/topology.ts';

/** What a rule may look at, one by one. The engine calls the rule with each. */
export interface Subjects {
  topology: model.Topology;
  /** Every declaration and block, whatever its kind. */
  element: model.Element;
  /** Every declaration of the top level, also one that is half-typed or has no name. */
  block: model.Block;
  /** Every written reference that finds nothing, or not one thing alone. */
  reference: model.Reference;
  domain: model.Domain;
  account: model.Account;
  cluster: model.Cluster;
  node: model.Node;
  server: model.Server;
  /** A node or a server. */
  computer: model.Computer;
  group: model.Group;
  /** Every resource, whatever its type. */
  resource: model.Resource;
  disk: model.Disk;
  ip: model.IpAddress;
  networkName: model.NetworkName;
  dtc: model.Dtc;
  msmq: model.Msmq;
  fileShare: model.FileShare;
  sqlServer: model.SqlServer;
  entsso: model.Entsso;
  iis: model.IisScript;
  biztalkHost: model.BiztalkHostResource;
  sso: model.Sso;
  biztalkGroup: model.BiztalkGroup;
  host: model.Host;
  instance: model.Instance;
  adapter: model.Adapter;
  handler: model.Handler;
  /** Every suppression comment, when all rules that look at something else have run. */
  suppression: SuppressionOutcome;
}

/** A suppression comment, and what came of it. */
export interface SuppressionOutcome {
  readonly suppression: model.Suppression;
  /** Those of its codes that name a rule but suppressed nothing. Where a rule couldn't look at everything none of them is sure. */
  readonly idle: readonly model.SuppressedCode[];
  /** Those of its codes that name no rule. */
  readonly unknown: readonly model.SuppressedCode[];
  /** The codes of all rules. */
  readonly known: readonly string[];
}

/** What answers are about: an element, a reference, or the topology itself, whichever is the latest. */
export type Subject = Element | Reference | 'topology';

/** What a subject is shown as. There are few such lists, each the same object for all that is alike. */
export function kindsOf(subject: Subject): readonly Kind[] {
  if (subject === 'topology') return ofTopology;
  if (!('kind' in subject)) return ofReference;
  const { kind, name, damaged } = subject;
  const kinds = kind === 'resource' ? ofResources[subject.type] : ofOthers[kind];
  return name === '' || damaged ? kinds.halfTyped : kinds.whole;
}

export type Kind = keyof Subjects;

/** What something is shown as: nothing that is half-typed but the block that it is. */
interface Kinds {
  readonly whole: readonly Kind[];
  readonly halfTyped: readonly Kind[];
}

const ofTopology: readonly Kind[] = ['topology'];
const ofReference: readonly Kind[] = ['reference'];
const element = (...own: readonly Kind[]): Kinds => ({ whole: ['element', ...own], halfTyped: [] });
const block = (...own: readonly Kind[]): Kinds => ({ whole: ['block', 'element', ...own], halfTyped: ['block'] });

const ofOthers: Readonly<Record<Exclude<model.Kind, 'resource'>, Kinds>> = {
  domain: block('domain'),
  domainGroup: element(),
  account: element('account'),
  cluster: block('cluster'),
  node: element('computer', 'node'),
  server: block('computer', 'server'),
  group: element('group'),
  sso: block('sso'),
  biztalkGroup: block('biztalkGroup'),
  host: element('host'),
  instance: element('instance'),
  adapter: element('adapter'),
  handler: element('handler'),
};

/** One whose type nobody knows has no other kind. */
const ofResources = Object.fromEntries(
  resourceTypes.map((type) => [type, element('resource', ...(type === 'resource' ? [] : [type as Kind]))]),
) as Readonly<Record<ResourceType, Kinds>>;
