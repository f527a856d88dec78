/** Two declarations of one name that references can't tell apart. */

import { nextName } from '../../model/fresh-names.ts';
import { fullName, parentOf } from '../../model/paths.ts';
import { computersOf } from '../../model/queries.ts';
import type { Element, Topology } from '../../model/topology.ts';
import { at, defineRule, type Finding, fix, related, remove, rename } from '../rule.ts';
import { titleOf } from './targets.ts';

export default defineRule({
  code: 'duplicate-name',
  section: 'language',
  severity: 'error',
  on: 'topology',
  summary: 'Two declarations share a name, and references find only the first.',
  source: { basis: 'general', lines: [] },
  *check(topology) {
    for (const scope of scopes(topology)) {
      for (const [element, first] of repeated(scope)) yield sharedName(element, first, topology);
    }
    for (const { name: host, instances } of topology.biztalkGroups.flatMap(({ hosts }) => hosts)) {
      for (const [instance, first] of repeated(instances)) {
        yield at(
          instance,
          'name',
          `Host ${host} already has an instance on ${first.name}. A host has one instance on each computer.`,
          related(first, 'name', `The first instance on ${first.name}.`),
          fix('Remove this instance', remove(instance)),
        );
      }
    }
    for (const sso of topology.repeatedSso) {
      yield at(
        sso,
        'keyword',
        'There is already an sso block. A topology has one Enterprise SSO system, so this block is not read.',
        ...(topology.sso ? [related(topology.sso, 'keyword', 'The first sso block.')] : []),
        fix('Remove this block', remove(sso)),
      );
    }
  },
});

/**
 * Declarations that have to have different names. The resource of a clustered host is left out: it has no name of its own. So are
 * accounts beside groups: no place wants either.
 */
function* scopes(topology: Topology): Iterable<readonly Element[]> {
  const { clusters, domains, biztalkGroups } = topology;
  yield* [domains, clusters, biztalkGroups];
  yield computersOf(topology);
  for (const domain of domains) yield* [domain.groups, domain.accounts];
  for (const { groups } of clusters) {
    yield groups;
    for (const { resources } of groups) yield resources.filter(({ type }) => type !== 'biztalkHost');
  }
  for (const { hosts, adapters } of biztalkGroups) yield* [hosts, adapters];
}

/** The second and later ones of each name, with the first. */
function* repeated(elements: readonly Element[]): Iterable<readonly [element: Element, first: Element]> {
  const byName = new Map<string, Element>();
  for (const element of elements) {
    const name = element.name.toLowerCase();
    const first = byName.get(name);
    if (first) yield [element, first];
    else if (name !== '') byName.set(name, element);
  }
}

function sharedName(element: Element, first: Element, topology: Topology): Finding {
  const parent = parentOf(first);
  const within = parent ? ` in ${fullName(parent)}` : '';
  const fresh = nextName(topology, element.name);
  return at(
    element,
    'name',
    `There is already ${titleOf(first)} ${first.name}${within}. ${consequence(element)}`,
    related(first, 'name', `The first ${first.name}.`),
    // Another name would be another adapter.
    ...(element.kind === 'adapter' ? [] : [fix(`Rename to ${fresh}`, rename(element, fresh))]),
  );
}

function consequence(element: Element): string {
  switch (element.kind) {
    case 'node':
    case 'server':
      return "Two computers can't have one name, and references find only the first.";
    case 'adapter':
      return 'An adapter has all of its handlers in one place.';
    default:
      return "References can't tell the two apart, and find only the first.";
  }
}
