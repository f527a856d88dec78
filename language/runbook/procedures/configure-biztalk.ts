/** BizTalk Server on each of its servers: the first creates the BizTalk group, the others join it (white paper, lines 785-788, 872-892). */
import { resourcesOf } from '../../model/queries.ts';
import type { Computer, Resource, Topology } from '../../model/topology.ts';
import { versionTitle } from '../../model/versions.ts';
import { installedOn } from '../../model/windows-support.ts';
import {
  groupPage,
  needsOfCreation,
  needsOfProposal,
  proposedAccount,
  runtimePage,
  ssoPageToJoin,
} from '../biztalk-pages.ts';
import {
  biztalkDatabaseServer,
  configuration,
  databaseFacts,
  firstHosts,
  firstInProcessHost,
  hasSecret,
  type Setup,
  setupsOf,
  ssoBeside,
} from '../biztalk-setup.ts';
import { isConfigured, showGroup } from '../biztalk-wmi.ts';
import { computersOfDatabase, isCoveredComputer, partOfComputer } from '../computers.ts';
import { configurationConsole } from '../consoles.ts';
import { partOf, stepId } from '../identity.ts';
import { created, type Draft, defineProcedure, type Milestone, type Omission, ready } from '../procedure.ts';
import { configuringAdministrator, passwordOf, powershellOn } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { needsOfSsoPage } from '../sso.ts';
import { dtcsOf } from '../targets.ts';
import { describe, qualifiedName, sentence } from '../wording.ts';

export default defineProcedure({
  id: 'configure-biztalk',
  *draft(topology) {
    for (const biztalkGroup of topology.biztalkGroups) {
      const setups = setupsOf(biztalkGroup);
      if (setups.length > 0) yield* uncoveredServers(setups);
      for (const setup of setups) yield draftConfiguration(setup, topology);
    }
  },
});

/** Servers of the group that other hands configure. */
function* uncoveredServers([setup]: readonly Setup[]): Iterable<Omission> {
  if (!setup) return;
  const { biztalkGroup, first } = setup;
  for (const computer of new Set(biztalkGroup.servers.items)) {
    if (isCoveredComputer(computer)) continue;
    yield {
      omit: computer,
      why: `${sentence(describe(computer))}: BizTalk Server is not installed and configured there; ${whyUncovered(computer)}. ${
        computer === first
          ? `It creates BizTalk group ${biztalkGroup.name}: configure it before the other servers.`
          : `Let it join BizTalk group ${biztalkGroup.name} before the phase BizTalk hosts.`
      }`,
    };
  }
}

function whyUncovered(computer: Computer): string {
  if (computer.kind === 'node') return `the runbook does not cover cluster ${computer.cluster.name}`;
  return computer.windows === undefined
    ? 'the file does not state its Windows version'
    : `the runbook has no procedures for Windows Server ${versionTitle(computer.windows)}`;
}

function draftConfiguration(setup: Setup, topology: Topology): Draft {
  const { biztalkGroup, computer, first, rank } = setup;
  const { administrators, baseEdiAccount, configuredBy, database, name: group, version } = biztalkGroup;
  const { sso } = topology;
  const { name } = computer;
  const creates = computer === first;
  const joinsSso = !hasSecret(computer, topology);
  const hosts = creates ? Object.values(firstHosts(setup)) : [];
  const { who, needs } = configuringAdministrator(biztalkGroup, sso, computer);
  const accounts = [
    ...hosts.map(({ account }) => account),
    baseEdiAccount,
    ...(joinsSso ? [sso?.serviceAccount] : []),
  ].filter((account) => account !== undefined);
  const principals = [administrators, sso?.administrators, configuredBy].filter((each) => each !== undefined);
  return {
    of: biztalkGroup,
    part: partOfComputer(computer),
    uses: [computer, ...servicesBefore(setup, topology)],
    phase: 'biztalk-configuration',
    unit: [group],
    rank,
    title: creates
      ? `Create BizTalk group ${group}: configure BizTalk Server on ${name}`
      : `Join BizTalk group ${group}: configure BizTalk Server on ${name}`,
    where: name,
    who,
    kind: 'changing',
    before: conditions(setup, topology),
    console: [
      configurationConsole(version),
      `Database server name: ${biztalkDatabaseServer(biztalkGroup)}; User name and Password: ${proposedAccount(setup)}; Configure. The pages take these as proposals: check each of them.`,
      ...(joinsSso ? ssoPageToJoin(topology) : ['Enterprise SSO is configured already: leave its page as it is.']),
      ...groupPage(setup),
      ...runtimePage(setup),
      ...(baseEdiAccount
        ? [`Base EDI adapter: the account of its service is ${qualifiedName(baseEdiAccount)}, with its password.`]
        : []),
      'The file states no other features: configure those that are wanted (rules, BAM, EDI).',
      'Apply Configuration. Compare the summary with this step; Next; Finish.',
      ...(creates
        ? [
            `Open BizTalk Server Administration → BizTalk Group → Platform Settings → Host Instances. If ${firstInProcessHost(setup)} is started on ${name}: right-click it → Stop.`,
          ]
        : []),
    ],
    // The program takes its answers from a file that only the program itself can write.
    commands: [],
    done: isConfigured(computer),
    check: {
      commands: [showGroup],
      expect: [
        'The program shows every feature of this step as configured, and no error.',
        `MgmtDbServerName is ${biztalkDatabaseServer(biztalkGroup)}${administrators ? `, and BizTalkAdministratorGroup is ${qualifiedName(administrators)}` : ''}.`,
        `${name} is listed among the servers.`,
        ...(creates
          ? [`No host instance runs on ${name}: the phase BizTalk hosts starts them when they may work.`]
          : []),
      ],
    },
    undo: {
      actions: [
        `Open BizTalk Server Configuration on ${name} → Unconfigure Features: all that this step has configured: ticked; OK.`,
        ...(creates
          ? [`The databases stay. Delete them in SQL Server only if ${group} is given up with everything in it.`]
          : []),
      ],
    },
    source: sourcesOf(setup, topology),
    needs: [
      ...needs,
      ...databaseFacts(biztalkGroup),
      ...(joinsSso && sso ? needsOfSsoPage(sso) : []),
      ...(joinsSso && !sso
        ? ['The database, the account and the groups of the Enterprise SSO system: the file states none']
        : []),
      ...needsOfProposal(setup),
      ...(creates ? needsOfCreation(setup) : []),
      ...(baseEdiAccount ? [passwordOf(qualifiedName(baseEdiAccount))] : []),
      ...powershellOn(computer),
    ],
    requires: [
      ready(computer),
      ...computersOfDatabase(database).map(ready),
      ...(database?.kind === 'resource' ? [ready(database), ...dtcsOf(database.group.cluster).map(ready)] : []),
      ...(computer.kind === 'node' ? dtcsOf(computer.cluster).map(ready) : []),
      ...[...principals, ...accounts].map(ready),
      ...ssoBefore(setup, topology),
    ],
    after: [
      stepId('install-biztalk', biztalkGroup, partOfComputer(computer)),
      ...(creates ? [] : [configuration({ biztalkGroup, computer: first })]),
      ...moveBefore(setup, topology),
      ...accounts.map((account) => stepId('logon-right', account, partOfComputer(computer))),
    ],
    // Another server is of no concern to what doesn't run there, unless Enterprise SSO is clustered on the servers as a whole.
    makes: creates || ssoBeside(computer, topology) ? [created(biztalkGroup)] : [],
  };
}

/** What has to be as it should before the program starts. */
function conditions(setup: Setup, topology: Topology): readonly string[] {
  const { biztalkGroup, computer, first } = setup;
  const beside = ssoBeside(computer, topology);
  return [
    ...(computer !== first && !isCoveredComputer(first)
      ? [`BizTalk group ${biztalkGroup.name} has to be created on ${first.name} first; this runbook does not do it.`]
      : []),
    ...(computer === first && !firstHosts(setup).inProcess
      ? [
          `The file states no in-process host on ${computer.name}, and the group has to begin with one: this step makes ${firstInProcessHost(setup)}. Delete its instance on ${computer.name} when the other hosts are there${beside ? `; until then it must not run, or ${beside.entsso.name} cannot fail over` : ''}.`,
        ]
      : []),
    ...(beside?.is === 'secretWithHosts'
      ? [`${beside.entsso.group.name} has to be Online at ${computer.name}, with ${beside.entsso.name}.`]
      : []),
  ];
}

/** Enterprise SSO comes first; where the master secret is on the same nodes, its resource and the web service too. */
function ssoBefore(setup: Setup, topology: Topology): readonly Milestone[] {
  return [...(topology.sso ? [topology.sso] : []), ...servicesBefore(setup, topology)].map(ready);
}

/** The clustered services that have to be there: also one that is refused keeps BizTalk Server out (white paper, lines 799 to 849). */
function servicesBefore({ computer }: Setup, topology: Topology): readonly Resource[] {
  const beside = ssoBeside(computer, topology);
  if (beside?.is !== 'secretWithHosts') return [];
  return [beside.entsso, ...beside.entsso.group.cluster.groups.flatMap((group) => resourcesOf(group, 'iis'))];
}

/** The step that brings the group of Enterprise SSO to the node, where there is one. */
function moveBefore({ computer }: Setup, topology: Topology): readonly string[] {
  const beside = ssoBeside(computer, topology);
  return beside ? [stepId('move-sso-group', beside.entsso, partOf(computer.name))] : [];
}

function sourcesOf({ computer, first }: Setup, topology: Topology): readonly string[] {
  const creates = computer === first;
  const on2003 = installedOn(computer).windows === '2003';
  const guide = documentation('Configure BizTalk Server');
  switch (ssoBeside(computer, topology)?.is) {
    case 'secretWithHosts':
      return [on2003 ? whitePaper('P19', creates ? 850 : 852) : whitePaper('P18', creates ? 786 : 788), guide];
    case 'hostsWithRemoteSecret':
      return [
        on2003
          ? whitePaper('P21', creates ? [966, 975] : [977, 984])
          : whitePaper('P20', creates ? [873, 880] : [885, 892]),
        guide,
      ];
    default:
      return [guide];
  }
}
