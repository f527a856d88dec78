/** What the procedures for clustered shares have to know of one: its folder, who may use it, and under which name it is reached. */
import { clusteredShares, networkPathOf } from '../model/clustered-shares.ts';
import { driveLetterOf } from '../model/drives.ts';
import { handlersOn } from '../model/folder-handlers.ts';
import { resourcesOf } from '../model/queries.ts';
import type { Account, FileShare, Host, Resource, Topology } from '../model/topology.ts';
import { readPath, writeLocalPath } from '../model/windows-path.ts';
import type { Refusal } from './procedure.ts';
import { describe, enumerate, qualifiedName, sentence } from './wording.ts';

export interface SharePlan {
  /** The folder on the cluster's disk: `S:\Drop`. */
  readonly folder: string;
  /** Whether the folder is the disk itself. */
  readonly isRoot: boolean;
  /** The name of the share. */
  readonly share: string;
  /** How clients reach it; undefined where the group has no name. */
  readonly network: string | undefined;
  /** Those with Full Control, in the order of their names. */
  readonly accounts: readonly Account[];
  readonly needs: readonly string[];
}

/** Refused where the file doesn't say what is shared, or where that is on no disk that moves with the share. */
export function sharePlan(resource: FileShare): SharePlan | Refusal {
  const { group, share, path } = resource;
  const refuse = (why: string): Refusal => ({ refuse: resource, why: `${sentence(describe(resource))}: ${why}.` });
  if (!share) return refuse('the file states no name of the share');
  if (!path) return refuse('the file states no folder');
  const read = readPath(path);
  if (read?.kind !== 'local') return refuse(`${path} is no folder on a drive`);
  const letters = resourcesOf(group, 'disk').map(driveLetterOf);
  if (!letters.some((letter) => letter === undefined || `${letter}:` === read.drive)) {
    return refuse(`${path} is on no disk of the group`);
  }
  const accounts = [...new Set(resource.fullControl.items)].sort((a, b) =>
    qualifiedName(a) < qualifiedName(b) ? -1 : 1,
  );
  return {
    folder: writeLocalPath(read.drive, read.folders),
    isRoot: read.folders.length === 0,
    share,
    network: networkPathOf({ share: resource, folders: [] }),
    accounts,
    needs:
      accounts.length === 0
        ? [`The accounts that get Full Control of share ${share} in ${group.name}: the file names none`]
        : [],
  };
}

export function namesOfAccounts({ accounts }: SharePlan): readonly string[] {
  return accounts.map(qualifiedName);
}

/** The accounts as a page asks for them. */
export function whoOf(plan: SharePlan): string {
  return plan.accounts.length === 0 ? 'the accounts as noted' : enumerate(namesOfAccounts(plan));
}

/** The network name under which the share is reached; undefined where the group has none. */
export function serverOf({ network }: SharePlan): string | undefined {
  return network?.split('\\')[2];
}

/** What proves a share: the accounts can write there by the name of the group. */
export function provenBy(plan: SharePlan): readonly string[] {
  if (plan.network === undefined) return [];
  const { network } = plan;
  // Others can't even open it: everyone has been removed.
  const names = plan.accounts.length === 0 ? ['one of the accounts as noted'] : namesOfAccounts(plan);
  return names.map(
    (account) =>
      `From a computer outside the cluster, whoever is logged on as ${account} can create and delete a file in ${network}.`,
  );
}

/** From Windows Server 2008 on a shared folder is a part of its File Server, and no resource that others could depend on. */
export function isPartOfFileServer({ type, group }: Resource): boolean {
  return type === 'fileShare' && group.cluster.windows !== '2003';
}

const sharesByTopology = new WeakMap<Topology, ReadonlyMap<Host, readonly FileShare[]>>();

/** The clustered shares on which adapter handlers of the host work: they have to be there before it starts. */
export function sharesUsedBy(host: Host, topology: Topology): readonly FileShare[] {
  const known = sharesByTopology.get(topology);
  const shares = known ?? sharesByHost(topology);
  if (!known) sharesByTopology.set(topology, shares);
  return shares.get(host) ?? [];
}

/** Found once for all hosts. */
function sharesByHost(topology: Topology): ReadonlyMap<Host, readonly FileShare[]> {
  const shares = new Map<Host, FileShare[]>();
  for (const share of clusteredShares(topology)) {
    const hosts = new Set(handlersOn(share, topology).flatMap(({ host }) => host ?? []));
    for (const host of hosts) shares.set(host, [...(shares.get(host) ?? []), share]);
  }
  return shares;
}

/** Those of the shares that can't be built: what works on them can't start either. */
export function refusedShares(shares: readonly FileShare[]): readonly FileShare[] {
  return shares.filter((share) => 'refuse' in sharePlan(share));
}
