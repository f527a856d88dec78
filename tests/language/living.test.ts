/** Elements live on from edit to edit: which object a declaration is after an edit, what it says then, and who is told. */
import { expect, test } from 'vitest';
import type { model } from '#language';
import { Changeable, Made } from '../../language/model/asking.ts';
import { beginEdit, Kept } from '../../language/model/kept.ts';
import { live, say } from '../../language/model/living.ts';
import { allElements } from '../../language/model/queries.ts';
import { createEditing } from '../harness/editing.ts';

type ByName = ReadonlyMap<string, model.Element>;

/** The elements after each text, by the names that they have then. */
async function elementsAfter(...texts: readonly string[]): Promise<readonly ByName[]> {
  return await seenAfter(texts, (state) => state);
}

/** What is seen of the elements after each text. */
async function seenAfter<Seen>(texts: readonly string[], see: (state: ByName) => Seen): Promise<readonly Seen[]> {
  const editing = createEditing();
  const seen: Seen[] = [];
  for (const text of texts) {
    await editing.setTexts(new Map([['file:///main.btc', text]]));
    const [program] = editing.programs();
    const elements = [...allElements(program?.topology as model.Topology)];
    seen.push(see(new Map(elements.map((element) => [element.name, element]))));
  }
  return seen;
}

const cluster = (...groups: readonly string[]) => `cluster C {\n${groups.join('\n')}\n}\nserver LAST\n`;

test('what is edited is the same element that says something else, and so is what it is in and what is beside it', async () => {
  const [before, after] = await elementsAfter(
    cluster('group G {', 'disk D { drive: "S:" }', 'disk E', '}'),
    cluster('group G {', 'disk D { drive: "T:" }', 'disk E', '}'),
  );
  expect([...(after ?? [])].map(([name, element]) => [name, element === before?.get(name)])).toEqual(
    ['C', 'G', 'D', 'E', 'LAST'].map((name) => [name, true]),
  );
  expect(after?.get('D')).toMatchObject({ drive: 'T:' });
});

test('what is renamed lives on, what is retyped is another element', async () => {
  const [before, renamed, retyped] = await elementsAfter(
    cluster('group G {', 'disk D', '}'),
    cluster('group G {', 'disk DX', '}'),
    cluster('group G {', 'msmq DX', '}'),
  );
  expect(renamed?.get('DX')).toBe(before?.get('D'));
  expect(retyped?.get('DX')).not.toBe(before?.get('D'));
});

test('of several that are edited together each lives on under its name', async () => {
  const [before, after] = await elementsAfter(
    cluster('group G {', 'disk D { drive: "S:" }', 'disk E { drive: "T:" }', '}'),
    cluster('group G {', 'disk E { drive: "U:" }', 'disk F { drive: "V:" }', '}'),
  );
  expect([after?.get('E'), after?.get('F')]).toEqual([before?.get('E'), before?.get('D')]);
});

test('what moves into another group with its text is the same, in the other group', async () => {
  const [before, after] = await elementsAfter(
    cluster('group G {', 'disk D', '}', 'group H {', 'disk E', '}'),
    cluster('group G {', 'disk D', 'disk E', '}'),
  );
  const [disk, group] = [after?.get('E') as model.Resource, after?.get('G') as model.Group];
  expect(disk).toBe(before?.get('E'));
  expect([disk.group, group.resources.map(({ name }) => name)]).toEqual([group, ['D', 'E']]);
});

test('who refers to something is known there in the order of the text, also after others have come, gone and moved', async () => {
  const handlers = (...hosts: readonly string[]) =>
    `biztalkGroup B {\nhost H\nhost I\n${hosts
      .map((host, index) => `adapter A${index} {\nreceive in ${host}\n}`)
      .join('\n')}\n}\n`;
  const knownTo = (state: ByName) =>
    ['H', 'I'].map((name) => (state.get(name) as model.Host).handlers.map((handler) => handler.name));
  const texts = [handlers('H', 'H', 'H'), handlers('I', 'H', 'H'), handlers('H', 'H', 'I', 'H')];
  expect(await seenAfter(texts, knownTo)).toEqual([
    [['A0 receive', 'A1 receive', 'A2 receive'], []],
    [['A1 receive', 'A2 receive'], ['A0 receive']],
    [['A0 receive', 'A1 receive', 'A3 receive'], ['A2 receive']],
  ]);
});

test('a handler is called after its adapter, also when that alone is renamed', async () => {
  const adapter = (name: string) => `biztalkGroup B {\nhost H\nadapter ${name} {\nreceive in H\n}\n}\n`;
  const [before, after] = await elementsAfter(adapter('FILE'), adapter('FTP'));
  expect(after?.get('FTP receive')).toBe(before?.get('FILE receive'));
  expect([...(after?.keys() ?? [])]).toEqual(['B', 'H', 'FTP', 'FTP receive']);
});

/** Something that is made of others, with a count of how often. */
function counting<Value>(make: () => Value) {
  let count = 0;
  const kept = new Kept(undefined, () => {
    count++;
    return make();
  });
  return { kept, count: () => count };
}

/** Somebody who asks something, and whether he has to ask again. */
function asking<Value>(ask: () => Value) {
  const made = new Made(undefined, { make: ask, expired() {} });
  made.listen();
  return made;
}

function sayAll(element: model.Element, said: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(said)) say(element, key, value);
}

const server = (iis: boolean): model.Server =>
  live({ kind: 'server', name: 'S', iis, aspNet: false } as unknown as model.Server);

test('who has asked for one thing that an element says is not told of another', () => {
  const element = server(true);
  const made = asking(() => element.iis);
  sayAll(element, { aspNet: true, name: 'T' });
  expect(made.update()).toBe(false);
  sayAll(element, { iis: false });
  expect([made.update(), made.value]).toEqual([true, false]);
});

test('what says the same as before has not changed', () => {
  const element = server(true);
  const made = asking(() => element.iis);
  sayAll(element, { iis: true });
  expect(made.update()).toBe(false);
});

test('who has asked what is made of something is asked again where that has become another, and not where it was only made again', () => {
  const element = server(true);
  const { kept, count } = counting(() => [[element.iis, element.aspNet].includes(true)]);
  const made = asking(() => kept.get()[0]);
  beginEdit();
  sayAll(element, { aspNet: true });
  expect([made.update(), count()]).toEqual([false, 2]);
  beginEdit();
  sayAll(element, { iis: false, aspNet: false });
  expect([made.update(), made.value, count()]).toEqual([true, false, 3]);
});

test('what is asked before and after something else is made is noted for the one who asked it', () => {
  const [one, other] = [server(true), server(true)];
  const { kept } = counting(() => one.aspNet && other.aspNet);
  const made = asking(() => [one.iis, kept.get(), one.name, other.name]);
  for (const [element, said] of [
    [one, { iis: false }],
    [one, { name: 'T' }],
    [other, { name: 'T' }],
    [one, { aspNet: true }],
  ] as const) {
    beginEdit();
    sayAll(element, said);
    // That the other has no ASP.NET decides: what is kept stays the same.
    expect(made.update()).toBe(!('aspNet' in said));
  }
});

test('what nobody has to be told of is of use until the next edit', () => {
  const element = server(true);
  const { kept, count } = counting(() => element.iis);
  expect([kept.get(), kept.get(), count()]).toEqual([true, true, 1]);
  beginEdit();
  sayAll(element, { iis: false });
  expect([kept.get(), kept.get(), count()]).toEqual([false, false, 2]);
});

test('who leaves is told no more, and what he alone had asked is forgotten', () => {
  const source = new Changeable();
  const { kept } = counting(() => source.ask());
  const made = asking(() => kept.get());
  expect([source.isAsked, kept.isAsked]).toEqual([true, true]);
  made.leave();
  expect([source.isAsked, kept.isAsked]).toEqual([false, false]);
});

test('what is asked no more is told no more', () => {
  const [one, other] = [new Changeable(), new Changeable()];
  let asked = one;
  const made = asking(() => asked.ask());
  asked = other;
  one.changed();
  made.update();
  expect([one.isAsked, other.isAsked]).toEqual([false, true]);
});

test('what has lost its name is known to nobody', async () => {
  const host = (...instances: readonly string[]) =>
    `server SERVER\nbiztalkGroup B {\nhost H {\n${instances.map((computer) => `instance ${computer}`).join('\n')}\n}\n}\n`;
  const seen = await seenAfter([host('server'), host(''), host('server')], (state) =>
    [...state.values()].flatMap((element) => (element.kind === 'server' ? element.instances.length : [])),
  );
  expect(seen).toEqual([[1], [0], [1]]);
});

test('an error in what is kept is met by who asks for it, each time', () => {
  const element = server(true);
  const kept = new Kept(undefined, () => {
    if (element.aspNet) throw new Error('No.');
    return element.iis;
  });
  const made = asking(() => {
    try {
      return kept.get();
    } catch (error) {
      return String(error);
    }
  });
  const values: unknown[] = [made.value];
  for (const aspNet of [true, false]) {
    beginEdit();
    sayAll(element, { aspNet });
    made.update();
    values.push(made.value);
  }
  expect(values).toEqual([true, 'Error: No.', true]);
});
