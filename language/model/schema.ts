/**
 * The properties of each declaration as one table, from which binding, scoping, completion, hover, the TextMate grammar and
 * the language's rules all work, so that a property is described once.
 */

/** What a reference may refer to. `computer` is a node of a cluster or a stand-alone server. */
export type Target = 'account' | 'domainGroup' | 'computer' | 'resource' | 'entsso' | 'sqlServer' | 'host';

/** The values that a property takes, one of these for each value of the property. */
export type ValueType =
  | { readonly is: 'reference'; readonly to: readonly Target[] }
  | { readonly is: 'enumeration'; readonly words: readonly string[] }
  /** A name that is no reference: a Windows network, a NetBIOS name; `suggested` are the customary ones. */
  | { readonly is: 'name'; readonly suggested?: readonly string[] }
  | { readonly is: 'text' }
  | { readonly is: 'integer' }
  /** IPv4 address with prefix length, `10.0.0.21/24`. */
  | { readonly is: 'address' }
  /** `900s`, `15m`, `1h`. */
  | { readonly is: 'duration' };

export interface PropertySchema {
  readonly type: ValueType;
  /** A comma-separated list; else exactly one value. */
  readonly list?: true;
  readonly required?: true;
  /** One sentence for hover and completion. */
  readonly doc: string;
}

export interface DeclarationSchema {
  /** The word for a message: "an IP Address", "a cluster". */
  readonly title: string;
  readonly doc: string;
  readonly properties: Readonly<Record<string, PropertySchema>>;
}

export const windowsVersions = ['2003', '2008', '2008R2', '2012', '2012R2', '2016', '2019', '2022'] as const;
export type WindowsVersion = (typeof windowsVersions)[number];

export const biztalkVersions = ['2006', '2006R2', '2009', '2010', '2013', '2013R2', '2016', '2020'] as const;
export type BiztalkVersion = (typeof biztalkVersions)[number];

export const sqlServerVersions = [
  '2000',
  '2005',
  '2008',
  '2008R2',
  '2012',
  '2014',
  '2016',
  '2017',
  '2019',
  '2022',
] as const;
export type SqlServerVersion = (typeof sqlServerVersions)[number];

export const editions = ['enterprise', 'standard', 'branch', 'developer'] as const;
export type Edition = (typeof editions)[number];

export const clusterTypes = ['failover', 'networkLoadBalancing'] as const;
export type ClusterType = (typeof clusterTypes)[number];

export const dtcAuthentications = ['incomingCaller', 'none', 'mutual'] as const;
export type DtcAuthentication = (typeof dtcAuthentications)[number];

/** Adapters that BizTalk Server brings, as their names stand in its console; any other name is a custom adapter. */
export const knownAdapters = [
  'FILE',
  'FTP',
  'HTTP',
  'MQSeries',
  'MSMQ',
  'POP3',
  'SFTP',
  'SMTP',
  'SOAP',
  'SQL',
  'WCF-BasicHttp',
  'WCF-Custom',
  'WCF-CustomIsolated',
  'WCF-NetMsmq',
  'WCF-NetNamedPipe',
  'WCF-NetTcp',
  'WCF-WSHttp',
  'Base EDI',
  'Windows SharePoint Services',
] as const;

const reference = (...to: Target[]): ValueType => ({ is: 'reference', to });
const words = (...values: readonly string[]): ValueType => ({ is: 'enumeration', words: values });
const yesNo = words('yes', 'no');
const name: ValueType = { is: 'name' };
const text: ValueType = { is: 'text' };
const integer: ValueType = { is: 'integer' };
const duration: ValueType = { is: 'duration' };

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

const resourceProperties = {
  possibleOwners: {
    type: reference('computer'),
    list: true,
    doc: 'The nodes that may run the resource; every node of the cluster where it is left out.',
  },
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
      type: { type: words(...clusterTypes), doc: 'A failover cluster, or a network load balancing cluster.' },
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
      quorum: { type: yesNo, doc: 'Whether this is the quorum group of the cluster.' },
      preferredOwners: {
        type: reference('computer'),
        list: true,
        doc: 'The nodes in the order of preference; the first is where the group normally runs.',
      },
    },
  },
  disk: {
    title: 'a Physical Disk',
    doc: 'A Physical Disk resource.',
    properties: { ...resourceProperties, drive: { type: text, doc: 'The drive letter, such as `"S:"`.' } },
  },
  ip: {
    title: 'an IP Address',
    doc: 'An IP Address resource.',
    properties: {
      ...resourceProperties,
      address: { type: { is: 'address' }, required: true, doc: 'The address with its prefix length: `10.0.0.21/24`.' },
      network: { type: name, doc: 'The cluster network that carries the address, usually the public one.' },
      netbios: { type: yesNo, doc: 'Whether NetBIOS is enabled for the address; it is by default.' },
    },
  },
  networkName: {
    title: 'a Network Name',
    doc: 'A Network Name resource: the name under which clients reach the group.',
    properties: {
      ...resourceProperties,
      name: { type: name, doc: "The name on the network; the resource's own name where it is left out." },
      kerberos: { type: yesNo, doc: 'Windows Server 2003: whether Kerberos authentication is enabled.' },
    },
  },
  dtc: {
    title: 'a Distributed Transaction Coordinator',
    doc: 'A Distributed Transaction Coordinator resource (MSDTC).',
    properties: {
      ...resourceProperties,
      networkAccess: { type: yesNo, doc: 'Network DTC Access.' },
      inbound: { type: yesNo, doc: 'Allow Inbound.' },
      outbound: { type: yesNo, doc: 'Allow Outbound.' },
      authentication: {
        type: words(...dtcAuthentications),
        doc: 'The authentication that the transaction manager asks for.',
      },
    },
  },
  msmq: {
    title: 'a Message Queuing resource',
    doc: 'A Message Queuing (MSMQ) resource.',
    properties: resourceProperties,
  },
  fileShare: {
    title: 'a File Share',
    doc: 'A File Share resource.',
    properties: {
      ...resourceProperties,
      share: { type: text, required: true, doc: "The share's name." },
      path: { type: text, required: true, doc: 'The shared folder, on the disk that the share depends on.' },
      fullControl: { type: reference('account'), list: true, doc: 'The accounts that are granted Full Control.' },
    },
  },
  sqlServer: {
    title: 'a SQL Server',
    doc: 'A clustered SQL Server instance.',
    properties: {
      ...resourceProperties,
      instance: { type: text, doc: 'The instance; `"MSSQLSERVER"` is the default one.' },
      version: { type: words(...sqlServerVersions), doc: 'The SQL Server version.' },
    },
  },
  entsso: {
    title: 'an Enterprise Single Sign-On service',
    doc: 'The clustered Enterprise Single Sign-On service.',
    properties: {
      ...resourceProperties,
      useNetworkName: { type: yesNo, doc: 'Use Network Name for computer name; it must be on, and is by default.' },
      startParameters: { type: text, doc: 'Start parameters of the service; they stay blank.' },
      registryReplication: {
        type: text,
        list: true,
        doc: 'Registry keys that the cluster replicates; there should be none.',
      },
      service: { type: text, doc: 'The service name; `"entsso"` by default.' },
    },
  },
  iis: {
    title: 'an IIS script',
    doc: 'A Generic Script resource that watches over the web service (IIS).',
    properties: { ...resourceProperties, script: { type: text, doc: "The script's path." } },
  },
  biztalkHost: {
    title: 'a clustered BizTalk host',
    doc: 'The resource that clustering a BizTalk host creates; its name refers to the host.',
    properties: resourceProperties,
  },
  genericService: {
    title: 'a Generic Service',
    doc: 'A Generic Service resource.',
    properties: { ...resourceProperties, service: { type: text, doc: 'The service name.' } },
  },
  genericScript: {
    title: 'a Generic Script',
    doc: 'A Generic Script resource.',
    properties: { ...resourceProperties, script: { type: text, doc: "The script's path." } },
  },
  genericApplication: {
    title: 'a Generic Application',
    doc: 'A Generic Application resource.',
    properties: { ...resourceProperties, command: { type: text, doc: 'The command line.' } },
  },
  resource: {
    title: 'a resource',
    doc: 'A resource of any other type.',
    properties: {
      ...resourceProperties,
      type: { type: text, required: true, doc: 'The resource type as Windows names it.' },
    },
  },
  restart: {
    title: 'a restart policy',
    doc: 'What the cluster does when the resource fails.',
    properties: {
      attempts: {
        type: integer,
        doc: 'How often the cluster restarts the resource on its node within the period; 0 never.',
      },
      period: { type: duration, doc: 'The period in which restarts are counted: `900s`, `15m`.' },
      failover: { type: yesNo, doc: 'Whether the whole group fails over when restarting did not help.' },
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
    properties: { disabled: { type: yesNo, doc: 'Whether the host instance is disabled from starting.' } },
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
  const properties: Readonly<Record<string, PropertySchema>> = declarationSchemas[of].properties;
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}
