/** Names that mean harm: in every view and format they are nothing but text. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { visible } from '../../../language/diagram/index.ts';
import type { ExportFormat } from '../../../language/index.ts';
import { attribute, elementsIn, readHtml, textOf } from '../../harness/html.ts';
import { hostileNames } from '../diagram/topologies.ts';
import { harmless, named, refusedByCmd } from '../runbook/hostile.ts';
import { exported, fails } from './exported.ts';

const views = ['topology', 'failover'] as const;
/** An empty name is none, and one of 80 letters has nothing to escape but is shortened in the picture. */
const names = [...new Set([...harmless, ...refusedByCmd, ...hostileNames])].filter((name) => name.trim() !== '');
const events = [fails('N1')];

type View = (typeof views)[number];

function naming(name: string, view: View, format: ExportFormat): Promise<string> {
  return exported(named('2008', name), view, format, events);
}

const plain = new Map<string, Promise<string>>();
/** The same export of a topology whose names mean nothing. */
function plainly(view: View, format: ExportFormat): Promise<string> {
  const key = `${view} ${format}`;
  const known = plain.get(key) ?? naming('Plain', view, format);
  plain.set(key, known);
  return known;
}

describe.each(views)('in the %s view', (view) => {
  test.each(names)('%j is text in the page', async (name) => {
    const page = await naming(name, view, 'html');
    const harmlessOne = await plainly(view, 'html');
    expect(skeleton(page)).toEqual(skeleton(harmlessOne));
    expect(textOf(readHtml(page)).replaceAll(/\s+/g, ' ')).toContain(visible(name).replaceAll(/\s+/g, ' '));
    expect(hidden(page)).toEqual([]);
  });

  test.each(names)('%j is text in the picture', async (name) => {
    const svg = await naming(name, view, 'svg');
    expect(XMLValidator.validate(svg)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: true });
    const found = keysIn(parser.parse(svg));
    const known = keysIn(parser.parse(await plainly(view, 'svg')));
    // Whether a text is shortened or held to a width depends on its letters.
    known.add('@textLength').add('@lengthAdjust').add('#text');
    expect([...found].filter((key) => !known.has(key))).toEqual([]);
    expect(hidden(svg)).toEqual([]);
  });

  test.each(names)('%j is text in Markdown', async (name) => {
    const markdown = await naming(name, view, 'md');
    const harmlessOne = await plainly(view, 'md');
    expect(markdown).not.toMatch(/<[a-z/!?]/i);
    expect(markdown).not.toMatch(/(?<!\\)\]\(|(?<!\\)[`~$]/);
    expect(shapes(markdown)).toEqual(shapes(harmlessOne));
    expect(hidden(markdown)).toEqual([]);
  });
});

test('a name that runs from right to left turns nothing around it', async () => {
  const text = 'cluster "שלום" { windows: 2008 node N1 node N2 }';
  const page = readHtml(await exported(text, 'topology', 'html'));
  const isolated = elementsIn(page)
    .filter(({ tagName }) => tagName === 'bdi')
    .map(textOf);
  expect(new Set(isolated)).toEqual(new Set(['שלום']));
  expect(await exported(text, 'topology', 'md')).toContain('- Cluster \u2068שלום\u2069 runs Windows Server 2008 and');
});

/** Elements with their attributes, but for those that are text for people, and for the picture, whose labels depend on widths. */
function skeleton(page: string): readonly string[] {
  const document = readHtml(page);
  const pictured = new Set(
    elementsIn(document)
      .filter(({ tagName }) => tagName === 'svg')
      .flatMap(elementsIn),
  );
  return elementsIn(document)
    .filter((element) => !pictured.has(element) && element.tagName !== 'bdi')
    .map((element) =>
      [
        element.tagName,
        ...element.attrs.map(({ name }) =>
          name === 'aria-label' ? name : `${name}=${attribute(element, name) ?? ''}`,
        ),
      ].join(' '),
    );
}

/** Names of elements and attributes, wherever they are. */
function keysIn(value: unknown, keys = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return keys;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) keys.add(key);
    keysIn(inner, keys);
  }
  return keys;
}

/** What each line is: a heading of a level, an item, a row with so many cells, or text. */
function shapes(markdown: string): readonly string[] {
  return markdown.split('\n').map((line) => {
    if (line.startsWith('|')) return `row ${line.match(/(?<!\\)\|/g)?.length}`;
    return /^(#+|-) /.exec(line)?.[1] ?? (line === '' ? '' : 'text');
  });
}

/** Controls that a reader doesn't see, but for line feeds and the marks around names from right to left. */
function hidden(text: string): readonly string[] {
  return [...text.matchAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu)]
    .map(([character]) => character)
    .filter((character) => !'\n\u2068\u2069'.includes(character));
}
