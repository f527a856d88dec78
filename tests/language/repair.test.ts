/** Half-typed files: every text parses, loses only what is wrong, and says so at the place. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProject, syntaxErrorsOf } from '#language';
import { allElements } from '../../language/model/queries.ts';

const uri = 'file:///test.btc';
const example = readFileSync(new URL('../../examples/four-computers.btc', import.meta.url), 'utf8');

async function parse(text: string) {
  const project = createProject();
  await project.setText(uri, text);
  const program = project.program(uri);
  if (!program) throw new Error('The file is missing.');
  const errors = syntaxErrorsOf(program.root).map(({ message, span }) => ({
    marked: text.slice(span.start, span.end),
    message,
  }));
  return {
    errors,
    parserErrors: program.root.parseResult.parserErrors.map(({ message }) => message),
    names: [...allElements(program.topology)].map(({ kind, name }) => `${kind} ${name}`),
    references: program.topology.references.map(({ text }) => text),
  };
}

const whole = await parse(example);

/** What is lost of the example when a part of it is replaced. */
async function afterReplacing(before: string, after: string) {
  expect(example.split(before).length, `\`${before}\` stands once in the example`).toBe(2);
  const { errors, names } = await parse(example.replace(before, after));
  return { errors, lost: whole.names.filter((name) => !names.includes(name)) };
}

test('the example has no syntax errors', () => {
  expect(whole.errors).toEqual([]);
  expect(whole.names).toHaveLength(51);
});

describe('a half-typed line costs nothing but itself', () => {
  test.each([
    ['node SQL01\n', 'node\n', ['node', '`node` needs a name.'], ['node SQL01']],
    ['group SqlGroup {', 'group {', ['group', '`group` needs a name.'], ['group SqlGroup']],
    ['SqlName dependsOn SqlAddress', 'SqlName dependsOn', ['dependsOn', '`dependsOn` names no resource.'], []],
    ['Sql dependsOn SqlName, SqlDisk', 'Sql dependsOn SqlName,', [',', 'Something is missing behind the comma.'], []],
    [
      'SqlDtc dependsOn SqlName, SqlDisk',
      'SqlDtc dependsOn SqlName SqlDisk',
      ['SqlName', 'A comma is missing behind this, or `:` behind what follows.'],
      [],
    ],
    [
      'networkName SqlName dependsOn SqlAddress { name: SQLVS }',
      'networkNa SqlName dependsOn SqlAddress { name: SQLVS }',
      [
        'networkNa SqlName dependsOn SqlAddress { name: SQLVS }',
        '`networkNa` means nothing in a group of a cluster; did you mean `networkName`?',
      ],
      ['resource SqlName'],
    ],
    [
      'cluster BTSCLU',
      'clust BTSCLU',
      ['clust', '`clust` means nothing at the top level; did you mean `cluster`?'],
      [],
    ],
    ['cluster BTSCLU {', 'cluster BTSCLU', ['BTSCLU', '`cluster` needs a block: `{` is missing.'], []],
    [
      'node BTS02 { messageQueuing: yes }',
      'node BTS02 { messageQueuing: yes',
      ['yes', "`}` is missing before `group`, which can't stand in a node."],
      [],
    ],
    ['address: 10.0.0.30/24  network', 'address:  network', [':', '`address` has no value.'], []],
    ['edition: enterprise', 'edition:', [':', '`edition` has no value.'], []],
    ['version: 2009', 'version 2009', ['version', 'A colon is missing behind `version`.'], []],
    ['drive: "R:"', 'drive: "R:', ['"R: }', 'This string has no closing quote on its line.'], []],
    ['node SQL01\n', 'node SQL01 ;\n', [';', "`;` can't stand outside of quotes."], []],
    ['node SQL01\n', '} node SQL01\n', ['}', 'This `}` closes the block too early: what follows belongs in it.'], []],
    ['SQLCLU.SsoGroup.ENTSSO', 'SQLCLU.SsoGroup.', ['.', 'A name is missing behind the dot.'], []],
    ['receive in ReceiveHost', 'receive', ['receive', '`in` and a host are missing behind `receive`.'], []],
    ['disk SqlDisk', 'di\n    disk SqlDisk', ['di', '`di` means nothing in a group of a cluster.'], []],
    [
      'SqlDtc dependsOn SqlName',
      'SqlDtc dependson SqlName',
      ['dependson', '`dependson` means nothing here; did you mean `dependsOn`?'],
      [],
    ],
    [
      'SqlDtc dependsOn SqlName',
      'SqlDtc depends on SqlName',
      ['depends', '`depends` means nothing here; did you mean `dependsOn`?'],
      [],
    ],
    ['SqlDtc dependsOn SqlName', 'SqlDtc dependsOn: SqlName', [':', '`dependsOn` takes no colon.'], []],
    [
      'SqlName dependsOn SqlAddress { name: SQLVS }',
      'SqlName { name: SQLVS } dependsOn SqlAddress',
      ['dependsOn SqlAddress', '`dependsOn` goes behind the name, before the block.'],
      [],
    ],
    ['node SQL01\n', 'node: SQL01\n', [':', '`node` takes no colon.'], []],
    [
      'node SQL01\n',
      'node 1SQL\n',
      ['1SQL', 'A name that doesn\'t begin with a letter stands in quotes: "1SQL".'],
      ['node SQL01'],
    ],
    [
      'cluster BTSCLU {',
      'cluster BTS.CLU {',
      ['.CLU', 'A name with a dot in it stands in quotes.'],
      ['cluster BTSCLU'],
    ],
    ['drive: "R:"', 'drive: R:', [':', 'A drive stands in quotes: "R:".'], []],
    ['\nsso {', '\nsso "Contoso" {', ['"Contoso"', '`sso` takes no name.'], []],
    [
      'windows: 2008\n\n  node SQL01',
      'windows: 2008, node SQL01',
      [',', 'Nothing of this list stands behind this comma.'],
      [],
    ],
    ['edition: enterprise', 'edition', ['edition', 'A colon and a value are missing behind `edition`.'], []],
    ['topology "Contoso order integration"', 'topology', ['topology', '`topology` needs a title in quotes.'], []],
    [
      '\nsso {',
      '\nhost Stray { account: x }\nsso {',
      ['host Stray { account: x }', "`host` can't stand at the top level; it belongs in a biztalkGroup."],
      [],
    ],
  ])('%j → %j', async (before, after, [marked, message], lost) => {
    const result = await afterReplacing(before, after);
    expect(result.errors[0]).toEqual({ marked, message });
    expect(result.lost).toEqual(lost);
  });
});

test('a block that is never closed ends at the next top-level declaration', async () => {
  const { errors, names } = await parse('cluster A {\n  node X\n\ncluster B {\n  node Y\n}\n');
  expect(errors).toEqual([
    { marked: 'X', message: "`}` is missing before `cluster`, which can't stand in a cluster." },
  ]);
  expect(names).toEqual(['cluster A', 'node X', 'cluster B', 'node Y']);
});

test('a declaration that has just been begun is the only error', async () => {
  expect((await parse('server S { windows: 2008 }\ncluster')).errors).toEqual([
    { marked: 'cluster', message: '`cluster` needs a block: `{` is missing.' },
  ]);
  expect((await parse('server S { windows: 2008 }\ncluster C {')).errors).toEqual([
    { marked: '{', message: 'This block is never closed: `}` is missing.' },
  ]);
});

test('every keyword is a name where a name is wanted, and a key before a colon', async () => {
  const { errors, names } = await parse(`
    cluster cluster {
      node node  node group { iis: yes }
      group host {
        ip restart { address: 10.0.0.1/24 }
        networkName dependsOn
          dependsOn restart
        disk in
        sqlServer instance dependsOn dependsOn, in { instance: "X"  possibleOwners: node, group }
        biztalkHost isolated
      }
    }
    biztalkGroup sso { servers: node, group  host isolated isolated { instance node }  adapter receive { receive in isolated } }
  `);
  expect(errors).toEqual([]);
  expect(names).toEqual([
    'cluster cluster',
    'node node',
    'node group',
    'group host',
    'resource restart',
    'resource dependsOn',
    'resource in',
    'resource instance',
    'resource isolated',
    'biztalkGroup sso',
    'host isolated',
    'instance node',
    'adapter receive',
    'handler receive receive',
  ]);
});

test('no sequence of tokens makes the parser fail', async () => {
  const tokens = [
    'topology',
    'import',
    'domain',
    'group',
    'account',
    'cluster',
    'node',
    'server',
    'dependsOn',
    'biztalkHost',
    'restart',
    'disk',
    'ip',
    'networkName',
    'resource',
    'sso',
    'biztalkGroup',
    'host',
    'isolated',
    'instance',
    'adapter',
    'in',
    'receive',
    'send',
    '{',
    '{',
    '}',
    '}',
    ':',
    ':',
    ',',
    '.',
    'A',
    'B',
    'windows',
    'address',
    '"text"',
    '"open',
    '2008',
    '10.0.0.1/24',
    '// note\n',
    '/* note */',
    '\n',
    '\n',
    '?',
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...tokens), { maxLength: 40 }), async (soup) => {
      const { parserErrors } = await parse(soup.join(' '));
      expect(parserErrors).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('every prefix of the example parses', async () => {
  const project = createProject();
  for (let end = 0; end <= example.length; end += 3) {
    await project.setText(uri, example.slice(0, end));
    const program = project.program(uri);
    expect(program?.root.parseResult.parserErrors, `prefix of ${end} characters`).toEqual([]);
  }
});
