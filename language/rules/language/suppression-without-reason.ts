/** Why a finding is accepted is known to whoever suppresses it, and to nobody a year later. */
import { at, defineRule, fix, giveReason } from '../rule.ts';

/** What is true of every suppression, to be made more precise. */
const usual = 'known and accepted';

export default defineRule({
  code: 'suppression-without-reason',
  section: 'language',
  severity: 'hint',
  on: 'suppression',
  summary: 'A suppression comment gives no reason.',
  source: { basis: 'general', lines: [] },
  *check({ suppression, idle, unknown }) {
    const { codes, reason } = suppression;
    // What suppresses nothing has no need of a reason.
    if (reason !== undefined || idle.length + unknown.length === codes.length) return;
    yield at(
      suppression,
      'whole',
      "This suppression gives no reason. Whoever reads it next can't tell whether it still holds.",
      fix('Give a reason', giveReason(suppression, usual)),
    );
  },
});
