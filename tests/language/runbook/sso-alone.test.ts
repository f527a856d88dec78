/** A master secret server that is not clustered, and clustered services that nothing is known to need. */
import { describe, expect, test } from 'vitest';
import { buildRunbook, type Runbook } from '../../../language/runbook/index.ts';
import { parse, read, step, stepsIn, titlesOf } from './topologies.ts';

const build = async (text: string) => buildRunbook(await parse(text));
const titles = (runbook: Runbook) => stepsIn(runbook, 'enterprise-sso').map(({ title }) => title);
const why = (runbook: Runbook) => runbook.leftOut.map(({ text }) => text);

describe('a master secret server that is not clustered', () => {
  const server = (windows: string) => `
    server S { ${windows} }
    server T { windows: 2008 }
    sso { masterSecretServer: S database: T secretBackup: "C:\\S.bak" }
    biztalkGroup B { version: 2009 edition: enterprise servers: T host H { instance T } }`;

  test('is created on its computer and keeps its name', async () => {
    const runbook = await build(server('windows: 2008'));
    expect(titles(runbook)).toEqual([
      'Install Enterprise SSO on S',
      'Create the SSO system: configure Enterprise SSO on S',
      'Back up the master secret to C:\\S.bak',
    ]);
    expect(step(runbook, 'Install Enterprise SSO on S').after).toEqual(['network-dtc:s', 'network-dtc:t']);
    expect(step(runbook, 'Create the SSO system: configure Enterprise SSO on S').check.expect[0]).toBe(
      'The SQL Server is T, and the secret server is S.',
    );
    expect(step(runbook, 'Create host H').after).toEqual(
      expect.arrayContaining(['configure-sso:sso:s', 'back-up-secret:sso']),
    );
  });

  test('on a node is configured there alone', async () => {
    const runbook = await build(`
      cluster C { windows: 2003 node N1 node N2 group G { } }
      sso { masterSecretServer: N2 }`);
    expect(titles(runbook)).toEqual([
      'Install Enterprise SSO on N2',
      'Create the SSO system: configure Enterprise SSO on N2',
      'Back up the master secret',
    ]);
  });

  test('is left to others where the file does not state its Windows version', async () => {
    const runbook = await build(server(''));
    expect(titles(runbook)).toEqual([]);
    expect(why(runbook)).toContainEqual(
      expect.stringMatching(/^Enterprise Single Sign-On: configuration on every server/),
    );
  });
});

describe('a service that nothing is known to need', () => {
  const service = 'Enterprise Single Sign-On service E in group G of cluster C';
  const cluster = (master: string, servers: string, more = '') => `
    cluster C { windows: 2008 node N1 node N2 group G { networkName N entsso E dependsOn N ${more} } }
    server S { windows: 2008 }
    sso { ${master} }
    biztalkGroup B { version: 2009 edition: enterprise servers: ${servers} }`;

  test.each([
    [cluster('', 'N1'), "the file doesn't state the master secret server"],
    [
      cluster('masterSecretServer: S', 'S'),
      'it is neither the master secret server nor beside BizTalk Server with the master secret elsewhere',
    ],
    [
      cluster('masterSecretServer: N1', 'N1'),
      'it is neither the master secret server nor beside BizTalk Server with the master secret elsewhere',
    ],
    [cluster('masterSecretServer: F', 'N1', 'entsso F dependsOn N'), 'F is the Enterprise SSO service of C'],
    [
      cluster('masterSecretServer: E', 'N1').replace('networkName N', '').replace('dependsOn N', ''),
      'G has no Network Name to be known by',
    ],
  ])('is not clustered: %#', async (text, reason) => {
    const runbook = await build(text);
    expect(why(runbook)).toContainEqual(expect.stringContaining(`${service}: ${reason}.`));
    expect(titlesOf(runbook).filter((title) => title.includes('resource E '))).toEqual([]);
  });
});

test('hosts are not clustered beside a service that is not built', async () => {
  const text = read('examples/remote-master-secret.btc').replace(/^ *masterSecretServer:.*\n/m, '');
  const runbook = await build(text);
  expect(why(runbook)).toContainEqual(expect.stringContaining("the file doesn't state the master secret server"));
  expect(titlesOf(runbook).filter((title) => title.startsWith('Cluster host'))).toEqual([]);
});
