/** Causes as sentences, with the topology's own names. */
import type { Computer, Element } from '../model/topology.ts';
import type { Cause, CauseCode } from './causes.ts';
import type { Namer } from './wording.ts';

/** Why something is as it is: a code for programs, a sentence for people, and what the sentence names. */
export interface Reason {
  readonly code: CauseCode | OtherReason;
  readonly text: string;
  readonly about: readonly Element[];
}

/** Reasons that aren't about something that doesn't run. */
export type OtherReason =
  | 'next-node'
  | 'moved-by-hand'
  | 'held-by-instance'
  | 'already-there'
  | 'not-a-possible-target'
  | 'mended'
  | 'cached-until-restart'
  | 'single-instance-only';

type Sentence = readonly [text: string, ...about: readonly Element[]];
type Writer<Code extends CauseCode> = (cause: Extract<Cause, { code: Code }>, name: Namer) => Sentence;

const writers: { readonly [Code in CauseCode]: Writer<Code> } = {
  // What fails by itself.
  'computer-down': ({ computer }, name) => [`${name(computer)} is down.`, computer],
  'resource-failed': ({ resource, node }, name) => [
    `${name(resource)} has failed on ${name(node)}, and restarting it there doesn't help.`,
    resource,
    node,
  ],
  'service-failed': ({ computer, service }, name) => [
    `${name({ kind: 'service', computer, service })} has failed.`,
    computer,
  ],
  'instance-failed': ({ instance }, name) => [`The instance ${name(instance)} has failed.`, instance],

  // Groups and their resources.
  'no-common-owner': ({ group }, name) => [
    `There is no node on which every resource of ${name(group)} may run: their possible owners have none in common.`,
    group,
  ],
  'no-owner-up': ({ group }, name) => [`No node on which ${name(group)} may run is up.`, group],
  'no-failover': ({ group }, name) => [
    `${name(group.cluster)} balances network load, and fails nothing over.`,
    group.cluster,
  ],
  'dependency-down': ({ dependency }, name) => [`It depends on ${name(dependency)}, which isn't online.`, dependency],
  'dependency-cycle': ({ resource }, name) => [
    `${name(resource)} depends on itself, directly or through others, so that none of them can start first.`,
    resource,
  ],

  // Host instances.
  'no-instance': ({ host, node }, name) => [`${name(host)} has no instance on ${name(node)}.`, host, node],
  'instance-disabled': ({ instance }, name) => [`The instance ${name(instance)} is disabled.`, instance],
  'isolated-host-clustered': ({ host }, name) => [
    `${name(host)} is isolated: its instances run in IIS, and the cluster has no service to start.`,
    host,
  ],
  'not-a-node': ({ instance, resource }, name) => [
    `${name(instance.host)} is clustered on ${name(resource.group.cluster)}, of which ${computerOf(instance, name)} is no node.`,
    instance,
    resource,
  ],
  'not-a-possible-owner': ({ instance, resource }, name) => [
    `${name(resource.group)} may not run on ${computerOf(instance, name)}.`,
    instance,
    resource,
  ],
  'no-enabled-instance': ({ host }, name) => [`${name(host)} has no instance that can start.`, host],
  'host-not-working': ({ host }, name) => [`${name(host)} processes nothing.`, host],

  // Enterprise SSO and the master secret.
  'sso-elsewhere': ({ entsso, computer }, name) => [
    `Enterprise SSO is clustered as ${name(entsso)}, which isn't online on ${name(computer)}.`,
    entsso,
    computer,
  ],
  'sso-down': ({ computer }, name) => [`Enterprise SSO doesn't run on ${name(computer)}.`, computer],
  'no-master-secret': ({ computer }, name) => [
    `The Enterprise SSO service of ${name(computer)} has no copy of the master secret in its memory, and can't get one while the master secret is unavailable.`,
    computer,
  ],
  'secret-not-restored': ({ entsso, node }, name) => [
    `The file states no backup of the master secret, so that it was never restored on ${name(node)}.`,
    entsso,
    node,
  ],
  'master-secret-server-down': ({ server }, name) => [
    `The master secret server, ${name(server)}, doesn't run.`,
    server,
  ],

  // What all of them need.
  'database-down': ({ database }, name) => [`The databases on ${name(database)} are unavailable.`, database],
  'sql-server-down': ({ database }, name) => [`SQL Server, clustered as ${name(database)}, isn't online.`, database],
  'dtc-down': ({ dtc }, name) => [`MSDTC, clustered as ${name(dtc)}, isn't online, and transactions need it.`, dtc],
  'local-dtc-down': ({ computer }, name) => [
    `MSDTC doesn't run on ${name(computer)}, and transactions need it.`,
    computer,
  ],
  'no-iis': ({ computer }, name) => [`IIS doesn't run on ${name(computer)}.`, computer],
  'iis-elsewhere': ({ iis, computer }, name) => [
    `IIS is clustered as ${name(iis)}, which isn't online on ${name(computer)}.`,
    iis,
    computer,
  ],

  // What single adapters need.
  'msmq-down': ({ msmq }, name) => [`Message Queuing, clustered as ${name(msmq)}, isn't online.`, msmq],
  'msmq-elsewhere': ({ msmq, computer }, name) => [
    `Message Queuing, clustered as ${name(msmq)}, isn't on ${name(computer)}, and this version of BizTalk Server reads from local queues only.`,
    msmq,
    computer,
  ],
  'no-local-msmq': ({ computer }, name) => [`Message Queuing doesn't run on ${name(computer)} itself.`, computer],
  'share-down': ({ share }, name) => [`Its folder is on the file share ${name(share)}, which isn't online.`, share],
  'name-down': ({ networkName }, name) => [
    `Its folder is behind the Network Name ${name(networkName)}, which isn't online.`,
    networkName,
  ],
  'disk-elsewhere': ({ disk, computer }, name) => [
    `Its folder is on the disk ${name(disk)}, which isn't online on ${name(computer)}.`,
    disk,
    computer,
  ],
  'file-system-down': ({ computer }, name) => [
    `Its folder is on ${name(computer)}, whose files can't be reached.`,
    computer,
  ],
};

export function reasonOf(cause: Cause, name: Namer): Reason {
  // Each writer takes the causes of its own code, which the compiler can't follow through the table.
  const write = writers[cause.code] as (cause: Cause, name: Namer) => Sentence;
  const [text, ...about] = write(cause, name);
  return { code: cause.code, text, about };
}

function computerOf(
  { computer, name: written }: { readonly computer: Computer | undefined; readonly name: string },
  name: Namer,
): string {
  return computer ? name(computer) : written;
}
