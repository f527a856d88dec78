/** P1, from Windows Server 2008 on: a clustered service, application or role with disk, address and name. */
import { dependenciesOf, resourcesOf } from '../../model/queries.ts';
import type { Group, IpAddress } from '../../model/topology.ts';
import { basicParts } from '../basic-parts.ts';
import type { Fact } from '../cluster-tool.ts';
import { wordsOf } from '../cluster-words.ts';
import type { Line } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { accessPoint, ownersInConsole, renamed } from '../failover-cluster-manager.ts';
import { groupInConsole } from '../group-in-console.ts';
import { stepId } from '../identity.ts';
import { preferredOwners, workingNode } from '../placement.ts';
import { created, type Draft, defineProcedure, type Refusal } from '../procedure.ts';
import { installedFor } from '../queuing.ts';
import { clusterAdministrator } from '../roles.ts';
import { documentation } from '../sources.ts';
import { type BasicResource, basicResources, groupsToCreate } from '../targets.ts';
import { createdAs, creating, excludingOwners, showing, toolOf } from '../tool-of.ts';
import { accessPointAddress, type WizardRun, wizardRun } from '../wizard.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'cluster-group-2008',
  *draft(topology) {
    for (const group of groupsToCreate(topology, 'since 2008')) {
      const run = wizardRun(group);
      const byWizard: readonly BasicResource[] = run ? [run.disk, run.address, run.name] : [];
      const refused = byWizard.map(basicParts).filter((parts) => 'refuse' in parts);
      yield* refused;
      yield run ? createByWizard(group, run, byWizard) : createEmpty(group);
      const others = basicResources(group).filter((resource) => !byWizard.includes(resource));
      const addressOf = accessPoints(others);
      const withName = new Set<BasicResource>(addressOf.values());
      for (const resource of others) {
        if (!withName.has(resource)) yield* add(resource, addressOf.get(resource));
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
function preferredOwnersOf(group: Group): {
  readonly console: readonly string[];
  readonly line: Line | undefined;
  readonly facts: readonly Fact[];
} {
  const owners = preferredOwners(group);
  if (!group.preferredOwners.written || owners.length === 0) return { console: [], line: undefined, facts: [] };
  return {
    console: [
      `Right-click ${group.name} → Properties → General: Preferred owners: tick ${namesOf(owners)}, in this order; OK.`,
    ],
    line: toolOf(group.cluster).setPreferredOwners(group.name, owners),
    facts: [{ group: group.name, prefers: owners }],
  };
}

function createByWizard(group: Group, run: WizardRun, resources: readonly BasicResource[]): Draft {
  const { cluster, name } = group;
  const { disk, address, name: networkName, service } = run;
  const tool = toolOf(cluster);
  const parts = resources.map(basicParts).flatMap((each) => ('refuse' in each ? [] : [each]));
  const owners = preferredOwnersOf(group);
  const lacking = parts.some(({ parameters }) => parameters === undefined);
  const made = groupInConsole(group, run);
  return {
    ...common(group),
    of: group,
    rank: 0,
    title: `Create ${name} with ${namesOf([disk, address, networkName])}`,
    console: [
      clusterConsole(cluster),
      ...made.console,
      ...owners.console,
      ...ownersInConsole(resources),
      ...besides(group, made.besides, service),
    ],
    commands: lacking
      ? []
      : [
          tool.block(
            tool.createGroup(name),
            owners.line,
            tool.moveResource(disk.name, name),
            ...excludingOwners(disk),
            ...createWith(address),
            ...createWith(networkName),
          ),
        ],
    done: tool.done(...owners.facts, ...resources.flatMap(madeAs)),
    check: {
      commands: [tool.block(...resources.flatMap(showing), ...parts.map(({ show }) => show))],
      expect: [
        `${namesOf([disk, address, networkName])} are in ${name}.`,
        `${networkName.name} depends on ${address.name}.`,
        ...new Set(parts.flatMap(({ expect }) => expect)),
      ],
    },
    undo: {
      actions: [
        `Take ${name} offline. Delete ${networkName.name} and ${address.name}${made.besides === undefined ? '' : `, and the ${made.besides} resource if the wizard made one`}.`,
        `Right-click ${disk.name} → Remove from ${name}: the disk goes back to Available Storage. Then delete ${name}.`,
      ],
    },
    source: [made.source, ...tool.source],
    needs: [...common(group).needs, ...parts.flatMap(({ needs }) => needs)],
    requires: [created(cluster), created(disk)],
    after: [
      ...(service?.type === 'msmq' ? installedFor(service) : []),
      ...(made.besides === 'File Server' ? cluster.nodes.map((node) => stepId('install-file-server', node)) : []),
    ],
    makes: [created(group), ...resources.map(created)],
    uses: resources,
  };
}

/** What the wizard has made that the topology may not state. */
function besides(group: Group, resource: string | undefined, service: WizardRun['service']): readonly string[] {
  if (service)
    return [`The wizard has also made the ${resource ?? ''} resource; the step for ${service.name} gives it its name.`];
  if (resource === undefined) return [];
  return resourcesOf(group, 'fileShare').length > 0
    ? [`The wizard has also made a ${resource} resource. Keep it: shared folders belong to it.`]
    : [`The wizard has also made a ${resource} resource, only as its way to a group with a disk. Keep it.`];
}

function createWith(resource: BasicResource): readonly (Line | undefined)[] {
  const parts = basicParts(resource);
  return 'refuse' in parts ? [] : creating(resource, parts.windowsType, parts.parameters);
}

function madeAs(resource: BasicResource): readonly Fact[] {
  const parts = basicParts(resource);
  return 'refuse' in parts ? [] : createdAs(resource, parts.parameters);
}

function createEmpty(group: Group): Draft {
  const { cluster, name } = group;
  const tool = toolOf(cluster);
  const words = wordsOf(cluster);
  const owners = preferredOwnersOf(group);
  return {
    ...common(group),
    of: group,
    rank: 0,
    title: `Create ${words.group} ${name}, empty`,
    console: [
      clusterConsole(cluster),
      `Right-click ${words.groups} → ${words.createEmpty}.`,
      `Right-click the new entry → Properties → General: Name: ${name}; OK.`,
      ...owners.console,
    ],
    commands: [tool.block(tool.createGroup(name), owners.line)],
    done: tool.done({ group: name, is: 'there' }, ...owners.facts),
    check: {
      commands: [tool.block(tool.showPreferredOwners(name))],
      expect: [
        `${name} is there, without resources.`,
        ...(group.preferredOwners.written
          ? [`The preferred owners are ${namesOf(preferredOwners(group))}, in this order.`]
          : []),
      ],
    },
    undo: { actions: [`Delete ${name} while it is empty.`], commands: [tool.block(tool.deleteGroup(name))] },
    source: [
      documentation(`${words.console}, ${words.createEmpty.split(' → ').at(-1) ?? ''}`),
      'the wizard of the white paper needs a disk (P1)',
      ...tool.source,
    ],
    requires: [created(cluster)],
    makes: [created(group)],
  };
}

/** A resource that the wizard didn't make: a further disk, an access point, or an address or a name by itself. */
function* add(resource: BasicResource, address: IpAddress | undefined): Iterable<Draft | Refusal> {
  const { group, name } = resource;
  const made = address ? [address, resource] : [resource];
  const all = made.map(basicParts);
  // The step stays, so that the name is known to be lost with its address.
  yield* all.filter((parts) => 'refuse' in parts);
  const parts = all.flatMap((each) => ('refuse' in each ? [] : [each]));
  const tool = toolOf(group.cluster);
  const words = wordsOf(group.cluster);
  const outside = made.flatMap(dependenciesOf).filter((other) => !made.some((each) => each === other));
  yield {
    ...common(group),
    of: resource,
    rank: resource.type === 'networkName' ? 2 : 1,
    title: `Add ${namesOf(made)} to ${group.name}`,
    console: [clusterConsole(group.cluster), ...addInConsole(resource, address), ...ownersInConsole(made)],
    onlyTogether: !isAddedInConsole(resource, address),
    commands: parts.some(({ parameters }) => parameters === undefined)
      ? []
      : [
          resource.type === 'disk'
            ? tool.block(
                tool.moveResource(name, group.name),
                ...dependenciesOf(resource).map((other) => tool.addDependency(name, other.name)),
                ...excludingOwners(resource),
              )
            : tool.block(...made.flatMap(createWith)),
        ],
    done: tool.done(...made.flatMap(madeAs)),
    check: {
      commands: [tool.block(...made.flatMap(showing), ...parts.map(({ show }) => show))],
      expect: [`${namesOf(made)}: in ${group.name}.`, ...new Set(parts.flatMap(({ expect }) => expect))],
    },
    undo:
      resource.type === 'disk'
        ? { actions: [`Right-click ${name} → Remove from ${group.name}: it goes back to Available Storage.`] }
        : {
            actions: [`Take ${namesOf(made)} offline and delete what this step made.`],
            commands: [
              tool.block(
                ...[...made]
                  .reverse()
                  .flatMap((each) => [tool.stopResource(each.name, 120), tool.deleteResource(each.name)]),
              ),
            ],
          },
    source: [documentation(`${words.console}, ${words.addResource}`), ...tool.source],
    needs: [...common(group).needs, ...parts.flatMap(({ needs }) => needs)],
    requires: [created(group), ...(resource.type === 'disk' ? [created(resource)] : []), ...outside.map(created)],
    makes: made.map(created),
    uses: made,
  };
}

/** A name with several addresses, or an address alone, only the commands make. */
function isAddedInConsole({ type }: BasicResource, address: IpAddress | undefined): boolean {
  return type === 'disk' || (type === 'networkName' && address !== undefined);
}

function addInConsole(resource: BasicResource, address: IpAddress | undefined): readonly string[] {
  const { group, name } = resource;
  const words = wordsOf(group.cluster);
  if (resource.type === 'disk') {
    const dependencies = dependenciesOf(resource);
    return [
      `Right-click ${group.name} → ${words.addStorage}: tick ${name}; OK.`,
      ...(dependencies.length > 0
        ? [`Right-click ${name} → Properties → Dependencies: ${namesOf(dependencies)}, all joined with AND; OK.`]
        : []),
    ];
  }
  if (resource.type === 'networkName' && address) {
    return [
      `Right-click ${group.name} → ${words.addResource} → Client Access Point: ${accessPoint(resource, address)}; Next.`,
      'Confirmation: Next. Summary: Finish.',
      ...renamed(undefined, resource, address),
    ];
  }
  return [
    `Use the commands for ${name}: the console makes a name and one address only together, as a Client Access Point.`,
  ];
}
