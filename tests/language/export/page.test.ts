/** Exported pages: they need nothing else, can be read without seeing them, and their colours can be told apart. */
import { describe, expect, test } from 'vitest';
import { darkStylesheet, stylesheet } from '../../../language/diagram/index.ts';
import { attribute, elementsIn, readHtml } from '../../harness/html.ts';
import { example, exported, fails } from './exported.ts';

describe.each(['topology', 'failover'] as const)('the page of the %s view', (view) => {
  const page = () => exported(example, view, 'html', [fails('SQL01', 'SQL02')]);

  test('loads nothing, runs nothing and leads nowhere but into itself', async () => {
    const text = await page();
    const elements = elementsIn(readHtml(text));
    const tags = new Set(elements.map(({ tagName }) => tagName));
    for (const tag of ['script', 'link', 'img', 'iframe', 'object', 'embed', 'base', 'form']) {
      expect(tags).not.toContain(tag);
    }
    expect(text).not.toMatch(/url\(|@import|<[^>]* (?:on\w+|src|style)=/i);
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = elements.flatMap(
      (element) => attribute(element, 'href')?.slice(1) ?? attribute(element, 'aria-labelledby') ?? [],
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
  });

  test('has its language, landmarks, one title, headings without gaps, and names for what scrolls', async () => {
    const elements = elementsIn(readHtml(await page()));
    const count = (tag: string) => elements.filter(({ tagName }) => tagName === tag).length;
    expect(elements.find(({ tagName }) => tagName === 'html')?.attrs).toEqual([{ name: 'lang', value: 'en' }]);
    expect(['h1', 'main', 'nav', 'header', 'figure', 'svg'].map(count)).toEqual([1, 1, 1, 1, 1, 1]);
    const levels = elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
    for (const [index, level] of levels.slice(1).entries()) expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
    const reached = elements.filter((element) => attribute(element, 'tabindex') !== undefined);
    expect(reached.filter((element) => !attribute(element, 'aria-label'))).toEqual([]);
    expect(reached.length).toBe(count('figure') + count('table'));
  });
});

test('every colour of the picture has a dark one, and texts a contrast of at least 4.5 in both', () => {
  const light = new Map(
    [...stylesheet.matchAll(/var\(--vscode-([\w-]+), (#[0-9a-f]{6})\)/g)].map(([, name, value]) => [name, value]),
  );
  const dark = new Map(
    [...darkStylesheet.matchAll(/--vscode-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
  for (const colours of [light, dark]) {
    const paper = colours.get('editor-background') ?? '';
    for (const [name = '', colour = ''] of colours) {
      const isText = ['editor-foreground', 'descriptionForeground'].includes(name);
      // Outlines of what is only listed are decoration.
      const wanted = isText ? 4.5 : ['editor-background', 'widget-border'].includes(name) ? 1 : 3;
      expect(contrast(colour, paper), `${name} ${colour} on ${paper}`).toBeGreaterThanOrEqual(wanted);
    }
  }
});

/** WCAG 2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
