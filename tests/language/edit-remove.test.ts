/** What edits take out of a text, and what they call otherwise. */
import { describe, expect, test } from 'vitest';
import type { model } from '#language';
import { remove, rename, retarget } from '../../language/rules/rule.ts';
import { cluster, edited, group, named, node, only, resource } from '../harness/edited.ts';

describe('remove takes out', () => {
  const around = (text: string) => `cluster C {\n  node A\n  node B\n  node N\n  group G {\n    ${text}\n  }\n}\n`;
  const item = (name: string) => (topology: model.Topology) =>
    remove(group(topology), { list: 'preferredOwners', item: node(topology, name) });
  test.each([
    ['the first of a list', 'preferredOwners: A, B, N', ['A'], 'preferredOwners: B, N'],
    ['the middle of a list', 'preferredOwners: A, B, N', ['B'], 'preferredOwners: A, N'],
    ['the last of a list', 'preferredOwners: A, B, N // all', ['N'], 'preferredOwners: A, B // all'],
    ['the first two', 'preferredOwners: A, B, N', ['A', 'B'], 'preferredOwners: N'],
    ['the first and the last', 'preferredOwners: A, B, N', ['A', 'N'], 'preferredOwners: B'],
    ['an item that is there twice', 'preferredOwners: A, B, A', ['A'], 'preferredOwners: B'],
  ])('%s', async (_, before, names, after) => {
    expect(await edited(around(before), (topology) => names.map((name) => item(name)(topology)))).toBe(around(after));
  });

  test('a list with its last item', async () => {
    expect(await edited(around('preferredOwners: A\n\n    disk D'), (topology) => [item('A')(topology)])).toBe(
      around('disk D'),
    );
  });

  test('items of two lists of one resource', async () => {
    const before = 'ip I\n    dtc D dependsOn I { possibleOwners: A, B }';
    expect(
      await edited(around(before), (topology) => {
        const dtc = resource(topology, 'D');
        return [
          remove(dtc, { list: 'dependsOn', item: resource(topology, 'I') }),
          remove(dtc, { list: 'possibleOwners', item: node(topology, 'A') }),
        ];
      }),
    ).toBe(around('ip I\n    dtc D { possibleOwners: B }'));
  });

  test.each([
    ['a declaration with its line and its comment', 'disk D // gone\n    ip I', 'ip I'],
    [
      'a declaration between empty lines',
      'ip I\n\n    disk D {\n      drive: "S:"\n    }\n\n    ip J',
      'ip I\n\n    ip J',
    ],
    ['a declaration at the end', 'ip I\n\n    disk D', 'ip I'],
    ['a declaration, and not the comment above it', '// All:\n    disk D\n    ip I', '// All:\n    ip I'],
    ['a declaration beside others', 'ip I  disk D  ip J', 'ip I  ip J'],
  ])('%s', async (_, before, after) => {
    expect(await edited(around(before), (topology) => [remove(resource(topology, 'D'))])).toBe(around(after));
  });

  test.each([
    ['a property in one line', 'node A { aspNet: no  iis: no }', 'node A { aspNet: no }'],
    ['the first property in one line', 'node A { iis: no  aspNet: no }', 'node A { aspNet: no }'],
    ['the only property, with the braces', 'node A { iis: no } // x', 'node A // x'],
    ['the only property, but no comment', 'node A { iis: no /* x */ }', 'node A { /* x */ }'],
    ['a property on its line', 'node A {\n    iis: no // x\n    aspNet: no\n  }', 'node A {\n    aspNet: no\n  }'],
  ])('%s', async (_, before, after) => {
    const text = (block: string) => `cluster C {\n  ${block}\n}\n`;
    expect(await edited(text(before), (topology) => [remove(node(topology, 'A'), { property: 'iis' })])).toBe(
      text(after),
    );
  });

  test.each([
    [
      'a property of a restart policy',
      'disk D { restart { attempts: 1  retryAfter: 1h } }',
      'disk D { restart { attempts: 1 } }',
    ],
    [
      'the only property, with the policy',
      'disk D { drive: "S:"  restart { retryAfter: 1h } }',
      'disk D { drive: "S:" }',
    ],
    ['the policy, with the braces around it', 'disk D { restart { retryAfter: 1h } }', 'disk D'],
    [
      'a policy with its lines',
      'disk D {\n      drive: "S:"\n      restart {\n        retryAfter: 1h\n      }\n    }',
      'disk D {\n      drive: "S:"\n    }',
    ],
    ['no policy with a comment', 'disk D { restart { /* x */ retryAfter: 1h } }', 'disk D { restart { /* x */ } }'],
  ])('%s', async (_, before, after) => {
    expect(
      await edited(around(before), (topology) => {
        const { restart } = resource(topology, 'D');
        return restart ? [remove(restart, { property: 'retryAfter' })] : [];
      }),
    ).toBe(around(after));
  });

  test('neighbours that share an empty line', async () => {
    expect(
      await edited('cluster C {\n\n  node A\n\n  node B\n\n}\nserver S\n', (topology) => [
        remove(node(topology, 'A')),
        remove(node(topology, 'B')),
      ]),
    ).toBe('cluster C {\n\n}\nserver S\n');
  });
});

describe('rename', () => {
  test('changes the name and every reference to it, and puts quotes where they are needed', async () => {
    const text = (name: string) =>
      `cluster C {\n  node ${name}\n  group G {\n    preferredOwners: ${name} // A\n  }\n}\nbiztalkGroup B {\n  servers: C.${name}\n}\n`;
    expect(await edited(text('A'), (topology) => [rename(node(topology, 'A'), 'A 1')])).toBe(text('"A 1"'));
  });

  test('changes the key of a property', async () => {
    expect(
      await edited('cluster C {\n  windos: 2008 // x\n}\n', (topology) => [
        rename(only(cluster(topology).properties), 'windows'),
      ]),
    ).toBe('cluster C {\n  windows: 2008 // x\n}\n');
  });
});

describe('retarget', () => {
  const text = (reference: string) =>
    `cluster C {\n  group G {\n    sqlServer S\n  }\n  group H {\n    sqlServer S\n    sqlServer T\n  }\n}\nsso {\n  database: ${reference}\n}\n`;
  test.each([
    ['a short name', 'X', 'H', 'T', 'T'],
    ['a short name that has to be qualified', 'X', 'G', 'S', 'G.S'],
    ['the failing qualifier alone', 'C.X.S', 'C', 'H', 'C.H.S'],
    ['the last segment alone where its qualifier is right', 'C.H.X', 'H', 'T', 'C.H.T'],
    ['the whole where its qualifier is wrong', 'C.G.X', 'H', 'T', 'T'],
  ])('changes %s', async (_, before, parent, name, after) => {
    expect(
      await edited(text(before), (topology) => {
        const groups = cluster(topology).groups;
        const to = parent === 'C' ? named(groups, name) : named(named(groups, parent).resources, name);
        return [retarget(only(topology.references), to)];
      }),
    ).toBe(text(after));
  });
});

describe('a comment between items of a list stays when one of them goes', () => {
  const without = (name: string) => (topology: model.Topology) => [
    remove(resource(topology, 'D'), { list: 'dependsOn', item: resource(topology, name) }),
  ];
  const text = (list: string) =>
    `cluster C {\n  group G {\n    disk A\n    disk B\n    dtc D dependsOn ${list}\n  }\n}\n`;

  test.each([
    ['A, // of A\n      B', 'B', 'A // of A'],
    ['A, // of A\n      B { }', 'B', 'A // of A\n      { }'],
    ['A, /* of A */\n      B { }', 'B', 'A /* of A */ { }'],
    ['A /* of A, surely */, B', 'B', 'A /* of A, surely */'],
    ['A, // of A\n      B', 'A', '// of A\n      B'],
  ])('%s without %s', async (before, name, after) => {
    expect(await edited(text(before), without(name))).toBe(text(after));
  });
});
