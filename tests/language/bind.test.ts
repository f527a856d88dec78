/** What a file's declarations mean: values as plain data, and nothing unsound. */
import { expect, test } from 'vitest';
import { createProject, type model } from '#language';
import { saidBy } from '../../language/model/living.ts';

async function topologyOf(text: string): Promise<model.Topology> {
  const project = createProject();
  await project.setText('file:///a.btc', text);
  const program = project.program('file:///a.btc');
  if (!program) throw new Error('The file is missing.');
  return program.topology;
}

/** The properties of the model's element that are plain values. */
function plain(element: object | undefined): object {
  return Object.fromEntries(
    Object.entries(saidBy(element ?? {})).filter(
      ([key, value]) =>
        !['origin', 'schema', 'damaged'].includes(key) && (typeof value !== 'object' || key === 'address'),
    ),
  );
}

test('values are read in the units of the model', async () => {
  const topology = await topologyOf(`
    cluster A {
      windows: 2008R2  type: networkLoadBalancing
      node N { messageQueuing: yes  networkDtc: no }
      group G {
        quorum: yes
        ip I { address: 10.0.0.21/24  network: Public  netbios: no }
        networkName Name
        networkName Other { name: "SQL-VS"  kerberos: yes }
        disk D { drive: "S:"  restart { attempts: 3  period: 15m  retryAfter: 1h  pendingTimeout: 180s  failover: no } }
        entsso E { registryReplication: "A", "B" }
      }
    }`);
  const [cluster] = topology.clusters;
  const [ip, name, other, disk, entsso] = cluster?.groups[0]?.resources ?? [];
  expect([plain(cluster), plain(cluster?.nodes[0]), plain(cluster?.groups[0])]).toEqual([
    { kind: 'cluster', name: 'A', windows: '2008R2', type: 'networkLoadBalancing' },
    {
      kind: 'node',
      name: 'N',
      messageQueuing: true,
      networkDtc: false,
      localDtc: undefined,
      iis: undefined,
      comPlusRemote: undefined,
      aspNet: undefined,
    },
    { kind: 'group', name: 'G', quorum: true },
  ]);
  expect(plain(ip)).toEqual({
    kind: 'resource',
    name: 'I',
    type: 'ip',
    address: { text: '10.0.0.21/24', octets: [10, 0, 0, 21], prefix: 24 },
    network: 'Public',
    netbios: false,
    restart: undefined,
  });
  expect([name, other].map((resource) => resource?.type === 'networkName' && resource.networkName)).toEqual([
    'Name',
    'SQL-VS',
  ]);
  expect(plain(disk?.restart)).toEqual({
    attempts: 3,
    period: 900,
    failover: false,
    retryAfter: 3600,
    pendingTimeout: 180,
  });
  expect(entsso?.type === 'entsso' && entsso.registryReplication).toEqual(['A', 'B']);
});

test('a value of the wrong kind is absent, and still stands among the properties', async () => {
  const topology = await topologyOf(`
    cluster A {
      windows: 2007  type: "failover"
      node N { messageQueuing: maybe }
      group G { ip I { address: 10.0.0  address: 10.0.0.1/24 }  disk D { restart { period: 15 } } }
    }`);
  const [cluster] = topology.clusters;
  const [ip, disk] = cluster?.groups[0]?.resources ?? [];
  expect(cluster?.windows).toBeUndefined();
  expect(cluster?.type).toBe('failover');
  expect(cluster?.nodes[0]?.messageQueuing).toBeUndefined();
  expect(ip?.type === 'ip' && ip.address).toBeUndefined();
  expect(disk?.restart?.period).toBeUndefined();
  expect(cluster?.properties.map(({ key, values }) => [key, values.map(({ text, quoted }) => [text, quoted])])).toEqual(
    [
      ['windows', [['2007', false]]],
      ['type', [['failover', true]]],
    ],
  );
  expect(ip?.properties.map(({ values }) => values.map(({ text }) => text))).toEqual([['10.0.0'], ['10.0.0.1/24']]);
});

test('references are bound in both directions', async () => {
  const topology = await topologyOf(`
    domain D { group Admins  account svc { memberOf: Admins, Nobody } }
    cluster A { node N1  node N2  group G { preferredOwners: N2, N1  biztalkHost H { possibleOwners: N1 } } }
    sso { masterSecretServer: N1  administrators: Admins }
    biztalkGroup B {
      servers: N1, N2
      host H { account: svc  instance N1  instance N2 { disabled: yes } }
      adapter FTP { receive in H  send in Missing }
    }`);
  const [group] = topology.clusters[0]?.groups ?? [];
  const [n1, n2] = topology.clusters[0]?.nodes ?? [];
  const [host] = topology.biztalkGroups[0]?.hosts ?? [];
  const [account] = topology.domains[0]?.accounts ?? [];
  expect(group?.preferredOwners).toEqual({ written: true, items: [n2, n1], complete: true });
  expect(host?.clusteredAs).toEqual(group?.resources);
  expect(group?.resources[0]?.possibleOwners.items).toEqual([n1]);
  expect(host?.account).toBe(account);
  expect(account?.memberOf).toEqual({ written: true, items: [topology.domains[0]?.groups[0]], complete: false });
  expect(host?.instances.map(({ computer, disabled }) => [computer, disabled])).toEqual([
    [n1, false],
    [n2, true],
  ]);
  expect(n2?.instances).toEqual([host?.instances[1]]);
  expect(host?.handlers.map(({ direction, adapter }) => [direction, adapter.name])).toEqual([['receive', 'FTP']]);
  expect(topology.biztalkGroups[0]?.adapters[0]?.handlers[1]?.host).toBeUndefined();
  expect(topology.sso?.masterSecretServer).toBe(n1);
  expect(topology.biztalkGroups[0]?.servers.items).toEqual([n1, n2]);
});

test('a second sso block is kept apart', async () => {
  const topology = await topologyOf('sso { secretBackup: "A" } sso { secretBackup: "B" }');
  expect([topology.sso, ...topology.repeatedSso].map((sso) => sso?.secretBackup)).toEqual(['A', 'B']);
});

test('words that objects inherit are names like any other', async () => {
  const topology = await topologyOf(
    'cluster constructor { node __proto__ { toString: yes }  group hasOwnProperty { } }',
  );
  expect(topology.clusters.map(({ name, nodes, groups }) => [name, nodes[0]?.name, groups[0]?.name])).toEqual([
    ['constructor', '__proto__', 'hasOwnProperty'],
  ]);
});
