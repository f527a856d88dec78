/** What has to come before what, whatever the order in the file. */
import { describe, expect, test } from 'vitest';
import type { model } from '../../../language/index.ts';
import { dependenciesOf, possibleOwnersOf } from '../../../language/model/queries.ts';
import { buildRunbook, type Runbook, renderMarkdown, type Step } from '../../../language/runbook/index.ts';
import { doing, fourComputers, intake, parse, stepsIn, stepsOf, titlesOf } from './topologies.ts';

/** Two groups that must not be mixed up, names out of alphabetical order, and hosts in both. */
const crossed = `
cluster ZC {
  windows: 2008
  node ZN1
  node ZN2
  group ZG {
    biztalkHost ZH dependsOn ZName, ZQ
    msmq ZQ dependsOn ZName, ZD
    dtc ZT dependsOn ZName, ZD
    networkName ZName dependsOn ZA1, ZA2
    ip ZA2 { address: 10.1.0.2/24  network: Public }
    ip ZA1 { address: 10.1.0.1/24  network: Public }
    disk ZD { drive: "Z:" }
  }
  group AG {
    preferredOwners: ZN2, ZN1
    biztalkHost AH
    networkName AName dependsOn AIp
    ip AIp { address: 10.1.0.3/24  network: Public }
  }
}
biztalkGroup B {
  version: 2009
  edition: enterprise
  servers: ZN1, ZN2
  host ZH { instance ZN2  instance ZN1 }
  host AH { instance ZN1  instance ZN2 }
}`;

const topologies: readonly (readonly [string, () => Promise<model.Topology>])[] = [
  ['four computers', fourComputers],
  ['Windows Server 2003', () => parse(intake)],
  ['crossed names', () => parse(crossed)],
];

const phases = [
  'prerequisites',
  'cluster-groups',
  'msdtc',
  'message-queuing',
  'file-share',
  'enterprise-sso',
  'biztalk-configuration',
  'biztalk-hosts',
  'adapter-handlers',
  'verification',
];

/** The place of the first step that a test finds; behind all where there is none. */
function first(steps: readonly Step[], test: (step: Step) => boolean): number {
  const index = steps.findIndex(test);
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}

const creates = (name: string) => (step: Step) =>
  doing(step).some((line) => line.includes(` "${name}" /create`) || line.includes(`res "${name}" /moveto:`));
const about = (element: model.Element, procedure: string) => (step: Step) =>
  step.origin === element.origin && step.procedure === procedure;

describe.each(topologies)('%s', (_, load) => {
  async function built(): Promise<{ topology: model.Topology; runbook: Runbook; steps: readonly Step[] }> {
    const topology = await load();
    const runbook = buildRunbook(topology);
    return { topology, runbook, steps: stepsOf(runbook) };
  }

  test('every step has an id of its own and comes after what it names', async () => {
    const { steps } = await built();
    const place = new Map(steps.map(({ id }, index) => [id, index]));
    expect(place.size).toBe(steps.length);
    for (const { id, after } of steps) {
      for (const earlier of after) expect(place.get(earlier), earlier).toBeLessThan(place.get(id) ?? -1);
    }
  });

  test('a group comes before its resources, and they before what depends on them', async () => {
    const { topology, steps } = await built();
    const covered = topology.clusters.flatMap(({ groups }) => groups.filter(({ quorum }) => !quorum));
    for (const group of covered) {
      for (const resource of group.resources) {
        const made = first(steps, creates(resource.name));
        if (made === Number.POSITIVE_INFINITY) continue;
        const groupMade = first(steps, creates(group.name));
        if (groupMade !== Number.POSITIVE_INFINITY) expect(groupMade, resource.name).toBeLessThanOrEqual(made);
        for (const dependency of dependenciesOf(resource)) {
          const before = first(steps, creates(dependency.name));
          if (before !== Number.POSITIVE_INFINITY) expect(before, dependency.name).toBeLessThanOrEqual(made);
        }
      }
    }
  });

  test('within a step, too, a resource is created before another depends on it', async () => {
    const { steps } = await built();
    for (const lines of steps.map(doing)) {
      const made = lines.map((line) => / res "([^"]*)" (?:\/create|\/moveto)/.exec(line)?.[1]);
      lines.forEach((line, index) => {
        const dependency = /\/adddep:"([^"]*)"/.exec(line)?.[1];
        const at = dependency === undefined ? -1 : made.indexOf(dependency);
        if (at >= 0) expect(at, line).toBeLessThan(index);
      });
    }
  });

  test('MSDTC is created and set before anything of BizTalk Server', async () => {
    const { topology, runbook } = await built();
    const withShares = topology.clusters.some(({ groups }) =>
      groups.some(({ resources }) => resources.some(({ type }) => type === 'fileShare')),
    );
    const withAdapters = topology.biztalkGroups.some(({ adapters }) => adapters.length > 0);
    const absent = new Set([
      ...(withShares ? [] : ['file-share']),
      ...(topology.sso ? [] : ['enterprise-sso']),
      ...(withAdapters ? [] : ['adapter-handlers']),
    ]);
    // The MSDTC beside SQL Server waits for the name and the disk that come with it.
    const withSql = topology.clusters.some(({ groups }) =>
      groups.some(({ resources }) => resources.some(({ type }) => type === 'sqlServer')),
    );
    const order = runbook.phases.map(({ id }) => id);
    expect(order).toEqual(
      phases
        .filter((id) => !absent.has(id))
        .flatMap((id) => (id === 'msdtc' && withSql ? [id, 'sql-server', id] : [id])),
    );
    for (const step of stepsIn(runbook, 'biztalk-hosts')) {
      expect(['create-host', 'host-instance'].includes(step.procedure) ? step.after : ['msdtc']).toContainEqual(
        expect.stringContaining('msdtc'),
      );
    }
  });

  test('a host is clustered after the group is proven and every owner has its instance', async () => {
    const { topology, steps } = await built();
    for (const group of topology.clusters.flatMap(({ groups }) => groups)) {
      for (const resource of group.resources) {
        if (resource.type !== 'biztalkHost' || !resource.host) continue;
        const clustered = first(steps, about(resource, 'cluster-host'));
        expect(clustered).toBeLessThan(steps.length);
        expect(first(steps, about(group, 'move-group'))).toBeLessThan(clustered);
        expect(first(steps, about(resource.host, 'create-host'))).toBeLessThan(clustered);
        for (const owner of possibleOwnersOf(resource)) {
          const instance = resource.host.instances.find(({ computer }) => computer === owner);
          expect(instance && first(steps, about(instance, 'host-instance')), owner.name).toBeLessThan(clustered);
        }
        const find = first(steps, about(resource, 'find-host-resource'));
        expect(clustered).toBeLessThan(find);
        for (const procedure of ['host-dependencies', 'host-owners', 'restart-policy']) {
          expect(find).toBeLessThan(first(steps, about(resource, procedure)));
          const named = steps.filter(about(resource, procedure));
          for (const { after } of named) expect(after).toContain(steps[find]?.id);
        }
        const last = first(steps, about(group, 'fail-over-hosts'));
        for (const procedure of ['find-host-resource', 'host-dependencies', 'host-owners', 'restart-policy']) {
          const index = steps.findIndex(about(resource, procedure));
          expect(index).toBeLessThan(last);
        }
      }
    }
  });

  test('clustering a host warns that it begins to work, and nothing starts its instances before', async () => {
    const { topology, steps } = await built();
    const clustered = topology.biztalkGroups.flatMap(({ hosts }) =>
      hosts.filter((host) => host.clusteredAs.length > 0),
    );
    for (const step of steps.filter(({ procedure }) => procedure === 'cluster-host')) {
      expect(step.kind).toBe('disruptive');
      expect(step.before).toContainEqual(expect.stringContaining('comes online and begins to process'));
    }
    const instances = clustered.flatMap((host) => host.instances.map(({ origin }) => origin));
    const own = steps.filter(({ origin }) => instances.includes(origin));
    expect(own.map(({ procedure }) => procedure)).toEqual(instances.map(() => 'host-instance'));
    expect(own.filter((step) => doing(step).some((line) => line.includes('.Start()')))).toEqual([]);
    for (const { before } of own) expect(before).toContainEqual(expect.stringContaining('Do not start'));
  });

  test('every group is first moved to the working node, and in the end to the node that it prefers', async () => {
    const { topology, runbook } = await built();
    for (const cluster of topology.clusters) {
      const own = stepsIn(runbook, 'cluster-groups').filter(({ id }) => id.includes(`:${cluster.name.toLowerCase()}`));
      expect(own[0]).toMatchObject({ procedure: 'working-node', where: cluster.nodes[0]?.name });
    }
    for (const group of topology.clusters.flatMap(({ groups }) => groups)) {
      const move = stepsOf(runbook).find(about(group, 'move-group'));
      if (!move) continue;
      const home = group.preferredOwners.items[0] ?? group.cluster.nodes[0];
      expect(move.commands.at(-1)?.lines[0]).toContain(`/moveto:${home?.name} `);
    }
  });

  test('the same topology gives the same bytes', async () => {
    expect(renderMarkdown(buildRunbook(await load()))).toBe(renderMarkdown(buildRunbook(await load())));
  });
});

/** The topology of `intake`, with everything declared the other way round that may be. */
const intakeReversed = `
topology "Fabrikam FTP intake"

biztalkGroup Intake {
  adapter FTP { receive in FtpIn }

  host Web isolated {
    instance IN2 { disabled: yes }
    instance IN1
  }
  host FtpIn {
    instance IN2
    instance IN1
    account: svc-bts
  }

  configuredBy: btsadmin
  administrators: "BizTalk Admins"
  servers: IN1, IN2
  database: BTSDB
  edition: enterprise
  version: 2006R2
}

server BTSDB { windows: 2003 }

cluster INTAKE {
  group "Intake App" {
    biztalkHost FtpIn dependsOn "Intake Name", Queues {
      restart { retryAfter: 1h  failover: yes  period: 30m  attempts: 5 }
      possibleOwners: IN2, IN1
    }

    fileShare "Intake Drop" dependsOn "Intake Name", "Intake Disk" {
      fullControl: svc-bts
      path: "N:\\Intake\\drop"
      share: "drop"
    }
    msmq Queues dependsOn "Intake Name", "Intake Disk"
    dtc MSDTC dependsOn "Intake Name", "Intake Disk" { authentication: none }
    networkName "Intake Name" dependsOn "Intake IP" { kerberos: yes  name: INTAKEVS }
    ip "Intake IP" { network: Public  address: 192.168.5.77/23 }
    disk "Intake Disk" { drive: "N:" }

    preferredOwners: IN2, IN1, IN3
  }

  group "Cluster Group" {
    networkName "Cluster Name" dependsOn "Cluster IP" { name: INTAKE }
    ip "Cluster IP" { network: Public  address: 192.168.4.10/23 }
    disk Quorum { drive: "Q:" }
    quorum: yes
  }

  node IN1
  node IN2
  node IN3

  windows: 2003
}

domain FABRIKAM {
  account btsadmin { memberOf: "BizTalk Admins" }
  account svc-bts { rights: logOnAsService }
  group "BizTalk Admins"
}
`;

test('the order of the file does not show', async () => {
  const there = renderMarkdown(buildRunbook(await parse(intake)));
  const back = renderMarkdown(buildRunbook(await parse(intakeReversed)));
  expect(back).toBe(there);
});

test('nor where the wizard has a choice', async () => {
  const topology = (resources: readonly string[]) =>
    parse(`cluster C { windows: 2008 node N1 node N2 group G { ${resources.join('\n')} } }`);
  const resources = [
    'disk D { drive: "D:" }',
    'disk E { drive: "E:" }',
    'disk F dependsOn D { drive: "F:" }',
    'ip A { address: 10.0.0.5/24  network: Public }',
    'ip B { address: 10.0.0.6/24  network: Public }',
    'networkName N dependsOn A { name: NVS }',
    'networkName M dependsOn B { name: MVS }',
    'networkName L dependsOn A, B { name: LVS }',
  ];
  const runbook = buildRunbook(await topology(resources));
  expect(renderMarkdown(buildRunbook(await topology(resources.toReversed())))).toBe(renderMarkdown(runbook));
  expect(titlesOf(runbook)).toEqual([
    'Move every service or application of C to N1',
    'Name the disk with drive D: D',
    'Name the disk with drive E: E',
    'Name the disk with drive F: F',
    'Create G with D, B and M',
    'Add E to G',
    'Add F to G',
    'Add A and N to G',
    'Add L to G',
    'Bring G online',
    'Move G to N2 and back to N1',
  ]);
});

test('ids stay when something is added, and do not depend on the case of names', async () => {
  const before = stepsOf(buildRunbook(await parse(crossed))).map(({ id }) => id);
  const more = crossed.replace(
    'group AG {',
    'group AAA { ip X { address: 10.1.0.9/24  network: Public } }\n  group AG {',
  );
  const after = stepsOf(buildRunbook(await parse(more))).map(({ id }) => id);
  expect(after.filter((id) => !id.includes('/aaa'))).toEqual(before);
  const lower = stepsOf(
    buildRunbook(
      await parse(
        crossed
          .toLowerCase()
          .replaceAll(
            /(biztalkhost|networkname|biztalkgroup|preferredowners|dependson)/g,
            (word) => words[word] ?? word,
          ),
      ),
    ),
  );
  expect(new Set(lower.map(({ id }) => id))).toEqual(new Set(before));
});

const words: Readonly<Record<string, string>> = {
  biztalkhost: 'biztalkHost',
  networkname: 'networkName',
  biztalkgroup: 'biztalkGroup',
  preferredowners: 'preferredOwners',
  dependson: 'dependsOn',
};
