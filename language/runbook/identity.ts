/** Names that last: the id of a step, and the names around an element that tell it apart. */
import type { Element, Resource } from '../model/topology.ts';

/** The id of a step. It is made of names alone, so it stays when the file is rearranged. */
export function stepId(procedure: string, of: Element, part?: string): string {
  const path = pathOf(of).map(encode).join('/');
  return part === undefined ? `${procedure}:${path}` : `${procedure}:${path}:${part}`;
}

/** The names of what an element stands in, and its own. */
export function pathOf(element: Element): readonly string[] {
  switch (element.kind) {
    case 'domainGroup':
    case 'account':
      return [element.domain.name, element.name];
    case 'node':
    case 'group':
      return [element.cluster.name, element.name];
    case 'resource':
      return [element.group.cluster.name, element.group.name, ownName(element)];
    case 'host':
    case 'adapter':
      return [element.biztalkGroup.name, element.name];
    case 'instance':
      return [element.host.biztalkGroup.name, element.host.name, element.computer?.name ?? element.name];
    case 'handler':
      return [
        element.adapter.biztalkGroup.name,
        element.adapter.name,
        element.direction,
        element.host?.name ?? element.name,
      ];
    default:
      return [element.name];
  }
}

/** A clustered host is called like its host, however it refers to it. */
function ownName(resource: Resource): string {
  return resource.type === 'biztalkHost' ? (resource.host?.name ?? resource.name) : resource.name;
}

/** Names as a part of an id, where steps of one procedure are about the same element and differ by what else they are about. */
export function partOf(...names: readonly string[]): string {
  return names.map(encode).join('/');
}

/** Windows compares names without regard to case, so the id does; other characters become `~` and their code. */
function encode(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, (character) => `~${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
