/** P1, Windows Server 2008: a clustered service or application with disk, address and name. */
import { dependenciesOf } from '../../model/queries.ts';
import type { Group, IpAddress } from '../../model/topology.ts';
import { basicParts } from '../basic-parts.ts';
import { clusterExe, createResource, excludeOwners, showResource } from '../cluster-exe.ts';
import { cmd, type Line } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { dtcType } from '../dtc.ts';
import { accessPoint, ownersInConsole, renamed } from '../failover-cluster-management.ts';
import { preferredOwners, workingNode } from '../placement.ts';
import { created, type Draft, defineProcedure, type Refusal } from '../procedure.ts';
import { installedFor, msmqType } from '../queuing.ts';
import { clusterAdministrator } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { type BasicResource, basicResources, groupsToCreate } from '../targets.ts';
import { accessPointAddress, type WizardRun, wizardRun } from '../wizard.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'cluster-group-2008',
  *draft(topology) {
    for (const group of groupsToCreate(topology, '2008')) {
      const run = wizardRun(group);
      const byWizard: readonly BasicResource[] = run ? [run.disk, run.address, run.name] : [];
      const refused = byWizard.map(basicParts).filter((parts) => 'refuse' in parts);
      yield* refused;
      yield run ? createByWizard(group, run, byWizard) : createEmpty(group);
      const others = basicResources(group).filter((resource) => !byWizard.includes(resource));
      const addressOf = accessPoints(others);
      const withName = new Set<BasicResource>(addressOf.values());
      for (const resource of others) {
        if (!withName.has(resource)) yield add(resource, addressOf.get(resource));
      }
    }
  },
});

/** The names among the resources that come with an address of their own, as a Client Access Point. */
function accessPoints(resources: readonly BasicResource[]): ReadonlyMap<BasicResource, IpAddress> {
  const pairs = resources.flatMap((resource): [BasicResource, IpAddress][] => {
    const address = resource.type === 'networkName' ? accessPointAddress(resource) : undefined;
    return address && resources.includes(address) ? [[resource, address]] : [];
  });
  return new Map(pairs.filter(([, address]) => pairs.filter(([, other]) => other === address).length === 1));
}

function common(group: Group) {
  const { who, needs } = clusterAdministrator(group.cluster);
  return {
    phase: 'cluster-groups' as const,
    unit: [group.cluster.name, group.name],
    where: workingNode(group.cluster)?.name ?? group.cluster.name,
    who,
    kind: 'changing' as const,
    needs,
  };
}

/** The owners of the group: set only where the file states them, as the white paper's procedure doesn't. */
function preferredOwnersOf(group: Group): { readonly console: readonly string[]; readonly line: Line | undefined } {
  const owners = preferredOwners(group);
  if (!group.preferredOwners.written || owners.length === 0) return { console: [], line: undefined };
  return {
    console: [
      `Right-click ${group.name} → Properties → General: Preferred owners: tick ${namesOf(owners)}, in this order; OK.`,
    ],
    line: clusterExe(group.cluster)`group ${group.name} /setowners:${owners}`,
  };
}

/** What the wizard is told the group is for, and what it makes because of that. */
const serviceRoles = {
  dtc: { page: dtcType, resource: 'MSDTC', source: whitePaper('P3', [269, 278]) },
  msmq: { page: msmqType.console, resource: msmqType.console, source: whitePaper('P7', [362, 371]) },
} as const;
const fileServerRole = { page: 'File Server', resource: 'File Server', source: whitePaper('P1', [189, 200]) } as const;

function createByWizard(group: Group, run: WizardRun, resources: readonly BasicResource[]): Draft {
  const { cluster, name } = group;
  const { disk, address, name: networkName, service } = run;
  const line = clusterExe(cluster);
  const parts = resources.map(basicParts).flatMap((each) => ('refuse' in each ? [] : [each]));
  const owners = preferredOwnersOf(group);
  const lacking = parts.some(({ properties }) => properties === undefined);
  const role = service ? serviceRoles[service.type] : fileServerRole;
  return {
    ...common(group),
    of: group,
    rank: 0,
    title: `Create ${name} with ${namesOf([disk, address, networkName])}`,
    console: [
      clusterConsole(cluster),
      'Right-click Services and Applications → Configure a Service or Application; Next.',
      `Select Service or Application: ${role.page}; Next.`,
      `Client Access Point: ${accessPoint(networkName, address)}; Next.`,
      `Select Storage: tick ${disk.name}; Next.`,
      'Confirmation: Next. Summary: Finish.',
      ...renamed(group, networkName, address),
      ...owners.console,
      ...ownersInConsole(resources),
      service
        ? `The wizard has also made the ${role.resource} resource; the step for ${service.name} gives it its name.`
        : 'The wizard has also made a File Server resource, only as its way to a group with a disk. Keep it.',
    ],
    commands: lacking
      ? []
      : [
          cmd(
            line`group ${name} /create`,
            owners.line,
            line`res ${disk.name} /moveto:${name}`,
            ...excludeOwners(disk),
            ...createWith(address),
            ...createWith(networkName),
          ),
        ],
    check: {
      commands: [cmd(...resources.flatMap((resource) => showResource(resource)), ...parts.map(({ show }) => show))],
      expect: [
        `${namesOf([disk, address, networkName])} are in ${name}.`,
        `${networkName.name} depends on ${address.name}.`,
        ...new Set(parts.flatMap(({ expect }) => expect)),
      ],
    },
    undo: {
      actions: [
        `Take ${name} offline. Delete ${networkName.name} and ${address.name}${service ? `, and the ${role.resource} resource if the wizard made one` : ', and the File Server resource if the wizard made one'}.`,
        `Right-click ${disk.name} → Remove from ${name}: the disk goes back to Available Storage. Then delete ${name}.`,
      ],
    },
    source: [role.source],
    needs: [...common(group).needs, ...parts.flatMap(({ needs }) => needs)],
    requires: [created(cluster), created(disk)],
    ...(service?.type === 'msmq' ? { after: installedFor(service) } : {}),
    makes: [created(group), ...resources.map(created)],
    uses: resources,
  };
}

function createWith(resource: BasicResource): readonly (Line | undefined)[] {
  const parts = basicParts(resource);
  return 'refuse' in parts ? [] : createResource(resource, parts.windowsType, parts.properties);
}

function createEmpty(group: Group): Draft {
  const { cluster, name } = group;
  const line = clusterExe(cluster);
  const owners = preferredOwnersOf(group);
  return {
    ...common(group),
    of: group,
    rank: 0,
    title: `Create service or application ${name}, empty`,
    console: [
      clusterConsole(cluster),
      'Right-click Services and Applications → More Actions → Create Empty Service or Application.',
      `Right-click the new entry → Properties → General: Name: ${name}; OK.`,
      ...owners.console,
    ],
    commands: [cmd(line`group ${name} /create`, owners.line)],
    check: {
      commands: [cmd(line`group ${name} /listowners`)],
      expect: [
        `${name} is there, without resources.`,
        ...(group.preferredOwners.written
          ? [`The preferred owners are ${namesOf(preferredOwners(group))}, in this order.`]
          : []),
      ],
    },
    undo: { actions: [`Delete ${name} while it is empty.`], commands: [cmd(line`group ${name} /delete`)] },
    source: [
      documentation('Failover Cluster Management, Create Empty Service or Application'),
      'the wizard of the white paper needs a disk (P1)',
    ],
    requires: [created(cluster)],
    makes: [created(group)],
  };
}

/** A resource that the wizard didn't make: a further disk, an access point, or an address or a name by itself. */
function add(resource: BasicResource, address: IpAddress | undefined): Draft | Refusal {
  const { group, name } = resource;
  const made = address ? [address, resource] : [resource];
  const all = made.map(basicParts);
  const refusal = all.find((parts) => 'refuse' in parts);
  if (refusal && 'refuse' in refusal) return refusal;
  const parts = all.flatMap((each) => ('refuse' in each ? [] : [each]));
  const line = clusterExe(group.cluster);
  const outside = made.flatMap(dependenciesOf).filter((other) => !made.some((each) => each === other));
  return {
    ...common(group),
    of: resource,
    rank: resource.type === 'networkName' ? 2 : 1,
    title: `Add ${namesOf(made)} to ${group.name}`,
    console: [clusterConsole(group.cluster), ...addInConsole(resource, address), ...ownersInConsole(made)],
    commands: parts.some(({ properties }) => properties === undefined)
      ? []
      : [
          resource.type === 'disk'
            ? cmd(
                line`res ${name} /moveto:${group.name}`,
                ...dependenciesOf(resource).map(({ name: other }) => line`res ${name} /adddep:${other}`),
                ...excludeOwners(resource),
              )
            : cmd(...made.flatMap(createWith)),
        ],
    check: {
      commands: [cmd(...made.flatMap((each) => showResource(each)), ...parts.map(({ show }) => show))],
      expect: [`${namesOf(made)}: in ${group.name}.`, ...new Set(parts.flatMap(({ expect }) => expect))],
    },
    undo:
      resource.type === 'disk'
        ? { actions: [`Right-click ${name} → Remove from ${group.name}: it goes back to Available Storage.`] }
        : {
            actions: [`Take ${namesOf(made)} offline and delete what this step made.`],
            commands: [
              cmd(
                ...[...made]
                  .reverse()
                  .flatMap((each) => [line`res ${each.name} /offline /wait:120`, line`res ${each.name} /delete`]),
              ),
            ],
          },
    source: [documentation('Failover Cluster Management, Add a resource')],
    needs: [...common(group).needs, ...parts.flatMap(({ needs }) => needs)],
    requires: [created(group), ...(resource.type === 'disk' ? [created(resource)] : []), ...outside.map(created)],
    makes: made.map(created),
    uses: made,
  };
}

function addInConsole(resource: BasicResource, address: IpAddress | undefined): readonly string[] {
  const { group, name } = resource;
  if (resource.type === 'disk') {
    const dependencies = dependenciesOf(resource);
    return [
      `Right-click ${group.name} → Add storage: tick ${name}; OK.`,
      ...(dependencies.length > 0
        ? [`Right-click ${name} → Properties → Dependencies: ${namesOf(dependencies)}, all joined with AND; OK.`]
        : []),
    ];
  }
  if (resource.type === 'networkName' && address) {
    return [
      `Right-click ${group.name} → Add a resource → Client Access Point: ${accessPoint(resource, address)}; Next.`,
      'Confirmation: Next. Summary: Finish.',
      ...renamed(undefined, resource, address),
    ];
  }
  return [
    `Use the commands for ${name}: the console makes a name and one address only together, as a Client Access Point.`,
  ];
}
