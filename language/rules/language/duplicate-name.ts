/** Two declarations of one name that references can't tell apart. */

import { nextName } from '../../model/fresh-names.ts';
import { indexed } from '../../model/kept-topology.ts';
import { clustersNamed, keyed, nodesNamed, serversNamed } from '../../model/network-names.ts';
import { fullName, parentOf } from '../../model/paths.ts';
import type { Block, Element, Instance, Node, Sso, Topology } from '../../model/topology.ts';
import { at, defineRule, type Finding, fix, related, remove, rename } from '../rule.ts';
import { titleOf } from './targets.ts';

export default defineRule({
  code: 'duplicate-name',
  section: 'language',
  severity: 'error',
  on: 'block',
  summary: 'Two declarations share a name, and references find only the first.',
  source: { basis: 'general', lines: [] },
  *check(block, whole) {
    if (block.kind === 'sso') {
      const { sso } = whole();
      if (sso && sso !== block) yield secondSso(block, sso);
      return;
    }
    for (const element of [block, ...(block.kind === 'cluster' ? block.nodes : [])]) {
      const first = firstNamed(element, whole());
      if (first && first !== element) yield sharedName(element, first, whole());
    }
    for (const [element, first] of repeatedIn(block)) yield sharedName(element, first, whole());
    if (block.kind !== 'biztalkGroup') return;
    for (const [instance, first] of block.hosts.flatMap(({ instances }) => repeated(instances))) {
      yield secondInstance(instance, first);
    }
  },
});

/** The first of the kind that has its name in the topology. Computers are of one kind, and nodes come before servers. */
function firstNamed({ kind, name }: Block | Node, topology: Topology): Element | undefined {
  const key = name.toLowerCase();
  if (kind === 'node' || kind === 'server') return nodesNamed(key, topology)[0] ?? serversNamed(key, topology)[0];
  if (kind === 'cluster') return clustersNamed(key, topology)[0];
  return kind === 'domain' ? domainsNamed(key, topology)[0] : groupsNamed(key, topology)[0];
}

const domainsNamed = indexed('domains', keyed);
const groupsNamed = indexed('biztalkGroups', keyed);

/** The second or a later declaration of a name, with the first. */
type Pair<Of extends Element = Element> = readonly [element: Of, first: Of];

/**
 * In what is declared in a block, which has to have different names. The resource of a clustered host is left out: it has no name of
 * its own. So are accounts beside groups: no place wants either.
 */
function repeatedIn(block: Exclude<Block, Sso>): readonly Pair[] {
  switch (block.kind) {
    case 'server':
      return [];
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
}

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

function secondInstance(instance: Instance, first: Instance): Finding {
  return at(
    instance,
    'name',
    `Host ${instance.host.name} already has an instance on ${first.name}. A host has one instance on each computer.`,
    related(first, 'name', `The first instance on ${first.name}.`),
    fix('Remove this instance', remove(instance)),
  );
}

function secondSso(sso: Sso, first: Sso): Finding {
  return at(
    sso,
    'keyword',
    'There is already an sso block. A topology has one Enterprise SSO system, so this block is not read.',
    related(first, 'keyword', 'The first sso block.'),
    fix('Remove this block', remove(sso)),
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
