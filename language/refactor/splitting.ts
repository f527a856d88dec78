/** Splits a group: takes a resource, with what works together with it, into a new group of the cluster. */
import { nextFreeAddress } from '../model/addresses.ts';
import { sharedFoldersAt } from '../model/clustered-shares.ts';
import { isNameOf, namesOf } from '../model/clustered-sso.ts';
import { isNeededType, type NeededType, neededTypesOf } from '../model/dependencies.ts';
import { driveLetterOf, driveLetterOfPath, freeDriveLetter } from '../model/drives.ts';
import { freshName, freshNetworkName } from '../model/fresh-names.ts';
import { entssoOf, resourcesOf } from '../model/queries.ts';
import type { FileShare, Resource, Topology } from '../model/topology.ts';
import { readPath } from '../model/windows-path.ts';
import { addressProperties, stemOf } from '../rules/new-network-name.ts';
import { type Edit, move, type NewDeclaration, type NewGroup, type NewReference } from '../rules/rule.ts';
import { list, listSome } from '../rules/wording.ts';
import { companyOf, groundOf, workOf } from './company.ts';
import type { Refactoring } from './refactoring.ts';

/** None for what other resources stand on, and where a group runs nothing else. */
export function splits(resource: Resource, topology: Topology): readonly Refactoring[] {
  const { group } = resource;
  if (isNeededType(resource.type) || group.cluster.type !== 'failover') return [];
  if (workOf(group).length < 2 && !group.quorum) return [];
  const plan = planOf(resource, topology);
  if (typeof plan === 'string') {
    return [{ kind: 'move', title: `Move ${resource.name} to a new group`, edits: [], refused: plan }];
  }
  const names = listSome(plan.company.map(({ name }) => name));
  return [{ kind: 'move', title: `Move ${names} to a new group ${plan.to.declaration.name}`, edits: editsOf(plan) }];
}

interface Plan {
  readonly company: readonly Resource[];
  /** The company, and what goes along of what it stands on. */
  readonly going: ReadonlySet<Resource>;
  readonly to: NewGroup;
  /** The names of what is new, in place of what stays. */
  readonly added: ReadonlyMap<NeededType, string>;
}

/** What is to be done, or why it can't be. */
function planOf(resource: Resource, topology: Topology): Plan | string {
  const { group } = resource;
  const { cluster } = group;
  const company = companyOf(resource);
  const incomplete = company.find(({ dependsOn }) => !dependsOn.complete);
  if (incomplete) return `A dependency of ${incomplete.name} finds nothing.`;
  if (company.length === workOf(group).length && !group.quorum) {
    return `${list(company.map(({ name }) => name))} belong together, and are all that ${group.name} runs.`;
  }
  const [access, disks] = [groundOf(company, 'access'), groundOf(company, 'disk')];
  const going = new Set([...company, ...(access.goesAlong ? access.all : []), ...(disks.goesAlong ? disks.all : [])]);
  const reason = ssoReason(company, going, topology) ?? shareReason(company, going, topology);
  if (reason !== undefined) return reason;

  const stem = stemOf(resource);
  const nameFor = (suffix: string) => freshName(topology, stem + suffix);
  const added = new Map<NeededType, string>();
  const members: NewDeclaration[] = [];
  const needs = (type: NeededType) =>
    company.some((member) => neededTypesOf(member.type).includes(type)) ||
    (type === 'disk' ? disks : access).all.some((ground) => ground.type === type);
  if (needs('disk') && !disks.goesAlong) {
    added.set('disk', nameFor('Disk'));
    const letter = resourcesOf(group, 'disk').some(driveLetterOf) ? freeDriveLetter(cluster) : undefined;
    const properties = letter === undefined ? [] : [['drive', { quoted: `${letter}:` }] as const];
    members.push({ keyword: 'disk', name: nameFor('Disk'), properties });
  }
  if ((needs('networkName') || needs('ip')) && !access.goesAlong) {
    const free = nextFreeAddress(group, topology);
    if (!free) return `No address of ${cluster.name} tells which one is free for the new group.`;
    added.set('ip', nameFor('Address')).set('networkName', nameFor('Name'));
    const kerberos = cluster.windows === '2003' && company.some(({ type }) => type === 'msmq');
    members.push(
      { keyword: 'ip', name: nameFor('Address'), properties: addressProperties(free) },
      {
        keyword: 'networkName',
        name: nameFor('Name'),
        dependsOn: [nameFor('Address')],
        properties: [
          ['name', { reference: freshNetworkName(topology, stem) }],
          // Message Queuing needs Kerberos, which is a setting on Windows Server 2003 only (white paper, line 392).
          ...(kerberos ? [['kerberos', { word: 'yes' }] as const] : []),
        ],
      },
    );
  }
  const declaration = { keyword: 'group', name: nameFor('Group'), properties: preferredOwnersLike(resource), members };
  return { company, going, to: { cluster, declaration }, added };
}

/** The new group normally runs where the old one does. */
function preferredOwnersLike({ group }: Resource): NonNullable<NewDeclaration['properties']> {
  const property = group.properties.find(({ key }) => key === 'preferredOwners');
  return property ? [[property.key, ...property.values.map((written) => ({ written }))]] : [];
}

/** Why Enterprise SSO, or what has to be beside it, can't go. */
function ssoReason(company: readonly Resource[], going: ReadonlySet<Resource>, topology: Topology): string | undefined {
  const [first] = company;
  const entsso = first && entssoOf(first.group.cluster);
  if (!entsso) return undefined;
  if (entsso.group !== first.group) {
    const member = company.find(({ type }) => type === 'biztalkHost' || type === 'iis');
    return member && `${member.name} belongs into the group of Enterprise SSO, ${entsso.group.name}.`;
  }
  const changed = going.has(entsso) ? namesOf(entsso).filter((name) => !going.has(name)) : [];
  const asking = topology.biztalkGroups.find(
    ({ ssoServer }) => ssoServer !== undefined && changed.some((name) => isNameOf(ssoServer, name)),
  );
  return (
    asking &&
    `${asking.name} asks ${asking.ssoServer} for Enterprise SSO, which keeps that name with ${first.group.name}.`
  );
}

/** Why a shared folder can't go: the drive that it is on stays, or the name under which it is reached. */
function shareReason(
  company: readonly Resource[],
  going: ReadonlySet<Resource>,
  topology: Topology,
): string | undefined {
  for (const share of company.filter((member) => member.type === 'fileShare')) {
    const disk = share.dependsOn.items.find(({ type }) => type === 'disk');
    const stays = disk === undefined || !going.has(disk);
    if (stays && driveLetterOfPath(share.path) !== undefined) {
      return `${share.name} has its folder on ${share.path?.slice(0, 2)}, a drive that stays with ${share.group.name}.`;
    }
    const path = pathsTo(share, topology).find(
      (server) => ![...going].some((other) => other.type === 'networkName' && isNameOf(server, other)),
    );
    if (path !== undefined)
      return `Handlers reach ${share.name} as ${path}, a name that stays with ${share.group.name}.`;
  }
  return undefined;
}

/** The servers by which handlers reach a share. */
function pathsTo(share: FileShare, topology: Topology): readonly string[] {
  const handlers = topology.biztalkGroups.flatMap(({ adapters }) => adapters.flatMap((adapter) => adapter.handlers));
  return handlers.flatMap(({ path }) => {
    const read = readPath(path ?? '');
    const leadsThere = read?.kind === 'network' && sharedFoldersAt(read, topology).some((each) => each.share === share);
    return leadsThere ? [read.server] : [];
  });
}

/** In the order of the old group; what depends on something that stays depends on what is new in its place. */
function editsOf({ going, to, added }: Plan): readonly Edit[] {
  const [{ group } = { group: undefined }] = going;
  return (group?.resources ?? [])
    .filter((resource) => going.has(resource))
    .map((resource) => {
      const { items } = resource.dependsOn;
      const isNew = ({ type, group: of }: Resource) => of === group && isNeededType(type) && added.has(type);
      if (!items.some((item) => !going.has(item) && isNew(item))) return move(resource, to);
      const dependsOn = items.map((item): NewReference => {
        const name = !going.has(item) && isNew(item) ? added.get(item.type as NeededType) : undefined;
        return name ?? item;
      });
      return move(resource, to, { dependsOn: [...new Set(dependsOn)] });
    });
}
