/** The picture read again: the same as if it were read for the first time, with what didn't change neither parsed nor made anew. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Markup, Piece } from '../../client/webview/markup.ts';
import { type SourceElement, safePicture } from '../../client/webview/picture.ts';
import { pictureReader } from '../../client/webview/picture-reader.ts';
import { drawTopology } from '../../language/diagram/index.ts';
import { topologyOf, topologyText } from '../language/diagram/topologies.ts';
import { parseXml, type XmlElement } from '../language/diagram/xml.ts';

const example = await readFile(new URL('../../examples/four-computers.btc', import.meta.url), 'utf8');
const svg = 'http://www.w3.org/2000/svg';

/** As a browser gives it: what is no XML is a page that says so. */
function parse(text: string): SourceElement {
  try {
    return asSource(parseXml(text));
  } catch {
    return { ...asSource({ name: 'html', attributes: new Map(), children: [] }), namespaceURI: null };
  }
}

function asSource({ name, attributes, children }: XmlElement): SourceElement {
  return {
    nodeType: 1,
    nodeValue: null,
    localName: name,
    namespaceURI: svg,
    attributes: [...attributes].map(([key, value]) => ({ name: key, value })),
    childNodes: children.map((child) =>
      typeof child === 'string' ? { nodeType: 3, nodeValue: child, childNodes: [] } : asSource(child),
    ),
  };
}

const drawn = async (text: string) => drawTopology(await topologyOf(text)).svg;

/** Without the line breaks between elements. */
function compact(piece: Piece | undefined): unknown {
  if (piece === undefined || typeof piece === 'string') return piece;
  const children = piece.children.filter((child) => child !== '\n').map(compact);
  return { ...piece, children };
}

const partsIn = (picture: Markup | undefined): readonly Piece[] => {
  const group = picture?.children.findLast((child) => typeof child !== 'string');
  return typeof group === 'object' ? group.children.filter((child) => typeof child !== 'string') : [];
};

test('any picture after any other is what it would be by itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(topologyText, { minLength: 1, maxLength: 4 }), async (texts) => {
      const read = pictureReader(parse);
      for (const text of texts) {
        const picture = await drawn(text);
        if (picture !== '') expect(compact(read(picture))).toEqual(compact(safePicture(parse(picture))));
      }
    }),
    { numRuns: 30 },
  );
});

test('a small change leaves the other parts the same, and parses little', async () => {
  let parsed = '';
  const read = pictureReader((xml) => {
    parsed = xml;
    return parse(xml);
  });
  const before = partsIn(read(await drawn(example)));
  const after = partsIn(read(await drawn(example.replace('drive: "R:"', 'drive: "Q:"'))));
  const fresh = after.filter((part) => !before.includes(part));
  expect(after.length).toBe(before.length);
  expect(after.length).toBeGreaterThan(50);
  expect(fresh.map((part) => typeof part === 'object' && part.attributes['data-place'])).toEqual([
    'cluster:SQLCLU/group:SqlGroup/resource:SqlDisk',
  ]);
  expect(parsed.length).toBeLessThan(1500);
});

test('what is written otherwise is read as a whole, and what is no picture is none', () => {
  const read = pictureReader(parse);
  const odd = `<svg xmlns="${svg}"><g data-place="a"><title>A</title></g></svg>`;
  expect(read(odd)).toEqual(safePicture(parse(odd)));
  // Parts that can't be told apart line by line.
  const frame = (inner: string) =>
    `<svg width="1" height="1">\n<title>T</title>\n<rect x="0"/>\n<g class="a">\n${inner}\n</g>\n</svg>`;
  for (const inner of [
    '<g class="b"><g class="c"></g>\n<path d="M0 0"/></g>',
    '<g class="b">\n<path d="M0 0"/></g>\n<path/>',
  ]) {
    expect(compact(read(frame(inner)))).toEqual(compact(safePicture(parse(frame(inner)))));
  }
  expect(read(frame('<g class="b">'))).toBeUndefined();
  expect(read('no picture')).toBeUndefined();
  expect(JSON.stringify(read(frame('<script>alert(1)</script>\n<path d="M0 0"/>')))).not.toContain('alert');
});
