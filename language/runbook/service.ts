/** The step that adds a resource of a service to a group that is built, and brings it online: the same for every such type. */
import { dependenciesOf, possibleOwnersOf } from '../model/queries.ts';
import type { Group, Resource } from '../model/topology.ts';
import type { Fact } from './cluster-tool.ts';
import type { Line } from './command.ts';
import { homeNode } from './placement.ts';
import { created, type Draft, ready } from './procedure.ts';
import { clusterAdministrator } from './roles.ts';
import { createdAs, showing, toolOf } from './tool-of.ts';
import { namesOf } from './wording.ts';

/** What differs between the types and the Windows versions. */
export interface ServiceStep extends Pick<Draft, 'phase' | 'title' | 'before' | 'console' | 'source' | 'after'> {
  readonly create: readonly (Line | undefined)[];
  /** Further lines that show what was made, and what they show. */
  readonly show?: readonly (Line | undefined)[];
  readonly expect?: readonly string[];
  /** What else holds once it is made, besides that it is online as the file states it. */
  readonly facts?: readonly Fact[];
  /** What to know before the resource is deleted again. */
  readonly undo: string;
  readonly needs?: Draft['needs'];
  readonly requires?: Draft['requires'];
}

/** Steps on a group that is built: on the node that owns it, which is the one where it normally runs. */
export function ownerOf({ group }: { readonly group: Group }): string {
  const home = homeNode(group);
  return `the node that owns ${group.name}${home ? ` (${home.name})` : ''}`;
}

export function draftService(resource: Resource, own: ServiceStep): Draft {
  const { group, name } = resource;
  const tool = toolOf(group.cluster);
  const { who, needs } = clusterAdministrator(group.cluster);
  const dependencies = dependenciesOf(resource);
  return {
    of: resource,
    phase: own.phase,
    unit: [group.cluster.name, group.name],
    title: own.title,
    where: ownerOf(resource),
    who,
    kind: 'changing',
    before: own.before ?? [],
    console: own.console,
    commands: [tool.block(...own.create, tool.startResource(name, 120))],
    done: tool.done(...createdAs(resource), ...(own.facts ?? []), { resource: name, is: 'online' }),
    check: {
      commands: [tool.block(...showing(resource), ...(own.show ?? []))],
      expect: [
        `${name} is Online in ${group.name}.`,
        ...(dependencies.length > 0 ? [`It depends on ${namesOf(dependencies)}.`] : []),
        `Possible owners: ${namesOf(possibleOwnersOf(resource))}.`,
        ...(own.expect ?? []),
      ],
    },
    undo: {
      actions: [own.undo],
      commands: [tool.block(tool.stopResource(name, 120), tool.deleteResource(name))],
    },
    source: [...own.source, ...tool.source],
    needs: [...needs, ...(own.needs ?? [])],
    requires: [ready(group), ...dependencies.map(ready), ...(own.requires ?? [])],
    ...(own.after ? { after: own.after } : {}),
    makes: [created(resource)],
  };
}
