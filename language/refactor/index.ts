/** The refactorings that an element of a topology offers. */
import type { Element, Host, Topology } from '../model/topology.ts';
import { clusterings, unclusterings } from './clustering.ts';
import { moves } from './moving.ts';
import type { Refactoring } from './refactoring.ts';
import { splits } from './splitting.ts';

export type { Refactoring } from './refactoring.ts';

/** Those of one element; at an instance those of its host. */
export function refactoringsOf(element: Element, topology: Topology): readonly Refactoring[] {
  switch (element.kind) {
    case 'host':
      return ofHost(element, topology);
    case 'instance':
      return ofHost(element.host, topology);
    case 'resource': {
      const uncluster = element.type === 'biztalkHost' && element.host ? unclusterings(element.host, topology) : [];
      return [...moves(element, topology), ...splits(element, topology), ...uncluster];
    }
    default:
      return [];
  }
}

function ofHost(host: Host, topology: Topology): readonly Refactoring[] {
  const [resource, ...others] = host.clusteredAs;
  if (!resource) return clusterings(host, topology);
  const elsewhere = others.length === 0 ? [...moves(resource, topology), ...splits(resource, topology)] : [];
  return [...elsewhere, ...unclusterings(host, topology)];
}
