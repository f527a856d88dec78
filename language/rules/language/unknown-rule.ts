/** A suppression that misspells its rule suppresses nothing. */
import { at, defineRule, fix, remove, rename } from '../rule.ts';
import { nearest } from './near.ts';

export default defineRule({
  code: 'unknown-rule',
  section: 'language',
  severity: 'warning',
  on: 'suppression',
  summary: 'A suppression comment, or the settings, name a rule that there is not.',
  source: { basis: 'general', lines: [] },
  *check({ suppression, unknown, known }) {
    const named = new Set(suppression.codes.map(({ code }) => code));
    for (const item of unknown) {
      const near = nearest(item.code, known, (code) => code).filter((code) => !named.has(code));
      const isOnly = suppression.codes.length === 1;
      yield at(
        item,
        'whole',
        `There is no rule ${item.code}. The comment suppresses nothing by that name.`,
        ...near.map((code) => fix(`Change to ${code}`, rename(item, code))),
        fix(isOnly ? 'Remove the comment' : `Remove ${item.code}`, remove(isOnly ? suppression : item)),
      );
    }
  },
});
