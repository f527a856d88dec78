/** Splitting a group: what goes into a new one together, what is refused and why, and what it does to the text. */
import { describe, expect, test } from 'vitest';
import { type Asked, askedAt, fullClient, resolve, shown, uri } from './asked-actions.ts';
import { applied } from './session.ts';

const queues = `    // The queues of the intake.
    msmq Queues dependsOn AppName, AppDisk // Big.
`;
const intake = '    biztalkHost Intake dependsOn AppName, Queues\n';

const text = `cluster BTS {
  windows: 2003
  node N1 { messageQueuing: yes }
  node N2 { messageQueuing: yes }

  group App {
    preferredOwners: N2, N1

    disk AppDisk { drive: "S:" }
    ip AppAddress { address: 10.0.0.21/24  network: Public }
    networkName AppName dependsOn AppAddress { name: APPVS  kerberos: yes }
    dtc Dtc dependsOn AppName, AppDisk
${queues}    fileShare Drop dependsOn AppName, AppDisk {
      share: "Drop"
      path: "S:\\Drop"
    }
    biztalkHost Receive
${intake}    disk ToolDisk
    genericService Tool dependsOn ToolDisk { service: "tool" }
  }
}

biztalkGroup BTG {
  version: 2006
  edition: enterprise
  servers: N1, N2
  host Receive {
    instance N1
    instance N2
  }
  host Intake {
    instance N1
    instance N2
  }
  adapter MSMQ {
    receive in Intake
  }
  adapter FILE {
    receive in Receive { path: "\\\\APPVS\\Drop" }
  }
}
`;

const offered = async (marked: string, asked: Asked = {}) => {
  const { session, text: of, actions } = await askedAt(marked, 'refactor.move', asked);
  return { session, text: of, actions: actions.filter(({ title }) => title.includes('new group')) };
};

const marking = (place: string, from = text) => from.replace(place.replace('|', ''), place);

async function changed(marked: string): Promise<string | undefined> {
  const { session, text: of, actions } = await offered(marked);
  expect(actions.map(({ kind, edit, disabled }) => [kind, edit, disabled])).toEqual([
    ['refactor.move', undefined, undefined],
  ]);
  const { edit = {} } = await resolve(session, actions[0]);
  return applied({ [uri]: of }, edit)[uri];
}

/** The text with the new group behind the old one, and without what has left that. */
const split = (group: string, ...gone: readonly string[]) =>
  gone.reduce((rest, each) => rest.replace(each, ''), text.replace('\n  }\n}\n', `\n  }\n\n${group}}\n`));

describe('what is offered', () => {
  test.each([
    ['a resource by itself', 'dtc |Dtc', ['Move Dtc to a new group DtcGroup']],
    ['a host by itself', 'biztalkHost |Receive', ['Move Receive to a new group ReceiveGroup']],
    ['where the host is declared', 'host |Receive {', ['Move Receive to a new group ReceiveGroup']],
    [
      'at an instance',
      'instance |N1\n    instance N2\n  }\n  host Intake',
      ['Move Receive to a new group ReceiveGroup'],
    ],
    ['queues with their host', 'msmq |Queues', ['Move Queues and Intake to a new group QueuesGroup']],
    ['a host with its queues', 'biztalkHost |Intake', ['Move Queues and Intake to a new group IntakeGroup']],
    ['what others stand on', 'disk |AppDisk', []],
    ['a group', 'group |App', []],
  ])('%s', async (_, place, expected) => {
    expect(shown((await offered(marking(place))).actions)).toEqual(expected);
  });

  test('what depends on it goes along', async () => {
    const service = 'genericService After dependsOn Receive { service: "after" }';
    const { actions } = await offered(
      marking('biztalkHost |Receive', text.replace('    disk Tool', `    ${service}\n    disk Tool`)),
    );
    expect(shown(actions)).toEqual(['Move Receive and After to a new group ReceiveGroup']);
  });

  test('Enterprise SSO with hosts and the web service', async () => {
    const entsso = `    entsso ENTSSO dependsOn AppName
    iis Web dependsOn AppName { script: "clusweb7.vbs" }
    biztalkHost |Receive`;
    const { actions } = await offered(text.replace('    biztalkHost Receive', entsso));
    expect(shown(actions)).toEqual(['Move Queues, ENTSSO, Web and 2 more to a new group ReceiveGroup']);
  });

  test('nothing where a group runs nothing else, or nothing fails over', async () => {
    const alone = `cluster C {
  windows: 2008
  node N1
  node N2
  group G {
    genericService |Tool { service: "tool" }
  }
}
`;
    expect((await offered(alone)).actions).toEqual([]);
    expect(
      (await offered(marking('dtc |Dtc', text.replace('2003', '2003\n  type: networkLoadBalancing')))).actions,
    ).toEqual([]);
  });
});

describe('what is refused', () => {
  const withSso = text
    .replace('    biztalkHost Receive', '    entsso ENTSSO dependsOn AppName\n    biztalkHost Receive')
    .replace('version: 2006', 'version: 2006\n  ssoServer: APPVS');
  test.each([
    [
      'what is all that the group runs',
      text
        .replace(/ {4}dtc.*?( {4}biztalkHost) Receive\n/s, `${queues}$1 |Receive\n`)
        .replace(/ {4}disk ToolDisk[^}]*}\n/, '')
        .replace('receive in Receive', 'send in Receive')
        .replace('MSMQ {', 'MSMQ {\n    receive in Receive'),
      'Move Receive to a new group: Queues, Receive and Intake belong together, and are all that App runs.',
    ],
    [
      'what depends on something that is not there',
      marking('dtc |Dtc', text.replace('Dtc dependsOn AppName', 'Dtc dependsOn Nothing')),
      'Move Dtc to a new group: A dependency of Dtc finds nothing.',
    ],
    [
      'what would get an address that nobody knows to be free',
      marking('dtc |Dtc', text.replace('address: 10.0.0.21/24', '')),
      'Move Dtc to a new group: No address of BTS tells which one is free for the new group.',
    ],
    [
      'a shared folder whose drive stays',
      marking('fileShare |Drop'),
      'Move Drop to a new group: Drop has its folder on S:, a drive that stays with App.',
    ],
    [
      'a shared folder that is reached by a name that stays',
      marking(
        'fileShare |Drop',
        text
          .replace('"S:\\Drop"', '"T:\\Drop"')
          .replace('Drop dependsOn AppName, AppDisk', 'Drop dependsOn AppName, ToolDisk')
          .replace('Tool dependsOn ToolDisk', 'Tool'),
      ),
      'Move Drop to a new group: Handlers reach Drop as APPVS, a name that stays with App.',
    ],
    [
      'Enterprise SSO that is asked for by a name that stays',
      marking('entsso |ENTSSO', withSso),
      'Move ENTSSO to a new group: BTG asks APPVS for Enterprise SSO, which keeps that name with App.',
    ],
    [
      'a host away from Enterprise SSO',
      marking(
        'biztalkHost |Receive',
        text.replace('  group App {', '  group Sso {\n    entsso ENTSSO\n  }\n\n  group App {'),
      ),
      'Move Receive to a new group: Receive belongs into the group of Enterprise SSO, Sso.',
    ],
  ])('%s', async (_, marked, expected) => {
    expect(shown((await offered(marked)).actions)).toEqual([expected]);
  });

  test('and not shown to a client that shows no such actions', async () => {
    const { textDocument } = fullClient;
    const codeAction = { ...textDocument?.codeAction, disabledSupport: false };
    const capabilities = { ...fullClient, textDocument: { ...textDocument, codeAction } };
    expect((await offered(marking('fileShare |Drop'), { capabilities })).actions).toEqual([]);
  });
});

describe('what it does', () => {
  test('what stands on the same as others gets a disk, an address and a name of its own', async () => {
    const group = `  group IntakeGroup {
    preferredOwners: N2, N1

    disk IntakeDisk { drive: "T:" }
    ip IntakeAddress { address: 10.0.0.22/24  network: Public }
    networkName IntakeName dependsOn IntakeAddress { name: INTAKE  kerberos: yes }
    // The queues of the intake.
    msmq Queues dependsOn IntakeName, IntakeDisk // Big.
    biztalkHost Intake dependsOn IntakeName, Queues
  }
`;
    const after = await changed(marking('biztalkHost |Intake'));
    expect(after?.replace(/ +\/\/ Big/, ' // Big')).toBe(split(group, queues, intake));
  });

  test('what nothing else stands on goes along', async () => {
    const tool = '    disk ToolDisk\n    genericService Tool dependsOn ToolDisk { service: "tool" }\n';
    const group = `  group ToolGroup {\n    preferredOwners: N2, N1\n\n${tool}  }\n`;
    expect(await changed(marking('genericService |Tool'))).toBe(split(group, tool));
  });

  test('names and addresses go along too', async () => {
    const tool = `    ip ToolAddress { address: 10.0.0.30/24 }
    networkName ToolName dependsOn ToolAddress
    biztalkHost Receive dependsOn ToolName
`;
    const without = text.replace(/ {4}fileShare[^}]*}\n/, '');
    const of = without.replace('    biztalkHost Receive\n', tool);
    const group = `  group ReceiveGroup {\n    preferredOwners: N2, N1\n\n${tool}  }\n`;
    expect(await changed(marking('biztalkHost |Receive', of))).toBe(
      of.replace(tool, '').replace('\n  }\n}\n', `\n  }\n\n${group}}\n`),
    );
  });

  test('a host whose dependency BizTalk Server adds is left to it', async () => {
    const group = `  group ReceiveGroup {
    preferredOwners: N2, N1

    ip ReceiveAddress { address: 10.0.0.22/24  network: Public }
    networkName ReceiveName dependsOn ReceiveAddress { name: RECEIVE }
    biztalkHost Receive
  }
`;
    expect(await changed(marking('biztalkHost |Receive'))).toBe(split(group, '    biztalkHost Receive\n'));
  });
});
