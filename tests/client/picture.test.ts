/** What of a picture gets into the page: a drawing, whole; anything that could act or reach outside, never. */
import { describe, expect, test } from 'vitest';
import type { Markup, Piece } from '../../client/webview/markup.ts';
import { type SourceElement, type SourceNode, safePicture } from '../../client/webview/picture.ts';

const svg = 'http://www.w3.org/2000/svg';
const xhtml = 'http://www.w3.org/1999/xhtml';

/** An element as a parser would give it. */
function element(
  localName: string,
  attributes: Readonly<Record<string, string>> = {},
  childNodes: readonly SourceNode[] = [],
  namespaceURI: string | null = svg,
): SourceElement {
  const list = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  return { nodeType: 1, nodeValue: null, localName, namespaceURI, attributes: list, childNodes };
}
const node = (nodeType: number, nodeValue: string): SourceNode => ({ nodeType, nodeValue, childNodes: [] });
const text = (value: string): SourceNode => node(3, value);

/** The picture as XML, for reading. */
function written(piece: Piece | undefined): string {
  if (piece === undefined || typeof piece === 'string') return piece ?? 'nothing';
  const attributes = Object.entries(piece.attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${piece.name}${attributes.join('')}>${piece.children.map(written).join('')}</${piece.name}>`;
}
function safe(...childNodes: readonly SourceNode[]): string {
  const picture: Markup | undefined = safePicture(element('svg', {}, childNodes));
  return written(picture).slice('<svg>'.length, -'</svg>'.length);
}

test('a drawing comes through whole', () => {
  const part = element(
    'g',
    {
      class: 'btc-place btc-node',
      'data-place': 'node:BTS01',
      tabindex: '0',
      role: 'button',
      'aria-label': 'Node url(BTS01)',
    },
    [
      element('title', {}, [text('Node <BTS01> & more')]),
      element('rect', { x: '8', y: '8', width: '80', height: '24', rx: '3', fill: '#fff', stroke: 'url(#shade)' }),
      element('path', {
        d: 'M0 0L8 8',
        transform: 'translate(4 4)',
        'marker-end': 'url(#arrow)',
        'aria-hidden': 'true',
      }),
      element('g', { class: 'btc-badge', 'data-findings': 'node:url(BTS01)', 'aria-description': 'BTS01' }),
      element('text', { x: '12', y: '20', 'font-size': '12', textLength: '70', lengthAdjust: 'spacingAndGlyphs' }, [
        text('BTS01'),
      ]),
    ],
  );
  const picture = safePicture(element('svg', { viewBox: '0 0 96 40', width: '96', height: '40' }, [part]));
  expect(picture?.svg).toBe(true);
  expect(written(picture)).toBe(
    '<svg viewBox="0 0 96 40" width="96" height="40">' +
      '<g class="btc-place btc-node" data-place="node:BTS01" tabindex="0" role="button" aria-label="Node url(BTS01)">' +
      '<title>Node <BTS01> & more</title>' +
      '<rect x="8" y="8" width="80" height="24" rx="3" fill="#fff" stroke="url(#shade)"></rect>' +
      '<path d="M0 0L8 8" transform="translate(4 4)" marker-end="url(#arrow)" aria-hidden="true"></path>' +
      '<g class="btc-badge" data-findings="node:url(BTS01)" aria-description="BTS01"></g>' +
      '<text x="12" y="20" font-size="12" textLength="70" lengthAdjust="spacingAndGlyphs">BTS01</text></g></svg>',
  );
});

test('what is no SVG element is no picture', () => {
  expect(safePicture(element('svg', {}, [], xhtml))).toBeUndefined();
  expect(safePicture(element('svg', {}, [], null))).toBeUndefined();
  expect(safePicture(element('parsererror', {}, [], xhtml))).toBeUndefined();
  expect(safePicture(element('g'))).toBeUndefined();
});

describe('elements', () => {
  test.each([
    ...['script', 'style', 'foreignObject', 'image', 'use', 'a', 'animate', 'set', 'iframe', 'feImage', 'filter'],
    ...['handler', 'listener', 'metadata', 'switch', 'video', 'SCRIPT'],
  ])('%s goes, with what is in it', (name) => {
    expect(safe(element(name, { class: 'x' }, [element('rect'), text('alert(1)')]), element('g'))).toBe('<g></g>');
  });

  test('an allowed name of another language goes', () => {
    expect(safe(element('title', {}, [text('x')], xhtml), element('text', {}, [], null))).toBe('');
  });

  test('comments, instructions and CDATA go, text stays text', () => {
    const hostile = '<script>alert(1)</script>';
    expect(safe(node(8, hostile), node(7, hostile), node(4, hostile), element('text', {}, [text(hostile)]))).toBe(
      `<text>${hostile}</text>`,
    );
    const picture = safePicture(element('svg', {}, [text(hostile)]));
    expect(picture?.children).toEqual([hostile]);
  });
});

describe('attributes', () => {
  test.each([
    ...['onclick', 'onload', 'ONLOAD', 'onfocusin', 'style', 'href', 'xlink:href', 'src', 'xml:base', 'xmlns', 'from'],
    ...[
      'attributeName',
      'filter',
      'mask',
      'target',
      'data-tab',
      'data-finding',
      'data-show',
      'data-to-badge',
      'data-copy',
      'data-zoom',
      'data-step',
      'data-key',
      'is',
    ],
    ...['aria-', 'aria-label2', 'aria-x:y', '__proto__', 'constructor'],
  ])('%s goes', (name) => {
    expect(safe(element('g', JSON.parse(`{${JSON.stringify(name)}:"alert(1)","class":"kept"}`)))).toBe(
      '<g class="kept"></g>',
    );
  });

  test.each([
    'url(https://example.org/a.svg#b)',
    'url("https://example.org")',
    "url('#arrow')",
    'URL(//example.org)',
    'url( #arrow )',
    'url(#a) url(https://example.org)',
    'u\\72l(https://example.org)',
    '\\75rl(https://example.org)',
  ])('a fill of %s goes', (fill) => {
    expect(safe(element('rect', { fill, x: '1' }))).toBe('<rect x="1"></rect>');
  });
});
