/** A picture on the page, in whichever tab: its zoom, and its parts as buttons of which the Tab key reaches one. */
import { remembered } from './keep.ts';
import { l10n } from './l10n.ts';
import { html, type Markup, type Piece, textOf } from './markup.ts';
import type { PageState } from './state.ts';
import { stopOf } from './stops.ts';
import type { Zoom } from './zoom.ts';

export function zoomBar(zoom: Zoom): Markup {
  return html(
    'div',
    { class: 'toolbar', role: 'group', 'aria-label': l10n.t('Zoom'), 'data-key': 'zoom' },
    html(
      'button',
      { type: 'button', 'data-zoom': 'out', 'aria-label': l10n.t('Zoom out'), title: l10n.t('Zoom out') },
      '−',
    ),
    html(
      'button',
      { type: 'button', 'data-zoom': 'in', 'aria-label': l10n.t('Zoom in'), title: l10n.t('Zoom in') },
      '+',
    ),
    html('button', { type: 'button', 'data-zoom': 'fit', 'aria-pressed': String(zoom === 'fit') }, l10n.t('Fit')),
    html('span', { class: 'quiet' }, zoom === 'fit' ? undefined : `${Math.round(zoom * 100)} %`),
  );
}

/**
 * @param picture the picture, made safe, or undefined where it is no picture
 * @param label what a screen reader says of it, with the keys that it understands
 */
export function pictureView(state: PageState, picture: Markup | undefined, label: string): Markup {
  return picture === undefined
    ? html(
        'p',
        { class: 'empty', 'data-key': 'picture' },
        l10n.t('There is no picture of this topology. The words say it all.'),
      )
    : html(
        'div',
        { class: state.zoom === 'fit' ? 'picture fit' : 'picture', 'data-key': 'picture' },
        shownPicture(picture, state, label),
      );
}

/** What the picture shows, as a list that can be folded away. */
export function wordsView(words: readonly string[], open: boolean): Markup {
  return html(
    'details',
    { class: 'words', open, 'data-key': 'words' },
    html('summary', {}, l10n.t('The picture in words')),
    wordList(words),
  );
}

const wordList = remembered((words: readonly string[]) =>
  html(
    'ul',
    {},
    words.map((line) => html('li', {}, line)),
  ),
);

/** The stops of the picture, its clickable parts and their badges, in the order of drawing, each once. */
export function stopsOf(picture: Markup): readonly string[] {
  return [...new Set(stopsIn(picture))];
}

const known = new WeakMap<Markup, readonly string[]>();

/** Those of the piece itself and of all within it. */
function stopsIn(piece: Markup): readonly string[] {
  const before = known.get(piece);
  if (before !== undefined) return before;
  const own = stopOf((name) => piece.attributes[name]);
  const inner = piece.children.flatMap((child) => (typeof child === 'string' ? [] : stopsIn(child)));
  const stops = own === undefined ? inner : [own, ...inner];
  known.set(piece, stops);
  return stops;
}

function shownPicture(picture: Markup, state: PageState, label: string): Markup {
  const stops = stopsOf(picture);
  const reached = stops.find((stop) => stop === state.part) ?? stops[0];
  return {
    ...picture,
    attributes: {
      ...picture.attributes,
      ...size(picture, state.zoom),
      // Not an image: an image's parts couldn't be reached.
      role: 'group',
      'aria-label': label,
    },
    children: picture.children.map((child) => shownPiece(child, state, reached)),
  };
}

/** Of all the stops only one is the Tab key's: the arrow keys reach the rest. */
function shownPiece(piece: Piece, state: PageState, reached: string | undefined): Piece {
  if (typeof piece === 'string' || stopsIn(piece).length === 0) return piece;
  const stop = stopOf((name) => piece.attributes[name]);
  if (stop !== undefined) return shownStop(piece, stop === reached, markOf(piece, state));
  return { ...piece, children: piece.children.map((child) => shownPiece(child, state, reached)) };
}

/** A button that holds no other: parts and badges stand side by side. */
const shownStop = remembered(
  (piece: Markup, isReached: boolean, mark: 'marked' | 'chosen' | undefined): Markup => ({
    ...piece,
    attributes: {
      role: 'button',
      ...piece.attributes,
      ...spoken(piece),
      tabindex: isReached ? '0' : '-1',
      ...(mark === undefined ? {} : { class: `${piece.attributes['class'] ?? ''} ${mark}`.trim() }),
      ...(mark === 'marked' ? { 'aria-current': 'true' } : {}),
    },
  }),
);

/** A part that the cursor is in is marked, a badge whose findings are listed is chosen. */
function markOf({ attributes }: Markup, { marked, findingsOf }: PageState): 'marked' | 'chosen' | undefined {
  const { 'data-place': place, 'data-findings': badged } = attributes;
  if (badged !== undefined) return badged === findingsOf ? 'chosen' : undefined;
  return place !== undefined && marked.includes(place) ? 'marked' : undefined;
}

/** A part is called what stands on it, as one who speaks to the computer would call it; the rest describes it. */
function spoken(part: Markup): Readonly<Record<string, string>> {
  // On a badge stands a mere number.
  if (part.attributes['data-place'] === undefined) return {};
  const label = part.attributes['aria-label'];
  const written = elementsOf(part).filter(({ name }) => name === 'text');
  const name = written.map(textOf).join(', ');
  return label === undefined || name === '' || name === label ? {} : { 'aria-label': name, 'aria-description': label };
}

/** The element and all within it, in their order. */
export function elementsOf(piece: Piece): readonly Markup[] {
  return typeof piece === 'string' ? [] : [piece, ...piece.children.flatMap(elementsOf)];
}

/** Width and height from the picture's own, or from its view box. */
function size(picture: Markup, zoom: Zoom): Readonly<Record<string, string>> {
  const [, , boxWidth, boxHeight] = (picture.attributes['viewBox'] ?? '').split(/[\s,]+/).map(Number);
  const width = Number.parseFloat(picture.attributes['width'] ?? '') || boxWidth;
  const height = Number.parseFloat(picture.attributes['height'] ?? '') || boxHeight;
  if (!width || !height) return {};
  const factor = zoom === 'fit' ? 1 : zoom;
  return { width: String(width * factor), height: String(height * factor) };
}
