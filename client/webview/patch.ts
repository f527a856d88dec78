/**
 * Brings the document to what a view says, changing only what differs: a node that stays keeps its scroll position, its
 * selection, the focus in it and whether it is folded.
 */
import type { Markup, Piece } from './markup.ts';
import { stopOf } from './stops.ts';

/** What each element was brought to: the same piece again asks for nothing. */
const shown = new WeakMap<Element, Markup>();

/**
 * Makes `wanted` the children of `parent`. Siblings that have an identity (`data-key`, else `id`, else what makes them
 * a stop of the arrow keys) are
 * recognised by it wherever they stand, the others by their order.
 */
export function patch(parent: Element, wanted: readonly Piece[]): void {
  const focused = parent.ownerDocument.activeElement;
  patchChildren(parent, wanted);
  // Chromium takes the focus from an element that is moved.
  if (focused !== parent.ownerDocument.activeElement && focused?.isConnected && canFocus(focused)) {
    focused.focus({ preventScroll: true });
  }
}

function patchChildren(parent: Element, wanted: readonly Piece[]): void {
  const wantedKeys = new Set(wanted.map(keyOf));
  const liveByKey = new Map<string, Element>();
  for (const child of [...parent.children]) {
    const key = keyOfElement(child);
    if (key === undefined) continue;
    // What is no longer wanted goes first, so that what stays needn't move past it.
    if (!wantedKeys.has(key) || liveByKey.has(key)) child.remove();
    else liveByKey.set(key, child);
  }

  let next: ChildNode | null = parent.firstChild;
  const keep = (live: ChildNode): void => {
    if (live === next) next = live.nextSibling;
    else parent.insertBefore(live, next);
  };
  for (const piece of wanted) {
    if (typeof piece === 'string') {
      if (next instanceof Text) {
        if (next.data !== piece) next.data = piece;
        keep(next);
      } else parent.insertBefore(parent.ownerDocument.createTextNode(piece), next);
      continue;
    }
    const live = counterpart(piece, next, liveByKey);
    if (live === undefined) parent.insertBefore(create(piece, parent.ownerDocument), next);
    else {
      keep(live);
      update(live, piece);
    }
  }
  while (next !== null) {
    const rest: ChildNode = next;
    next = rest.nextSibling;
    rest.remove();
  }
}

/** The live element that the piece continues, if there is one. */
function counterpart(piece: Markup, next: ChildNode | null, liveByKey: Map<string, Element>): Element | undefined {
  const key = keyOf(piece);
  if (key === undefined) {
    return next instanceof Element && keyOfElement(next) === undefined && isSame(next, piece) ? next : undefined;
  }
  const live = liveByKey.get(key);
  liveByKey.delete(key); // of several pieces with one key, only the first is recognised
  return live !== undefined && isSame(live, piece) ? live : undefined;
}

function keyOf(piece: Piece): string | undefined {
  if (typeof piece === 'string') return undefined;
  return keyIn((name) => piece.attributes[name]);
}

function keyOfElement(element: Element): string | undefined {
  const piece = shown.get(element);
  return piece !== undefined ? keyOf(piece) : keyIn((name) => element.getAttribute(name));
}

function keyIn(attribute: (name: string) => string | null | undefined): string | undefined {
  return attribute('data-key') ?? attribute('id') ?? stopOf(attribute);
}

function isSame(element: Element, piece: Markup): boolean {
  return element.localName === piece.name && element instanceof SVGElement === piece.svg;
}

function create(piece: Markup, document: Document): Element {
  const element = piece.svg
    ? document.createElementNS('http://www.w3.org/2000/svg', piece.name)
    : document.createElement(piece.name);
  for (const [name, value] of Object.entries(piece.attributes)) setAttribute(element, name, value);
  patchChildren(element, piece.children);
  shown.set(element, piece);
  return element;
}

function update(element: Element, piece: Markup): void {
  if (shown.get(element) === piece) return;
  for (const name of element.getAttributeNames()) {
    // Whether a part is folded is the reader's affair once it is there.
    if (!(name in piece.attributes) && name !== 'open') removeAttribute(element, name);
  }
  for (const [name, value] of Object.entries(piece.attributes)) {
    if (name !== 'open') setAttribute(element, name, value);
  }
  patchChildren(element, piece.children);
  shown.set(element, piece);
}

// A click parts a check box from its attribute, hence the property.
function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  if (name === 'checked' && element instanceof HTMLInputElement) element.checked = true;
  if (name === 'selected' && element instanceof HTMLOptionElement) element.selected = true;
}

function removeAttribute(element: Element, name: string): void {
  element.removeAttribute(name);
  if (name === 'checked' && element instanceof HTMLInputElement) element.checked = false;
}

function canFocus(element: Element): element is HTMLElement | SVGElement {
  return element instanceof HTMLElement || element instanceof SVGElement;
}
