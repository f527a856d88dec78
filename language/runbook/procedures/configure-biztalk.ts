/** BizTalk Server on each of its servers: the first creates the BizTalk group, the others join it (white paper, lines 785-788, 872-892). */
import { resourcesOf } from '../../model/queries.ts';
import type { Host, Topology } from '../../model/topology.ts';
import { installedOn } from '../../model/windows-support.ts';
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
import { accountFact, accountOf, windowsGroupOf } from '../host-facts.ts';
import { partOf, stepId } from '../identity.ts';
import { created, type Draft, defineProcedure, type Milestone, type Omission, ready } from '../procedure.ts';
import { configuringAdministrator, passwordOf, powershellOn } from '../roles.ts';
import { documentation, whitePaper } from '../sources.ts';
import { needsOfSsoPage, ssoPage } from '../sso.ts';
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
      why: `${sentence(describe(computer))}: BizTalk Server is not installed and configured there; the runbook has no procedures for its Windows version. ${
        computer === first
          ? `It creates BizTalk group ${biztalkGroup.name}: configure it before the other servers.`
          : `Let it join BizTalk group ${biztalkGroup.name} before the phase BizTalk hosts.`
      }`,
    };
  }
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
    uses: [computer],
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
      ...(joinsSso ? joinSso(topology) : ['Enterprise SSO is configured already: leave its page as it is.']),
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
      ...(creates ? needsOfGroup(setup, hosts) : []),
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
function conditions({ biztalkGroup, computer, first }: Setup, topology: Topology): readonly string[] {
  const beside = ssoBeside(computer, topology);
  return [
    ...(computer !== first && !isCoveredComputer(first)
      ? [`BizTalk group ${biztalkGroup.name} has to be created on ${first.name} first; this runbook does not do it.`]
      : []),
    ...(beside?.is === 'secretWithHosts'
      ? [`${beside.entsso.group.name} has to be Online at ${computer.name}, with ${beside.entsso.name}.`]
      : []),
  ];
}

/** The account of the host that the first server gets. */
function proposedAccount(setup: Setup): string {
  const { inProcess } = firstHosts(setup);
  return inProcess
    ? accountOf(inProcess)
    : `the account of host ${firstInProcessHost(setup)} as noted, with its password`;
}

function joinSso({ sso }: Topology): readonly string[] {
  return sso
    ? ssoPage(sso, 'join')
    : ['Select Enterprise SSO on the left. Join an existing SSO system selected; the rest as noted.'];
}

/** The page Group. Names of databases aren't in the file. */
function groupPage({ biztalkGroup, computer, first }: Setup): readonly string[] {
  const { administrators } = biztalkGroup;
  const server = biztalkDatabaseServer(biztalkGroup);
  const enable = 'Select Group on the left. Enable BizTalk Server Group on this computer: ticked;';
  if (computer !== first) {
    return [
      `${enable} Join an existing BizTalk Group selected.`,
      `Data stores: BizTalk Management database: Server Name: ${server}; Database Name: as on ${first.name}.`,
    ];
  }
  return [
    `${enable} Create a new BizTalk Group selected.`,
    `Data stores: Server Name: ${server}, on each line; Database Name: as proposed. Note the names: the other servers ask for that of the BizTalk Management database.`,
    `BizTalk Administrative Roles: BizTalk Administrators: ${administrators ? qualifiedName(administrators) : 'its domain group as noted'}; every other role: its domain group as noted.`,
  ];
}

/** The page BizTalk Runtime: only the first server makes hosts, as the group has to have one. */
function runtimePage(setup: Setup): readonly string[] {
  const { computer, first } = setup;
  const register = 'Select BizTalk Runtime on the left. Register the BizTalk Server runtime components: ticked.';
  if (computer !== first) {
    return [
      register,
      'Create In-Process Host and Instance: cleared; Create Isolated Host and Instance: cleared. The phase BizTalk hosts creates the instances.',
    ];
  }
  const { isolated } = firstHosts(setup);
  return [
    register,
    `Create In-Process Host and Instance: ticked; Host name: ${firstInProcessHost(setup)}.`,
    isolated
      ? `Create Isolated Host and Instance: ticked; Isolated Host name: ${isolated.name}.`
      : 'Create Isolated Host and Instance: cleared.',
    `Windows service: ${firstInProcessHost(setup)}: ${proposedAccount(setup)}${isolated ? `; ${isolated.name}: ${accountOf(isolated)}` : ''}.`,
    'Windows groups: for each host its domain group as noted.',
  ];
}

function needsOfGroup(setup: Setup, hosts: readonly Host[]): readonly string[] {
  const { administrators, name } = setup.biztalkGroup;
  return [
    ...(administrators ? [] : [`The domain group of the BizTalk administrators of BizTalk group ${name}`]),
    `The domain groups of the other administrative roles of BizTalk group ${name}, such as the BizTalk Server Operators`,
    ...hosts.map(windowsGroupOf),
    ...hosts.map(accountFact),
  ];
}

function needsOfProposal(setup: Setup): readonly string[] {
  const { inProcess } = firstHosts(setup);
  if (inProcess) return [accountFact(inProcess)];
  return [
    `The account, with its password, and the Windows group of host ${firstInProcessHost(setup)}: the file states no in-process host on ${setup.first.name}, and the configuration has to make one`,
  ];
}

/** Enterprise SSO comes first; where the master secret is on the same nodes, its resource and the web service too. */
function ssoBefore({ computer }: Setup, topology: Topology): readonly Milestone[] {
  const beside = ssoBeside(computer, topology);
  const services =
    beside?.is === 'secretWithHosts'
      ? [beside.entsso, ...beside.entsso.group.cluster.groups.flatMap((group) => resourcesOf(group, 'iis'))]
      : [];
  return [...(topology.sso ? [topology.sso] : []), ...services].map(ready);
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
