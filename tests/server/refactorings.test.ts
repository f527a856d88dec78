/** Refactorings: what is offered where, and what it does to the text. */
import { describe, expect, test } from 'vitest';
import type { ClientCapabilities, CodeAction } from 'vscode-languageserver/node';
import { applied, cursorIn, plainClient, pullingClient, startSession, type TestSession } from './session.ts';

const uri = 'file:///w/main.btc';

/** What vscode-languageclient can do with actions. */
const resolvingClient: ClientCapabilities = {
  workspace: {
    ...pullingClient.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'] },
  },
  textDocument: {
    ...pullingClient.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

const ftp = `  adapter FTP {
    receive in Receive
  }
`;

const text = `cluster BTS {
  windows: 2008
  node N1
  node N2

  group App {
    disk AppDisk
    ip AppAddress { address: 10.0.0.21/24 }
    networkName AppName dependsOn AppAddress
    // Stops with the host.
    biztalkHost Receive
    genericService Tool dependsOn Receive { service: "tool" } // Ours.
  }

  group Other {
    disk OtherDisk
    ip OtherAddress { address: 10.0.0.22/24 }
    networkName OtherName dependsOn OtherAddress
    dtc Dtc dependsOn OtherName, OtherDisk
  }
}

biztalkGroup BTG {
  version: 2009
  edition: enterprise
  servers: N1, N2
  host Receive {
    instance N1
    instance N2
  }
  host Send {
    instance N1 { disabled: yes }
  }
${ftp}}
`;

/** The session with the text open, and the actions at the mark. */
async function offered(marked: string, capabilities = resolvingClient, only?: readonly string[]) {
  const { text: of, position } = cursorIn(marked);
  const session = await startSession({}, { folders: ['file:///w'], capabilities });
  await session.open(uri, of);
  const actions = await session.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only && { only }) },
  });
  return { session, text: of, actions: actions.filter(({ kind }) => kind?.startsWith('refactor')) };
}

function resolve(session: TestSession, action: CodeAction): Promise<CodeAction> {
  return session.request('codeAction/resolve', action);
}

async function changed(marked: string, title: string): Promise<string | undefined> {
  const { session, text: of, actions } = await offered(marked);
  const action = actions.find((candidate) => candidate.title === title);
  if (!action) throw new Error(`"${title}" is not among ${actions.map((each) => each.title).join(', ')}.`);
  expect(action.edit).toBeUndefined();
  const { edit } = await resolve(session, action);
  return edit && applied({ [uri]: of }, edit)[uri];
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ kind, title }) => [kind, title]);

const unclusterReceive = [
  ['refactor.rewrite', 'Uncluster Receive, running on N1 alone'],
  ['refactor.rewrite', 'Uncluster Receive, running on N2 alone'],
];
const moveReceive = ['refactor.move', 'Move Receive and Tool to Other'];

describe('what is offered', () => {
  test.each([
    ['a clustered host', 'host |Receive {', [moveReceive, ...unclusterReceive]],
    ['its resource', 'biztalkHost Rece|ive\n', [moveReceive, ...unclusterReceive]],
    ['an instance of it', 'host Receive {\n    instance |N1', [moveReceive, ...unclusterReceive]],
    [
      'a host that is not clustered',
      '  host |Send',
      [
        ['refactor.rewrite', 'Cluster Send in App'],
        ['refactor.rewrite', 'Cluster Send in Other'],
      ],
    ],
    ['a resource that stands by itself', '|dtc Dtc', [['refactor.move', 'Move Dtc to App']]],
    ['a resource that others depend on', 'networkName |AppName', []],
    ['a handler', 'receive in |Receive', []],
    ['a blank line', '|\n  group Other', []],
  ])('at %s', async (_, place, expected) => {
    const { actions } = await offered(text.replace(place.replace('|', ''), place));
    expect(titles(actions)).toEqual(expected);
  });

  test('only the kinds that the client asks for', async () => {
    const marked = text.replace('host Receive {', 'host |Receive {');
    const asking = async (only: string) => titles((await offered(marked, resolvingClient, [only])).actions);
    expect(await asking('refactor')).toEqual([moveReceive, ...unclusterReceive]);
    expect(await asking('refactor.move')).toEqual([moveReceive]);
    expect(await asking('refactor.rewrite')).toEqual(unclusterReceive);
    expect(await asking('refactor.rewrite.other')).toEqual([]);
    expect(await asking('quickfix')).toEqual([]);
  });

  test('nothing in a topology with a syntax error', async () => {
    const { actions } = await offered(`${text.replace('host Receive {', 'host |Receive {')}\ncluster {`);
    expect(actions).toEqual([]);
  });

  test('only what every topology allows that the file is part of', async () => {
    const { text: of, position } = cursorIn(text.replace('host Receive {', 'host |Receive {').replace(ftp, ''));
    // With the adapter, the host may work in one instance only.
    const one = `import "main.btc"\nbiztalkGroup Also {\n  version: 2009\n${ftp}}\n`;
    const session = await startSession(
      { 'file:///w/one.btc': one, 'file:///w/another.btc': 'import "main.btc"\n' },
      { folders: ['file:///w'], capabilities: plainClient },
    );
    await session.open(uri, of);
    const actions = await session.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    expect(titles(actions)).toEqual([moveReceive]);
  });
});

describe('what it does', () => {
  test('a host is clustered, with an enabled instance on every node', async () => {
    expect(await changed(text.replace('host Send', 'host |Send'), 'Cluster Send in Other')).toBe(
      text
        .replace('OtherName, OtherDisk\n', 'OtherName, OtherDisk\n    biztalkHost Send\n')
        .replace('    instance N1 { disabled: yes }\n', '    instance N1\n    instance N2\n'),
    );
  });

  test('a host is unclustered, and works on one computer as it did', async () => {
    const title = 'Uncluster Receive, running on N2 alone';
    expect(await changed(text.replace('host Receive {', 'host |Receive {'), title)).toBe(
      text
        .replace('    biztalkHost Receive\n', '')
        .replace(' dependsOn Receive', '')
        .replace('instance N1\n    instance N2', 'instance N1 { disabled: yes }\n    instance N2'),
    );
  });

  test('a host moves with what depends on it, and comments go along', async () => {
    const moved = `    // Stops with the host.
    biztalkHost Receive
    genericService Tool dependsOn Receive { service: "tool" } // Ours.
`;
    expect(await changed(text.replace('host Receive {', 'host |Receive {'), 'Move Receive and Tool to Other')).toBe(
      text.replace(moved, '').replace('OtherName, OtherDisk\n', `OtherName, OtherDisk\n\n${moved}`),
    );
  });

  test('a resource depends on what the other group has', async () => {
    expect(await changed(text.replace('dtc Dtc', '|dtc Dtc'), 'Move Dtc to App')).toBe(
      text
        .replace('    dtc Dtc dependsOn OtherName, OtherDisk\n', '')
        .replace('dependsOn AppAddress\n', 'dependsOn AppAddress\n    dtc Dtc dependsOn AppName, AppDisk\n'),
    );
  });
});

test('a client that asks for no edits later gets them with the actions', async () => {
  const marked = text.replace('dtc Dtc', '|dtc Dtc');
  const { actions } = await offered(marked, plainClient);
  expect(titles(actions)).toEqual([['refactor.move', 'Move Dtc to App']]);
  expect(applied({ [uri]: text }, actions[0]?.edit ?? {})[uri]).toBe(await changed(marked, 'Move Dtc to App'));
});

test('an action of a text that has changed since comes back without an edit', async () => {
  const { session, actions } = await offered(text.replace('dtc Dtc', '|dtc Dtc'));
  const [action] = actions;
  if (!action) throw new Error('Nothing is offered.');
  await session.change(uri, text.replace('dtc Dtc', 'dtc  Dtc'));
  expect((await resolve(session, action)).edit).toBeUndefined();
});

test('an action of somebody else comes back as it was', async () => {
  const { session } = await offered(`${text}|`);
  for (const data of [null, 1, { refactoring: 1 }, { refactoring: 'Move Dtc to App', uri, offset: -0.5, version: 1 }]) {
    const foreign = { title: 'Something', data };
    expect(await resolve(session, foreign)).toEqual(foreign);
  }
});
