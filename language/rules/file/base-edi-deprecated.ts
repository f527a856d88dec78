/** An upgrade to BizTalk Server 2006 R2 keeps the Base EDI adapter for the last time. */
import { baseEdiStateOf } from '../../model/base-edi.ts';
import { at, defineRule, related } from '../rule.ts';

export default defineRule({
  code: 'base-edi-deprecated',
  section: 'file',
  severity: 'warning',
  on: 'adapter',
  summary: 'The Base EDI adapter is used in BizTalk Server 2006 R2, where it is deprecated.',
  source: { basis: 'stated', lines: [414] },
  *check(adapter) {
    if (baseEdiStateOf(adapter) !== 'deprecated') return;
    const { biztalkGroup } = adapter;
    yield at(
      adapter,
      'name',
      `${biztalkGroup.name} uses the Base EDI adapter, which is deprecated in BizTalk Server 2006 R2. The next version doesn't have it, so what it does has to move to another adapter before an upgrade.`,
      related(biztalkGroup, { property: 'upgradedFrom' }, 'The upgrade has kept the adapter.'),
    );
  },
});
