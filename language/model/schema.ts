/**
 * The properties of each declaration as one table, from which binding, scoping, completion, hover, the TextMate grammar and
 * the language's rules all work, so that a property is described once.
 */
import { resourceSchemas } from './resource-schemas.ts';
import {
  type DeclarationSchema,
  duration,
  integer,
  name,
  type PropertySchema,
  reference,
  text,
  words,
  yesNo,
} from './value-types.ts';
import { biztalkVersions, clusterTypes, editions, windowsVersions } from './versions.ts';

export type { DeclarationSchema, PropertySchema, Target, ValueType } from './value-types.ts';
export * from './versions.ts';

const computerProperties = {
  messageQueuing: { type: yesNo, doc: 'Whether the local Message Queuing service is installed and runs.' },
  networkDtc: { type: yesNo, doc: 'Whether network access to the Distributed Transaction Coordinator is enabled.' },
  localDtc: {
    type: yesNo,
    doc: 'Whether a local, unclustered Distributed Transaction Coordinator runs on the computer.',
  },
  iis: { type: yesNo, doc: 'Whether Internet Information Services is installed.' },
  comPlusRemote: { type: yesNo, doc: 'Whether COM+ is enabled for remote transactions.' },
  aspNet: { type: yesNo, doc: 'Whether the ASP.NET web service extension is enabled.' },
} as const satisfies Record<string, PropertySchema>;

export const declarationSchemas = {
  domain: { title: 'a domain', doc: 'An Active Directory domain with its groups and accounts.', properties: {} },
  domainGroup: { title: 'a domain group', doc: 'A group of the domain.', properties: {} },
  account: {
    title: 'an account',
    doc: 'An account of the domain, of a service or a person.',
    properties: {
      memberOf: {
        type: reference('domainGroup'),
        list: true,
        doc: 'The domain groups that the account is a member of.',
      },
      rights: {
        type: { is: 'name', suggested: ['logOnAsService'] },
        list: true,
        doc: 'User rights of the account on every computer of the topology, such as `logOnAsService`.',
      },
    },
  },
  cluster: {
    title: 'a cluster',
    doc: 'A Windows Server cluster: its nodes and its groups.',
    properties: {
      windows: { type: words(...windowsVersions), required: true, doc: 'The Windows Server version of every node.' },
      type: {
        type: words(...clusterTypes),
        doc: 'A failover cluster, or a network load balancing cluster.',
        default: '`failover`',
      },
      fullControl: {
        type: reference('account'),
        list: true,
        doc: 'The accounts that are granted Full Control of the cluster.',
      },
    },
  },
  node: { title: 'a node', doc: 'A computer of the cluster.', properties: computerProperties },
  server: {
    title: 'a server',
    doc: 'A stand-alone computer.',
    properties: {
      windows: { type: words(...windowsVersions), doc: 'The Windows Server version.' },
      ...computerProperties,
    },
  },
  group: {
    title: 'a group',
    doc: 'What fails over as one: a cluster group (2003), a clustered service or application (2008), a role (2012 and later).',
    properties: {
      quorum: { type: yesNo, doc: 'Whether this is the quorum group of the cluster.', default: '`no`' },
      preferredOwners: {
        type: reference('computer'),
        list: true,
        doc: 'The nodes in the order of preference; the first is where the group normally runs.',
        default: 'no node is preferred',
      },
    },
  },
  ...resourceSchemas,
  restart: {
    title: 'a restart policy',
    doc: 'What the cluster does when the resource fails.',
    properties: {
      attempts: {
        type: integer,
        doc: 'How often the cluster restarts the resource on its node within the period; 0 never.',
      },
      period: { type: duration, doc: 'The period in which restarts are counted: `900s`, `15m`.' },
      failover: {
        type: yesNo,
        doc: 'Whether the whole group fails over when restarting did not help.',
        default: '`yes`; `no` where `attempts` is 0',
      },
      retryAfter: {
        type: duration,
        doc: 'Windows Server 2008 and later: when to try again after all restarts failed.',
      },
      pendingTimeout: { type: duration, doc: 'How long the resource may take to change between Online and Offline.' },
    },
  },
  sso: {
    title: 'the sso block',
    doc: 'The Enterprise Single Sign-On system of the topology.',
    properties: {
      masterSecretServer: {
        type: reference('entsso', 'computer'),
        doc: 'The clustered Enterprise SSO service, or the computer, that holds the master secret.',
      },
      database: { type: reference('sqlServer', 'computer'), doc: 'Where the SSO database is.' },
      serviceAccount: { type: reference('account'), doc: 'The account of the Enterprise SSO service.' },
      administrators: { type: reference('domainGroup'), doc: 'The SSO Administrators group.' },
      affiliateAdministrators: { type: reference('domainGroup'), doc: 'The SSO Affiliate Administrators group.' },
      configuredBy: { type: reference('account'), doc: 'The account of the person who configures Enterprise SSO.' },
      secretBackup: { type: text, doc: 'Where the backup of the master secret is kept.' },
    },
  },
  biztalkGroup: {
    title: 'a BizTalk group',
    doc: 'A BizTalk Server group: its servers, hosts and adapter handlers.',
    properties: {
      version: { type: words(...biztalkVersions), required: true, doc: 'The BizTalk Server version.' },
      edition: { type: words(...editions), required: true, doc: 'The BizTalk Server edition.' },
      upgradedFrom: { type: words(...biztalkVersions), doc: 'The version that the group was upgraded from.' },
      database: { type: reference('sqlServer', 'computer'), doc: 'Where the BizTalk Management database is.' },
      servers: {
        type: reference('computer'),
        list: true,
        doc: 'The computers of the group; the first creates the group, the others join it.',
      },
      administrators: { type: reference('domainGroup'), doc: 'The BizTalk Server Administrators group.' },
      configuredBy: { type: reference('account'), doc: 'The account of the person who configures BizTalk Server.' },
      ssoServer: { type: name, doc: "The SSO server name in the group's properties, where it is not the default." },
      baseEdiAccount: { type: reference('account'), doc: 'The account of the Base EDI service.' },
    },
  },
  host: {
    title: 'a host',
    doc: 'A BizTalk host: what runs adapter handlers, orchestrations and tracking.',
    properties: { account: { type: reference('account'), doc: 'The account of its instances.' } },
  },
  instance: {
    title: 'a host instance',
    doc: 'An instance of the host on a computer.',
    properties: {
      disabled: { type: yesNo, doc: 'Whether the host instance is disabled from starting.', default: '`no`' },
    },
  },
  adapter: { title: 'an adapter', doc: 'An adapter with its receive and send handlers.', properties: {} },
  handler: {
    title: 'an adapter handler',
    doc: 'The host in which the adapter receives or sends.',
    properties: {
      ordered: { type: yesNo, doc: 'MSMQ, MQSeries: ordered delivery.' },
      concurrentMailboxes: { type: yesNo, doc: 'POP3: whether the server allows several connections to one mailbox.' },
      path: { type: text, doc: 'FILE, Base EDI: the folder, local or UNC.' },
    },
  },
} as const satisfies Record<string, DeclarationSchema>;

/** What a block or a declaration is; the key of its row in the table. */
export type SchemaKey = keyof typeof declarationSchemas;

export const resourceTypes = [
  'disk',
  'ip',
  'networkName',
  'dtc',
  'msmq',
  'fileShare',
  'sqlServer',
  'entsso',
  'iis',
  'biztalkHost',
  'genericService',
  'genericScript',
  'genericApplication',
  'resource',
] as const satisfies readonly SchemaKey[];
export type ResourceType = (typeof resourceTypes)[number];

/** The row of a declaration's property, or undefined where it has no such property. Keys are case-sensitive, as keywords are. */
export function propertySchema(of: SchemaKey, key: string): PropertySchema | undefined {
  return rows.get(of)?.get(key);
}

const rows: ReadonlyMap<string, ReadonlyMap<string, PropertySchema>> = new Map(
  Object.entries(declarationSchemas).map(([of, { properties }]) => [of, new Map(Object.entries(properties))]),
);
