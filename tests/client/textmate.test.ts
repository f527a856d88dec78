/** The TextMate grammar: every token of a line with its scope, compared whole. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { BtcGrammar } from '../../language/generated/grammar.ts';
import { declarationSchemas } from '../../language/model/schema.ts';
import { textmateGrammar } from '../../scripts/generate-textmate.ts';
import { tokens } from './tokens.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the written grammar is the generated one', async () => {
  expect(JSON.parse(await readFile(`${root}/syntaxes/btc.tmLanguage.json`, 'utf8'))).toEqual(
    JSON.parse(textmateGrammar()),
  );
});

test('every keyword of the language and every property is coloured', () => {
  const keywords = AstUtils.streamAllContents(BtcGrammar())
    .filter(GrammarAST.isKeyword)
    .map(({ value }) => value)
    .filter((value) => /^\w/.test(value))
    .distinct();
  for (const keyword of keywords) {
    expect(tokens(keyword)).toEqual([
      expect.stringMatching(
        new RegExp(`^${keyword} (keyword\\.declaration|keyword\\.other|storage\\.type\\.resource)$`),
      ),
    ]);
  }
  const keys = Object.values(declarationSchemas).flatMap(({ properties }) => Object.keys(properties));
  for (const key of keys) {
    expect(tokens(`${key}:`)).toEqual([`${key} support.type.property-name`, ': punctuation.separator.key-value']);
  }
});

describe('the lines of a topology', () => {
  test('a title and an import', () => {
    expect(tokens('topology "Contoso"\nimport "other.btc"')).toEqual([
      'topology keyword.declaration',
      '"Contoso" string.quoted.double',
      'import keyword.declaration',
      '"other.btc" string.quoted.double',
    ]);
  });

  test('a cluster with a node', () => {
    expect(tokens('cluster BTSCLU {\n  windows: 2008\n  node BTS-01 { messageQueuing: yes }\n}')).toEqual([
      'cluster keyword.declaration',
      'BTSCLU entity.name.type',
      '{ punctuation.section.block.begin',
      'windows support.type.property-name',
      ': punctuation.separator.key-value',
      '2008 constant.numeric.version',
      'node keyword.declaration',
      'BTS-01 entity.name.type',
      '{ punctuation.section.block.begin',
      'messageQueuing support.type.property-name',
      ': punctuation.separator.key-value',
      'yes constant.language.boolean',
      '} punctuation.section.block.end',
      '} punctuation.section.block.end',
    ]);
  });

  test('a resource with dependencies and properties', () => {
    expect(
      tokens(
        'ip A { address: 10.0.0.30/24  network: Public }\ndtc D dependsOn N, "The Disk" { authentication: mutual }',
      ),
    ).toEqual([
      'ip storage.type.resource',
      'A entity.name.type',
      '{ punctuation.section.block.begin',
      'address support.type.property-name',
      ': punctuation.separator.key-value',
      '10.0.0.30/24 constant.numeric.address',
      'network support.type.property-name',
      ': punctuation.separator.key-value',
      'Public string.unquoted',
      '} punctuation.section.block.end',
      'dtc storage.type.resource',
      'D entity.name.type',
      'dependsOn keyword.other',
      'N variable.other.reference',
      ', punctuation.separator.list',
      '"The Disk" string.quoted.double',
      '{ punctuation.section.block.begin',
      'authentication support.type.property-name',
      ': punctuation.separator.key-value',
      'mutual constant.language.enumeration',
      '} punctuation.section.block.end',
    ]);
  });

  test('references: qualified, of a host, of a handler', () => {
    expect(
      tokens(
        'database: SQLCLU.SqlGroup."The Sql"\nbiztalkHost Receive\ninstance BTS01\nsend in Receive { ordered: no }',
      ),
    ).toEqual([
      'database support.type.property-name',
      ': punctuation.separator.key-value',
      'SQLCLU.SqlGroup."The Sql" variable.other.reference',
      'biztalkHost storage.type.resource',
      'Receive variable.other.reference',
      'instance keyword.declaration',
      'BTS01 variable.other.reference',
      'send keyword.declaration',
      'in keyword.other',
      'Receive variable.other.reference',
      '{ punctuation.section.block.begin',
      'ordered support.type.property-name',
      ': punctuation.separator.key-value',
      'no constant.language.boolean',
      '} punctuation.section.block.end',
    ]);
  });

  test('an isolated host', () => {
    expect(tokens('host Web isolated {}')).toEqual([
      'host keyword.declaration',
      'Web entity.name.type',
      'isolated keyword.other',
      '{ punctuation.section.block.begin',
      '} punctuation.section.block.end',
    ]);
  });

  test('durations, numbers and versions with letters', () => {
    expect(tokens('restart { attempts: 3 period: 15m }\nwindows: 2008R2\nversion: 2006R2')).toEqual([
      'restart keyword.declaration',
      '{ punctuation.section.block.begin',
      'attempts support.type.property-name',
      ': punctuation.separator.key-value',
      '3 constant.numeric.integer',
      'period support.type.property-name',
      ': punctuation.separator.key-value',
      '15m constant.numeric.duration',
      '} punctuation.section.block.end',
      'windows support.type.property-name',
      ': punctuation.separator.key-value',
      '2008R2 constant.numeric.version',
      'version support.type.property-name',
      ': punctuation.separator.key-value',
      '2006R2 constant.numeric.version',
    ]);
  });

  test('every line of the example is read to its end', async () => {
    const text = await readFile(`${root}/examples/four-computers.btc`, 'utf8');
    const words = tokens(text).map((token) => token.split(' ', 1)[0] ?? '');
    const unscoped = tokens(text).filter((token) => !token.startsWith('"') && !token.includes(' '));
    expect(words.length).toBeGreaterThan(300);
    expect(unscoped).toEqual([]);
  });
});
