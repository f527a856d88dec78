/** Two declarations of one name that references can't tell apart. */

import { nextName } from '../../model/fresh-names.ts';
import { once } from '../../model/memo.ts';
import { fullName, parentOf } from '../../model/paths.ts';
import { computersOf } from '../../model/queries.ts';
import type { BiztalkGroup, Cluster, Domain, Element, Instance, Topology } from '../../model/topology.ts';
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
    const { clusters, domains, biztalkGroups } = topology;
    const pairs = [
      ...[domains, clusters, biztalkGroups, computersOf(topology)].flatMap(repeated<Element>),
      ...[...domains, ...clusters, ...biztalkGroups].flatMap(repeatedIn),
    ];
    for (const [element, first] of pairs) yield sharedName(element, first, topology);
    for (const biztalkGroup of biztalkGroups) {
      for (const [instance, first] of repeatedInstances(biztalkGroup)) {
        const { name: host } = instance.host;
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

/** The second or a later declaration of a name, with the first. */
type Pair<Of extends Element = Element> = readonly [element: Of, first: Of];

/**
 * In what is declared in a block, which has to have different names. The resource of a clustered host is left out: it has no name of
 * its own. So are accounts beside groups: no place wants either.
 */
const repeatedIn = once((block: Domain | Cluster | BiztalkGroup): readonly Pair[] => {
  switch (block.kind) {
    case 'domain':
      return [block.groups, block.accounts].flatMap(repeated<Element>);
    case 'cluster':
      return [
        ...repeated<Element>(block.groups),
        ...block.groups.flatMap(({ resources }) =>
          repeated<Element>(resources.filter(({ type }) => type !== 'biztalkHost')),
        ),
      ];
    case 'biztalkGroup':
      return [block.hosts, block.adapters].flatMap(repeated<Element>);
  }
});

const repeatedInstances = once(({ hosts }: BiztalkGroup): readonly Pair<Instance>[] =>
  hosts.flatMap(({ instances }) => repeated(instances)),
);

function repeated<Of extends Element>(elements: readonly Of[]): readonly Pair<Of>[] {
  const byName = new Map<string, Of>();
  return elements.flatMap((element): readonly Pair<Of>[] => {
    const name = element.name.toLowerCase();
    const first = byName.get(name);
    if (first) return [[element, first]];
    if (name !== '') byName.set(name, element);
    return [];
  });
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
