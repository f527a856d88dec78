/** The Failover tab as a pure function, and how the reader changes the scenario. */
import { describe, expect, test } from 'vitest';
import type { ScenarioParams } from '#protocol';
import { keyOf } from '../../client/webview/failover-view.ts';
import { type Markup, type Piece, textOf } from '../../client/webview/markup.ts';
import { pageView } from '../../client/webview/page-view.ts';
import { elementsOf } from '../../client/webview/picture-view.ts';
import { happens, knownOf, moveTo, nothingHappened, onlyHappens } from '../../client/webview/scenario.ts';
import { initialState, type PageState } from '../../client/webview/state.ts';
import { content, failover } from './preview-content.ts';

const state: PageState = {
  ...initialState('file:///a.btc', undefined),
  tab: 'failover',
  content: { ...content, failover },
  notice: { is: 'current' },
};

const all = (pieces: readonly Piece[]) => pieces.flatMap(elementsOf);
function having(attribute: string, shown = state): readonly Markup[] {
  return all(pageView(shown, undefined)).filter(({ attributes }) => attribute in attributes);
}
function section(key: string, shown = state): Markup {
  const found = having('data-key', shown).find(({ attributes }) => attributes['data-key'] === key);
  if (!found) throw new Error(`There is no ${key}.`);
  return found;
}

describe('the tab', () => {
  test('says what happened, what it changed and why, each with its place', () => {
    const moment = section('moment');
    expect(moment.attributes['role']).toBe('status');
    expect(
      all([moment])
        .filter(({ name }) => name === 'li')
        .map(textOf),
    ).toEqual(['Moved App moves to BTS02. BTS01 is down.', 'Lost Files stops.']);
    expect(all([moment]).flatMap(({ attributes }) => attributes['data-place'] ?? [])).toEqual([
      'group:App',
      'host:Files',
    ]);
  });

  test('goes back where there is a step before, and on where there is one after', () => {
    const disabled = (at: number) =>
      having('data-step-to', { ...state, content: { ...content, failover: { ...failover, at } } }).map(
        ({ attributes }) => [attributes['data-step-to'], attributes['aria-disabled']],
      );
    expect(disabled(1)).toEqual([
      ['back', undefined],
      ['on', 'true'],
      ['start', undefined],
    ]);
    expect(disabled(0)).toEqual([
      ['back', 'true'],
      ['on', undefined],
      ['start', undefined],
    ]);
  });

  test('offers what can happen next to what is chosen, and nothing that can do nothing', () => {
    const options = all([section('next')]).filter(({ name }) => name === 'option');
    expect(options.map(textOf)).toEqual(['BTS01 (computer)', 'App (group)']);
    expect(having('data-act').map(textOf)).toEqual(['BTS01 is back', 'BTS01 fails']);
    const chosen = { ...state, chosen: keyOf({ kind: 'group', title: 'App' }) };
    expect(having('data-act', chosen).map(textOf)).toEqual(['Move App to BTS02']);
  });

  test('shows the matrix in signs and in words, each column a scenario', () => {
    const cells = all([section('matrix')]).filter(({ name }) => name === 'td');
    expect(cells.map((cell) => cell.children.map(textOf))).toEqual([
      ['→−*', 'moves, on fewer computers, on a cached master secret'],
      ['?', 'is not known'],
    ]);
    expect(having('data-scenario').map(({ attributes }) => attributes['data-scenario'])).toEqual([
      'BTS01',
      'BTS01',
      'BTS01',
      'BTS01\nBTS02',
    ]);
    expect(textOf(section('pairs'))).toBe(
      '0 of 1 failures of two computers at once lose nothing.BTS01 and BTS02 lose Host Receive.',
    );
  });

  test('lists what works, the level of fault tolerance and what the file leaves open', () => {
    const rows = all([section('capabilities')]).filter(({ name }) => name === 'tr');
    expect(rows.map((row) => row.children.map(textOf))).toEqual([
      ['What', 'State', 'Where, or why not'],
      ['Host Receive', 'Works', 'On BTS02.'],
      ['Databases', 'Not known', 'The file does not say enough.'],
    ]);
    expect(textOf(section('tolerance'))).toContain('As with two computers.');
    expect(textOf(section('unknown'))).toContain('The database is not stated.');
  });

  test('says that events were left out', () => {
    const shown = (forgotten: number) =>
      textOf(section('steps', { ...state, content: { ...content, failover: { ...failover, forgotten } } }));
    expect(shown(0)).not.toContain('left out');
    expect(shown(1)).toContain('One event is left out');
    expect(shown(2)).toContain('2 events are left out');
  });

  test('waits for the server', () => {
    expect(
      textOf({ name: '', svg: false, attributes: {}, children: pageView({ ...state, content }, undefined) }),
    ).toContain('Simulating…');
  });
});

describe('a scenario', () => {
  const first = { kind: 'fails', names: ['A'] } as const;
  const second = { kind: 'back', names: ['A'] } as const;
  const third = { kind: 'moved', group: 'G', to: 'B' } as const;
  const two: ScenarioParams = happens(happens(nothingHappened, first), second);

  test('grows by what happens, and forgets what came after the moment that is shown', () => {
    expect(two).toEqual({ events: [first, second], at: 2, pairs: false });
    expect(happens(moveTo(two, 'back'), third)).toEqual({ events: [first, third], at: 2, pairs: false });
  });
  test('is gone through in both directions, never past its ends', () => {
    const back = moveTo(two, 'back');
    expect(back).toEqual({ ...two, at: 1 });
    expect(moveTo(moveTo(back, 'back'), 'back')).toEqual({ ...two, at: 0 });
    expect(moveTo(moveTo(back, 'on'), 'on')).toEqual(two);
    expect(moveTo(two, 'start')).toEqual(nothingHappened);
    expect(moveTo(two, 'elsewhere')).toEqual(two);
  });
  test('is begun anew from the matrix', () => {
    expect(onlyHappens({ ...two, pairs: true }, third)).toEqual({ events: [third], at: 1, pairs: true });
  });
});

describe('going on from what is shown', () => {
  const fails = (name: string) => ({ kind: 'fails', names: [name] }) as const;
  const scenario: ScenarioParams = { events: [fails('A'), fails('GONE'), fails('B')], at: 3, pairs: false };

  test('does not wait for the answer to what was asked for', () => {
    const asked = happens(nothingHappened, fails('A'));
    expect(happens(knownOf(asked, { ...failover, at: 0, forgotten: 0 }), fails('B')).events).toEqual([
      fails('A'),
      fails('B'),
    ]);
    expect(knownOf(asked, undefined)).toBe(asked);
  });

  test('is from the moment that the file still knows', () => {
    const shown = { ...failover, at: 1, forgotten: 2 };
    expect(moveTo(knownOf(scenario, shown), 'back').at).toBe(0);
    expect(happens(knownOf(scenario, shown), fails('C')).events).toEqual([fails('A'), fails('C')]);
  });

  test('can begin anew where even the first event is forgotten', () => {
    const steps = failover.steps.slice(0, 1);
    const shown = { ...state, content: { ...content, failover: { ...failover, steps, at: 0, forgotten: 1 } } };
    const start = having('data-step-to', shown).find(({ attributes }) => attributes['data-step-to'] === 'start');
    expect(start?.attributes['aria-disabled']).toBeUndefined();
  });
});
