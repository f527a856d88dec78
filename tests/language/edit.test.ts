/** What edits put into a text: every layout of a block, lists, comments, line breaks and indentation. */
import { describe, expect, test } from 'vitest';
import { add, append, set } from '../../language/rules/rule.ts';
import { cluster, edited, group, named, node, only, resource } from '../harness/edited.ts';

const yes = { word: 'yes' };

describe('set inserts a property', () => {
  test.each([
    ['where there is no block', 'node A', 'node A { iis: yes }'],
    ['into an empty block', 'node A {}', 'node A { iis: yes }'],
    ['into an empty block of two lines', 'node A {\n  }', 'node A { iis: yes }'],
    ['into one line', 'node A { aspNet: no }', 'node A { aspNet: no  iis: yes }'],
    ['into one line without spaces', 'node A {aspNet:no}', 'node A {aspNet:no  iis: yes}'],
    ['before a comment in one line', 'node A { aspNet: no /* why */ }', 'node A { aspNet: no  iis: yes /* why */ }'],
    ['beside nothing but a comment', 'node A { /* none */ }', 'node A { iis: yes  /* none */ }'],
    ['on a line of its own', 'node A {\n    aspNet: no\n  }', 'node A {\n    aspNet: no\n    iis: yes\n  }'],
    [
      'behind a comment at the end of the line',
      'node A {\n    aspNet: no // why\n  }',
      'node A {\n    aspNet: no // why\n    iis: yes\n  }',
    ],
    ['with tabs', 'node A {\n\t\taspNet: no\n\t}', 'node A {\n\t\taspNet: no\n\t\tiis: yes\n\t}'],
  ])('%s', async (_, before, after) => {
    const around = (text: string) => `cluster C {\n  ${text}\n}\n`;
    expect(await edited(around(before), (topology) => [set(node(topology, 'A'), 'iis', yes)])).toBe(around(after));
  });

  test('with the line breaks of the file', async () => {
    const text = (more: string) => `server A {\r\n\taspNet: no // why${more}\r\n}\r\n`;
    expect(await edited(text(''), ({ servers }) => [set(only(servers), 'iis', yes)])).toBe(text('\r\n\tiis: yes'));
  });

  test('first in a block, set off from its declarations', async () => {
    expect(
      await edited('cluster C {\n  // The nodes.\n  node A\n}\n', (topology) => [
        set(cluster(topology), 'windows', { word: '2008' }),
      ]),
    ).toBe('cluster C {\n  windows: 2008\n\n  // The nodes.\n  node A\n}\n');
  });

  test('together with another, in their order', async () => {
    expect(
      await edited('biztalkGroup B {\n  upgradedFrom: 2006\n}\n', ({ biztalkGroups }) => [
        set(only(biztalkGroups), 'version', { word: '2009' }),
        set(only(biztalkGroups), 'edition', { word: 'enterprise' }),
      ]),
    ).toBe('biztalkGroup B {\n  upgradedFrom: 2006\n  version: 2009\n  edition: enterprise\n}\n');
  });
});

describe('set replaces a value', () => {
  test.each([
    ['of one word', 'windows: 2003 // old', [{ word: '2008' }], 'windows: 2008 // old'],
    ['of a list', 'windows: 2003, 2008', [{ word: '2008' }], 'windows: 2008'],
    ['that is missing', 'windows:', [{ word: '2008' }], 'windows: 2008'],
    ['with a string', 'windows: 2003', [{ quoted: 'a b' }], 'windows: "a b"'],
    ['with a name that needs quotes', 'windows: 2003', [{ reference: 'a b' }], 'windows: "a b"'],
  ])('%s', async (_, before, values, after) => {
    expect(
      await edited(`cluster C {\n  ${before}\n}\n`, (topology) => [set(cluster(topology), 'windows', ...values)]),
    ).toBe(`cluster C {\n  ${after}\n}\n`);
  });

  test('with one that stands there, as it is written', async () => {
    const text = 'domain D {\n  group "A B"\n}\nsso {\n  administrators: D."A B", 12\n}\n';
    expect(
      await edited(text, ({ sso }) => {
        if (!sso) throw new Error('No sso.');
        const [written] = only(sso.properties).values;
        return written ? [set(sso, 'administrators', { written })] : [];
      }),
    ).toBe(text.replace(', 12', ''));
  });

  test('of a restart policy', async () => {
    const text = 'cluster C {\n  group G {\n    disk D { restart { attempts: 3 } }\n  }\n}\n';
    expect(
      await edited(text, (topology) => {
        const { restart } = resource(topology, 'D');
        return restart ? [set(restart, 'attempts', { word: '1' }), set(restart, 'period', { word: '15m' })] : [];
      }),
    ).toBe(text.replace('attempts: 3', 'attempts: 1  period: 15m'));
  });
});

describe('add puts a declaration', () => {
  const disk = { keyword: 'disk', name: 'New' };
  test.each([
    ['behind its siblings', 'disk A\n    ip B', 'disk A\n    disk New\n    ip B'],
    ['behind what customarily stands before it', 'ip B\n    dtc C', 'disk New\n    ip B\n    dtc C'],
    ['first, before the comments of the first', '// Why.\n    ip B', 'disk New\n    // Why.\n    ip B'],
    ['behind the comment of its sibling', 'disk A // first\n    ip B', 'disk A // first\n    disk New\n    ip B'],
    [
      'behind a sibling of several lines',
      'disk A {\n      drive: "S:"\n    }',
      'disk A {\n      drive: "S:"\n    }\n    disk New',
    ],
    ['behind the properties', 'quorum: yes', 'quorum: yes\n    disk New'],
    ['beside nothing but a comment', '// Empty.', '// Empty.\n    disk New'],
  ])('%s', async (_, before, after) => {
    const around = (text: string) => `cluster C {\n  group G {\n    ${text}\n  }\n}\n`;
    expect(await edited(around(before), (topology) => [add(group(topology), disk)])).toBe(around(after));
  });

  test.each([
    ['an empty block', 'group G {}'],
    ['an empty block of two lines', 'group G {\n  }'],
  ])('into %s', async (_, before) => {
    expect(await edited(`cluster C {\n  ${before}\n}\n`, (topology) => [add(group(topology), disk)])).toBe(
      'cluster C {\n  group G {\n    disk New\n  }\n}\n',
    );
  });

  test('into a block on one line, which it breaks', async () => {
    expect(
      await edited('cluster C {\n  group G { ip B  dtc D }\n}\n', (topology) => [add(group(topology), disk)]),
    ).toBe('cluster C {\n  group G {\n    ip B\n    dtc D\n    disk New\n  }\n}\n');
  });

  test('with everything in it, indented as the file is', async () => {
    const declaration = {
      keyword: 'group',
      name: 'New Group',
      properties: [['quorum', { word: 'no' }]] as const,
      members: [disk, { keyword: 'dtc', name: 'D', dependsOn: ['New'], properties: [['inbound', yes]] as const }],
    };
    expect(
      await edited('cluster C {\r\n\tgroup G {\r\n\t\tdisk A\r\n\t}\r\n}\r\n', (topology) => [
        add(cluster(topology), declaration),
      ]),
    ).toBe(
      'cluster C {\r\n\tgroup G {\r\n\t\tdisk A\r\n\t}\r\n\r\n\tgroup "New Group" {\r\n\t\tquorum: no\r\n\r\n\t\tdisk New\r\n\t\tdtc D dependsOn New { inbound: yes }\r\n\t}\r\n}\r\n',
    );
  });

  test('close to its siblings where they stand close', async () => {
    const text = (more: string) =>
      `biztalkGroup B {\n  host H {\n    instance A\n  }\n  host I {\n    instance A\n  }${more}\n}\n`;
    const host = { keyword: 'host', name: 'New', members: [{ keyword: 'instance', name: 'A' }] };
    expect(await edited(text(''), ({ biztalkGroups }) => [add(only(biztalkGroups), host)])).toBe(
      text('\n  host New {\n    instance A\n  }'),
    );
  });

  test('at the top level behind the last of its kind', async () => {
    expect(
      await edited('server A\n\nsso {\n}\n', ({ files }) => [add(only(files), { keyword: 'server', name: 'B' })]),
    ).toBe('server A\n\nserver B\n\nsso {\n}\n');
  });

  test('into a file of comments', async () => {
    expect(await edited('// Nothing yet.\n', ({ files }) => [add(only(files), { keyword: 'server', name: 'B' })])).toBe(
      '// Nothing yet.\n\nserver B\n',
    );
  });
});

describe('append', () => {
  const around = (text: string) => `cluster C {\n  node A\n  node B\n  group G {\n    ip I\n    ${text}\n  }\n}\n`;
  test.each([
    ['writes a dependency list', 'dtc D', 'dtc D dependsOn I'],
    ['writes it before the block', 'dtc D { inbound: no }', 'dtc D dependsOn I { inbound: no }'],
    ['writes it behind a quoted name', 'dtc "The D" { inbound: no }', 'dtc "The D" dependsOn I { inbound: no }'],
    ['writes it behind a keyword that stands alone', 'dtc D dependsOn', 'dtc D dependsOn I'],
    ['writes it between that and the block', 'dtc D dependsOn { inbound: no }', 'dtc D dependsOn I { inbound: no }'],
    ['lengthens it', 'dtc D dependsOn X // why', 'dtc D dependsOn X, I // why'],
  ])('%s', async (_, before, after) => {
    expect(
      await edited(around(before), (topology) => {
        const [ip, dtc] = group(topology).resources;
        return ip && dtc ? [append(dtc, 'dependsOn', ip)] : [];
      }),
    ).toBe(around(after));
  });

  test('puts several into one list, and lists into one new block', async () => {
    expect(
      await edited(around('dtc D'), (topology) => {
        const dtc = resource(topology, 'D');
        const owners = cluster(topology).nodes.map((owner) => append(dtc, 'possibleOwners', owner));
        return [...owners, set(dtc, 'inbound', yes), append(dtc, 'dependsOn', 'New')];
      }),
    ).toBe(around('dtc D dependsOn New { inbound: yes  possibleOwners: A, B }'));
  });

  test('qualifies a name where it has to', async () => {
    const text = (owner: string) =>
      `domain D { account a }\ndomain E { account a }\ncluster C {\n  fullControl: D.a${owner}\n}\n`;
    expect(
      await edited(text(''), (topology) => {
        const account = only(named(topology.domains, 'E').accounts);
        return [append(cluster(topology), 'fullControl', account)];
      }),
    ).toBe(text(', E.a'));
  });
});
