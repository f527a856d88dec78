/**
 * What is right although it looks like what is wrong: each case stands in a baseline, and in an example of the page of every rule
 * that might cry, and is reported nowhere.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type model, ruleByCode, type Severity, severities } from '#language';
import {
  enabledInstances,
  entssoOf,
  firstOnCluster,
  handlersOf,
  isUnclustered,
  possibleOwnersOf,
} from '../../language/model/queries.ts';
import { type Analysis, analyse } from '../harness/analysis.ts';
import { baselineNames, readBaseline } from '../harness/baselines.ts';
import { withEnvironment } from '../harness/environment.ts';
import { readMarks } from '../harness/marks.ts';
import { readPage } from '../harness/page.ts';

interface Case {
  readonly what: string;
  /** The lines of the white paper that allow it. */
  readonly lines: readonly number[];
  /** What it consists of, in a topology that has it. */
  readonly parts: (topology: model.Topology) => readonly model.Element[];
  /** The rules that might cry, on whose pages it stands. */
  readonly codes: readonly string[];
  /** The rules that might cry as well. */
  readonly others?: readonly string[];
  /** What the rules may say nevertheless. */
  readonly atMost?: Severity;
  /** No real installation has it. */
  readonly onPagesOnly?: true;
}

const failoverClusters = ({ clusters }: model.Topology) => clusters.filter(({ type }) => type === 'failover');
const allResources = (topology: model.Topology) =>
  topology.clusters.flatMap(({ groups }) => groups.flatMap(({ resources }) => resources));
const allHosts = ({ biztalkGroups }: model.Topology) => biztalkGroups.flatMap(({ hosts }) => hosts);
const runsTwice = (host: model.Host) => enabledInstances(host).length > 1;
const clusteredHosts = ({ groups }: model.Cluster) =>
  groups.flatMap(({ resources }) => resources).flatMap((resource) => (resource.type === 'biztalkHost' ? resource : []));

const cases: readonly Case[] = [
  {
    what: 'an Enterprise SSO service without a disk',
    lines: [634],
    parts: (topology) =>
      allResources(topology).flatMap((resource) =>
        resource.type === 'entsso' && !resource.group.resources.some(({ type }) => type === 'disk')
          ? [resource, resource.group]
          : [],
      ),
    codes: ['group-missing-physical-disk'],
  },
  {
    what: 'Message Queuing and the coordinator in different groups',
    lines: [376],
    parts: (topology) =>
      allResources(topology).flatMap((resource) => {
        const { cluster, resources } = resource.group;
        const isApart = firstOnCluster(cluster, 'dtc') && !resources.some(({ type }) => type === 'dtc');
        return resource.type === 'msmq' && isApart ? [resource, resource.group, cluster] : [];
      }),
    codes: ['dtc-not-clustered'],
    others: ['dependency-outside-group', 'dtc-missing-network-name-dependency', 'dtc-missing-disk-dependency'],
  },
  {
    what: 'a local coordinator beside a clustered one on Windows Server 2008',
    lines: [263],
    parts: (topology) =>
      failoverClusters(topology)
        .filter((cluster) => cluster.windows === '2008' && firstOnCluster(cluster, 'dtc'))
        .flatMap(({ nodes }) => nodes.filter(({ localDtc }) => localDtc === true)),
    codes: ['dtc-local-on-2003-cluster'],
  },
  {
    what: 'a clustered host that leaves a node out of its possible owners and has no instance there',
    lines: [1150],
    parts: (topology) =>
      failoverClusters(topology)
        .flatMap(clusteredHosts)
        .flatMap((resource) => {
          const { host, group } = resource;
          const owners = possibleOwnersOf(resource);
          const out = group.cluster.nodes.filter((node) => !owners.includes(node));
          const isMissing = host && !host.instances.some(({ computer }) => out.some((node) => node === computer));
          return isMissing && out.length > 0 && owners.length > 1 ? [resource, host, group, ...host.instances] : [];
        }),
    codes: ['possible-owners-incomplete', 'host-instance-missing-on-possible-owner', 'host-instance-on-excluded-node'],
    others: ['group-cannot-fail-over', 'preferred-owners-incomplete', 'host-instance-off-cluster'],
  },
  {
    what: 'no authentication of transactions, which is not recommended but works',
    lines: [309],
    parts: (topology) =>
      allResources(topology).filter((resource) => resource.type === 'dtc' && resource.authentication === 'none'),
    codes: ['dtc-authentication-not-recommended', 'dtc-authentication-unsupported'],
    atMost: 'warning',
  },
  {
    what: 'a clustered Enterprise SSO service, with the master secret server on another cluster',
    lines: [768],
    parts: (topology) => {
      const { sso } = topology;
      const master = sso?.masterSecretServer;
      if (!sso || !master) return [];
      return failoverClusters(topology).flatMap((cluster) => {
        const entsso = entssoOf(cluster);
        return entsso && entsso !== master ? [sso, master, entsso, entsso.group, cluster] : [];
      });
    },
    codes: ['sso-several-resources', 'master-secret-server-is-node', 'sso-server-name-mismatch'],
    others: ['master-secret-server-not-clustered', 'sso-secret-backup-missing', 'sso-iis-not-clustered'],
  },
  {
    what: 'clustered hosts with an unclustered Enterprise SSO service, which deserves a word at most',
    lines: [774],
    parts: (topology) =>
      failoverClusters(topology)
        .filter((cluster) => !entssoOf(cluster))
        .flatMap((cluster) => clusteredHosts(cluster).flatMap((resource) => [cluster, resource.group, resource])),
    codes: ['sso-not-clustered-with-clustered-hosts', 'sso-host-in-different-group'],
    others: ['sso-iis-not-clustered', 'sso-unclustered-host-instance'],
    atMost: 'information',
  },
  {
    what: 'unclustered hosts on a cluster without a clustered Enterprise SSO service',
    lines: [774],
    parts: (topology) =>
      allHosts(topology)
        .filter((host) => isUnclustered(host) && !host.isolated)
        .flatMap(({ instances }) =>
          instances.filter(({ computer }) => computer?.kind === 'node' && !entssoOf(computer.cluster)),
        ),
    codes: ['sso-unclustered-host-instance'],
  },
  {
    what: 'unclustered hosts on stand-alone servers',
    lines: [774],
    parts: (topology) =>
      allHosts(topology)
        .filter(isUnclustered)
        .flatMap(({ instances }) => instances.filter(({ computer }) => computer?.kind === 'server')),
    codes: ['sso-unclustered-host-instance'],
  },
  {
    what: 'a Windows Server 2008 cluster that the account of Enterprise SSO has no Full Control of',
    lines: [528, 954],
    parts: (topology) =>
      failoverClusters(topology).filter((cluster) => {
        const account = topology.sso?.serviceAccount;
        const isGranted = cluster.fullControl.items.some((granted) => granted === account);
        return cluster.windows === '2008' && account && entssoOf(cluster) && !isGranted;
      }),
    codes: ['sso-account-cluster-full-control'],
  },
  {
    what: 'a local Message Queuing service beside the clustered one',
    lines: [1239],
    parts: (topology) =>
      failoverClusters(topology).flatMap((cluster) => {
        const msmq = firstOnCluster(cluster, 'msmq');
        const local = cluster.nodes.filter(({ messageQueuing }) => messageQueuing === true);
        return msmq && local.length > 1 ? [...local, cluster, msmq, msmq.group] : [];
      }),
    codes: ['msmq-local-service-missing', 'msmq-resource-missing'],
    others: ['msmq-not-in-host-group'],
  },
  {
    what: 'several instances of a clustered host that receives over FTP, one on each possible owner',
    lines: [1146],
    parts: (topology) =>
      allHosts(topology).filter(
        (host) => host.clusteredAs.length > 0 && handlersOf(host, 'FTP', 'receive').length > 0 && runsTwice(host),
      ),
    codes: ['ftp-receive-multiple-instances', 'ftp-receive-not-clustered'],
    others: ['host-clustered-without-benefit'],
  },
  {
    what: 'several instances of a host that receives over POP3 from a server that forbids concurrent connections',
    lines: [1247],
    parts: (topology) =>
      allHosts(topology).filter(
        (host) =>
          isUnclustered(host) &&
          runsTwice(host) &&
          handlersOf(host, 'POP3', 'receive').some(({ concurrentMailboxes }) => concurrentMailboxes === false),
      ),
    codes: ['pop3-receive-multiple-instances', 'pop3-receive-not-clustered'],
    others: ['pop3-concurrency-unspecified', 'pop3-clustering-not-needed'],
  },
  ...[
    { adapter: 'FTP', codes: ['ftp-receive-multiple-instances'] },
    { adapter: 'POP3', codes: ['pop3-receive-multiple-instances'], onPagesOnly: true as const },
  ].map(
    ({ adapter, ...rest }): Case => ({
      ...rest,
      what: `several instances of a host that sends over ${adapter}`,
      lines: [1088],
      parts: (topology) =>
        allHosts(topology).filter(
          (host) =>
            isUnclustered(host) &&
            runsTwice(host) &&
            handlersOf(host, adapter, 'send').length > 0 &&
            handlersOf(host, adapter, 'receive').length === 0,
        ),
    }),
  ),
];

/** What the case consists of in the programs, and whether something is said of it that should not be. */
function lookAt({ problems, programs }: Analysis, { atMost, codes, others = [], parts }: Case) {
  const found = new Set<unknown>(programs.flatMap(({ topology }) => parts(topology)));
  const allowed = atMost === undefined ? severities.length : severities.indexOf(atMost);
  const wrong = problems.filter(
    ({ code, of, severity }) =>
      found.has(of) && [...codes, ...others].includes(code) && severities.indexOf(severity) < allowed,
  );
  return { isThere: found.size > 0, wrong: wrong.map(({ message }) => message) };
}

describe.each(cases)('$what', (one) => {
  test(`stands in ${one.onPagesOnly ? 'no baseline' : 'a baseline'}, and is reported in none`, async () => {
    const having: string[] = [];
    for (const name of baselineNames()) {
      const { isThere, wrong } = lookAt(await analyse(readBaseline(name)), one);
      if (isThere) having.push(name);
      expect(wrong, name).toEqual([]);
    }
    expect(having.length > 0).toBe(!one.onPagesOnly);
  });

  test.each(one.codes)('stands on the page of %s, and is not reported there', async (code) => {
    expect(ruleByCode(code)).toBeDefined();
    const page = readFileSync(new URL(`../../language/docs/rules/${code}.md`, import.meta.url), 'utf8');
    let isAnywhere = false;
    for (const { sources } of readPage(page).examples) {
      const marked = withEnvironment(new Map([...sources].map(([file, { text }]) => [file, text])));
      const texts = new Map([...marked].map(([file, text]) => [file, readMarks(text, file).plain]));
      const { isThere, wrong } = lookAt(await analyse(texts), one);
      isAnywhere ||= isThere && wrong.length === 0;
    }
    expect(isAnywhere, `No example of ${code} has it.`).toBe(true);
  });

  test('names rules that there are', () => {
    expect((one.others ?? []).filter((code) => !ruleByCode(code))).toEqual([]);
  });
});
