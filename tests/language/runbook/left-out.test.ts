/** What keeps steps out, and how the runbook says so. */
import { describe, expect, test } from 'vitest';
import type { model } from '../../../language/index.ts';
import { buildRunbook, type Problem } from '../../../language/runbook/index.ts';
import {
  cluster,
  found,
  fourComputers,
  group,
  host,
  intake,
  linesOf,
  parse,
  problem,
  read,
  resource,
  ssoTitles,
  stepsOf,
  texts,
  titlesAfterPrerequisites,
  titlesOf,
} from './topologies.ts';

/** The titles that are lost against the runbook without problems. */
function lost(topology: model.Topology, ...problems: readonly Problem[]): readonly string[] {
  const rest = new Set(titlesOf(buildRunbook(topology, problems)));
  return titlesOf(buildRunbook(topology)).filter((title) => !rest.has(title));
}

describe('an error', () => {
  test('at an address keeps out the group that the wizard makes with it, and all that follows', async () => {
    const topology = await fourComputers();
    const address = resource(topology, 'AppAddress');
    const other = ssoTitles(buildRunbook(topology));
    expect(lost(topology, problem(address))).toEqual(
      titlesAfterPrerequisites(buildRunbook(topology)).filter(
        (title) => !other.has(title) && !/SQLCLU|SQL02 to|SQLVS|Sso|Sql|BTSCLU|Name the disk/.test(title),
      ),
    );
    const runbook = buildRunbook(topology, [problem(address, 'ip-address-in-use', 'AppAddress is taken.')]);
    expect(runbook.leftOut[0]?.origin).toBe(address.origin);
    expect(runbook.leftOut[0]?.text).toMatch(
      /^IP Address AppAddress in group BizTalkApp of cluster BTSCLU has an error \(ip-address-in-use\): AppAddress is taken\. Left out because of it: “Create BizTalkApp with AppDisk, AppAddress and AppName”, “Bring BizTalkApp online”, .* and “Create the send handler of adapter MSMQ in host QueueHost”\.$/,
    );
  });

  test('at one resource of a 2003 group leaves what does not depend on it', async () => {
    const topology = await parse(intake);
    expect(lost(topology, problem(resource(topology, 'Intake Name')))).not.toContain(
      'Create Physical Disk Intake Disk in Intake App',
    );
    expect(lost(topology, problem(resource(topology, 'Intake Name')))).toContain(
      'Create Network Name Intake Name in Intake App',
    );
    expect(lost(topology, problem(resource(topology, 'Intake Name')))).toContain(
      'Create MSDTC resource MSDTC in Intake App',
    );
  });

  test('at MSDTC keeps out BizTalk Server on its cluster: MSDTC comes first', async () => {
    const topology = await fourComputers();
    expect(lost(topology, problem(resource(topology, 'AppDtc')))).toEqual(
      titlesAfterPrerequisites(buildRunbook(topology)).filter(
        (title) => /AppDtc|Queu|[hH]ost|BizTalk Server/.test(title) && !title.startsWith('Create folder'),
      ),
    );
  });

  test('at a host keeps out this host, and the failover that was to prove it', async () => {
    const topology = await fourComputers();
    const expected = titlesOf(buildRunbook(topology)).filter((title) => title.includes('ReceiveHost'));
    expect(lost(topology, problem(host(topology, 'ReceiveHost')))).toEqual(expected);
    expect(expected).toContain('Move BizTalkApp to BTS02 and back to BTS01, with QueueHost and ReceiveHost');
  });

  test('at a node keeps out the instances there and the clustering of their hosts, not the groups', async () => {
    const topology = await fourComputers();
    const node = found(cluster(topology, 'BTSCLU').nodes[1], 'BTS02');
    const gone = lost(topology, problem(node));
    // The clustered queues may run on each node, so they need both.
    expect(gone.filter((title) => title.endsWith('on BTS01'))).toEqual([
      'Keep the local Message Queuing service running on BTS01',
    ]);
    expect(gone).toContain('Create the instance of host QueueHost on BTS02');
    expect(gone).toContain('Cluster host QueueHost in BizTalkApp');
    expect(gone).not.toContain('Create BizTalkApp with AppDisk, AppAddress and AppName');
  });

  test('at a cluster keeps out everything on it', async () => {
    const topology = await fourComputers();
    const rest = stepsOf(buildRunbook(topology, [problem(cluster(topology, 'BTSCLU'))]));
    expect(rest.filter(({ id }) => /btsclu|bts0/.test(id))).toEqual([]);
    expect(rest.filter(({ id }) => id.includes('sqlclu')).length).toBeGreaterThan(0);
  });

  test('at something that a host needs keeps out the host', async () => {
    const topology = await fourComputers();
    expect(lost(topology, problem(resource(topology, 'AppQueues')))).toEqual(
      titlesOf(buildRunbook(topology)).filter((title) =>
        /AppQueues|local Message Queuing|Cluster host QueueHost|of host QueueHost$|with QueueHost/.test(title),
      ),
    );
  });

  test('also where nobody builds it here', async () => {
    const topology = await parse(
      intake.replace('msmq Queues', 'genericService Queues').replace('Message Queuing', 'Generic Service'),
    );
    expect(lost(topology, problem(resource(topology, 'Queues')))).toEqual(
      titlesOf(buildRunbook(topology)).filter((title) =>
        /Cluster host FtpIn|of host FtpIn$|FtpIn depend|Keep host FtpIn|with FtpIn/.test(title),
      ),
    );
  });

  test('inside a declaration counts for it: a property, a value, a restart policy, a reference', async () => {
    const topology = await parse(intake);
    const app = group(topology, 'Intake App');
    const ftp = resource(topology, 'FtpIn');
    const owners = found(ftp.properties[0], 'possibleOwners');
    const inRestart = found(ftp.restart?.properties[0], 'attempts');
    const reference = found(
      topology.references.find(({ from }) => from === ftp),
      'reference',
    );
    const expected = lost(topology, problem(ftp));
    expect(expected).toContain('Cluster host FtpIn in Intake App');
    for (const of of [owners, found(owners.values[0], 'value'), found(ftp.restart, 'restart'), inRestart, reference]) {
      expect(lost(topology, problem(of))).toEqual(expected);
    }
    expect(lost(topology, problem(found(app.properties[0], 'preferredOwners')))).toEqual(lost(topology, problem(app)));
  });

  test('several at one place are named together; the same one once', async () => {
    const topology = await parse(intake);
    const dtc = resource(topology, 'MSDTC');
    const [text] = texts(
      buildRunbook(topology, [problem(dtc, 'a', 'One.'), problem(dtc, 'b', 'Two.'), problem(dtc, 'a', 'One.')]),
    );
    expect(text).toMatch(/^\S.* \(a\): One\. \S.* \(b\): Two\. Left out because of it: /);
    expect(text?.match(/\(a\)/g)?.length).toBe(1);
  });

  test('of a file, or at an unknown place, is said at the top and keeps nothing out', async () => {
    const topology = await parse(intake);
    const elsewhere = found((await fourComputers()).clusters[0], 'cluster');
    const runbook = buildRunbook(topology, [problem(undefined, 'syntax-error', 'Expecting }.'), problem(elsewhere)]);
    expect(texts(runbook).slice(0, 2)).toEqual([
      'The file has an error (syntax-error): Expecting }. What stands there may be missing from this runbook.',
      'The file has an error (some-code): Something is wrong. What stands there may be missing from this runbook.',
    ]);
    expect(runbook.leftOut[0]?.origin).toBeUndefined();
    expect(titlesOf(runbook)).toEqual(titlesOf(buildRunbook(topology)));
  });
});

/** What is wrong in a topology keeps out what can't be built, even if nobody reported it. */
describe('without being told', () => {
  const clusterOf = (resources: string, hosts: string) => `
    cluster C { windows: 2008 node N1 node N2
      group G { disk D { drive: "D:" } ip A { address: 10.0.0.5/24 network: P } networkName N dependsOn A ${resources} } }
    biztalkGroup B { version: 2009 edition: enterprise servers: N1, N2 ${hosts} }`;

  test('an instance on a computer that the file does not have is named', async () => {
    const runbook = buildRunbook(await parse(clusterOf('', 'host H { instance N1 instance N9 }')));
    expect(texts(runbook)).toContain(
      'The instance of host H on N9: the file says of no computer of this name what it is.',
    );
    expect(stepsOf(runbook).filter(({ procedure }) => procedure === 'host-instance').length).toBe(1);
  });

  test.each([
    ['host H { instance N1 }', 'the host has no instance on N2, where it may fail over to.'],
    [
      'host H { instance N1 instance N2 { disabled: yes } }',
      'its instance on N2 is disabled, where it may fail over to.',
    ],
    ['host H isolated { instance N1 instance N2 }', 'an isolated host runs in IIS and cannot be clustered.'],
  ])('%s is not clustered', async (hosts, why) => {
    const runbook = buildRunbook(await parse(clusterOf('biztalkHost H', hosts)));
    expect(stepsOf(runbook).filter(({ procedure }) => /cluster-host|find-host|fail-over/.test(procedure))).toEqual([]);
    expect(stepsOf(runbook).filter(({ procedure }) => procedure === 'create-host').length).toBe(1);
    expect(texts(runbook)[0]).toBe(
      `Clustered BizTalk host H in group G of cluster C: ${why} Left out because of it: “Read the name of the resource of host H” and “Move G to N2 and back to N1, with H”.`,
    );
  });

  test('a host in two groups is clustered in neither', async () => {
    const text = clusterOf('biztalkHost H', 'host H { instance N1 instance N2 }').replace(
      'group G {',
      'group F { biztalkHost H }\n group G {',
    );
    const runbook = buildRunbook(await parse(text));
    expect(stepsOf(runbook).filter(({ procedure }) => procedure === 'cluster-host')).toEqual([]);
    expect(texts(runbook).filter((why) => why.includes('clustered more than once')).length).toBe(2);
  });

  test.each([
    ['ip A { network: P }', 'the file states no address'],
    ['ip A { address: 10.0.0.300/24 network: P }', '10.0.0.300/24 is not an IPv4 address'],
  ])('%s is not created, nor what depends on it', async (address, why) => {
    for (const windows of ['2003', '2008']) {
      const text = `cluster C { windows: ${windows} node N1 node N2 group G { disk D { drive: "D:" } ${address} networkName N dependsOn A } }`;
      const runbook = buildRunbook(await parse(text));
      const made = stepsOf(runbook).map(({ procedure }) => procedure);
      expect(made.filter((procedure) => /online|move/.test(procedure))).toEqual([]);
      expect(texts(runbook)[0]).toContain(`IP Address A in group G of cluster C: ${why}.`);
    }
  });

  test('resources that depend on each other in a circle are left out', async () => {
    const text =
      'cluster C { windows: 2003 node N1 node N2 group G { networkName N dependsOn M networkName M dependsOn N ip A { address: 10.0.0.5/24 network: P } } }';
    const runbook = buildRunbook(await parse(text));
    expect(titlesOf(runbook)).toEqual(['Move every group of C to N1', 'Create group G', 'Create IP Address A in G']);
    expect(texts(runbook)).toEqual([
      '“Create Network Name M in G” is left out: it waits for steps that wait for each other.',
      '“Create Network Name N in G” is left out: it waits for steps that wait for each other.',
      '“Bring G online” is left out: it waits for steps that wait for each other.',
      '“Move G to N2 and back to N1” is left out: it waits for steps that wait for each other.',
    ]);
  });

  test('two declarations that a step could not tell apart are both left out', async () => {
    const text =
      'cluster C { windows: 2003 node N1 node N2 group G { ip A { address: 10.0.0.5/24 network: P } ip a { address: 10.0.0.6/24 network: P } } }';
    const runbook = buildRunbook(await parse(text));
    expect(titlesOf(runbook)).toEqual(['Move every group of C to N1', 'Create group G']);
    expect(texts(runbook).filter((why) => why.includes('is declared more than once')).length).toBe(2);
  });

  test('a name that two groups of a cluster have: commands for the one resource would change the other', async () => {
    const text = `cluster C { windows: 2003 node N1 node N2
      group G { ip A { address: 10.0.0.5/24 network: P } networkName N dependsOn A biztalkHost H }
      group K { ip a { address: 10.0.0.6/24 network: P } biztalkHost N } }
      cluster D { windows: 2003 node N3 node N4 group G { ip A { address: 10.0.0.7/24 network: P } } }`;
    const runbook = buildRunbook(await parse(text));
    expect(
      stepsOf(runbook)
        .flatMap(linesOf)
        .filter((line) => /res "A" \/create/i.test(line)),
    ).toEqual(['cluster /cluster:"D" res "A" /create /group:"G" /type:"IP Address"']);
    // The resource of a clustered host gets its name from BizTalk Server.
    expect(texts(runbook).filter((why) => why.includes('takes each name'))).toEqual([
      'IP Address A in group G of cluster C: a cluster takes each name of a resource once, and group K has a resource a too. Commands for the one would change the other. Left out because of it: “Create IP Address A in G”, “Create Network Name N in G”, “Bring G online” and “Move G to N2 and back to N1”.',
      'IP Address a in group K of cluster C: a cluster takes each name of a resource once, and group G has a resource A too. Commands for the one would change the other. Left out because of it: “Create IP Address a in K”, “Bring K online” and “Move K to N2 and back to N1”.',
    ]);
  });

  test('BizTalk Server waits for a web service that is refused, where it is beside the master secret', async () => {
    const text = read('examples/local-master-secret.btc').replace('script: "C:', 'script: "%SystemDrive%');
    const lines = stepsOf(buildRunbook(await parse(text))).map(({ procedure }) => procedure);
    expect(lines).toContain('restore-secret');
    expect(lines).not.toContain('configure-biztalk');
    expect(lines).not.toContain('cluster-host');
  });

  test('what has no name is left out', async () => {
    const runbook = buildRunbook(
      await parse('cluster C { windows: 2003 node N1 node N2 group { ip A { address: 10.0.0.5/24 network: P } } }'),
    );
    expect(titlesOf(runbook)).toEqual(['Move every group of C to N1']);
    expect(texts(runbook)[0]).toMatch(/^A group has no name\. Left out because of it: /);
  });

  test('a group that no node may own is left out', async () => {
    const text =
      'cluster C { windows: 2008 node N1 node N2 group G { ip A { address: 10.0.0.5/24 network: P possibleOwners: N1 } ip B { address: 10.0.0.6/24 network: P possibleOwners: N2 } } }';
    const runbook = buildRunbook(await parse(text));
    expect(titlesOf(runbook)).toEqual(['Move every service or application of C to N1']);
    expect(texts(runbook)[0]).toContain('Group G of cluster C: no node is a possible owner of all its resources.');
  });
});

describe('what has no procedure', () => {
  test('a cluster without a version, one for network load balancing, one without nodes', async () => {
    const runbook = buildRunbook(
      await parse(
        'cluster A { group G { } } cluster B { windows: 2008 type: networkLoadBalancing node N1 } cluster C { windows: 2008 }',
      ),
    );
    expect(runbook.phases).toEqual([]);
    expect(texts(runbook)).toEqual([
      'Cluster B is a network load balancing cluster; the runbook builds failover clusters.',
      'Cluster C has no nodes.',
      "The file doesn't state the Windows version of cluster A.",
    ]);
  });

  test('each resource of another type, with where to turn and when', async () => {
    const text = `cluster C { windows: 2008 node N1 node N2
      group G { disk D { drive: "D:" } ip A { address: 10.0.0.5/24 network: P } networkName N dependsOn A
        entsso E dependsOn N
        genericService GS { service: "s" }
        genericScript GX { script: "x" }
        genericApplication GA { command: "x" }
        resource R { type: "DHCP Service" }
      } }`;
    const after = 'Create it after “Move G to N2 and back to N1”.';
    expect(texts(buildRunbook(await parse(text)))).toEqual([
      "Enterprise Single Sign-On service E in group G of cluster C: the file doesn't state the master secret server.",
      `Generic Application GA in group G of cluster C: not covered. ${after}`,
      `Generic Service GS in group G of cluster C: not covered. ${after}`,
      `Generic Script GX in group G of cluster C: not covered. ${after}`,
      `resource R in group G of cluster C: not covered. ${after}`.replace(/^r/, 'R'),
    ]);
  });

  test('the quorum group, with its values', async () => {
    expect(texts(buildRunbook(await parse(intake)))).toContain(
      'Group Cluster Group of cluster INTAKE with Cluster IP (192.168.4.10/23, network Public), Cluster Name (INTAKE) and Quorum (drive Q:): the quorum group exists as soon as the cluster is formed.',
    );
  });

  test('the quorum group, with nothing in it, or with what has no values', async () => {
    const quorum = (resources: string) => `cluster C { windows: 2008  node N  group Q { quorum: yes ${resources} } }`;
    const end = ': the quorum group exists as soon as the cluster is formed.';
    expect(texts(buildRunbook(await parse(quorum(''))))).toEqual([`Group Q of cluster C${end}`]);
    expect(texts(buildRunbook(await parse(quorum('disk D  ip A'))))).toEqual([
      `Group Q of cluster C with A and D${end}`,
    ]);
  });

  test('nothing is left out of an empty topology', async () => {
    const runbook = buildRunbook(await parse(''));
    expect(runbook).toEqual({ title: 'Runbook', needed: [], leftOut: [], phases: [] });
  });
});
