/**
 * The topology that a file and its imports mean, as readonly data: what rules, runbooks, simulation and diagrams read. What an element
 * says may be another after an edit; to spread an element takes `saidBy` of `living.ts`.
 *
 * Only what is sound gets in: a name that error recovery left out, a value of the wrong kind or a reference that finds
 * nothing is absent here (and stands in `references` or `properties`, where the rules of the language report it).
 */
import type {
  BiztalkVersion,
  ClusterType,
  DtcAuthentication,
  Edition,
  SchemaKey,
  SqlServerVersion,
  Target,
  WindowsVersion,
} from './schema.ts';
import type { Ipv4, Origin, Property, References, Restart, Suppression } from './written.ts';

export type {
  Ipv4,
  Origin,
  Property,
  References,
  Restart,
  SuppressedCode,
  Suppression,
  Value,
} from './written.ts';

/** What every declaration or block has. */
export interface Declared {
  readonly kind: Kind;
  readonly origin: Origin;
  /** Its row in the table of properties. */
  readonly schema: SchemaKey;
  /** As declared. For a block without a name (`sso`), for an instance or a handler it is the name that a message would use. */
  readonly name: string;
  /** The properties as written, in their order, also unknown, repeated and invalid ones. */
  readonly properties: readonly Property[];
  /** A syntax error stands in it, outside of the declarations in it: what it lacks may only be half-typed. */
  readonly damaged: boolean;
}

export type Kind =
  | 'domain'
  | 'domainGroup'
  | 'account'
  | 'cluster'
  | 'node'
  | 'server'
  | 'group'
  | 'resource'
  | 'sso'
  | 'biztalkGroup'
  | 'host'
  | 'instance'
  | 'adapter'
  | 'handler';

export type Element =
  | Domain
  | DomainGroup
  | Account
  | Cluster
  | Node
  | Server
  | Group
  | Resource
  | Sso
  | BiztalkGroup
  | Host
  | Instance
  | Adapter
  | Handler;

/** What is declared at the top level. */
export type Block = Domain | Cluster | Server | Sso | BiztalkGroup;

/** A reference as written, with what it found. */
export interface Reference {
  readonly origin: Origin;
  /** As written, quotes included where the name needs them: `BTSCLU.BizTalkApp`. */
  readonly text: string;
  /** What it may refer to; a qualifier may refer to anything that holds declarations. */
  readonly wanted: readonly Target[] | 'container';
  /** The element that it stands in. */
  readonly from: Element;
  /** What it found; undefined where it failed. */
  readonly found: Element | undefined;
  /** The segment that could not be resolved, or undefined where the reference resolved. */
  readonly failure:
    | undefined
    | {
        readonly reason: 'unresolved' | 'ambiguous';
        /** The failing segment's name, without quotes. */
        readonly name: string;
        /** The failing segment alone, where it is a part of a longer chain. */
        readonly origin: Origin;
        /** What an ambiguous segment could mean; nothing for an unresolved one. */
        readonly found: readonly Element[];
        readonly candidates: Candidates;
      };
}

/** What may be referred to from some place. It is asked by name: of thousands, each keystroke makes some anew. */
export interface Candidates {
  /** All names, in lower case and in no order, perhaps with some that can't be seen from there. */
  names(): readonly string[];
  /** Those of a name, without regard to case. */
  named(name: string): readonly Element[];
  /** Those of a name that are declared in a file which the place doesn't see. */
  hidden(name: string): readonly Element[];
  has(element: Element): boolean;
}

/** Everything that a root file and its imports declare, files in import order, each file's declarations in theirs. */
export interface Topology {
  readonly title: string | undefined;
  /** The files, the root first; a fix that must put a new top-level declaration somewhere takes one of these. */
  readonly files: readonly SourceFile[];
  readonly domains: readonly Domain[];
  readonly clusters: readonly Cluster[];
  readonly servers: readonly Server[];
  /** The first `sso` block; any further one is in `repeatedSso`. */
  readonly sso: Sso | undefined;
  readonly repeatedSso: readonly Sso[];
  readonly biztalkGroups: readonly BiztalkGroup[];
  /** Every reference of every file, resolved or not. */
  readonly references: readonly Reference[];
  /** Those that find nothing, or not one thing alone. */
  readonly failures: readonly Reference[];
}

export interface SourceFile {
  readonly origin: Origin;
  readonly uri: string;
  /** The imports as written, in their order; without those whose path isn't there yet. */
  readonly imports: readonly Import[];
  /** In the order of the text. */
  readonly suppressions: readonly Suppression[];
}

export interface Import {
  readonly origin: Origin;
  /** As written, relative to the file. */
  readonly path: string;
  /** Whether there is such a file and it could be read. */
  readonly found: boolean;
}

export interface Domain extends Declared {
  readonly kind: 'domain';
  readonly groups: readonly DomainGroup[];
  readonly accounts: readonly Account[];
}

export interface DomainGroup extends Declared {
  readonly kind: 'domainGroup';
  readonly domain: Domain;
}

export interface Account extends Declared {
  readonly kind: 'account';
  readonly domain: Domain;
  readonly memberOf: References<DomainGroup>;
  readonly rights: readonly string[];
}

export interface Cluster extends Declared {
  readonly kind: 'cluster';
  readonly windows: WindowsVersion | undefined;
  /** `failover` where it isn't stated. */
  readonly type: ClusterType;
  readonly fullControl: References<Account>;
  readonly nodes: readonly Node[];
  readonly groups: readonly Group[];
}

interface ComputerSettings {
  readonly messageQueuing: boolean | undefined;
  readonly networkDtc: boolean | undefined;
  readonly localDtc: boolean | undefined;
  readonly iis: boolean | undefined;
  readonly comPlusRemote: boolean | undefined;
  readonly aspNet: boolean | undefined;
  /** Host instances on this computer. */
  readonly instances: readonly Instance[];
}

export interface Node extends Declared, ComputerSettings {
  readonly kind: 'node';
  readonly cluster: Cluster;
}

export interface Server extends Declared, ComputerSettings {
  readonly kind: 'server';
  readonly windows: WindowsVersion | undefined;
}

export type Computer = Node | Server;

export interface Group extends Declared {
  readonly kind: 'group';
  readonly cluster: Cluster;
  readonly quorum: boolean;
  readonly preferredOwners: References<Computer>;
  readonly resources: readonly Resource[];
}

interface ResourceBase extends Declared {
  readonly kind: 'resource';
  readonly group: Group;
  /** As written; `queries.ts` adds what the product adds by itself. */
  readonly dependsOn: References<Resource>;
  readonly possibleOwners: References<Computer>;
  readonly restart: Restart | undefined;
}

export interface Disk extends ResourceBase {
  readonly type: 'disk';
  readonly drive: string | undefined;
}
export interface IpAddress extends ResourceBase {
  readonly type: 'ip';
  readonly address: Ipv4 | undefined;
  readonly network: string | undefined;
  readonly netbios: boolean | undefined;
}
export interface NetworkName extends ResourceBase {
  readonly type: 'networkName';
  /** The name on the network: the stated one, else the resource's own. */
  readonly networkName: string;
  readonly kerberos: boolean | undefined;
}
export interface Dtc extends ResourceBase {
  readonly type: 'dtc';
  readonly networkAccess: boolean | undefined;
  readonly inbound: boolean | undefined;
  readonly outbound: boolean | undefined;
  readonly authentication: DtcAuthentication | undefined;
}
export interface Msmq extends ResourceBase {
  readonly type: 'msmq';
}
export interface FileShare extends ResourceBase {
  readonly type: 'fileShare';
  readonly share: string | undefined;
  readonly path: string | undefined;
  readonly fullControl: References<Account>;
}
export interface SqlServer extends ResourceBase {
  readonly type: 'sqlServer';
  readonly instance: string | undefined;
  readonly version: SqlServerVersion | undefined;
}
export interface Entsso extends ResourceBase {
  readonly type: 'entsso';
  readonly useNetworkName: boolean | undefined;
  readonly startParameters: string | undefined;
  readonly registryReplication: readonly string[];
  readonly service: string | undefined;
}
export interface IisScript extends ResourceBase {
  readonly type: 'iis';
  readonly script: string | undefined;
}
export interface BiztalkHostResource extends ResourceBase {
  readonly type: 'biztalkHost';
  /** Undefined where the reference to the host does not resolve. */
  readonly host: Host | undefined;
}
export interface GenericService extends ResourceBase {
  readonly type: 'genericService';
  readonly service: string | undefined;
}
export interface GenericScript extends ResourceBase {
  readonly type: 'genericScript';
  readonly script: string | undefined;
}
export interface GenericApplication extends ResourceBase {
  readonly type: 'genericApplication';
  readonly command: string | undefined;
}
export interface OtherResource extends ResourceBase {
  readonly type: 'resource';
  /** The Windows resource type. */
  readonly windowsType: string | undefined;
}

export type Resource =
  | Disk
  | IpAddress
  | NetworkName
  | Dtc
  | Msmq
  | FileShare
  | SqlServer
  | Entsso
  | IisScript
  | BiztalkHostResource
  | GenericService
  | GenericScript
  | GenericApplication
  | OtherResource;

export interface Sso extends Declared {
  readonly kind: 'sso';
  readonly masterSecretServer: Entsso | Computer | undefined;
  readonly database: SqlServer | Computer | undefined;
  readonly serviceAccount: Account | undefined;
  readonly administrators: DomainGroup | undefined;
  readonly affiliateAdministrators: DomainGroup | undefined;
  readonly configuredBy: Account | undefined;
  readonly secretBackup: string | undefined;
}

export interface BiztalkGroup extends Declared {
  readonly kind: 'biztalkGroup';
  readonly version: BiztalkVersion | undefined;
  readonly edition: Edition | undefined;
  readonly upgradedFrom: BiztalkVersion | undefined;
  readonly database: SqlServer | Computer | undefined;
  readonly servers: References<Computer>;
  readonly administrators: DomainGroup | undefined;
  readonly configuredBy: Account | undefined;
  readonly ssoServer: string | undefined;
  readonly baseEdiAccount: Account | undefined;
  readonly hosts: readonly Host[];
  readonly adapters: readonly Adapter[];
}

export interface Host extends Declared {
  readonly kind: 'host';
  readonly biztalkGroup: BiztalkGroup;
  readonly isolated: boolean;
  readonly account: Account | undefined;
  readonly instances: readonly Instance[];
  /** Adapter handlers that run in this host. */
  readonly handlers: readonly Handler[];
  /** The cluster resources of this host: one where it is clustered; more are a mistake. */
  readonly clusteredAs: readonly BiztalkHostResource[];
}

export interface Instance extends Declared {
  readonly kind: 'instance';
  readonly host: Host;
  /** Undefined where the reference does not resolve. */
  readonly computer: Computer | undefined;
  readonly disabled: boolean;
}

export interface Adapter extends Declared {
  readonly kind: 'adapter';
  readonly biztalkGroup: BiztalkGroup;
  readonly handlers: readonly Handler[];
}

export interface Handler extends Declared {
  readonly kind: 'handler';
  readonly adapter: Adapter;
  readonly direction: 'receive' | 'send';
  /** Undefined where the reference does not resolve. */
  readonly host: Host | undefined;
  readonly ordered: boolean | undefined;
  readonly concurrentMailboxes: boolean | undefined;
  readonly path: string | undefined;
}
