/** Why something doesn't run, as data: what it is about is named by reference, and becomes a sentence only where one is read. */
import type {
  BiztalkHostResource,
  Computer,
  Disk,
  Dtc,
  Entsso,
  FileShare,
  Group,
  Host,
  IisScript,
  Instance,
  Msmq,
  NetworkName,
  Node,
  Resource,
  SqlServer,
} from '../model/topology.ts';
import type { ServiceName } from './events.ts';

/** Where databases are: a clustered SQL Server, or a computer with SQL Server on it. */
export type DatabaseServer = SqlServer | Computer;

/** A cause is one level deep: what it names has its own cause. */
export type Cause =
  | { readonly code: 'computer-down'; readonly computer: Computer }
  | { readonly code: 'resource-failed'; readonly resource: Resource; readonly node: Node }
  | { readonly code: 'service-failed'; readonly computer: Computer; readonly service: ServiceName }
  | { readonly code: 'instance-failed'; readonly instance: Instance }
  /** The owner lists of the group's resources have no node in common. */
  | { readonly code: 'no-common-owner'; readonly group: Group }
  /** Every node that the owner lists allow is down. */
  | { readonly code: 'no-owner-up'; readonly group: Group }
  /** The cluster balances network load, and fails nothing over. */
  | { readonly code: 'no-failover'; readonly group: Group }
  | { readonly code: 'dependency-down'; readonly dependency: Resource }
  | { readonly code: 'dependency-cycle'; readonly resource: Resource }
  | { readonly code: 'no-instance'; readonly host: Host; readonly node: Node }
  | { readonly code: 'instance-disabled'; readonly instance: Instance }
  | { readonly code: 'isolated-host-clustered'; readonly host: Host }
  | { readonly code: 'not-a-node'; readonly instance: Instance; readonly resource: BiztalkHostResource }
  | { readonly code: 'not-a-possible-owner'; readonly instance: Instance; readonly resource: BiztalkHostResource }
  | { readonly code: 'sso-elsewhere'; readonly entsso: Entsso; readonly computer: Computer }
  | { readonly code: 'sso-down'; readonly computer: Computer }
  | { readonly code: 'no-master-secret'; readonly computer: Computer }
  | { readonly code: 'secret-not-restored'; readonly entsso: Entsso; readonly node: Node }
  | { readonly code: 'master-secret-server-down'; readonly server: Entsso | Computer }
  | { readonly code: 'database-down'; readonly database: DatabaseServer }
  | { readonly code: 'sql-server-down'; readonly database: DatabaseServer }
  | { readonly code: 'dtc-down'; readonly dtc: Dtc }
  | { readonly code: 'local-dtc-down'; readonly computer: Computer }
  | { readonly code: 'no-iis'; readonly computer: Computer }
  | { readonly code: 'iis-elsewhere'; readonly iis: IisScript; readonly computer: Computer }
  | { readonly code: 'msmq-down'; readonly msmq: Msmq }
  | { readonly code: 'msmq-elsewhere'; readonly msmq: Msmq; readonly computer: Computer }
  | { readonly code: 'no-local-msmq'; readonly computer: Computer }
  | { readonly code: 'share-down'; readonly share: FileShare }
  | { readonly code: 'name-down'; readonly networkName: NetworkName }
  | { readonly code: 'disk-elsewhere'; readonly disk: Disk; readonly computer: Computer }
  | { readonly code: 'file-system-down'; readonly computer: Computer }
  | { readonly code: 'no-enabled-instance'; readonly host: Host }
  | { readonly code: 'host-not-working'; readonly host: Host };

export type CauseCode = Cause['code'];
