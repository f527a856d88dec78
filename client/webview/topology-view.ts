/** The Topology tab: the picture with its zoom, and the same in words. */
import { html, type Markup, type Piece, textOf } from './markup.ts';
import type { Content } from './messages.ts';
import type { PageState, Zoom } from './state.ts';

export function topologyView(state: PageState, content: Content, picture: Markup | undefined): readonly Piece[] {
  return [
    html(
      'div',
      { class: 'toolbar', role: 'group', 'aria-label': 'Zoom' },
      html('button', { type: 'button', 'data-zoom': 'out', 'aria-label': 'Zoom out', title: 'Zoom out' }, '−'),
      html('button', { type: 'button', 'data-zoom': 'in', 'aria-label': 'Zoom in', title: 'Zoom in' }, '+'),
      html('button', { type: 'button', 'data-zoom': 'fit', 'aria-pressed': String(state.zoom === 'fit') }, 'Fit'),
      html('span', { class: 'quiet' }, state.zoom === 'fit' ? undefined : `${Math.round(state.zoom * 100)} %`),
    ),
    picture === undefined
      ? html('p', { class: 'empty' }, 'There is no picture of this topology. The words below say what is in it.')
      : html('div', { class: state.zoom === 'fit' ? 'picture fit' : 'picture' }, shownPicture(picture, state)),
    html(
      'details',
      { class: 'words', open: picture === undefined },
      html('summary', {}, 'The picture in words'),
      html(
        'ul',
        {},
        content.pictureText.map((line) => html('li', {}, line)),
      ),
    ),
  ];
}

/** The keys of the picture's clickable parts, in the order of drawing, each once. */
export function partsOf(picture: Markup): readonly string[] {
  return [...new Set(elementsOf(picture).flatMap((element) => element.attributes['data-place'] ?? []))];
}

function shownPicture(picture: Markup, state: PageState): Markup {
  const parts = partsOf(picture);
  const reached = parts.find((part) => part === state.part) ?? parts[0];
  return {
    ...picture,
    attributes: {
      ...picture.attributes,
      ...size(picture, state.zoom),
      // Not an image: an image's parts couldn't be reached.
      role: 'group',
      'aria-label': 'Picture of the topology. The arrow keys go from part to part, Enter goes to the source.',
    },
    children: picture.children.map((child) => shownPiece(child, state.marked, reached)),
  };
}

/** Of the clickable parts only one is a stop of the Tab key: the arrow keys reach the rest. */
function shownPiece(piece: Piece, marked: readonly string[], reached: string | undefined): Piece {
  if (typeof piece === 'string') return piece;
  const children = piece.children.map((child) => shownPiece(child, marked, reached));
  const place = piece.attributes['data-place'];
  if (place === undefined) return { ...piece, children };
  const isMarked = marked.includes(place);
  const marks = isMarked ? { class: `${piece.attributes['class'] ?? ''} marked`.trim(), 'aria-current': 'true' } : {};
  return {
    ...piece,
    attributes: {
      role: 'button',
      ...piece.attributes,
      ...spoken(piece),
      tabindex: place === reached ? '0' : '-1',
      ...marks,
    },
    children,
  };
}

/** A part is called what stands on it, as one who speaks to the computer would call it; the rest describes it. */
function spoken(part: Markup): Readonly<Record<string, string>> {
  const label = part.attributes['aria-label'];
  const written = elementsOf(part).filter(({ name }) => name === 'text');
  const name = written.map(textOf).join(', ');
  return label === undefined || name === '' || name === label ? {} : { 'aria-label': name, 'aria-description': label };
}

function elementsOf(piece: Piece): readonly Markup[] {
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
