/** Typing a name where all of its occurrences are typed along: in one file, where they read the same. */
import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver';
import { declarationAt, placeOf } from './at-cursor.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Session } from './session.ts';

/**
 * Null where a name has only one occurrence, one in another file, or one that reads otherwise: those take a rename. So do names in
 * quotes, which may lose or need them.
 */
export function linkedEditingRanges(params: LinkedEditingRangeParams, session: Session): LinkedEditingRanges | null {
  const place = placeOf(params, session);
  const declaration = place && declarationAt(place.document, place.offset);
  if (!declaration) return null;
  const occurrences = occurrencesOf(declaration, session.shared);
  const [first] = occurrences;
  const isAlike = occurrences.every(({ document, cst }) => document === place.document && cst.text === first?.cst.text);
  if (occurrences.length < 2 || !isAlike || first?.cst.text.startsWith('"')) return null;
  return { ranges: occurrences.map(({ cst }) => cst.range), wordPattern: '[A-Za-z_][A-Za-z0-9_-]*' };
}
