/** How host instances are: which work, which wait for a failover, and which don't run, and why. */
import { sure } from '../model/sure.ts';
import type { Computer, Handler, Host, Instance, Msmq } from '../model/topology.ts';
import type { Cause } from './causes.ts';
import { isServiceBroken } from './situation.ts';
import type { View } from './view.ts';

/**
 * `working`: it runs and can process documents. `idle`: it runs, but databases or transactions are missing. `standby`: it is on a
 * node to which its clustered host, or the web service of an isolated one, can fail over. `unknown`: its computer is not known.
 */
export type InstanceStatus =
  | { readonly state: 'working' }
  | { readonly state: 'idle' | 'stopped'; readonly cause: Cause }
  | { readonly state: 'standby' | 'disabled' | 'unknown' };

const working: InstanceStatus = { state: 'working' };
const standby: InstanceStatus = { state: 'standby' };

export function statusOf(instance: Instance, view: View): InstanceStatus {
  const { computer, host } = instance;
  if (!computer) return { state: 'unknown' };
  if (instance.disabled) return { state: 'disabled' };
  if (view.situation.down.has(computer)) return stopped({ code: 'computer-down', computer });
  if (view.situation.brokenInstances.has(instance)) return stopped({ code: 'instance-failed', instance });
  const clustered = host.clusteredAs.length > 0 ? clusteredStatus(instance, computer, view) : undefined;
  if (clustered && clustered !== working) return clustered;
  if (!clustered) {
    const cause = (host.isolated ? whyNoIis(computer, view) : undefined) ?? view.whyNoSso(computer);
    if (cause) return waitsForIis(cause, view) ? standby : stopped(cause);
  }
  const { database } = host.biztalkGroup;
  const here = host.clusteredAs.find(({ group }) => view.situation.owners.get(group) === computer);
  const cause: Cause | undefined =
    database && view.whyNoDatabase(database)
      ? { code: 'database-down', database }
      : view.whyNoTransactions(here ?? computer);
  return cause ? { state: 'idle', cause } : working;
}

/** The cluster runs an instance of a clustered host where the host's group is, and nowhere else. */
function clusteredStatus(instance: Instance, computer: Computer, view: View): InstanceStatus {
  const { facts, situation } = view;
  const { clusteredAs } = instance.host;
  const here = clusteredAs.filter(({ group }) => situation.owners.get(group) === computer);
  if (here.some((resource) => view.isOnline(resource))) return working;
  for (const resource of here) {
    const cause = view.whyOffline(resource);
    if (cause) return stopped(cause);
  }
  const owned = clusteredAs.find(({ group }) => facts.ownersOf.get(group)?.some((node) => node === computer));
  if (owned) return standby;
  const [resource] = clusteredAs;
  if (!resource) return working;
  const isNode = computer.kind === 'node' && computer.cluster === resource.group.cluster;
  return stopped({ code: isNode ? 'not-a-possible-owner' : 'not-a-node', instance, resource });
}

function stopped(cause: Cause): InstanceStatus {
  return { state: 'stopped', cause };
}

/** Isolated instances run in the web service: on a cluster that has it as a resource, where that is (white paper, line 760). */
function whyNoIis(computer: Computer, { facts, situation, isOnline }: View): Cause | undefined {
  const scripts = computer.kind === 'node' ? sure(facts.clusters.get(computer.cluster)).iis : [];
  const [iis] = scripts;
  if (iis) {
    const here = scripts.some((script) => isOnline(script) && situation.owners.get(script.group) === computer);
    return here ? undefined : { code: 'iis-elsewhere', iis, computer };
  }
  const missing = computer.iis === false || isServiceBroken(situation, computer, 'iis');
  return missing ? { code: 'no-iis', computer } : undefined;
}

/** Whether an isolated instance is where the clustered web service can fail over to, so that nothing is wrong with it. */
function waitsForIis(cause: Cause, { facts, isOnline }: View): boolean {
  if (cause.code !== 'iis-elsewhere' || !isOnline(cause.iis)) return false;
  return sure(facts.ownersOf.get(cause.iis.group)).some((node) => node === cause.computer);
}

/** What keeps the handler from working on a computer on which an instance of its host does. */
export function whyHandlerIdle(handler: Handler, host: Host, computer: Computer, view: View): Cause | undefined {
  return handler.adapter.name.toLowerCase() === 'msmq'
    ? whyNoQueues(handler, host, computer, view)
    : whyNoFolder(handler, computer, view);
}

/**
 * A clustered host works with the clustered Message Queuing of its group, else of its cluster; what receives needs the local
 * service besides (white paper, line 1239), and before BizTalk Server 2009 the clustered one on its own node (353).
 */
function whyNoQueues(handler: Handler, host: Host, computer: Computer, view: View): Cause | undefined {
  const msmq = host.clusteredAs.length > 0 ? clusteredQueues(host) : undefined;
  const receives = handler.direction === 'receive';
  if (msmq) {
    if (!view.isOnline(msmq)) return { code: 'msmq-down', msmq };
    const { version } = host.biztalkGroup;
    const localOnly = receives && (version === '2006' || version === '2006R2');
    if (localOnly && view.situation.owners.get(msmq.group) !== computer) {
      return { code: 'msmq-elsewhere', msmq, computer };
    }
    if (!receives) return undefined;
  }
  const missing = computer.messageQueuing === false || isServiceBroken(view.situation, computer, 'msmq');
  return missing ? { code: 'no-local-msmq', computer } : undefined;
}

function clusteredQueues({ clusteredAs }: Host): Msmq | undefined {
  const groups = clusteredAs.flatMap(({ group }) => [group, ...group.cluster.groups]);
  return groups.flatMap(({ resources }) => resources).find((resource): resource is Msmq => resource.type === 'msmq');
}

function whyNoFolder(handler: Handler, computer: Computer, view: View): Cause | undefined {
  const { facts, situation, isOnline } = view;
  const place = facts.folders.get(handler);
  switch (place?.on) {
    case undefined:
      return undefined;
    case 'share':
      return isOnline(place.share) ? undefined : { code: 'share-down', share: place.share };
    case 'name':
      return isOnline(place.networkName) ? undefined : { code: 'name-down', networkName: place.networkName };
    case 'computer':
      return situation.down.has(place.computer) || isServiceBroken(situation, place.computer, 'files')
        ? { code: 'file-system-down', computer: place.computer }
        : undefined;
    case 'drive': {
      const disk = computer.kind === 'node' ? facts.clusters.get(computer.cluster)?.disks.get(place.drive) : undefined;
      if (disk) {
        const here = isOnline(disk) && situation.owners.get(disk.group) === computer;
        return here ? undefined : { code: 'disk-elsewhere', disk, computer };
      }
      return isServiceBroken(situation, computer, 'files') ? { code: 'file-system-down', computer } : undefined;
    }
  }
}
