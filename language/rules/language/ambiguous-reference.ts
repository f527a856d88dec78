/** A short name that several declarations have, none of them nearer than the others. */
import { fullName } from '../../model/paths.ts';
import { at, defineRule, fix, related, retarget } from '../rule.ts';
import { list } from '../wording.ts';
import { suitableFor } from './suitable.ts';

/** A message and its actions are for reading. */
const mostShown = 10;

export default defineRule({
  code: 'ambiguous-reference',
  section: 'language',
  severity: 'error',
  on: 'reference',
  summary: 'A reference could mean several declarations.',
  source: { basis: 'general', lines: [] },
  *check(reference) {
    const { failure } = reference;
    if (failure?.reason !== 'ambiguous') return;
    const shown = failure.found.slice(0, mostShown);
    const others = failure.found.length - shown.length;
    const names = [...shown.map(fullName), ...(others > 0 ? [`${others} more`] : [])];
    const meant = suitableFor(reference, failure.found).slice(0, mostShown);
    yield at(
      { origin: failure.origin },
      'name',
      `${failure.name} could be ${list(names, 'or')}. Name what it is declared in, so that it means one of them.`,
      ...shown.map((candidate) => related(candidate, 'name', `It could mean ${fullName(candidate)}.`)),
      ...meant.map((candidate) => fix(`Change to ${fullName(candidate)}`, retarget(reference, candidate))),
    );
  },
});
