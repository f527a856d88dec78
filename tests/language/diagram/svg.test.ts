/** The `<svg>` of a topology: well formed and inert whatever the file holds, and every part of it can be reached. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingSeverities } from '../../../language/diagram/findings.ts';
import { classNames, drawTopology, type Finding, stylesheet } from '../../../language/diagram/index.ts';
import type { Topology } from '../../../language/model/topology.ts';
import { hostileNames, topologyOf, topologyText } from './topologies.ts';
import { elementsOf, parseXml, textOf, type XmlElement } from './xml.ts';

const example = readFileSync(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');

async function drawn(text: string) {
  const result = drawTopology(await topologyOf(text));
  return { ...result, root: parseXml(result.svg) };
}

function attribute(element: XmlElement, name: string): string {
  return element.attributes.get(name) ?? '';
}

function placesIn(root: XmlElement): readonly XmlElement[] {
  return [...elementsOf(root)].filter(({ attributes }) => attributes.has('data-place'));
}

const allClasses = [
  ...[classNames.picture, classNames.background, classNames.place, classNames.shape, classNames.icon],
  ...[classNames.broken, classNames.line, classNames.arrow, classNames.joint],
  ...Object.values(classNames.box),
  ...Object.values(classNames.label),
  ...Object.values(classNames.edge),
  ...Object.values(classNames.tone),
  classNames.legend,
  ...[classNames.badge, classNames.sign, classNames.strokes, classNames.count],
  ...Object.values(classNames.severity),
];

/** Something found at each part of the picture, with what may be in a message. */
function findingEverywhere(topology: Topology): readonly Finding[] {
  return [...drawTopology(topology).places.values()].map((origin, index) => ({
    severity: findingSeverities[index % 3] ?? 'error',
    message: `${hostileNames[index % hostileNames.length]} is wrong.`,
    around: [origin],
  }));
}

test('any topology gives well-formed XML of known elements and attributes only', async () => {
  const elements = new Set(['svg', 'title', 'g', 'rect', 'path', 'text', 'tspan', 'circle']);
  const attributes = new Set([
    ...['class', 'data-place', 'data-findings', 'tabindex', 'role', 'aria-label', 'aria-description', 'aria-hidden'],
    ...['xmlns', 'viewBox', 'transform'],
    ...[
      'x',
      'y',
      'width',
      'height',
      'rx',
      'cx',
      'cy',
      'r',
      'd',
      'font-size',
      'text-anchor',
      'textLength',
      'lengthAdjust',
    ],
  ]);
  await fc.assert(
    fc.asyncProperty(topologyText, async (text) => {
      const topology = await topologyOf(text);
      const { svg } = drawTopology(topology, { findings: findingEverywhere(topology) });
      if (svg === '') return;
      // Browsers compose whatever has coordinates of its own by itself, in every frame: the frame around the parts has the only ones.
      const moved = [...elementsOf(parseXml(svg))].filter((element) => attribute(element, 'transform') !== '');
      expect(moved.map((element) => attribute(element, 'transform'))).toEqual(['translate(0.5 0.5)']);
      for (const element of elementsOf(parseXml(svg))) {
        expect(elements).toContain(element.name);
        expect([...element.attributes.keys()].filter((name) => !attributes.has(name))).toEqual([]);
        const classes = attribute(element, 'class').split(' ');
        expect(classes.filter((name) => name !== '' && !allClasses.includes(name))).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('every place is a button with a name, in no other button, and leads to its origin', async () => {
  const text = `${example} server S { } server S { }`;
  const topology = await topologyOf(text);
  const { svg, places } = drawTopology(topology);
  const buttons = placesIn(parseXml(svg));
  expect(buttons.map((element) => attribute(element, 'data-place')).toSorted()).toEqual([...places.keys()].toSorted());
  for (const button of buttons) {
    expect(attribute(button, 'role')).toBe('button');
    expect(attribute(button, 'tabindex')).toBe('0');
    expect(attribute(button, 'aria-label')).not.toBe('');
    expect(placesIn(button)).toEqual([button]);
  }
  const [sqlclu] = topology.clusters;
  const [first, second] = topology.servers;
  expect(places.get('cluster:SQLCLU')).toBe(sqlclu?.origin);
  expect(places.get('cluster:SQLCLU/group:SsoGroup/resource:ENTSSO')).toBe(sqlclu?.groups[1]?.resources[2]?.origin);
  expect(places.get('server:S')).toBe(first?.origin);
  expect(places.get('server:S#2')).toBe(second?.origin);
});

test('the keys of the example are these paths', async () => {
  const { places } = await drawn(`
    sso { }
    cluster C { node N group G { disk D } }
    server S
    biztalkGroup B { host H { instance N instance Gone } adapter A { receive in H send in Gone } adapter Idle { } }`);
  expect([...places.keys()]).toEqual([
    'cluster:C',
    'cluster:C/node:N',
    'cluster:C/group:G',
    'cluster:C/group:G/resource:D',
    'server:S',
    'sso',
    'biztalkGroup:B',
    'biztalkGroup:B/host:H',
    'biztalkGroup:B/host:H/instance:N',
    'biztalkGroup:B/host:H/instance:Gone',
    'biztalkGroup:B/handler:A.receive.H',
    'biztalkGroup:B/handler:A.send',
    'biztalkGroup:B/adapter:Idle',
  ]);
});

test('the picture is labelled, and what is decoration is hidden from screen readers', async () => {
  const { root } = await drawn(example);
  expect(attribute(root, 'role')).toBe('group');
  expect(attribute(root, 'aria-label')).toBe('Contoso order integration');
  const [title] = root.children.filter((child) => typeof child !== 'string');
  expect(title && [title.name, textOf(title)]).toEqual(['title', 'Contoso order integration']);
  const decoration: readonly string[] = [classNames.line, classNames.joint, classNames.legend];
  const isDecoration = (element: XmlElement) => decoration.includes(attribute(element, 'class').split(' ')[0] ?? '');
  const hidden = [...elementsOf(root)].filter((element) => attribute(element, 'aria-hidden') === 'true');
  const shown = [...elementsOf(root)].filter(
    (element) => !hidden.flatMap((each) => [...elementsOf(each)]).includes(element),
  );
  expect(hidden.filter(isDecoration).length).toBeGreaterThan(20);
  expect(shown.filter((element) => isDecoration(element) || element.name === 'text')).toEqual([]);
});

test('names from the file are text, whatever they hold', async () => {
  const text = hostileNames.map((name, index) => `server "${name}${index}"`).join('\n');
  const { svg, root, places, text: words } = await drawn(`topology "<b>&${'\u202e'}"\n${text}`);
  expect(attribute(root, 'aria-label')).toBe('<b>&[U+202E]');
  expect(placesIn(root)).toHaveLength(hostileNames.length);
  expect(new Set(placesIn(root).map((element) => attribute(element, 'data-place')))).toEqual(new Set(places.keys()));
  const labels = placesIn(root).map((element) => attribute(element, 'aria-label'));
  expect(labels[0]).toBe('<script>alert(1)</script>0, server');
  expect(labels[1]).toBe('&amp;1, server');
  expect(labels[3]).toBe('a[U+0000][U+0007][U+001B][31m[U+0009]b3, server');
  expect(labels[4]).toBe('BTS[U+202E]10[U+2066]x[U+2069]4, server');
  expect(labels[6]).toBe('[U+D800]lone[U+DFFF]6, server');
  // The only control that turns text is the one that keeps a right-to-left name to itself.
  expect(labels[9]).toBe('\u2068שלום-BTS9\u2069, server');
  expect(svg).not.toMatch(/\p{Cs}/u);
  expect([...svg.matchAll(/[\p{Cc}\p{Cf}]/gu)].filter(([one]) => !'\n\u2068\u2069'.includes(one))).toEqual([]);
  expect(words.filter((line) => /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(line))).toEqual([]);
});

test('what can be read on a button is how its name begins', async () => {
  const { root } = await drawn(example);
  for (const button of placesIn(root)) {
    const words = [...elementsOf(button)].filter(({ name }) => name === 'text').map(textOf);
    expect(words).not.toEqual([]);
    // A value follows its caption without a comma.
    const name = attribute(button, 'aria-label').replaceAll(',', '');
    const read = words.join(' ').replaceAll(',', '');
    expect(name.slice(0, read.length)).toBe(read);
  }
});

test('a long name is shortened beside its button, and whole in its tooltip', async () => {
  const name = 'PRODUCTION-BIZTALK-APPLICATION-SERVER-NUMBER-000017';
  const { root } = await drawn(`server ${name} { windows: 2016 }`);
  const [server] = placesIn(root);
  const whole = `${name}, server, Windows Server 2016`;
  expect(attribute(server ?? root, 'aria-label')).toBe(whole);
  expect(textOf(server ?? root).trim()).toBe(whole);
  const labels = [...elementsOf(root)].filter(({ name: tag }) => tag === 'text').map(textOf);
  expect(labels).toEqual([expect.stringMatching(/^PRODUC.*….*17$/), 'server', 'Windows Server 2016', 'computer']);
});

test('a topology with nothing to draw has no picture', async () => {
  for (const text of ['', 'topology "Nothing yet"', 'domain D { account a }']) {
    expect(drawTopology(await topologyOf(text))).toEqual({
      svg: '',
      text: [],
      places: new Map(),
      findings: new Map(),
    });
  }
});

test('half-typed declarations are drawn as far as they go', async () => {
  const text = `${example}\ncluster { node group { disk ip dependsOn } }\nsso\nbiztalkGroup { host { instance } adapter { receive } }`;
  for (let length = 0; length <= text.length; length += 37) {
    const { svg, places } = drawTopology(await topologyOf(text.slice(0, length)));
    if (svg === '') continue;
    expect(placesIn(parseXml(svg))).toHaveLength(places.size);
  }
});

test('the style sheet speaks of every class, and of no other', () => {
  const used = new Set([...stylesheet.matchAll(/\.(btc-[a-z-]+)/g)].map(([, name]) => name));
  expect([...used].toSorted()).toEqual([...allClasses].toSorted());
});

test('every colour of a theme has a fallback, and stands before the declaration that asks for it', () => {
  expect([...stylesheet.matchAll(/var\(--vscode-[A-Za-z-]+\)/g)]).toEqual([]);
  const painted = [...stylesheet.matchAll(/(fill|stroke): var\([^;]*?(#[0-9a-f]{6})\)+;/g)];
  expect(painted.length).toBeGreaterThan(20);
  for (const [whole, property, fallback] of painted) {
    expect(stylesheet).toContain(`${property}: ${fallback}; ${whole}`);
  }
});
