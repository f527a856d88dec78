/** Who does a step: the account or role that has to be logged on, and what of it the file doesn't hold. */
import type { WindowsVersion } from '../model/schema.ts';
import type { BiztalkGroup, Cluster, Computer, Domain, DomainGroup, Sso } from '../model/topology.ts';
import { isSince } from '../model/versions.ts';
import { installedOn } from '../model/windows-support.ts';
import { databaseServerName } from './databases.ts';
import { namesOf, qualifiedName } from './wording.ts';

export interface Role {
  readonly who: string;
  readonly needs: readonly string[];
}

/** Groups and resources are managed by local administrators of the nodes. */
export function clusterAdministrator(cluster: Cluster): Role {
  const nodes = namesOf(cluster.nodes);
  return {
    who: `A local administrator of ${nodes}, with a domain account${elevation(cluster.windows)}`,
    needs: [`A domain account that is a local administrator of ${nodes} (cluster ${cluster.name})`],
  };
}

/** The nodes have joined their cluster before any step. */
export function formed({ name, nodes, windows }: Cluster): string {
  const cluster = `Cluster ${name}, formed by ${namesOf(nodes)} and validated, with its quorum`;
  return isSince(windows, '2008R2')
    ? `${cluster}; on each node the console and the Windows PowerShell module for failover clusters (feature Failover Clustering Tools)`
    : cluster;
}

/** Windows components and settings of a computer are set by its local administrators. */
export function localAdministrator(computer: Computer): Role {
  const { name } = computer;
  if (computer.kind === 'node') {
    const { cluster } = computer;
    return {
      who: `A local administrator of ${name}${elevation(cluster.windows)}`,
      needs: clusterAdministrator(cluster).needs,
    };
  }
  return {
    who: `A local administrator of ${name}${elevation(computer.windows)}`,
    needs: [`An account that is a local administrator of ${name}`],
  };
}

/** Groups and accounts are made by whoever administers the domain. */
export function domainAdministrator({ name }: Domain): Role {
  return {
    who: `An account that may create groups and accounts in ${name}`,
    needs: [
      `An account that may create groups and accounts in domain ${name}, and a domain controller of it or a computer of the domain that has its administration tools`,
    ],
  };
}

/** Hosts are managed by members of the BizTalk administrators group (white paper, line 1140). */
export function biztalkAdministrator({ name, administrators, configuredBy }: BiztalkGroup): Role {
  const group = administrators
    ? qualifiedName(administrators)
    : `the BizTalk Server Administrators group of BizTalk group ${name}`;
  if (configuredBy) {
    const account = qualifiedName(configuredBy);
    return { who: `${account}, a member of ${group}`, needs: [passwordOf(account)] };
  }
  const members = administrators ? membersOf(administrators) : [];
  const such = members.length > 0 ? `, such as ${members.join(' or ')}` : '';
  return { who: `A member of ${group}`, needs: [`An account that is a member of ${group}${such}`] };
}

/** Enterprise SSO is configured and managed by its administrators, who are local administrators there (documentation). */
export function ssoAdministrator({ administrators, configuredBy }: Sso, ...computers: readonly Computer[]): Role {
  const group = administrators ? qualifiedName(administrators) : 'the SSO Administrators group';
  const windows = computers.map((computer) => installedOn(computer).windows).find((version) => version !== '2003');
  const local = `a local administrator of ${namesOf(computers)}${elevation(windows ?? '2003')}`;
  const account = configuredBy && qualifiedName(configuredBy);
  return {
    who: `${account === undefined ? 'A member' : `${account}, a member`} of ${group}, and ${local}`,
    needs:
      account === undefined
        ? [`An account that is a member of ${group}`]
        : [passwordOf(account), ...localRights(account, computers)],
  };
}

/**
 * Whoever configures BizTalk Server: an administrator of it and of Enterprise SSO (white paper, lines 485 and 866), with rights in SQL
 * Server (documentation, Configure BizTalk Server).
 */
export function configuringAdministrator(biztalkGroup: BiztalkGroup, sso: Sso | undefined, computer: Computer): Role {
  const { who, needs } = biztalkAdministrator(biztalkGroup);
  const ssoGroup = sso?.administrators ? qualifiedName(sso.administrators) : 'the SSO Administrators group';
  const { database, name } = biztalkGroup;
  const server = database && databaseServerName(database);
  return {
    who: `${who} and of ${ssoGroup}, and a local administrator of ${computer.name}${elevation(installedOn(computer).windows)}`,
    needs: [
      ...needs,
      ...localRightsOf(biztalkGroup, [computer]),
      `The SQL Server role sysadmin on ${server ?? `the SQL Server of BizTalk group ${name}`}, for whoever configures BizTalk Server`,
    ],
  };
}

/** Starting and stopping an instance also takes a local administrator (documentation, Start a Host Instance). */
export function localBiztalkAdministrator(biztalkGroup: BiztalkGroup, computer: Computer): Role {
  const { who, needs } = biztalkAdministrator(biztalkGroup);
  return {
    who: `${who}, and a local administrator of ${computer.name}${elevation(installedOn(computer).windows)}`,
    needs: [...needs, ...localRightsOf(biztalkGroup, [computer])],
  };
}

/** Creating an instance takes rights in SQL Server besides (documentation, Add a Host Instance). */
export function instanceAdministrator(biztalkGroup: BiztalkGroup, computer: Computer): Role {
  const { who, needs } = localBiztalkAdministrator(biztalkGroup, computer);
  return {
    who,
    needs: [
      ...needs,
      `The SQL Server role securityadmin, and db_securityadmin in the databases of BizTalk group ${biztalkGroup.name}, for whoever creates host instances`,
    ],
  };
}

/** Clustering a host changes the cluster as well as the BizTalk group. */
export function hostClusterAdministrator(biztalkGroup: BiztalkGroup, cluster: Cluster): Role {
  const biztalk = biztalkAdministrator(biztalkGroup);
  return {
    who: `${biztalk.who}, and a local administrator of ${namesOf(cluster.nodes)}${elevation(cluster.windows)}`,
    needs: [...biztalk.needs, ...localRightsOf(biztalkGroup, cluster.nodes), ...clusterAdministrator(cluster).needs],
  };
}

/** The account is one of the file, and no step gives it rights on computers. */
function localRights(account: string, computers: readonly Computer[]): readonly string[] {
  return computers.map(
    ({ name }) => `The rights of a local administrator of ${name} for ${account}, once the account is there`,
  );
}

function localRightsOf({ configuredBy }: BiztalkGroup, computers: readonly Computer[]): readonly string[] {
  return configuredBy ? localRights(qualifiedName(configuredBy), computers) : [];
}

export function passwordOf(account: string): string {
  return `The password of ${account}`;
}

export function powershellOn(computer: Computer): readonly string[] {
  return isSince(installedOn(computer).windows, '2008R2')
    ? []
    : [
        `Windows PowerShell on ${computer.name}, for the PowerShell commands: Windows Server 2003 and 2008 do not install it by default`,
      ];
}

/** What the wizard for the components of Windows Server 2003 may ask for. */
export const installationFiles =
  'The installation files of Windows Server 2003, at the service pack of each computer: the Windows Components Wizard may ask for them';

/** From 2008 on an administrator's prompt has no administrator's rights of its own. */
function elevation(windows: WindowsVersion | undefined): string {
  return windows === '2003' ? '' : '; start prompts with Run as administrator';
}

/** The accounts of the group's domain that the file makes members of it, in the order of their names. */
function membersOf(group: DomainGroup): readonly string[] {
  return group.domain.accounts
    .filter(({ memberOf }) => memberOf.items.includes(group))
    .map(qualifiedName)
    .sort();
}
