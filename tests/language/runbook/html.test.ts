/** The runbook as a page: its structure as a browser reads it, and names from the file as nothing but text. */
import { describe, expect, test } from 'vitest';
import { html } from '../../../language/runbook/escape/html.ts';
import { buildRunbook, type Runbook, renderHtml } from '../../../language/runbook/index.ts';
import { attribute, elementsIn, readHtml, textOf } from '../../harness/html.ts';
import { harmless, named, refusedByCmd } from './hostile.ts';
import { fourComputers, intake, parse, stepsOf } from './topologies.ts';

/** The elements, with the names of their attributes and what isn't text for people in these. */
function skeleton(page: string): readonly string[] {
  return elementsIn(readHtml(page)).map(({ tagName, attrs }) =>
    [tagName, ...attrs.map(({ name, value }) => (name === 'aria-label' ? name : `${name}=${value}`))].join(' '),
  );
}

const pages = {
  'Windows Server 2003': async () => buildRunbook(await parse(intake)),
  'Windows Server 2008': async () => buildRunbook(await fourComputers()),
  nothing: async () => buildRunbook(await parse('')),
} as const satisfies Record<string, () => Promise<Runbook>>;

describe.each(Object.entries(pages))('of %s', (_, build) => {
  test('has every step once, with all that the runbook says of it', async () => {
    const runbook = await build();
    const articles = elementsIn(readHtml(renderHtml(runbook))).filter(({ tagName }) => tagName === 'article');
    const steps = stepsOf(runbook);
    expect(articles.map((article) => attribute(article, 'id'))).toEqual(
      steps.map((_step, index) => `step-${index + 1}`),
    );
    for (const [index, step] of steps.entries()) {
      const said = articles
        .slice(index, index + 1)
        .map(textOf)
        .join('');
      const { title, where, who, kind, before, console, commands, check, record, undo, source, id, files } = step;
      for (const text of [
        ...[`${index + 1}. ${title}`, where, who, kind, ...before, ...console, ...check.expect, ...record],
        ...[...commands, ...check.commands, ...undo.commands].map(({ lines }) => lines.join('\n')),
        ...files.map(({ text: whole }) => whole.trimEnd()),
        ...[...undo.actions, source, id],
      ]) {
        expect(said).toContain(text);
      }
    }
  });

  test('leads nowhere but into itself, and its links and labels lead somewhere', async () => {
    const elements = elementsIn(readHtml(renderHtml(await build())));
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = elements.flatMap((element) => attribute(element, 'href') ?? []);
    expect(links.filter((link) => !ids.some((id) => link === `#${id}`))).toEqual([]);
    const labels = elements.flatMap(
      (element) => attribute(element, 'aria-labelledby') ?? attribute(element, 'for') ?? [],
    );
    expect(labels.filter((label) => !ids.includes(label))).toEqual([]);
  });

  test('loads nothing and runs nothing', async () => {
    const page = renderHtml(await build());
    const tags = new Set(elementsIn(readHtml(page)).map(({ tagName }) => tagName));
    for (const tag of ['script', 'link', 'img', 'iframe', 'object', 'embed', 'base', 'form'])
      expect(tags).not.toContain(tag);
    expect(page).not.toMatch(/url\(|@import|<[^>]* (?:on\w+|src|style)=/i);
  });

  test('is the same, byte for byte, each time', async () => {
    expect(renderHtml(await build())).toBe(renderHtml(await build()));
  });
});

test('can be read without seeing it: language, landmarks, one title, headings without gaps, names of boxes', async () => {
  const elements = elementsIn(readHtml(renderHtml(await pages['Windows Server 2008']())));
  const count = (tag: string) => elements.filter(({ tagName }) => tagName === tag).length;
  expect(elements.find(({ tagName }) => tagName === 'html')?.attrs).toEqual([{ name: 'lang', value: 'en' }]);
  expect(['h1', 'main', 'nav', 'header', 'title'].map(count)).toEqual([1, 1, 1, 1, 1]);
  const levels = elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
  for (const [index, level] of levels.slice(1).entries()) expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
  const boxes = elements.filter(({ tagName }) => tagName === 'input');
  const named = boxes.filter(
    (box) =>
      attribute(box, 'aria-label') !== undefined ||
      (box.parentNode && 'tagName' in box.parentNode && box.parentNode.tagName === 'label') ||
      elements.some((label) => attribute(label, 'for') === attribute(box, 'id')),
  );
  expect(named).toEqual(boxes);
});

describe('a name that means harm', () => {
  test.each([...harmless, ...refusedByCmd])('%s is only text', async (name) => {
    const runbook = buildRunbook(await parse(named('2003', name)));
    const page = renderHtml(runbook);
    // A twin with the same length of lists: what is refused has no commands, whatever it is called.
    const twin = {
      ...runbook,
      phases: runbook.phases,
      ...JSON.parse(harmlessCopy(JSON.stringify(plain(runbook)), name)),
    };
    expect(skeleton(page)).toEqual(skeleton(renderHtml(twin)));
    expect(textOf(readHtml(page))).toContain(name);
  });
});

/** What the page shows of a runbook, without the objects that it comes from. */
function plain({ title, needed, leftOut, phases }: Runbook) {
  return {
    title,
    needed,
    leftOut: leftOut.map(({ text }) => ({ text })),
    phases: phases.map((phase) => ({ ...phase, steps: phase.steps.map(({ origin, ...step }) => step) })),
  };
}

/** The JSON with another name in place of the harmful one, as it stands in strings. */
function harmlessCopy(json: string, name: string): string {
  return json.replaceAll(JSON.stringify(name).slice(1, -1), 'Plain');
}

test('a template escapes texts, in tags and between them, and shows what is invisible', () => {
  const text = `<a href="x" id='y'>&amp;\u202E\u0000\n`;
  const escaped = '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;[U+202E][U+0000][U+000A]';
  expect(html`<p title="${text}">${text}</p>`.html).toBe(`<p title="${escaped}">${escaped}</p>`);
  expect(html`${[html`<b>${1}</b>`, html`<i></i>`]}${undefined}`.html).toBe('<b>1</b><i></i>');
});

describe('the colours', () => {
  /** What stands on what. */
  const pairs = [
    ...['ink', 'faint', 'link'].map((ink) => [ink, 'paper']),
    ...[
      ['ink', 'block'],
      ['ink', 'note'],
      ['changing-ink', 'changing'],
      ['disruptive-ink', 'disruptive'],
    ],
    ['read-only-ink', 'read-only'],
  ] as const;

  test('of a light and a dark screen and of paper are told apart by a contrast of at least 4.5', async () => {
    const themes = renderHtml(await pages.nothing()).match(/:root \{[^}]*\}/g) ?? [];
    expect(themes.length).toBe(3);
    for (const theme of themes) {
      const colours = new Map(
        [...theme.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
      );
      for (const [ink = '', paper = ''] of pairs) {
        expect(contrast(colours.get(ink), colours.get(paper)), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  /** WCAG 2, contrast ratio. */
  function contrast(a = '', b = ''): number {
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
});
