/** Exports: complete, the same each time, and made of the words that the views have. */
import { readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { drawTopology, stylesheet } from '../../../language/diagram/index.ts';
import {
  buildRunbook,
  exportFormatsOf,
  exportTopology,
  exportViews,
  failoverOf,
  renderRunbookAsHtml,
  renderRunbookAsMarkdown,
} from '../../../language/index.ts';
import { readBaseline } from '../../harness/baselines.ts';
import { attribute, elementsIn, readHtml, textOf } from '../../harness/html.ts';
import { fourComputers, parse } from '../runbook/topologies.ts';
import { example, exported, fails, forms } from './exported.ts';

const down = [fails('BTS01')];

test('what a view can be exported as is what there is', () => {
  expect(exportViews.flatMap((view) => exportFormatsOf(view).map((format) => `${view} ${format}`)).sort()).toEqual(
    forms.map(([view, format]) => `${view} ${format}`).sort(),
  );
});

test.each(forms)('%s as %s is the same, byte for byte, each time, with line feeds only', async (view, format) => {
  const text = await exported(example, view, format, down);
  expect(await exported(example, view, format, down)).toBe(text);
  expect(text).toMatch(/[^\n]\n$/);
  expect(text).not.toContain('\r');
});

test.each([
  ['topology.md', 'topology', down],
  ['failover.md', 'failover', down],
  ['failover-lost.md', 'failover', [fails('SQL01', 'SQL02')]],
] as const)('of the four computers, %s reads', async (name, view, events) => {
  const path = new URL(`golden/${name}`, import.meta.url);
  const text = await exported(example, view, 'md', events);
  if (env['UPDATE_GOLDEN']) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
});

test('at the start, what works on several computers has all of them', async () => {
  expect((await exported(example, 'failover', 'md', [])).split('\n')).toContain(
    '| Host ProcessingHost | Works | On BTS01, BTS02. |',
  );
});

test('a runbook is the one that `btc runbook` renders', async () => {
  const runbook = buildRunbook(await fourComputers());
  expect(await exported(example, 'runbook', 'html')).toBe(renderRunbookAsHtml(runbook));
  expect(await exported(example, 'runbook', 'md')).toBe(renderRunbookAsMarkdown(runbook));
});

describe.each(['topology', 'failover'] as const)('the picture of the %s view', (view) => {
  test('is a file of XML that brings its style and has nothing to click', async () => {
    const svg = await exported(example, view, 'svg', down);
    expect(XMLValidator.validate(svg)).toBe(true);
    const [, root] = new XMLParser({ preserveOrder: true, ignoreAttributes: false }).parse(svg);
    expect(root[':@']).toMatchObject({ '@_xml:lang': 'en', '@_xmlns': 'http://www.w3.org/2000/svg' });
    const style = root.svg.find((child: object) => 'style' in child).style;
    expect(style).toEqual([{ '#text': stylesheet.trim() }]);
    expect(svg).not.toMatch(/data-place=|tabindex|role="button"|<script|url\(|href/);
  });

  test('is in the page too, without a style of its own', async () => {
    const svg = await exported(example, view, 'svg', down);
    const inner = svg.slice(svg.indexOf('<rect'), svg.indexOf('</svg>'));
    const page = await exported(example, view, 'html', down);
    expect(page).toContain(inner);
    expect(page.match(/<style>/g)).toHaveLength(1);
  });
});

test('the picture of a failover shows the end of it', async () => {
  const topology = await fourComputers();
  const labels = (svg: string) => [...svg.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label);
  const { drawn } = failoverOf(topology, { events: down, at: 1, pairs: false });
  expect(labels(await exported(example, 'failover', 'svg', down))).toEqual(labels(drawn.svg));
  expect(labels(await exported(example, 'topology', 'svg', down))).toEqual(labels(drawTopology(topology).svg));
});

test.each(['topology', 'failover'] as const)('page and Markdown of the %s view say the same', async (view) => {
  const page = readHtml(await exported(example, view, 'html', down));
  const wanted = ['h1', 'h2', 'h3', 'p', 'li', 'th', 'td'];
  const said = elementsIn(page)
    .filter((element) => wanted.includes(element.tagName) && attribute(element, 'id') !== 'contents')
    .filter(({ parentNode }) => !(parentNode && 'tagName' in parentNode && isContents(parentNode)))
    .map((element) => textOf(element).trim());
  const markdown = await exported(example, view, 'md', down);
  const read = markdown
    .split('\n')
    .filter((line) => line !== '' && !/^\|( --- \|)+$/.test(line))
    .flatMap((line) => (line.startsWith('|') ? line.split('|').slice(1, -1) : [line.replace(/^(#+|-) /, '')]))
    .map((text) =>
      text
        .replace(/\*\*(.*):\*\*/, '$1')
        .replaceAll('\\', '')
        .trim(),
    );
  expect(read.length).toBeGreaterThan(20);
  expect(said).toEqual(read);
});

function isContents({ parentNode }: { readonly parentNode: unknown }): boolean {
  return (parentNode as { readonly tagName?: string } | null)?.tagName === 'nav';
}

test('the survival matrix says every outcome in words, in tables that fit on paper', async () => {
  const nodes = Array.from({ length: 7 }, (_, index) => `node N${index}`).join('\n');
  const text = `cluster C { windows: 2008 ${nodes} group G { disk D ip A networkName N dependsOn A
    sqlServer S dependsOn N, D { } } }
    biztalkGroup B { version: 2009 database: S host H { instance N0 instance N1 } }`;
  const page = readHtml(await exported(text, 'failover', 'html'));
  const tables = elementsIn(page)
    .filter(({ tagName }) => tagName === 'table')
    .slice(1);
  const heads = tables.map((table) =>
    elementsIn(table)
      .filter((each) => attribute(each, 'scope') === 'col')
      .map(textOf),
  );
  expect(heads).toEqual([
    ['When this fails', 'N0', 'N1', 'N2', 'N3', 'N4'],
    ['When this fails', 'N5', 'N6'],
  ]);
  const cells = tables.flatMap((table) =>
    elementsIn(table)
      .filter(({ tagName }) => tagName === 'td')
      .map(textOf),
  );
  expect(new Set(cells)).toEqual(
    new Set(['moves', 'keeps running', 'keeps running, on fewer computers', 'is not known']),
  );
});

test('the survival matrix names what runs on a cached secret, and says nothing of pairs where there are none', async () => {
  const text = `server SSO01 { windows: 2008 }
    sso { masterSecretServer: SSO01 }
    biztalkGroup B { version: 2009  host H { instance BTS01 } }
    server BTS01 { windows: 2008 }`;
  const section = async (file: string) => {
    const [, matrix = ''] = (await exported(file, 'failover', 'md')).split('## What survives which failure\n\n');
    return (matrix.split('\n## ')[0] ?? '').trim().split('\n').filter(Boolean);
  };
  expect(await section(text)).toEqual([
    '0 of 2 failures of a single computer lose nothing.',
    '| When this fails | SSO01 | BTS01 |',
    '| --- | --- | --- |',
    '| Databases on a server that is not known | is not known | is not known |',
    '| Master secret | is lost | keeps running |',
    '| Host H | keeps running, on a cached master secret | is lost |',
    '0 of 1 failures of two computers at once lose nothing. The others lose:',
    '- SSO01 and BTS01: Master secret, Host H.',
  ]);
  expect((await exported(text, 'failover', 'md', [fails('SSO01')])).split('\n')).toContain(
    '| Host H | Works | On BTS01. On a cached master secret, until Enterprise SSO is restarted. |',
  );
  const alone = await section('server A { windows: 2008 }\nsso { masterSecretServer: A  database: A }');
  expect(alone.at(-1)).toBe('| Master secret | is lost |');
});

test('what the file no longer has is left out of a scenario, and that is said', async () => {
  const markdown = await exported(example, 'failover', 'md', [...down, fails('Gone'), fails('SQL01')]);
  const [title, happened, forgotten] = markdown.split('\n\n');
  expect([title, happened, forgotten]).toEqual([
    '# Failover: Contoso order integration',
    'BTS01 fails.',
    '2 events are left out: the file no longer has what failed.',
  ]);
});

test('a topology with nothing to draw has no picture, and says so in words; a runbook has none ever', async () => {
  const empty = await parse('');
  const request = { events: [], fileName: 'my_file.btc' } as const;
  expect(exportTopology(empty, [], { ...request, view: 'topology', format: 'svg' })).toBeUndefined();
  expect(exportTopology(empty, [], { ...request, view: 'failover', format: 'svg' })).toBeUndefined();
  expect(exportTopology(await fourComputers(), [], { ...request, view: 'runbook', format: 'svg' })).toBeUndefined();
  expect(exportTopology(empty, [], { ...request, view: 'topology', format: 'md' })).toBe(
    '# my_file.btc\n\nThe file describes no computers yet.\n',
  );
  const page = readHtml(exportTopology(empty, [], { ...request, view: 'failover', format: 'html' }) ?? '');
  expect(elementsIn(page).filter(({ tagName }) => tagName === 'figure' || tagName === 'table')).toEqual([]);
});

test('large topologies have whole exports too', async () => {
  const text = [...readBaseline('large')]
    .filter(([name]) => name !== 'main.btc')
    .map(([, each]) => each)
    .join('\n');
  const topology = await parse(text.replaceAll(/^import .*$/gm, ''));
  const page = exportTopology(topology, [], { view: 'failover', format: 'html', events: [], fileName: 'x' }) ?? '';
  const titles = failoverOf(topology, { events: [], at: 0, pairs: false }).matrix.singles.map(({ title }) => title);
  const heads = elementsIn(readHtml(page))
    .filter((each) => attribute(each, 'scope') === 'col')
    .map(textOf);
  expect(heads.slice(3).filter((head) => head !== 'When this fails')).toEqual(titles);
});
