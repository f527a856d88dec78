/** Where steps come from: the procedures of the white paper by number, section and lines, and documentation by title. */

const groups = 'How to Create a Cluster Group with a Disk, IP Address, and Name Resource';
const msdtc = 'How to Cluster MSDTC';
const queuing = 'How to Cluster Message Queuing';
const fileSystem = 'How to Cluster the File System';
const masterSecret = 'How to Cluster the Master Secret Server';
const together = 'How to Cluster SSO and a BizTalk Host in the Same Cluster Group';
const installing = 'Considerations for Installing BizTalk Server on a Windows Server Cluster';
const hosts = 'How to Configure a BizTalk Host as a Cluster Resource';

/** The procedures of the white paper, numbered as they come in it, each with its section. */
const procedures = {
  /** Windows Server 2008 and later: a service or application with disk, address and name. */
  P1: groups,
  /** Windows Server 2003: a cluster group with disk, address and name. */
  P2: groups,
  /** Windows Server 2008 and later: MSDTC for high availability. */
  P3: msdtc,
  /** Windows Server 2003: MSDTC in an existing group. */
  P4: msdtc,
  /** Windows Server 2008 and later: the transaction mode. */
  P5: msdtc,
  /** Windows Server 2003: the transaction mode. */
  P6: msdtc,
  /** Windows Server 2008 and later: Message Queuing for high availability. */
  P7: queuing,
  /** Windows Server 2003: Message Queuing in an existing group. */
  P8: queuing,
  /** Windows Server 2008 and later: a file share. */
  P9: fileSystem,
  /** Windows Server 2003: a file share. */
  P10: fileSystem,
  /** Windows Server 2008 and later: groups, accounts and the configuration of Enterprise SSO. */
  P11: masterSecret,
  /** Windows Server 2003: the same. */
  P12: masterSecret,
  /** The name of the master secret server in the SSO database. */
  P13: masterSecret,
  /** Windows Server 2008 and later: the clustered Enterprise SSO service. */
  P14: masterSecret,
  /** Windows Server 2003: the same. */
  P15: masterSecret,
  /** Windows Server 2008 and later: the master secret on the other nodes. */
  P16: masterSecret,
  /** Windows Server 2003: the same. */
  P17: masterSecret,
  /** Windows Server 2008 and later: hosts and the master secret server on one cluster. */
  P18: together,
  /** Windows Server 2003: the same. */
  P19: together,
  /** Windows Server 2008 and later: hosts and Enterprise SSO on one cluster, the master secret elsewhere. */
  P20: together,
  /** Windows Server 2003: the same. */
  P21: together,
  /** A host as a cluster resource. */
  P22: hosts,
  /** A clustered host that is to run without a cluster. */
  P23: hosts,
  /** A server that leaves without its hosts. */
  P24: hosts,
  /** Windows Server 2003: what has to be there before BizTalk Server. */
  P25: installing,
  /** Network access to the coordinators of transactions. */
  P26: installing,
  /** Groups and accounts of the domain. */
  P27: installing,
  /** The possible owners of a clustered host. */
  P28: hosts,
  /** The MSMQ adapter, highly available. */
  P29: 'Considerations for Running Adapter Handlers within a Clustered Host',
  /** The master secret server is out of order. */
  P30: 'Clustering SQL Server',
  P31: 'Clustering Enterprise Single Sign-On',
} as const;

/** A procedure of the white paper, with the lines that the step follows; a range is its first and last line. */
export function whitePaper(
  procedure: keyof typeof procedures,
  ...lines: readonly (number | readonly [first: number, last: number])[]
): string {
  const written = lines.map((line) => (typeof line === 'number' ? `${line}` : line.join('-')));
  const plural = written.length > 1 || typeof lines[0] !== 'number';
  return `White paper, ${procedures[procedure]}, ${plural ? 'lines' : 'line'} ${written.join(', ')} (${procedure})`;
}

export function documentation(title: string): string {
  return `Microsoft documentation, ${title}`;
}
