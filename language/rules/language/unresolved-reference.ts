/** A reference that finds nothing of the kind that its place wants. */
import { keptOf } from '../../model/memo.ts';
import { fullName } from '../../model/paths.ts';
import type { Element, Reference, Topology } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related, retarget } from '../rule.ts';
import { declareFixes } from './declare.ts';
import { isSameName, nearest } from './near.ts';
import { relativesOf } from './relatives.ts';
import { namesIn, suitableFor } from './suitable.ts';
import { titleOf, titleOfWanted } from './targets.ts';

/**
 * Where more references than this find nothing, none of them is a typing mistake: a file is missing, or a program has written this
 * one. To look for what each of them may have meant would take minutes.
 */
const mostMistyped = 1000;

export default defineRule({
  code: 'unresolved-reference',
  section: 'language',
  severity: 'error',
  on: 'reference',
  summary: 'A reference finds nothing of the kind that is wanted in its place.',
  source: { basis: 'general', lines: [] },
  *check(reference, whole) {
    const { failure } = reference;
    if (failure?.reason !== 'unresolved') return;
    const hidden = hiddenFrom(reference);
    const namesake = namesakeOf(reference);
    const problem =
      hidden.length > 0 ? `${failure.name} is declared in a file that this one doesn't import.` : undefined;
    yield at(
      { origin: failure.origin },
      'name',
      `${problem ?? whatIsWrong(reference, namesake)} Until it finds something, what follows from it isn't checked.`,
      ...(namesake ? [related(namesake, 'name', `${namesake.name} is ${titleOf(namesake)}.`)] : []),
      ...hidden.map((element) => related(element, 'name', `${fullName(element)} is declared here.`)),
      // The edit brings the import along.
      ...hidden.map((element) =>
        fix(`Import the file that declares ${fullName(element)}`, retarget(reference, element)),
      ),
      ...(unresolvedIn(whole()) > mostMistyped ? [] : fixesOf(reference, namesake, whole())),
    );
  },
});

/** How many references find nothing. */
const unresolvedIn = keptOf(
  ({ failures }): number => failures.filter(({ failure }) => failure?.reason === 'unresolved').length,
);

function fixesOf(reference: Reference, namesake: Element | undefined, topology: Topology): readonly Extra[] {
  return [
    ...changeFixes(reference, namesake ? relativesOf(namesake, reference) : []),
    // What has the name was probably taken for what is wanted: a second thing of that name would hide the mistake.
    ...(namesake ? [] : declareFixes(reference, topology)),
  ];
}

/** What a file declares that the reference's file doesn't import. */
function hiddenFrom(reference: Reference): readonly Element[] {
  const { failure, text } = reference;
  if (!failure || namesIn(text).length > 1) return [];
  return suitableFor(reference, failure.candidates.hidden(failure.name));
}

/** Something of the name, but of another kind. */
function namesakeOf({ text, failure }: Reference): Element | undefined {
  if (!failure || namesIn(text).length > 1) return undefined;
  // The resource of a clustered host has no name of its own.
  return failure.candidates.named(failure.name).find(({ schema }) => schema !== 'biztalkHost');
}

function whatIsWrong({ text, wanted, failure }: Reference, namesake: Element | undefined): string {
  const name = failure?.name ?? text;
  const title = titleOfWanted(wanted);
  if (namesake) return `${name} is ${titleOf(namesake)}; ${article(title)} ${title} is wanted here.`;
  const names = namesIn(text);
  const qualifiers = names.slice(
    0,
    Math.max(
      0,
      names.findIndex((other) => isSameName(other, name)),
    ),
  );
  const within = qualifiers.length > 0 ? ` in ${qualifiers.join('.')}` : '';
  return `No ${title} is named ${name}${within}.`;
}

function article(title: string): string {
  return /^[aeio]/i.test(title) ? 'an' : 'a';
}

/**
 * What was probably meant: what has to do with a namesake, else what has a similar name, that first which is declared in what
 * the reference names.
 */
function changeFixes(reference: Reference, relatives: readonly Element[]): readonly Extra[] {
  const { failure, text } = reference;
  if (!failure) return [];
  const qualifier = namesIn(text).slice(0, -1).join('.').toLowerCase();
  const isInside = (element: Element) =>
    qualifier !== '' && fullName(element).toLowerCase().startsWith(`${qualifier}.`);
  // Few are near: whether they suit is asked of those alone.
  const { candidates } = failure;
  const near = nearest(failure.name, candidates.names(), (name) => name, Number.POSITIVE_INFINITY).flatMap((name) =>
    candidates.named(name),
  );
  const suitable = relatives.length > 0 ? [] : suitableFor(reference, near);
  const inside = suitable.filter(isInside);
  const inOrder = inside.length === 0 ? suitable : [...inside, ...suitable.filter((element) => !isInside(element))];
  const meant = relatives.length > 0 ? relatives : nearest(failure.name, inOrder, ({ name }) => name);
  const isAlone = ({ name }: Element) => meant.filter((other) => isSameName(other.name, name)).length === 1;
  return meant.map((element) =>
    fix(`Change to ${isAlone(element) ? element.name : fullName(element)}`, retarget(reference, element)),
  );
}
