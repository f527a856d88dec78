/** The TextMate grammar where lines are odd: quotes, comments, keywords as names, and what is typed halfway. */
import { describe, expect, test } from 'vitest';
import { tokens } from './tokens.ts';

describe('strings have no escapes', () => {
  test('a backslash before the closing quote is a backslash', () => {
    expect(tokens('disk D { drive: "S:\\" }')).toEqual([
      'disk storage.type.resource',
      'D entity.name.type',
      '{ punctuation.section.block.begin',
      'drive support.type.property-name',
      ': punctuation.separator.key-value',
      '"S:\\" string.quoted.double',
      '} punctuation.section.block.end',
    ]);
  });

  test('a string that its line leaves open ends with the line', () => {
    expect(tokens('path: "S:\\Drop\nshare: "Drop"')).toEqual([
      'path support.type.property-name',
      ': punctuation.separator.key-value',
      '"S:\\Drop string.quoted.double',
      'share support.type.property-name',
      ': punctuation.separator.key-value',
      '"Drop" string.quoted.double',
    ]);
  });

  test('a quoted name is both a string and a name', () => {
    expect(tokens('group "SSO // Administrators"')).toEqual([
      'group keyword.declaration',
      '"SSO // Administrators" entity.name.type string.quoted.double',
    ]);
  });
});

describe('comments', () => {
  test('to the end of the line', () => {
    expect(tokens('node A // the first, "not" a string\nnode B')).toEqual([
      'node keyword.declaration',
      'A entity.name.type',
      '// the first, "not" a string comment.line.double-slash',
      'node keyword.declaration',
      'B entity.name.type',
    ]);
  });

  test('over lines, and between a keyword, a list and its items', () => {
    expect(tokens('node /* one\ntwo */ A\nservers: A, // first\n  B')).toEqual([
      'node keyword.declaration',
      '/* comment.block',
      'one comment.block',
      'two comment.block',
      '*/ comment.block',
      'A entity.name.type',
      'servers support.type.property-name',
      ': punctuation.separator.key-value',
      'A variable.other.reference',
      ', punctuation.separator.list',
      '// first comment.line.double-slash',
      'B variable.other.reference',
    ]);
  });
});

describe('keywords that are no keywords where they stand', () => {
  test('as names, as references and as keys', () => {
    expect(tokens('node host\nhost in\ndependsOn group, disk\nsend in instance\nreceive in in')).toEqual([
      'node keyword.declaration',
      'host entity.name.type',
      'host keyword.declaration',
      'in entity.name.type',
      'dependsOn keyword.other',
      'group variable.other.reference',
      ', punctuation.separator.list',
      'disk variable.other.reference',
      'send keyword.declaration',
      'in keyword.other',
      'instance variable.other.reference',
      'receive keyword.declaration',
      'in keyword.other',
      'in variable.other.reference',
    ]);
  });

  test('as values: an enumeration word counts only where its property takes it', () => {
    expect(tokens('account: yes\nquorum: yes\ntype: failover\nfailover: yes\nedition: none')).toEqual([
      'account support.type.property-name',
      ': punctuation.separator.key-value',
      'yes variable.other.reference',
      'quorum support.type.property-name',
      ': punctuation.separator.key-value',
      'yes constant.language.boolean',
      'type support.type.property-name',
      ': punctuation.separator.key-value',
      'failover constant.language.enumeration',
      'failover support.type.property-name',
      ': punctuation.separator.key-value',
      'yes constant.language.boolean',
      'edition support.type.property-name',
      ': punctuation.separator.key-value',
      'none',
    ]);
  });
});

describe('half-typed and misspelt lines leave the next ones alone', () => {
  test('a property without a value', () => {
    expect(tokens('quorum:\npreferredOwners:\nedition: enterprise')).toEqual([
      'quorum support.type.property-name',
      ': punctuation.separator.key-value',
      'preferredOwners support.type.property-name',
      ': punctuation.separator.key-value',
      'edition support.type.property-name',
      ': punctuation.separator.key-value',
      'enterprise constant.language.enumeration',
    ]);
  });

  test('an unknown property, also one named like a keyword', () => {
    expect(tokens('quorom: yes\ngroup: "x"\n{a:}')).toEqual([
      'quorom',
      ': punctuation.separator.key-value',
      'yes',
      'group',
      ': punctuation.separator.key-value',
      '"x" string.quoted.double',
      '{ punctuation.section.block.begin',
      'a',
      ': punctuation.separator.key-value',
      '} punctuation.section.block.end',
    ]);
  });

  test('a list that ends in a comma, a keyword without a name', () => {
    expect(tokens('disk D dependsOn A, {\n}\nnode {\n}')).toEqual([
      'disk storage.type.resource',
      'D entity.name.type',
      'dependsOn keyword.other',
      'A variable.other.reference',
      ', punctuation.separator.list',
      '{ punctuation.section.block.begin',
      '} punctuation.section.block.end',
      'node keyword.declaration',
      '{ punctuation.section.block.begin',
      '} punctuation.section.block.end',
    ]);
  });
});
