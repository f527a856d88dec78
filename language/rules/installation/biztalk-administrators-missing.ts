/** On several computers the administrators of BizTalk Server have to be a group that all of them know: one of the domain. */
import { freshName } from '../../model/fresh-names.ts';
import { allElements } from '../../model/queries.ts';
import type { BiztalkGroup, DomainGroup, Topology } from '../../model/topology.ts';
import { nearKeys } from '../language/keys.ts';
import { add, at, defineRule, type Extra, fix, set } from '../rule.ts';
import { listSome } from '../wording.ts';

const key = 'administrators';
/** What the configuration wizard calls the group. */
const customaryName = 'BizTalk Server Administrators';
const mostFixes = 5;

export default defineRule({
  code: 'biztalk-administrators-missing',
  section: 'installation',
  severity: 'warning',
  on: 'biztalkGroup',
  summary: 'A BizTalk group of several computers states no domain group for its administrators.',
  source: { basis: 'stated', lines: [1132, 1140] },
  fixAll: true,
  *check(group, whole) {
    const running = group.hosts.flatMap(({ instances }) => instances.flatMap(({ computer }) => computer ?? []));
    const computers = [...new Set([...group.servers.items, ...running])];
    if (computers.length < 2 || mayBeStated(group, whole)) return;
    yield at(
      group,
      'name',
      `BizTalk group ${group.name} is on ${listSome(computers.map(({ name }) => name))} and states no domain group for its administrators. On several computers they have to be a domain group, which has to be there before BizTalk Server is configured.`,
      ...fixes(group, whole()),
    );
  },
});

/** Also with a name that finds nothing, or under a misspelt key. */
function mayBeStated({ properties, schema }: BiztalkGroup, whole: () => Topology): boolean {
  if (properties.some((property) => property.key === key)) return true;
  const elements = () => [...allElements(whole())];
  return properties.some((property) => nearKeys(property, schema, properties, elements).includes(key));
}

function fixes(group: BiztalkGroup, topology: Topology): readonly Extra[] {
  const groups = likelyGroups(topology);
  if (groups.length > 0) {
    return groups.slice(0, mostFixes).map((administrators) => {
      const from = groups.length > 1 ? ` in ${administrators.domain.name}` : '';
      return fix(`Refer to ${administrators.name}${from}`, set(group, key, { reference: administrators }));
    });
  }
  const name = freshName(topology, customaryName);
  return topology.domains
    .filter((domain) => domain.name !== '')
    .slice(0, mostFixes)
    .map((domain) =>
      fix(
        `Declare ${name} in ${domain.name}, and refer to it`,
        add(domain, { keyword: 'group', name }),
        set(group, key, { reference: name }),
      ),
    );
}

/** Domain groups that are the administrators of another BizTalk group, or are called so. */
function likelyGroups({ biztalkGroups, domains }: Topology): readonly DomainGroup[] {
  const used = biztalkGroups.flatMap(({ administrators }) => administrators ?? []);
  const called = domains
    .flatMap(({ groups }) => groups)
    .filter(({ name }) => /biztalk/i.test(name) && /admin/i.test(name));
  return [...new Set([...used, ...called])];
}
