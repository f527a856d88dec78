/** The keys by which the page, the cursor and a click speak of an element of the picture. */
import type { Element, Origin, Topology } from '../model/topology.ts';
import { visible } from './visible.ts';

export interface Places {
  readonly keyOf: (element: Element) => string;
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * One key for each element that the picture shows: its path from the outermost declaration,
 * `cluster:BTSCLU/group:BizTalkApp/resource:AppDisk`. Where two paths read the same, the later one in the file gets a
 * number. Keys hold no character that is invisible or that XML forbids.
 */
export function placesOf(topology: Topology): Places {
  const keys = new Map<Element, string>();
  const origins = new Map<string, Origin>();
  /** The last number that each path was given. */
  const numbers = new Map<string, number>();
  const put = (element: Element, name: string, parent?: string) => {
    const path = `${parent === undefined ? '' : `${parent}/`}${element.kind}${name === '' ? '' : `:${visible(name)}`}`;
    let key = path;
    let number = numbers.get(path) ?? 1;
    while (origins.has(key)) key = `${path}#${++number}`;
    numbers.set(path, number);
    keys.set(element, key);
    origins.set(key, element.origin);
    return key;
  };
  const putNamed = (element: Element, parent?: string) => put(element, element.name, parent);

  for (const cluster of topology.clusters) {
    const inCluster = putNamed(cluster);
    for (const node of cluster.nodes) putNamed(node, inCluster);
    for (const group of cluster.groups) {
      const inGroup = putNamed(group, inCluster);
      for (const resource of group.resources) putNamed(resource, inGroup);
    }
  }
  for (const server of topology.servers) putNamed(server);
  for (const sso of [...(topology.sso ? [topology.sso] : []), ...topology.repeatedSso]) put(sso, '');
  for (const group of topology.biztalkGroups) {
    const inGroup = putNamed(group);
    for (const host of group.hosts) {
      const inHost = putNamed(host, inGroup);
      for (const instance of host.instances) put(instance, (instance.computer ?? instance).name, inHost);
    }
    for (const adapter of group.adapters) {
      // An adapter with handlers is shown by these alone.
      if (adapter.handlers.length === 0) putNamed(adapter, inGroup);
      for (const handler of adapter.handlers) {
        const host = handler.host === undefined ? '' : `.${handler.host.name}`;
        put(handler, `${adapter.name}.${handler.direction}${host}`, inGroup);
      }
    }
  }
  return { keyOf: (element) => keys.get(element) ?? '', origins };
}
