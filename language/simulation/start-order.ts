/** In which order a group starts its resources: each after those that it depends on. */
import { ownDependenciesOf } from '../model/dependencies.ts';
import { dependenciesOf } from '../model/queries.ts';
import type { Group, Resource, Topology } from '../model/topology.ts';

export interface StartOrder {
  readonly group: Group;
  /** What starts at the same time, stage after stage. They stop the other way round. */
  readonly stages: readonly (readonly Resource[])[];
  /** Resources that depend on each other in a circle, and those that depend on them: they never start. */
  readonly stuck: readonly Resource[];
  /** Dependencies on resources of other groups, which no cluster keeps. */
  readonly outside: readonly { readonly resource: Resource; readonly dependency: Resource }[];
}

/** Of every group, in the order of the file. */
export function startOrdersOf({ clusters }: Topology): readonly StartOrder[] {
  return clusters.flatMap(({ groups }) => groups).map(startOrderOf);
}

function startOrderOf(group: Group): StartOrder {
  const started = new Set<Resource>();
  const stages: (readonly Resource[])[] = [];
  let waiting = group.resources.map((resource) => ({ resource, dependencies: ownDependenciesOf(resource) }));
  for (;;) {
    const stage = waiting.filter(({ dependencies }) => dependencies.every((dependency) => started.has(dependency)));
    if (stage.length === 0) break;
    for (const { resource } of stage) started.add(resource);
    waiting = waiting.filter(({ resource }) => !started.has(resource));
    stages.push(stage.map(({ resource }) => resource));
  }
  return {
    group,
    stages,
    stuck: waiting.map(({ resource }) => resource),
    outside: group.resources.flatMap((resource) =>
      dependenciesOf(resource)
        .filter((dependency) => dependency.group !== group)
        .map((dependency) => ({ resource, dependency })),
    ),
  };
}
