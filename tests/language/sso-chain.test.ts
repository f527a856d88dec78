/** Which way to build Enterprise SSO and BizTalk Server each cluster of a topology takes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createProject } from '../../language/index.ts';
import { secretComputersOf, ssoChainOf } from '../../language/model/sso-chain.ts';

/** For each cluster its way and the service that it is about, and where the master secret begins. */
async function chains(text: string) {
  const uri = 'file:///topology.btc';
  const project = createProject();
  await project.setText(uri, text);
  const topology = project.program(uri)?.topology;
  if (!topology) throw new Error('The text has no program.');
  const ways = topology.clusters.map((cluster) => {
    const chain = ssoChainOf(cluster, topology);
    const service = chain && 'entsso' in chain ? ` ${chain.entsso.name}` : '';
    const master = chain && 'master' in chain ? ` ${chain.master.name}` : '';
    return `${cluster.name}: ${chain ? `${chain.is}${service}${master}` : 'none'}`;
  });
  return { ways, computers: secretComputersOf(topology).map(({ name }) => name) };
}

const example = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test.each([
  ['examples/three-computers.btc', ['SQLCLU: secretOnly ENTSSO'], ['SQL01', 'SQL02']],
  ['examples/four-computers.btc', ['SQLCLU: secretOnly ENTSSO', 'BTSCLU: hostsOnly'], ['SQL01', 'SQL02']],
  ['examples/local-master-secret.btc', ['SQLCLU: none', 'BTSCLU: secretWithHosts ENTSSO'], ['BTS01', 'BTS02']],
  [
    'examples/remote-master-secret.btc',
    ['SQLCLU: secretOnly MasterSecret', 'BTSCLU: hostsWithRemoteSecret ENTSSO MasterSecret'],
    ['SQL01', 'SQL02'],
  ],
  ['tests/baselines/two-computers/main.btc', ['FABCLU: secretWithHosts ENTSSO'], ['FABDB1', 'FABBT1']],
])('%s', async (path, ways, computers) => {
  expect(await chains(example(path))).toEqual({ ways, computers });
});

/** A cluster with or without BizTalk Server and Enterprise SSO, and a server beside it. */
const cluster = (inside: string, master: string, servers: string, type = 'failover') => `
  cluster C { windows: 2008 type: ${type} node N1 node N2 group G { networkName N ${inside} } }
  server S { windows: 2008 }
  sso { ${master} }
  biztalkGroup B { version: 2009 edition: enterprise servers: ${servers} }`;

test.each([
  ['a stand-alone master', cluster('entsso E', 'masterSecretServer: S', 'N1'), 'hostsWithRemoteSecret E S', ['S']],
  ['an unclustered node', cluster('', 'masterSecretServer: N2', 'N1'), 'hostsOnly', ['N2']],
  ['a node beside the service', cluster('entsso E', 'masterSecretServer: N2', 'N1'), 'none', ['N2']],
  ['no master stated', cluster('entsso E', '', 'N1'), 'none', []],
  ['a service for nobody', cluster('entsso E', 'masterSecretServer: S', 'S'), 'none', ['S']],
  ['two services', cluster('entsso D entsso E', 'masterSecretServer: E', 'S'), 'secretOnly E', ['N1', 'N2']],
  [
    'fewer owners',
    cluster('entsso E { possibleOwners: N2 }', 'masterSecretServer: E', 'N1'),
    'secretWithHosts E',
    ['N2'],
  ],
  ['no failover', cluster('entsso E', 'masterSecretServer: S', 'N1', 'networkLoadBalancing'), 'hostsOnly', ['S']],
])('%s', async (_, text, way, computers) => {
  expect(await chains(text)).toEqual({ ways: [`C: ${way}`], computers });
});
