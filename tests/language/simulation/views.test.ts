/** What follows from the simulation: survival matrix, blast radius, owners, start order, and the names of what can fail. */
import { describe, expect, test } from 'vitest';
import {
  blastRadiusOf,
  capabilityTitle,
  findTarget,
  type model,
  namerOf,
  ownerMatrixOf,
  servicesOf,
  type simulation,
  startOrdersOf,
  survivalMatrixOf,
  targetName,
} from '#language';
import { parse } from './scenario.ts';
import { four, none, three } from './topologies.ts';

function words({ effect, reduced, onCachedSecret }: simulation.Outcome): string {
  return `${effect}${reduced ? ' reduced' : ''}${onCachedSecret ? ' cached' : ''}`;
}

describe('the survival matrix', () => {
  test('of two clusters', async () => {
    const { capabilities, atStart, singles, pairs, survivedSingles } = survivalMatrixOf(await parse(four));
    const rows = (failures: readonly simulation.Failure[]) =>
      failures.map(({ computers, outcomes, survived }) => [
        computers.map(({ name }) => name).join(' '),
        survived,
        // Databases, master secret, a clustered host, an unclustered one.
        ...[0, 1, 2, 4].map((index) => outcomes[index] && words(outcomes[index])),
      ]);
    expect(capabilities).toHaveLength(10);
    expect(new Set(atStart)).toEqual(new Set(['works']));
    expect(survivedSingles).toBe(1);
    expect(rows(singles)).toEqual([
      ['SQL01', true, 'moves', 'moves', 'runs', 'runs'],
      ['SQL02', true, 'runs', 'runs', 'runs', 'runs'],
      ['BTS01', true, 'runs', 'runs', 'moves', 'runs reduced'],
      ['BTS02', true, 'runs', 'runs', 'runs', 'runs reduced'],
    ]);
    expect(rows(pairs)).toEqual([
      ['SQL01 SQL02', false, 'lost', 'lost', 'lost', 'lost'],
      ['SQL01 BTS01', true, 'moves', 'moves', 'moves', 'runs reduced'],
      ['SQL01 BTS02', true, 'moves', 'moves', 'runs', 'runs reduced'],
      ['SQL02 BTS01', true, 'runs', 'runs', 'moves', 'runs reduced'],
      ['SQL02 BTS02', true, 'runs', 'runs', 'runs', 'runs reduced'],
      ['BTS01 BTS02', false, 'runs', 'runs', 'lost', 'lost'],
    ]);
  });

  test('knows what runs on cached secrets, what never works, and what is unknown', async () => {
    const { atStart, singles, survivedSingles } = survivalMatrixOf(
      await parse(`
server SSO01 { windows: 2008 }
server BTS01 { windows: 2008 }
sso { masterSecretServer: SSO01 }
biztalkGroup Orders {
  version: 2009
  edition: enterprise
  servers: BTS01
  host Work { instance BTS01 }
  host Never { instance BTS01 { disabled: yes } }
}
`),
    );
    // Databases, master secret, the two hosts.
    expect(atStart).toEqual(['unknown', 'works', 'works', 'lost']);
    expect(singles.map(({ outcomes }) => outcomes.map(words))).toEqual([
      ['unknown', 'lost', 'runs cached', 'lost'],
      ['unknown', 'runs', 'lost', 'lost'],
    ]);
    expect(survivedSingles).toBe(0);
  });

  test('of nothing', async () => {
    expect(survivalMatrixOf(await parse(''))).toEqual({
      capabilities: [],
      atStart: [],
      singles: [],
      pairs: [],
      survivedSingles: undefined,
    });
  });
});

test('the blast radius of a disk, a computer and a group, both ways', async () => {
  const topology = await parse(four);
  const name = namerOf(topology);
  const radius = (text: string) => {
    const target = findTarget(text, topology).found;
    if (!target || target.kind === 'instance' || target.kind === 'service') throw new Error(text);
    const found = blastRadiusOf(topology, target);
    const list = (affected: readonly simulation.Affected<model.Element>[]) =>
      affected.map(({ part, effect }) => `${name(part)} ${effect}`);
    return {
      groups: list(found.groups),
      resources: list(found.resources),
      instances: found.instances.map(name),
      capabilities: found.capabilities
        .filter(({ part }) => part.kind !== 'handler')
        .map(({ part, effect }) => `${capabilityTitle(part, name)} ${effect}`),
      affectedBy: list(found.affectedBy),
    };
  };
  expect(radius('AppQueues')).toEqual({
    groups: [],
    resources: ['QueueHost lost'],
    instances: ['QueueHost on BTS01'],
    capabilities: ['Host QueueHost lost'],
    affectedBy: ['BTS01 moves', 'AppDisk lost', 'AppAddress lost', 'AppName lost'],
  });
  expect(radius('SQL01')).toEqual({
    groups: ['SqlGroup moves', 'SsoGroup moves'],
    resources: [
      'SqlDisk moves',
      'SqlAddress moves',
      'SqlName moves',
      'SqlDtc moves',
      'Sql moves',
      'SsoAddress moves',
      'SsoName moves',
      'ENTSSO moves',
    ],
    instances: [],
    capabilities: ['Databases on Sql moves', 'Master secret moves'],
    affectedBy: [],
  });
  expect(radius('SsoGroup')).toEqual({
    groups: [],
    resources: ['SsoAddress lost', 'SsoName lost', 'ENTSSO lost'],
    instances: [],
    capabilities: ['Master secret lost'],
    affectedBy: ['SQL01 moves'],
  });
});

test('the owner matrix', async () => {
  const { hosts, rows } = ownerMatrixOf(await parse(none));
  expect(hosts.map(({ name }) => name)).toEqual(['Intake', 'Half', 'Off']);
  expect(
    rows.map(({ computer, cells }) => [
      computer.name,
      ...cells.map(
        ({ possibleOwner, instance, runs }) => `${possibleOwner ? 'owner' : '-'} ${instance} ${runs ? 'runs' : '-'}`,
      ),
    ]),
  ).toEqual([
    ['BTS01', 'owner enabled runs', 'owner enabled runs', 'owner enabled runs'],
    ['BTS02', 'owner enabled -', 'owner none -', 'owner disabled -'],
  ]);
});

test('the start order of a group, with what is in a circle and what depends on other groups', async () => {
  const topology = await parse(`
cluster C {
  windows: 2008
  node N1
  node N2
  group G {
    genericService Last dependsOn Name, Disk
    networkName Name dependsOn Address
    ip Address
    disk Disk
    genericService A dependsOn B
    genericService B dependsOn A
    genericService C dependsOn A
    genericService Far dependsOn Other
  }
  group H { disk Other }
}
`);
  const names = (resources: readonly model.Resource[]) => resources.map(({ name }) => name).join(' ');
  expect(
    startOrdersOf(topology).map(({ group, stages, stuck, outside }) => ({
      group: group.name,
      stages: stages.map(names),
      stuck: names(stuck),
      outside: outside.map(({ resource, dependency }) => `${resource.name} ${dependency.name}`),
    })),
  ).toEqual([
    { group: 'G', stages: ['Address Disk Far', 'Name', 'Last'], stuck: 'A B C', outside: ['Far Other'] },
    { group: 'H', stages: ['Other'], stuck: '', outside: [] },
  ]);
});

describe('names', () => {
  test('of services are those that something relies on', async () => {
    const topology = await parse(three);
    const services = [...topology.clusters.flatMap(({ nodes }) => nodes), ...topology.servers].map((computer) =>
      servicesOf(computer, topology).map((service) => targetName(service, topology)),
    );
    expect(services).toEqual([[], [], ['BTS01:sso', 'BTS01:dtc']]);
  });

  test('are short, qualified, ambiguous or unknown', async () => {
    const topology = await parse(`
cluster C1 {
  node N1
  group G { disk Disk  disk Own }
}
cluster C2 {
  node N2
  group G { disk Disk }
}
server N2 {}
`);
    const [first, second] = topology.clusters;
    const [server] = topology.servers;
    const found = (name: string) => findTarget(name, topology).found;
    expect(found('n1')).toBe(first?.nodes[0]);
    expect(found('n2')).toBe(server);
    expect(found('c2.n2')).toBe(second?.nodes[0]);
    expect(found('own')).toBe(first?.groups[0]?.resources[1]);
    expect(found('C2.G')).toBe(second?.groups[0]);
    expect(found('c2.g.disk')).toBe(second?.groups[0]?.resources[0]);
    expect(findTarget('Disk', topology)).toEqual({
      found: undefined,
      why: 'ambiguous',
      names: ['C1.G.Disk', 'C2.G.Disk'],
    });
    expect(findTarget('G.Disk', topology)).toEqual({
      found: undefined,
      why: 'ambiguous',
      names: ['C1.G.Disk', 'C2.G.Disk'],
    });
    expect(findTarget('Onw', topology)).toEqual({ found: undefined, why: 'unknown', names: ['Own'] });
    const disk = second?.groups[0]?.resources[0];
    expect(disk && targetName(disk, topology)).toBe('C2.G.Disk');
  });
});
