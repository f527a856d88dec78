/** The step that adds a resource of a service to a group that is built, and brings it online: the same for every such type. */
import { dependenciesOf, possibleOwnersOf } from '../model/queries.ts';
import type { Group, Resource } from '../model/topology.ts';
import { clusterExe, showResource } from './cluster-exe.ts';
import { type Block, cmd, type Line } from './command.ts';
import { homeNode } from './placement.ts';
import { created, type Draft, ready } from './procedure.ts';
import { clusterAdministrator } from './roles.ts';
import { namesOf } from './wording.ts';

/** What differs between the types and the Windows versions. */
export interface ServiceStep extends Pick<Draft, 'phase' | 'title' | 'before' | 'console' | 'source' | 'after'> {
  readonly create: Block;
  /** Further lines that show what was made, and what they show. */
  readonly show?: readonly (Line | undefined)[];
  readonly expect?: readonly string[];
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
  const line = clusterExe(group.cluster);
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
    commands: [{ shell: 'cmd', lines: [...own.create.lines, line`res ${name} /online /wait:120`] }],
    check: {
      commands: [cmd(...showResource(resource), ...(own.show ?? []))],
      expect: [
        `${name} is Online in ${group.name}.`,
        ...(dependencies.length > 0 ? [`It depends on ${namesOf(dependencies)}.`] : []),
        `Possible owners: ${namesOf(possibleOwnersOf(resource))}.`,
        ...(own.expect ?? []),
      ],
    },
    undo: {
      actions: [own.undo],
      commands: [cmd(line`res ${name} /offline /wait:120`, line`res ${name} /delete`)],
    },
    source: own.source,
    needs: [...needs, ...(own.needs ?? [])],
    requires: [ready(group), ...dependencies.map(ready), ...(own.requires ?? [])],
    ...(own.after ? { after: own.after } : {}),
    makes: [created(resource)],
  };
}
