/** The rows of the table of properties for the resources of a group. */
import { type DeclarationSchema, name, type PropertySchema, reference, text, words, yesNo } from './value-types.ts';
import { dtcAuthentications, sqlServerVersions } from './versions.ts';

const resourceProperties = {
  possibleOwners: {
    type: reference('computer'),
    list: true,
    doc: 'The nodes that may run the resource.',
    default: 'every node of the cluster',
  },
} as const satisfies Record<string, PropertySchema>;

export const resourceSchemas = {
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
      netbios: { type: yesNo, doc: 'Whether NetBIOS is enabled for the address.', default: '`yes`' },
    },
  },
  networkName: {
    title: 'a Network Name',
    doc: 'A Network Name resource: the name under which clients reach the group.',
    properties: {
      ...resourceProperties,
      name: { type: name, doc: 'The name on the network.', default: "the resource's own name" },
      kerberos: {
        type: yesNo,
        doc: 'Windows Server 2003: whether Kerberos authentication is enabled.',
        default: '`no` on Windows Server 2003; later versions always have it',
      },
    },
  },
  dtc: {
    title: 'a Distributed Transaction Coordinator',
    doc: 'A Distributed Transaction Coordinator resource (MSDTC).',
    properties: {
      ...resourceProperties,
      networkAccess: { type: yesNo, doc: 'Network DTC Access.', default: '`yes`' },
      inbound: { type: yesNo, doc: 'Allow Inbound.', default: '`yes`' },
      outbound: { type: yesNo, doc: 'Allow Outbound.', default: '`yes`' },
      authentication: {
        type: words(...dtcAuthentications),
        doc: 'The authentication that the transaction manager asks for.',
        default: '`incomingCaller`',
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
      useNetworkName: { type: yesNo, doc: 'Use Network Name for computer name; it must be on.', default: '`yes`' },
      startParameters: { type: text, doc: 'Start parameters of the service; they stay blank.', default: 'none' },
      registryReplication: {
        type: text,
        list: true,
        doc: 'Registry keys that the cluster replicates; there should be none.',
        default: 'none',
      },
      service: { type: text, doc: 'The service name.', default: '`"entsso"`' },
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
} as const satisfies Record<string, DeclarationSchema>;
