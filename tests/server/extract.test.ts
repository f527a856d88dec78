/** Extracting declarations into a new file: what is offered, what is refused and why, and what it does to the files. */
import { describe, expect, test } from 'vitest';
import { type CodeAction, CodeActionTriggerKind } from 'vscode-languageserver/node';
import { type Asked, askedAt, fullClient, resolve, selectionIn, shown, uri } from './asked-actions.ts';
import { applied, plainClient, pullingClient } from './session.ts';

const offered = (marked: string, asked: Asked = {}) => askedAt(marked, 'refactor.extract', asked);

const text = `topology "Orders"

/* The people.
   They come first. */
// And their groups.
domain CONTOSO {
  account svc
} // from AD

cluster SQLCLU {
  windows: 2003
  fullControl: svc
  node N1
  node N2
}

// Not about SQL.

server A { windows: 2003 }
server Beta { windows: 2003 }

sso {
  serviceAccount: svc
  masterSecretServer: A
}
`;

const people = `/* The people.
   They come first. */
// And their groups.
domain CONTOSO {
  account svc
} // from AD
`;

const sqlCluster = `cluster SQLCLU {
  windows: 2003
  fullControl: svc
  node N1
  node N2
}
`;

/** The files after the one action that is offered. */
async function filesAfter(marked: string, asked: Asked = {}) {
  const { session, text: of, actions } = await offered(marked, asked);
  expect(actions.map(({ kind, edit, disabled }) => [kind, edit, disabled])).toEqual([
    ['refactor.extract', undefined, undefined],
  ]);
  const { edit = {} } = await resolve(session, actions[0]);
  return applied({ ...asked.disk, [uri]: of }, edit);
}

const marking = (place: string, from = text) => from.replace(place.replaceAll('|', ''), place);

describe('what is offered', () => {
  test.each([
    ['at a keyword', 'dom|ain CONTOSO', ['Extract CONTOSO to contoso.btc']],
    ['at a name', 'server Beta|', ['Extract Beta to beta.btc']],
    [
      'at a property of its own',
      'wind|ows: 2003\n  full',
      ['Extract SQLCLU, with CONTOSO that it needs, to sqlclu.btc'],
    ],
    ['at what has no name', '|sso {', ['Extract sso, with CONTOSO and A that it needs, to sso.btc']],
    ['at what is inside', 'account |svc', []],
    ['at the title', 'topology |"Orders"', []],
    ['in a comment', '// And| their', []],
    ['at a selection within one', 'server |Beta|', ['Extract Beta to beta.btc']],
    [
      'at a selection of two',
      '|server A { windows: 2003 }\nserver Beta { windows: 2003 }|',
      ['Extract A and Beta to a.btc'],
    ],
    ['at a selection that holds one in part', 'server |A { windows: 2003 }\nserver| Beta', []],
    ['at a selection of white space', '\n|\n|server A', ['Extract A to a.btc']],
    [
      'at everything',
      `|${text}|`,
      ['Extract CONTOSO, SQLCLU, A and 2 more to a new file: Nothing would stay in main.btc.'],
    ],
  ])('%s', async (_, place, expected) => {
    expect(shown((await offered(marking(place))).actions)).toEqual(expected);
  });

  test('where the cursor only comes by, nothing but for a selection', async () => {
    const asked = { triggerKind: CodeActionTriggerKind.Automatic };
    expect((await offered(marking('server |Beta'), asked)).actions).toEqual([]);
    expect(shown((await offered(marking('|server Beta|'), asked)).actions)).toEqual(['Extract Beta to beta.btc']);
  });

  test('under a name that no file has, on the disk or in the editor', async () => {
    const disk = { 'file:///w/Beta.btc': '', 'file:///w/beta-2.btc': '' };
    const { session, text: of, actions } = await offered(marking('server |Beta'), { disk });
    expect(shown(actions)).toEqual(['Extract Beta to beta-3.btc']);
    await session.open('file:///w/beta-3.btc', '');
    const { range } = selectionIn(of.replace('server Beta', 'server |Beta'));
    const again = await session.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ['refactor'] },
    });
    expect(shown(again)).toEqual(['Extract Beta to beta-4.btc']);
  });

  test.each([
    ['"Web / Größe: 1"', 'web-größe-1.btc'],
    ['"../x"', 'x.btc'],
    ['"???"', 'server.btc'],
    ['NUL', 'server-nul.btc'],
    [`"${'ä'.repeat(100)}"`, `${'ä'.repeat(60)}.btc`],
  ])('for the name %s as a file that any system can have', async (name, file) => {
    const { actions } = await offered(`server |${name}\nserver Other\n`);
    expect(shown(actions)).toEqual([`Extract ${name.replaceAll('"', '')} to ${file}`]);
  });

  test('nothing in a topology with a syntax error', async () => {
    expect((await offered(`${marking('server |A')}cluster {`)).actions).toEqual([]);
  });

  test.each([
    ['no files', { ...fullClient, workspace: { ...pullingClient.workspace } }],
    ['nothing but texts', plainClient],
  ])('nothing to a client that can make %s', async (_, capabilities) => {
    expect((await offered(marking('server |A'), { capabilities })).actions).toEqual([]);
  });
});

const group = `biztalkGroup Orders {
  servers: N1
}
`;

const circular = `${sqlCluster.replace('  fullControl: svc\n', '').replace('node N2', 'node N2\n  group App {\n    biztalkHost Host\n  }')}
${group.replace('}\n', '  host Host\n}\n')}`;

describe('what is refused', () => {
  test.each([
    [
      'what needs all the rest',
      circular.replace('SQLCLU', '|SQLCLU'),
      'Extract SQLCLU to a new file: SQLCLU refers to Orders, and with all that goes along nothing would stay in main.btc.',
    ],
    [
      'what needs something that is not there',
      `${group.replace('Orders', '|Orders')}server A\n`,
      "Extract Orders to a new file: N1 in line 2 of main.btc finds nothing, so that it isn't known what Orders needs.",
    ],
    [
      'what shares its lines',
      'server |A server B\nserver C\n',
      'Extract A to a new file: A shares a line with something else.',
    ],
    [
      'what a comment suppresses findings in that stays',
      'server A // btc-disable-next-line unknown-property -- known\nserver |B { none: 1 }\n',
      'Extract B to a new file: The comment in line 1 would be parted from what it suppresses findings in.',
    ],
    [
      'what is meant in place of a namesake',
      `server A { windows: 2003 }\nserver |A { windows: 2008 }\n${group.replace('N1', 'A')}`,
      undefined,
    ],
    [
      'what would leave its place to a namesake',
      `server |A { windows: 2003 }\nserver A { windows: 2008 }\n${group.replace('N1', 'A')}`,
      'Extract A to a new file: A in line 4 of main.btc would mean something else then.',
    ],
  ])('%s', async (_, marked, refused) => {
    expect(shown((await offered(marked)).actions)).toEqual([refused ?? 'Extract A to a.btc']);
  });

  test('what is in a circle of imports, in which the new file may come first', async () => {
    const disk = { 'file:///w/other.btc': 'import "main.btc"\nserver B\n' };
    expect(shown((await offered('import "other.btc"\nserver |A\nserver C\n', { disk })).actions)).toEqual([
      'Extract A to a new file: other.btc and main.btc import each other in a circle.',
    ]);
    const { actions } = await offered('import "main.btc"\nserver |A\nserver C\n');
    expect(shown(actions)).toEqual(['Extract A to a new file: main.btc imports itself.']);
    // One that is only reached by the root does no harm.
    const reached = { ...disk, 'file:///w/root.btc': 'import "main.btc"\n' };
    expect(shown((await offered('import "other.btc"\nserver |A\nserver C\n', { disk: reached })).actions)).toEqual([
      'Extract A to a.btc',
    ]);
  });

  test('what has settings of its own', async () => {
    const settings = (files: string) =>
      JSON.stringify({ overrides: [{ files: [files], rules: { 'unknown-rule': 'off' } }] });
    const asking = async (files: string) =>
      shown((await offered(marking('server |A'), { disk: { 'file:///w/btc.config.json': settings(files) } })).actions);
    expect(await asking('main.btc')).toEqual(['Extract A to a.btc: btc.config.json has other settings for a.btc.']);
    expect(await asking('*.btc')).toEqual(['Extract A to a.btc']);
  });

  test('what was never saved', async () => {
    const reason = 'The file has to be saved first: an import leads from its folder.';
    for (const at of ['untitled:Untitled-1', 'untitled:/w/new.btc']) {
      expect(shown((await offered('server |A\nserver B\n', { at })).actions)).toEqual([
        `Extract A to a.btc: ${reason}`,
      ]);
    }
  });

  test('and not shown to a client that shows no such actions', async () => {
    const { textDocument } = fullClient;
    const codeAction = { ...textDocument?.codeAction, disabledSupport: false };
    const capabilities = { ...fullClient, textDocument: { ...textDocument, codeAction } };
    expect((await offered(circular.replace('SQLCLU', '|SQLCLU'), { capabilities })).actions).toEqual([]);
  });
});

describe('what it does', () => {
  test('a declaration goes with its comments, and is imported', async () => {
    expect(await filesAfter(marking('domain |CONTOSO'))).toEqual({
      [uri]: text.replace(`${people}\n`, '').replace('"Orders"\n', '"Orders"\n\nimport "contoso.btc"\n'),
      'file:///w/contoso.btc': people,
    });
  });

  test('what it needs goes along', async () => {
    expect(await filesAfter(marking('cluster |SQLCLU'))).toEqual({
      [uri]: text.replace(`${people}\n${sqlCluster}\n`, '').replace('"Orders"\n', '"Orders"\n\nimport "sqlclu.btc"\n'),
      'file:///w/sqlclu.btc': `${people}\n${sqlCluster}`,
    });
  });

  test('what follows each other without an empty line goes on to, in form', async () => {
    const two = 'server A { windows: 2003 }\nserver Beta { windows: 2003 }\n';
    expect(await filesAfter(marking(`|${two}|`))).toEqual({
      [uri]: text.replace(`${two}\n`, '').replace('"Orders"\n', '"Orders"\n\nimport "a.btc"\n'),
      'file:///w/a.btc': two,
    });
  });

  test('what it refers to in other files is imported from there', async () => {
    const disk = { 'file:///w/parts/people.btc': people, 'file:///w/all.btc': 'import "parts/people.btc"\nserver Z\n' };
    const files = await filesAfter(`import "all.btc"\n\n${sqlCluster.replace('SQLCLU', '|SQLCLU')}\nserver B\n`, {
      disk,
    });
    expect(files).toEqual({
      ...disk,
      [uri]: 'import "all.btc"\nimport "sqlclu.btc"\n\nserver B\n',
      'file:///w/sqlclu.btc': `import "parts/people.btc"\n\n${sqlCluster}`,
    });
  });

  test('lines end as they did, and a text that is not in form stays as it is', async () => {
    expect(await filesAfter('server   |A\r\n\r\n\r\n server B\r\n')).toEqual({
      [uri]: 'import "a.btc"\r\n\r\n\r\n server B\r\n',
      'file:///w/a.btc': 'server   A\r\n',
    });
  });

  test('the client makes a file that there is not, or nothing at all', async () => {
    const { session, actions } = await offered(marking('server |A'));
    const { edit } = await resolve(session, actions[0]);
    expect(edit?.documentChanges?.[0]).toEqual({
      kind: 'create',
      uri: 'file:///w/a.btc',
      options: { overwrite: false },
    });
  });

  test('a client that asks for no edits later gets them with the actions', async () => {
    const capabilities = { ...fullClient, textDocument: pullingClient.textDocument ?? {} };
    const { actions } = await offered(marking('server |A'), { capabilities });
    expect(Object.keys(applied({ [uri]: text }, actions[0]?.edit ?? {}))).toEqual([uri, 'file:///w/a.btc']);
  });
});

describe('what has changed since', () => {
  test('an action of another text comes back without an edit', async () => {
    const { session, actions } = await offered(marking('server |A'));
    await session.change(uri, `${text}\n`);
    expect((await resolve(session, actions[0])).edit).toBeUndefined();
  });

  test('a file of the name is told', async () => {
    const { session, actions } = await offered(marking('server |A'));
    await session.open('file:///w/a.btc', '');
    await expect(resolve(session, actions[0])).rejects.toThrow('There is a file a.btc by now.');
  });

  test('an action of somebody else comes back as it was', async () => {
    const { session } = await offered(marking('server |A'));
    for (const data of [{ extractTo: 1 }, { extractTo: 'file:///w/a.btc', uri, range: null, version: 1 }]) {
      expect(await resolve(session, { title: 'Something', data })).toEqual({ title: 'Something', data });
    }
  });
});
