/** BizTalk Server 2009 and later have no Base EDI adapter. */
import { baseEdiStateOf } from '../../model/base-edi.ts';
import { at, defineRule, fix, related, remove } from '../rule.ts';

export default defineRule({
  code: 'base-edi-removed',
  section: 'file',
  severity: 'error',
  on: 'adapter',
  summary: 'The Base EDI adapter is used in a version of BizTalk Server that no longer has it.',
  source: { basis: 'stated', lines: [414] },
  *check(adapter) {
    if (baseEdiStateOf(adapter) !== 'removed') return;
    const { name, version } = adapter.biztalkGroup;
    yield at(
      adapter,
      'name',
      `${name} uses the Base EDI adapter, which BizTalk Server ${version} doesn't have. It was removed with BizTalk Server 2009, so its handlers can't be created.`,
      related(adapter.biztalkGroup, { property: 'version' }, 'The version of the BizTalk group.'),
      fix(`Remove the ${adapter.name} adapter`, remove(adapter)),
    );
  },
});
