/** A suppression that hides nothing would hide a finding that comes later. */
import { at, defineRule, fix, remove } from '../rule.ts';
import { list } from '../wording.ts';

export default defineRule({
  code: 'unused-suppression',
  section: 'language',
  severity: 'warning',
  on: 'suppression',
  summary: 'A suppression comment suppresses nothing.',
  source: { basis: 'general', lines: [] },
  fixAll: true,
  // A finding may come up in one of the topologies that a file is part of, and in no other.
  unanimous: true,
  *check({ suppression, idle }) {
    const { about, codes } = suppression;
    const place = about === 'line' ? 'this line' : 'the next line';
    const why = 'The comment would hide one that comes later.';
    if (codes.length === 0) {
      const message = `This comment names no rule whose findings it suppresses on ${place}. It has no effect.`;
      yield at(suppression, 'whole', message, fix('Remove the comment', remove(suppression)));
    } else if (idle.length === codes.length) {
      const message = `There is no finding of ${list(
        codes.map(({ code }) => code),
        'or',
      )} on ${place}. ${why}`;
      yield at(suppression, 'whole', message, fix('Remove the comment', remove(suppression)));
    } else {
      for (const unused of idle) {
        const message = `There is no finding of ${unused.code} on ${place}. ${why}`;
        yield at(unused, 'whole', message, fix(`Remove ${unused.code} from the comment`, remove(unused)));
      }
    }
  },
});
