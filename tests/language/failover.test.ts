/** A failover scenario to look at: what the picture, the words and the lists say at a moment, and what can happen next. */
import { describe, expect, test } from 'vitest';
import { failoverOf, type NamedEvent } from '../../language/index.ts';
import { fourComputers as exampleOfFour, parse } from './runbook/topologies.ts';

const fourComputers = await exampleOfFour();

const fails = (...names: string[]): NamedEvent => ({ kind: 'fails', names });
const failoverAfter = (...events: readonly NamedEvent[]) =>
  failoverOf(fourComputers, { events, at: events.length, pairs: false });

/** What a screen reader says of the parts of the picture that have one of these classes. */
function labelled(svg: string, name: string): readonly string[] {
  return [...svg.matchAll(/<g class="([^"]*)"[^>]*aria-label="([^"]*)"/g)]
    .filter(([, classes]) => classes?.split(' ').includes(name))
    .map(([, , label]) => label?.split(',')[0] ?? '');
}

describe('the picture at a moment', () => {
  test('is that of the topology while nothing has happened, but says which instances stand by', () => {
    const { drawn, words } = failoverAfter();
    for (const tone of ['btc-lost', 'btc-changed', 'btc-risk']) expect(labelled(drawn.svg, tone)).toEqual([]);
    expect(drawn.svg.match(/stands by/g)?.length).toBeGreaterThan(0);
    expect(words).toEqual([
      'Everything is as at the start.',
      'Group SqlGroup runs on SQL01.',
      'Group SsoGroup runs on SQL01.',
      'Group BizTalkApp runs on BTS01.',
    ]);
  });

  test('shows a computer that is down and its groups on another node', () => {
    const { drawn, words, steps } = failoverAfter(fails('SQL01'));
    expect(steps.map(({ title }) => title)).toEqual(['Everything is started.', 'SQL01 fails.']);
    expect(labelled(drawn.svg, 'btc-lost')).toEqual(['SQL01']);
    expect(labelled(drawn.svg, 'btc-changed')).toEqual(['SqlGroup', 'SsoGroup']);
    expect(words).toEqual([
      'Not as at the start:',
      'SQL01: down.',
      'SqlGroup: moved from SQL01.',
      'SsoGroup: moved from SQL01.',
      'Group SqlGroup runs on SQL02.',
      'Group SsoGroup runs on SQL02.',
      'Group BizTalkApp runs on BTS01.',
    ]);
    // Moved, a group stands in the box of the other node: below its heading, and before nothing else.
    const place = (key: string) => drawn.svg.indexOf(`data-place="${key}"`);
    expect(place('cluster:SQLCLU/group:SqlGroup')).toBeGreaterThan(place('cluster:SQLCLU/node:SQL02'));
  });

  test('shows what nothing is left for', () => {
    const { drawn, capabilities } = failoverAfter(fails('SQL01', 'SQL02'));
    expect(labelled(drawn.svg, 'btc-lost')).toEqual(
      expect.arrayContaining(['Enterprise SSO', 'SQL01', 'SQL02', 'SqlGroup', 'SsoGroup', 'Sql', 'ENTSSO']),
    );
    expect(capabilities.filter(({ state }) => state === 'lost').map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Databases on Sql', 'Master secret']),
    );
  });

  test('is the moment that is asked for, whatever comes after it', () => {
    const events = [fails('SQL01'), fails('BTS01')];
    const { at, steps, words } = failoverOf(fourComputers, { events, at: 1, pairs: false });
    expect([at, steps.length]).toEqual([1, 3]);
    expect(words).toContain('SQL01: down.');
    expect(words).not.toContain('BTS01: down.');
  });
});

describe('what can happen next', () => {
  const actions = (title: string, ...events: readonly NamedEvent[]) =>
    failoverAfter(...events)
      .parts.filter((part) => part.title === title)
      .flatMap((part) => part.actions.map((action) => action.title));

  test('a part that works fails first, and one that does not comes back first', () => {
    expect(actions('SQL01')).toEqual(['SQL01 fails', 'SQL01 is back']);
    expect(actions('SQL01', fails('SQL01'))).toEqual(['SQL01 is back', 'SQL01 fails']);
  });
  test('a group moves to nodes that are up and may own it', () => {
    expect(actions('SqlGroup')).toEqual(['Move SqlGroup to SQL02']);
    expect(actions('SqlGroup', fails('SQL02'))).toEqual([]);
  });
  test('every action is an event that the file knows', () => {
    for (const { actions: all } of failoverAfter().parts) {
      for (const { event } of all) expect(failoverAfter(event)).toMatchObject({ forgotten: 0, at: 1 });
    }
  });
  test('a computer, a resource and a host instance are there by their places', () => {
    const { parts, drawn } = failoverAfter();
    const kinds = new Set(parts.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['computer', 'group', 'resource', 'instance', 'service']));
    const origins = new Set(drawn.places.values());
    expect(parts.filter(({ of }) => !origins.has(of.origin))).toEqual([]);
  });
});

describe('an event that the file does not know', () => {
  test('is left out with all that came after it', () => {
    const { forgotten, steps, at } = failoverOf(fourComputers, {
      events: [fails('SQL01'), fails('GONE'), fails('BTS01')],
      at: 3,
      pairs: false,
    });
    expect([forgotten, steps.length, at]).toEqual([2, 2, 1]);
  });
  test.each([
    { kind: 'moved', group: 'SqlGroup', to: 'BTS01' },
    { kind: 'moved', group: 'SQL01', to: 'SQL02' },
    { kind: 'fails', names: ['SqlGroup'] },
    { kind: 'fails', names: [] },
    { kind: 'back', names: ['SQL01', 'GONE'] },
  ] satisfies NamedEvent[])('%j', (event) => {
    expect(failoverAfter(event).forgotten).toBe(1);
  });
});

test('the matrix has a row for each computer, and for each pair where pairs are asked for', () => {
  const { matrix } = failoverOf(fourComputers, { events: [], at: 0, pairs: true });
  expect(matrix.singles.map(({ title, event }) => [title, event])).toEqual(
    ['SQL01', 'SQL02', 'BTS01', 'BTS02'].map((name) => [name, fails(name)]),
  );
  expect(matrix.pairs.map(({ title }) => title)).toEqual([
    'SQL01 and SQL02',
    'SQL01 and BTS01',
    'SQL01 and BTS02',
    'SQL02 and BTS01',
    'SQL02 and BTS02',
    'BTS01 and BTS02',
  ]);
  expect(matrix.survivedSingles).toBe(4);
  for (const { outcomes } of matrix.singles) expect(outcomes.length).toBe(matrix.capabilities.length);
  expect(failoverAfter().matrix.pairs).toEqual([]);
});

test('a topology of nothing has a scenario of nothing', async () => {
  const nothing = failoverOf(await parse(''), { events: [fails('A')], at: 1, pairs: true });
  expect(nothing).toMatchObject({ at: 0, forgotten: 1, parts: [], capabilities: [] });
  expect(nothing.matrix).toEqual({ capabilities: [], singles: [], pairs: [], survivedSingles: 0 });
});
