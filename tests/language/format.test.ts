/** The style of `.btc` text, scenario by scenario: what the formatter makes of a text, and what it leaves to its author. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits, formatter } from '#language';
import { expectStyle, formatted, text } from '../harness/formatting.ts';
import { readMarks } from '../harness/marks.ts';

const examples = new URL('../../examples/', import.meta.url);

test.each(readdirSync(examples).filter((name) => name.endsWith('.btc')))('%s is in form', (name) => {
  expect(formatter.whole(readFileSync(new URL(name, examples), 'utf8'))).toEqual({ edits: [], errors: [] });
});

test('the README and CONTRIBUTING show texts that are in form', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md']) {
    const markdown = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
    const blocks = [...markdown.matchAll(/^( *)```btc[^\n]*\n([\s\S]*?)^ *```/gm)];
    expect(blocks.length).toBeGreaterThan(0);
    for (const [, indent = '', block = ''] of blocks) {
      const { plain } = readMarks(block.replaceAll(`\n${indent}`, '\n').slice(indent.length), page);
      expect(formatted(plain)).toBe(plain);
    }
  }
});

describe('on a line', () => {
  test.each([
    ['colons and commas', 'servers :A ,B,C', 'servers: A, B, C'],
    ['what stands side by side', 'version:2009 edition:   enterprise', 'version: 2009\n  edition: enterprise'],
    [
      'a block on one line',
      'host A{account:x instance N1   instance N2}',
      'host A { account: x  instance N1  instance N2 }',
    ],
    ['an empty block', 'host A {  }', 'host A {}'],
    ['a header on several lines', 'host\n  A\n  isolated\n  {}', 'host A isolated {}'],
    ['a chain of names', 'database: A . B\n.C', 'database: A.B.C'],
    ['a comment inside', 'servers:/* two */A,B', 'servers: /* two */ A, B'],
    ['a comment behind', 'version: 2009 // the newest   ', 'version: 2009  // the newest'],
  ])('%s', (_, inside, expected) => {
    expectStyle(`biztalkGroup O {\n  ${inside}\n}\n`, `biztalkGroup O {\n  ${expected}\n}\n`);
  });
});

describe('columns', () => {
  test('blocks on one line stand below each other, as long as their neighbours are of the same kind', () => {
    expectStyle(
      text`
        domain D {
          account a { rights: logOnAsService }
          // people
          account abcdef { memberOf: X }
          account ab { memberOf: X }

          account abcdefghi { memberOf: X }
          account b {
            memberOf: X
          }
          account abc { memberOf: X }
        }

        biztalkGroup O {
          host Web isolated { account: x }
          host WebPartners isolated { account: x }
          host "Größe 😀" { account: x }
          host ProcessingHost { account: x }
          host Other
          host B { account: x }
        }

        cluster C {
          group G {
            networkName A dependsOn B { name: X }
            networkName Longer dependsOn B, C { name: Y }
          }
        }
      `,
      text`
        domain D {
          account a      { rights: logOnAsService }
          // people
          account abcdef { memberOf: X }
          account ab     { memberOf: X }

          account abcdefghi { memberOf: X }
          account b {
            memberOf: X
          }
          account abc { memberOf: X }
        }

        biztalkGroup O {
          host Web         isolated { account: x }
          host WebPartners isolated { account: x }
          host "Größe 😀"      { account: x }
          host ProcessingHost { account: x }
          host Other
          host B { account: x }
        }

        cluster C {
          group G {
            networkName A dependsOn B { name: X }
            networkName Longer dependsOn B, C { name: Y }
          }
        }
      `,
    );
  });

  test('comments behind neighbouring lines stand below each other', () => {
    expectStyle(
      text`
        cluster A { // the first
          windows: 2008 // not supported any more
          type: failover /* as agreed */
          node N1
          node N2 { iis: yes } // spare

          node N3 // spare
        } // end
      `,
      text`
        cluster A { // the first
          windows: 2008   // not supported any more
          type: failover  /* as agreed */
          node N1
          node N2 { iis: yes }  // spare

          node N3  // spare
        }  // end
      `,
    );
  });
});

describe('with syntax errors', () => {
  const broken = text`
    server   S
    cluster   A {
          windows 2008
    node   N
    }
    ??
    sso   {
    }
    server   T
  `;

  test('declarations of the top level that have none come into form, and the others stay as they are', () => {
    const { edits, errors } = formatter.whole(broken);
    expect(applyEdits(broken, edits)).toBe(
      broken.replace('server   S', 'server S').replace('sso   {\n}\nserver   T', 'sso {\n}\n\nserver T'),
    );
    expect(errors.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '3:7 A colon is missing behind `windows`.',
      "6:1 `??` can't stand outside of quotes.",
    ]);
  });
});

test('keywords that are names, and names that are keywords, are told apart', () => {
  expectStyle(
    text`
      cluster cluster {
        node node  node group { iis: yes }
        group host {
          networkName dependsOn
            dependsOn restart
          disk in
          biztalkHost isolated
          resource r { type: "x"  windows: 2008 }
        }
      }
    `,
    text`
      cluster cluster {
        node node
        node group { iis: yes }
        group host {
          networkName dependsOn dependsOn restart
          disk in
          biztalkHost isolated
          resource r { type: "x"  windows: 2008 }
        }
      }
    `,
  );
});

test('the lines of ranges come into form as they do with the whole file, and no others', () => {
  const before = 'server   A\nserver   B\n\n\n\nserver   C {\n   windows:   2008 }\nserver   D\n';
  const at = (word: string) => before.indexOf(word);
  const lines = (...words: readonly string[]) =>
    applyEdits(
      before,
      formatter.ranges(
        before,
        words.map((word) => ({ start: at(word), end: at(word) })),
      ),
    );
  expect(lines('B')).toBe(before.replace('server   B', 'server B'));
  expect(lines('A', 'D')).toBe(before.replace('server   A', 'server A').replace('server   D', '\nserver D'));
  expect(lines('2008')).toBe(before.replace('   windows:   2008 }', '  windows: 2008\n}'));
});
