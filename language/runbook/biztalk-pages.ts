/** What the pages of BizTalk Server Configuration are filled with (documentation, Configure BizTalk Server). */
import type { Topology } from '../model/topology.ts';
import { biztalkDatabaseServer, firstHosts, firstInProcessHost, type Setup } from './biztalk-setup.ts';
import { accountFact, accountOf, windowsGroupOf } from './host-facts.ts';
import { ssoPage } from './sso.ts';
import { qualifiedName } from './wording.ts';

/** The account of the host that the first server gets. */
export function proposedAccount(setup: Setup): string {
  const { inProcess } = firstHosts(setup);
  return inProcess
    ? accountOf(inProcess)
    : `the account of host ${firstInProcessHost(setup)} as noted, with its password`;
}

/** The page Enterprise SSO, on a computer that joins its system. */
export function ssoPageToJoin({ sso }: Topology): readonly string[] {
  return sso
    ? ssoPage(sso, 'join')
    : ['Select Enterprise SSO on the left. Join an existing SSO system selected; the rest as noted.'];
}

/** The page Group, which creates the group on its first server. Names of databases aren't in the file. */
export function groupPage({ biztalkGroup, computer, first }: Setup): readonly string[] {
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
export function runtimePage(setup: Setup): readonly string[] {
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

/** What the pages of the first server ask for, and the file doesn't hold. */
export function needsOfCreation(setup: Setup): readonly string[] {
  const { administrators, name } = setup.biztalkGroup;
  const hosts = Object.values(firstHosts(setup));
  return [
    ...(administrators ? [] : [`The domain group of the BizTalk administrators of BizTalk group ${name}`]),
    `The domain groups of the other administrative roles of BizTalk group ${name}, such as the BizTalk Server Operators`,
    ...hosts.map(windowsGroupOf),
    ...hosts.map(accountFact),
  ];
}

/** What the first page asks for on every server. */
export function needsOfProposal(setup: Setup): readonly string[] {
  const { inProcess } = firstHosts(setup);
  if (inProcess) return [accountFact(inProcess)];
  return [
    `The account, with its password, and the Windows group of host ${firstInProcessHost(setup)}: the file states no in-process host on ${setup.first.name}, and the configuration has to make one`,
  ];
}
