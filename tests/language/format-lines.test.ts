/** Where the formatter breaks lines and leaves them empty, and where comments stand then. */
import { describe, test } from 'vitest';
import { expectStyle, text } from '../harness/formatting.ts';

describe('lines', () => {
  test('are indented by two spaces for each block, and go on by four', () => {
    expectStyle(
      text`
        cluster A {
        \tgroup G {
              disk D
            { drive: "S:" }
        networkName N dependsOn
              X,
            Y {
              name: Z
          }
        preferredOwners: N1,
        N2
          }
            }
      `.replaceAll('\\t', '\t'),
      text`
        cluster A {
          group G {
            disk D { drive: "S:" }
            networkName N dependsOn X,
                Y {
              name: Z
            }
            preferredOwners: N1,
                N2
          }
        }
      `,
    );
  });

  test('break in a block everywhere or nowhere', () => {
    expectStyle(
      text`
        sso { database: X   serviceAccount: Y }
        biztalkGroup O {
          host A { account: x
            instance N1  instance N2 }
          host B { account: x /* old */ instance N1
          } adapter FTP { receive in A  send in B }
        }
      `,
      text`
        sso { database: X  serviceAccount: Y }

        biztalkGroup O {
          host A {
            account: x
            instance N1
            instance N2
          }
          host B {
            account: x
            /* old */ instance N1
          }
          adapter FTP { receive in A  send in B }
        }
      `,
    );
  });

  test('break in a domain, a cluster, its groups and a BizTalk group always, unless there is nothing in it', () => {
    expectStyle(
      'domain D { group G } cluster A { node N group G { disk X } } biztalkGroup O { host H } domain E { }',
      text`
        domain D {
          group G
        }

        cluster A {
          node N
          group G {
            disk X
          }
        }

        biztalkGroup O {
          host H
        }

        domain E {}
      `,
    );
  });

  test('that are empty are one at most, none at the edge of a block or of the file', () => {
    expectStyle(
      text`


        // About the file.



        cluster A {

          windows: 2008


          // the first
          node N1

          // no more

        }


      `,
      text`
        // About the file.

        cluster A {
          windows: 2008

          // the first
          node N1

          // no more
        }
      `,
    );
  });

  test('that are empty set off title, imports and declarations of several lines, with the comments about them', () => {
    expectStyle(
      text`
        // The shop.
        topology "Shop"
        import "a.btc"
        import "b.btc" // more
        // One computer.
        server S1 { windows: 2008 }
        server S2 { windows: 2008 }
        // Two computers.
        // Both are new.
        cluster A {
          node N1
        } // A
        sso {
          database: X
        }
      `,
      text`
        // The shop.
        topology "Shop"

        import "a.btc"
        import "b.btc"  // more

        // One computer.
        server S1 { windows: 2008 }
        server S2 { windows: 2008 }

        // Two computers.
        // Both are new.
        cluster A {
          node N1
        }  // A

        sso {
          database: X
        }
      `,
    );
  });

  test.each([
    ['a text without a last line break', 'server S', 'server S\n'],
    ['a comment that ends the text', 'server S\n\n\n// end  ', 'server S\n\n// end\n'],
    ['nothing', '', ''],
    ['nothing but white space', ' \n\t\n', ''],
    ['a byte order mark', '\uFEFF\nserver  S', '\uFEFFserver S\n'],
    ['other white space', 'server\u00a0S\f{\u2003}', 'server S {}\n'],
    ['Windows line breaks', 'cluster A{ node N\r\n\r\n\r\n}\r\n', 'cluster A {\r\n  node N\r\n}\r\n'],
    ['line breaks of two kinds', 'server S\r\nserver T\nserver U', 'server S\r\nserver T\r\nserver U\r\n'],
  ])('%s', (_, before, after) => expectStyle(before, after));
});

describe('comments', () => {
  test('of several lines keep their text; a column of asterisks is straight', () => {
    expectStyle(
      'cluster A {\n/*\n* one  \n\n* two\n*/\n\t\t/* kept\n   as it\t\n  is */ node N /* a\n * b */\n}\n',
      'cluster A {\n  /*\n   * one\n\n   * two\n   */\n  /* kept\n   as it\n  is */ node N  /* a\n * b */\n}\n',
    );
  });

  test('stay where they are in a header, a list and an empty block', () => {
    expectStyle(
      text`
        cluster A // why
        {
          group G {
            disk /* D */ D
            // before the list
            dependsOn X, // first

              Y /* last */ { /* empty */ }
            msmq M {
            // nothing yet

            }
          }
        }
      `,
      text`
        cluster A // why
        {
          group G {
            disk /* D */ D
                // before the list
                dependsOn X, // first
                Y /* last */ { /* empty */ }
            msmq M {
              // nothing yet
            }
          }
        }
      `,
    );
  });

  test('that suppress findings keep their lines', () => {
    const pinned = text`
      biztalkGroup O {
        // btc-disable-next-line a, b -- why
        host A { account: x
          instance N1
        }
        host B { account: x  // btc-disable-line a -- why
          instance N1 }
        host C { // btc-disable-next-line a -- why

          account: x
        }
        adapter FTP {
          receive in
              // btc-disable-next-line a -- why
              A
        }
        // btc-disable-next-line a -- why
        // and another

      }  // btc-disable-next-line a -- why
      cluster A {
        node N
      }
    `.replace('instance N1 }', 'instance N1\n  }');
    expectStyle(pinned, pinned);
    expectStyle(
      'domain D { group G group H }  // btc-disable-line a -- why\n',
      'domain D { group G  group H }  // btc-disable-line a -- why\n',
    );
  });
});
