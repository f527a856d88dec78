/** Ways from the page to a place in the source. */
import { l10n } from './l10n.ts';
import { type Child, html, type Piece } from './markup.ts';

/** The text, as a way to its place in the source where it has one. */
export function linked(text: string, place: string | undefined): Piece {
  return place === undefined ? text : html('button', { type: 'button', class: 'link', 'data-place': place }, text);
}

/** A short link behind a long text. */
export function toSource(text: string, place: string | undefined): Child {
  if (place === undefined) return undefined;
  const label = l10n.t('Show in the file: {0}', text);
  return [
    ' ',
    html(
      'button',
      { type: 'button', class: 'link', 'data-place': place, 'aria-label': label },
      l10n.t('Show in the file'),
    ),
  ];
}
