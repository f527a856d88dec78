/**
 * Takes over the server's picture, element by element and attribute by attribute from a list of what a drawing needs: a
 * script, a style, a link or a reference out of the page never gets into it.
 */
import type { Markup, Piece } from './markup.ts';

/** What is read of a parsed node; the document's own nodes have it. */
export interface SourceNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<SourceNode>;
}
export interface SourceElement extends SourceNode {
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

const elementNode = 1;
const textNode = 3;
const svgNamespace = 'http://www.w3.org/2000/svg';

const elements = new Set([
  ...['svg', 'g', 'defs', 'marker', 'clipPath', 'title', 'desc'],
  ...['rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'path', 'text', 'tspan'],
]);

const attributes = new Set([
  ...['id', 'class', 'role', 'tabindex', 'lang', 'data-place', 'data-findings'],
  ...['x', 'y', 'dx', 'dy', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height'],
  ...['d', 'points', 'pathLength', 'transform', 'viewBox', 'preserveAspectRatio'],
  ...['fill', 'fill-opacity', 'fill-rule', 'opacity', 'visibility', 'paint-order', 'shape-rendering'],
  ...['stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-dashoffset', 'stroke-linecap'],
  ...['stroke-linejoin', 'stroke-miterlimit', 'vector-effect', 'clip-path', 'clip-rule'],
  ...['text-anchor', 'dominant-baseline', 'alignment-baseline', 'baseline-shift', 'textLength', 'lengthAdjust'],
  ...['font-family', 'font-size', 'font-style', 'font-weight', 'letter-spacing', 'text-decoration'],
  ...['marker-start', 'marker-mid', 'marker-end', 'markerWidth', 'markerHeight', 'markerUnits', 'refX', 'refY'],
  ...['orient', 'clipPathUnits'],
]);

/** The picture with only what is allowed in it, or undefined where the element is no `<svg>`. */
export function safePicture(source: SourceElement): Markup | undefined {
  return source.localName === 'svg' && source.namespaceURI === svgNamespace ? safeElement(source) : undefined;
}

function safeElement(source: SourceElement): Markup {
  return {
    name: source.localName,
    svg: true,
    attributes: Object.fromEntries(
      [...source.attributes].flatMap(({ name, value }) => (isAllowed(name, value) ? [[name, value]] : [])),
    ),
    children: [...source.childNodes].flatMap(safePiece),
  };
}

/** Text as it is, an allowed element made safe; anything else goes with all that is in it. */
function safePiece(source: SourceNode): readonly Piece[] {
  if (source.nodeType === textNode) return [source.nodeValue ?? ''];
  return isDrawing(source) ? [safeElement(source)] : [];
}

function isDrawing(source: SourceNode): source is SourceElement {
  return (
    source.nodeType === elementNode &&
    'localName' in source &&
    'namespaceURI' in source &&
    source.namespaceURI === svgNamespace &&
    typeof source.localName === 'string' &&
    elements.has(source.localName)
  );
}

function isAllowed(name: string, value: string): boolean {
  if (!attributes.has(name) && !/^aria-[a-z]+$/.test(name)) return false;
  // A colour, a marker or a clip may come from the same picture, nothing from outside it.
  return !/url|\\/i.test(value) || isFreeText(name) || /^url\(#[\w-]+\)$/.test(value);
}

/** The attributes whose value no one takes for a reference. */
function isFreeText(name: string): boolean {
  return (
    name.startsWith('aria-') || name === 'data-place' || name === 'data-findings' || name === 'id' || name === 'class'
  );
}
