/** A fresh BizTalk Server 2006 R2 has no Base EDI adapter. */
import { baseEdiStateOf } from '../../model/base-edi.ts';
import { at, defineRule, fix, related, remove, set } from '../rule.ts';

export default defineRule({
  code: 'base-edi-requires-upgrade',
  section: 'file',
  severity: 'error',
  on: 'adapter',
  summary: "The Base EDI adapter is used in BizTalk Server 2006 R2 that wasn't upgraded from 2006.",
  source: { basis: 'stated', lines: [414] },
  *check(adapter) {
    if (baseEdiStateOf(adapter) !== 'requires upgrade') return;
    const { biztalkGroup } = adapter;
    yield at(
      adapter,
      'name',
      `${biztalkGroup.name} uses the Base EDI adapter, but isn't stated to be upgraded from BizTalk Server 2006. BizTalk Server 2006 R2 has the adapter only after an upgrade from 2006.`,
      related(biztalkGroup, { property: 'version' }, 'The version of the BizTalk group.'),
      fix(
        `State that ${biztalkGroup.name} was upgraded from 2006`,
        set(biztalkGroup, 'upgradedFrom', { word: '2006' }),
      ),
      fix(`Remove the ${adapter.name} adapter`, remove(adapter)),
    );
  },
});
