/** Names are reached over NetBIOS only through addresses that have it enabled. */
import { ownDependenciesOf } from '../../model/dependencies.ts';
import { resourcesOf } from '../../model/queries.ts';
import { at, defineRule, fix, related, set } from '../rule.ts';
import { listSome } from '../wording.ts';

export default defineRule({
  code: 'ip-netbios-disabled',
  section: 'cluster',
  severity: 'warning',
  on: 'ip',
  summary: 'NetBIOS is disabled for an address.',
  source: { basis: 'stated', lines: [176, 234] },
  fixAll: true,
  concerns: ({ netbios }) => netbios === false,
  *check(ip) {
    const names = resourcesOf(ip.group, 'networkName').filter((name) => ownDependenciesOf(name).includes(ip));
    const who = names.length > 0 ? listSome(names.map(({ name }) => name)) : 'A Network Name';
    yield at(
      ip,
      { property: 'netbios' },
      `NetBIOS is disabled for ${ip.name}. ${who} can't be reached over NetBIOS through this address.`,
      ...names.map((name) => related(name, 'name', `${name.name} depends on the address.`)),
      fix(`Enable NetBIOS for ${ip.name}`, set(ip, 'netbios', { word: 'yes' })),
    );
  },
});
