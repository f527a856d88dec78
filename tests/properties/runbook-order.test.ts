/**
 * The order constraints of the white paper hold in the runbook of every random sound topology: each is a predicate over the list of
 * steps. So that none holds only because nothing is there to hold it against, each has to apply to enough of the topologies.
 */
import { expect, test } from 'vitest';
import type { model } from '#language';
import { entssosOn } from '../../language/model/master-secret-server.ts';
import { entssoOf } from '../../language/model/queries.ts';
import { ssoChainOf } from '../../language/model/sso-chain.ts';
import { buildRunbook, type Runbook, type Step } from '../../language/runbook/index.ts';
import { analyse } from '../harness/analysis.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';

const count = runs(300);

/** All of the first steps come before all of the second. */
interface Order {
  readonly earlier: readonly Step[];
  readonly later: readonly Step[];
}

interface Constraint {
  readonly says: string;
  /** Where the white paper says it. */
  readonly lines: string;
  readonly orders: (topology: model.Topology, steps: readonly Step[]) => readonly Order[];
}

type Named = { readonly name: string };

const isOf = (procedures: readonly string[]) => (step: Step) => procedures.includes(step.procedure);
const about = (element: model.Element) => (step: Step) => step.origin === element.origin;
const on = (computer: Named) => (step: Step) => step.where === computer.name;
const chosen = (steps: readonly Step[], ...tests: readonly ((step: Step) => boolean)[]) =>
  steps.filter((step) => tests.every((test) => test(step)));

const setup = ['install-biztalk', 'configure-biztalk'];
const hostSteps = ['create-host', 'host-instance', 'cluster-host', 'start-instance'];
const clusterGroup = ['cluster-group-2003', 'cluster-group-2008', 'cluster-group', 'online-group', 'move-group'];

function resourcesIn(cluster: model.Cluster): readonly model.Resource[] {
  return cluster.groups.flatMap(({ resources }) => resources);
}
function computersIn({ clusters, servers }: model.Topology): readonly model.Computer[] {
  return [...clusters.flatMap(({ nodes }) => nodes), ...servers];
}

const constraints: readonly Constraint[] = [
  {
    says: 'MSDTC of a cluster before BizTalk Server on its nodes',
    lines: '1106',
    orders: ({ clusters }, steps) =>
      clusters.map((cluster) => ({
        earlier: resourcesIn(cluster)
          .filter(({ type }) => type === 'dtc')
          .flatMap((dtc) => chosen(steps, about(dtc))),
        later: cluster.nodes.flatMap((node) => chosen(steps, isOf(setup), on(node))),
      })),
  },
  {
    says: 'network DTC access of a computer before BizTalk Server on it',
    lines: '1114',
    orders: (topology, steps) =>
      computersIn(topology).map((computer) => ({
        earlier: chosen(steps, isOf(['network-dtc']), on(computer)),
        later: chosen(steps, isOf(setup), on(computer)),
      })),
  },
  {
    says: 'what Windows Server 2003 lacks before BizTalk Server',
    lines: '1118-1124',
    orders: (topology, steps) =>
      computersIn(topology).map((computer) => ({
        earlier: chosen(steps, isOf(['prerequisites-2003']), on(computer)),
        later: chosen(steps, isOf(setup), on(computer)),
      })),
  },
  {
    says: 'the groups and accounts of the SSO system before it is configured',
    lines: '482-488, 527-538',
    orders: ({ sso }, steps) => [
      {
        earlier: [sso?.administrators, sso?.affiliateAdministrators, sso?.serviceAccount, sso?.configuredBy]
          .filter((principal) => principal !== undefined)
          .flatMap((principal) =>
            chosen(steps, about(principal), isOf(['domain-group', 'domain-account', 'domain-membership'])),
          ),
        later: chosen(steps, isOf(['configure-sso'])),
      },
    ],
  },
  {
    says: 'the administrators of a BizTalk group before it is configured',
    lines: '1132',
    orders: ({ biztalkGroups }, steps) =>
      biztalkGroups.map((group) => ({
        earlier: group.administrators ? chosen(steps, about(group.administrators), isOf(['domain-group'])) : [],
        later: chosen(steps, isOf(['configure-biztalk']), about(group)),
      })),
  },
  {
    says: 'the first computer of the SSO system creates it, the others join',
    lines: '501, 515, 553, 567',
    orders: (_, steps) => {
      const configured = chosen(steps, isOf(['configure-sso']));
      return [{ earlier: configured.filter(creates), later: configured.filter((step) => !creates(step)) }];
    },
  },
  {
    says: 'the first server of a BizTalk group creates it, the others join',
    lines: '786, 876-888',
    orders: ({ biztalkGroups }, steps) =>
      biztalkGroups.map((group) => {
        const configured = chosen(steps, isOf(['configure-biztalk']), about(group));
        return { earlier: configured.filter(creates), later: configured.filter((step) => !creates(step)) };
      }),
  },
  {
    says: 'Enterprise SSO configured on every node before the master secret server is renamed',
    lines: '575',
    orders: (_, steps) => [
      { earlier: chosen(steps, isOf(['configure-sso'])), later: chosen(steps, isOf(['rename-secret-server'])) },
    ],
  },
  {
    says: 'the group and its name before the master secret server is renamed to it',
    lines: '593',
    orders: ({ sso }, steps) => {
      const master = sso?.masterSecretServer;
      if (master?.kind !== 'resource') return [];
      const parts = [master.group, ...master.group.resources.filter((part) => part !== master)];
      return [
        {
          earlier: parts.flatMap((part) => chosen(steps, about(part), isOf(clusterGroup))),
          later: chosen(steps, isOf(['rename-secret-server'])),
        },
      ];
    },
  },
  {
    says: 'the secret backed up, the server renamed and its service clustered before the secret is restored elsewhere',
    lines: '680-691',
    orders: ({ sso }, steps) => {
      const master = sso?.masterSecretServer;
      return [
        {
          earlier: [
            ...chosen(steps, isOf(['back-up-secret', 'rename-secret-server'])),
            ...(master ? chosen(steps, about(master), isEntsso) : []),
          ],
          later: chosen(steps, isOf(['restore-secret'])),
        },
      ];
    },
  },
  {
    says: 'beside a local master secret server, the clustered web service before BizTalk Server is configured',
    lines: '782-784',
    orders: (topology, steps) =>
      clustersOn(topology, 'secretWithHosts').map((cluster) => ({
        earlier: chosen(steps, isIis(cluster)),
        later: cluster.nodes.flatMap((node) => chosen(steps, isOf(['configure-biztalk']), on(node))),
      })),
  },
  {
    says: 'beside a local master secret server, the secret on every node before BizTalk Server is configured',
    lines: '782',
    orders: (topology, steps) =>
      clustersOn(topology, 'secretWithHosts').map((cluster) => ({
        earlier: chosen(steps, isOf(['restore-secret'])),
        later: cluster.nodes.flatMap((node) => chosen(steps, isOf(['configure-biztalk']), on(node))),
      })),
  },
  ...remoteChain(),
  {
    says: 'the instances of a host before it is clustered',
    lines: '1146, 1194',
    orders: (topology, steps) =>
      clusteredHosts(topology).map(({ resource, host }) => ({
        earlier: host.instances.flatMap((instance) => chosen(steps, isOf(['host-instance']), about(instance))),
        later: chosen(steps, isOf(['cluster-host']), about(resource)),
      })),
  },
  {
    says: 'the group proven on its nodes before a host is clustered in it',
    lines: '1151',
    orders: (topology, steps) =>
      clusteredHosts(topology).map(({ resource }) => ({
        earlier: chosen(steps, about(resource.group), isOf(clusterGroup)),
        later: chosen(steps, isOf(['cluster-host']), about(resource)),
      })),
  },
  {
    says: 'a BizTalk group configured before anything of its hosts',
    lines: '1104-1140',
    orders: ({ biztalkGroups }, steps) =>
      biztalkGroups.map((group) => ({
        earlier: chosen(steps, isOf(['configure-biztalk']), about(group)),
        later: group.hosts.flatMap((host) => chosen(steps, isOf(hostSteps), about(host))),
      })),
  },
  {
    says: 'what a resource depends on before the resource',
    lines: '176, 241, 291, 392',
    orders: ({ clusters }, steps) =>
      clusters.flatMap((cluster) =>
        resourcesIn(cluster)
          .filter(({ type }) => type !== 'disk' && type !== 'ip' && type !== 'networkName')
          .map((resource) => ({
            earlier: resource.dependsOn.items.flatMap((needed) =>
              // A restart policy may be set whenever the resource is there.
              needed.group === resource.group
                ? chosen(steps, about(needed), (step) => step.procedure !== 'restart-policy').slice(0, 1)
                : [],
            ),
            later: chosen(steps, about(resource)),
          })),
      ),
  },
];

/** With a remote master secret server: all nodes configured, Enterprise SSO stopped, clustered, the web service, the name, hosts. */
function remoteChain(): readonly Constraint[] {
  const stages: readonly {
    readonly title: string;
    readonly of: (cluster: model.Cluster, topology: model.Topology, steps: readonly Step[]) => readonly Step[];
  }[] = [
    {
      title: 'BizTalk Server configured on every node',
      of: (cluster, _, steps) => cluster.nodes.flatMap((node) => chosen(steps, isOf(['configure-biztalk']), on(node))),
    },
    {
      title: 'Enterprise SSO stopped',
      of: (cluster, _, steps) => cluster.nodes.flatMap((node) => chosen(steps, isOf(['stop-sso']), on(node))),
    },
    {
      title: 'Enterprise SSO clustered',
      of: (cluster, _, steps) => entssosOn(cluster).flatMap((entsso) => chosen(steps, about(entsso), isEntsso)),
    },
    { title: 'the web service clustered', of: (cluster, _, steps) => chosen(steps, isIis(cluster)) },
    {
      title: 'the servers told the name of Enterprise SSO',
      of: (cluster, { biztalkGroups }, steps) =>
        groupsOn(cluster, biztalkGroups).flatMap((group) => chosen(steps, isOf(['sso-server-name']), about(group))),
    },
    {
      title: 'hosts clustered',
      of: (cluster, _, steps) =>
        resourcesIn(cluster).flatMap((resource) => chosen(steps, isOf(['cluster-host']), about(resource))),
    },
  ];
  return stages.slice(1).map((stage, index) => ({
    says: `with a remote master secret server, ${stages[index]?.title} before ${stage.title}`,
    lines: '872-948',
    orders: (topology, steps) =>
      clustersOn(topology, 'hostsWithRemoteSecret').map((cluster) => ({
        earlier: stages[index]?.of(cluster, topology, steps) ?? [],
        later: stage.of(cluster, topology, steps),
      })),
  }));
}

function creates({ title }: Step): boolean {
  return title.startsWith('Create ');
}
function isEntsso({ procedure }: Step): boolean {
  return procedure.startsWith('entsso');
}
function isIis(cluster: model.Cluster): (step: Step) => boolean {
  const scripts = resourcesIn(cluster).filter(({ type }) => type === 'iis');
  return (step) => step.procedure.startsWith('iis') && scripts.some((script) => script.origin === step.origin);
}
function clustersOn(topology: model.Topology, chain: string): readonly model.Cluster[] {
  return topology.clusters.filter((cluster) => entssoOf(cluster) && ssoChainOf(cluster, topology)?.is === chain);
}
function groupsOn(cluster: model.Cluster, groups: readonly model.BiztalkGroup[]): readonly model.BiztalkGroup[] {
  return groups.filter(({ servers }) =>
    servers.items.some((server) => server.kind === 'node' && server.cluster === cluster),
  );
}
function clusteredHosts({ clusters }: model.Topology) {
  return clusters
    .flatMap(resourcesIn)
    .flatMap((resource) =>
      resource.type === 'biztalkHost' && resource.host ? [{ resource, host: resource.host }] : [],
    );
}

interface Built {
  readonly topology: model.Topology;
  readonly runbook: Runbook;
  readonly steps: readonly Step[];
  readonly text: string;
}

const built: Built[] = [];
for (const sound of sample(soundTopologies, count, 41)) {
  const { texts } = print(sound.topology, sound.layout);
  const { programs } = await analyse(texts);
  for (const { topology } of programs) {
    const runbook = buildRunbook(topology);
    const steps = runbook.phases.flatMap((phase) => phase.steps);
    built.push({ topology, runbook, steps, text: [...texts].map(([file, text]) => `${file}\n${text}`).join('\n') });
  }
}

test.each(constraints)(`$says (lines $lines; seed ${seed})`, ({ orders }) => {
  let applied = 0;
  for (const { topology, steps, text } of built) {
    const place = new Map(steps.map((step, index) => [step, index]));
    for (const { earlier, later } of orders(topology, steps)) {
      if (earlier.length === 0 || later.length === 0) continue;
      applied += 1;
      const wrong = later.flatMap((step) =>
        earlier
          .filter((other) => (place.get(other) ?? 0) >= (place.get(step) ?? 0))
          .map((other) => `${step.id} is before ${other.id}`),
      );
      expect(wrong, text).toEqual([]);
    }
  }
  expect(applied, 'too few topologies have anything to put in order').toBeGreaterThanOrEqual(5);
});

test('a clustered host starts at once, which its step says (line 1200)', () => {
  const kinds = built.flatMap(({ steps }) => chosen(steps, isOf(['cluster-host']))).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['disruptive']));
});

test('every step has an id of its own, comes after the steps that it names, and leaves no placeholder', () => {
  for (const { steps, text } of built) {
    const place = new Map(steps.map(({ id }, index) => [id, index]));
    expect(place.size, text).toBe(steps.length);
    for (const [index, { after }] of steps.entries()) {
      for (const earlier of after) expect(place.get(earlier), text).toBeLessThan(index);
    }
    const written = steps.map(({ origin: _, ...step }) => step);
    expect(JSON.stringify(written), text).not.toMatch(/undefined|\bNaN\b|\[object |<[A-Z]+>|xxxx/);
  }
});
