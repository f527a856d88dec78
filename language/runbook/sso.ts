/** What the steps of Enterprise SSO share: where it is configured first, what its pages are filled with, and its commands. */
import { namesOf } from '../model/clustered-sso.ts';
import { secretComputersOf } from '../model/sso-chain.ts';
import type { Computer, Element, Entsso, NetworkName, Sso, Topology } from '../model/topology.ts';
import type { BiztalkVersion } from '../model/versions.ts';
import { groupsOn, installedOn } from '../model/windows-support.ts';
import { isCoveredComputer, unitOf } from './computers.ts';
import { databaseServerName } from './databases.ts';
import { commonOwners } from './placement.ts';
import { passwordOf } from './roles.ts';
import { qualifiedName } from './wording.ts';

/** The name that Windows has for the service. */
export const ssoService = 'entsso';

/** Where the commands of Enterprise SSO are (white paper, line 609). */
export const toSsoFolder = 'cd /d "%CommonProgramFiles%\\Enterprise Single Sign-On"';

/** What the configuration program proposes (documentation, Configure BizTalk Server); the file has no other name. */
const databaseName = 'SSODB';

/** The computers on which Enterprise SSO is configured before BizTalk Server; the first creates the SSO system. */
export function secretComputers(topology: Topology): readonly Computer[] {
  const computers = secretComputersOf(topology);
  const master = topology.sso?.masterSecretServer;
  return master?.kind === 'resource' ? commonOwners(master.group, [master]) : computers;
}

/** The name by which the clustered service is known on the network. */
export function networkNameFor(entsso: Entsso): NetworkName | undefined {
  return namesOf(entsso)[0];
}

/** What the configuration of Enterprise SSO is filled with: an error there keeps out every step of it. */
export function partsOfSso(sso: Sso): readonly Element[] {
  const { administrators, affiliateAdministrators, configuredBy, database, masterSecretServer, serviceAccount } = sso;
  return [administrators, affiliateAdministrators, configuredBy, database, masterSecretServer, serviceAccount].filter(
    (part) => part !== undefined,
  );
}

/** Where the backup of the master secret is, as a page asks for it. */
export function backupPlace({ secretBackup }: Sso): string {
  return secretBackup ?? 'the file for the backup of the master secret, as noted';
}

/** What whoever makes or restores the backup has to know, besides what the file states. */
export function needsOfBackup({ secretBackup }: Sso): readonly string[] {
  return [
    'The password for the backup of the master secret',
    ...(secretBackup === undefined
      ? ['The file for the backup of the master secret, in a folder that outlives its servers: the file states none']
      : []),
  ];
}

/** The version of BizTalk Server on a computer: that of its groups, else of all groups; undefined where they differ. */
export function biztalkVersionFor(computer: Computer, topology: Topology): BiztalkVersion | undefined {
  const own = groupsOn(installedOn(computer), topology);
  const groups = own.length > 0 ? own : topology.biztalkGroups;
  const [version, ...others] = new Set(groups.map((group) => group.version));
  return others.length === 0 ? version : undefined;
}

/** The SQL Server of the SSO database, as a page asks for it. */
export function ssoDatabaseServer({ database }: Sso): string {
  return (database && databaseServerName(database)) ?? 'as noted for the SSO database';
}

/** The service account, as a page asks for it. */
export function ssoServiceAccount({ serviceAccount }: Sso): string {
  return serviceAccount ? qualifiedName(serviceAccount) : 'the account of the Enterprise SSO service as noted';
}

/** The page Enterprise SSO: the first computer creates the SSO system, every other one joins it. */
export function ssoPage(sso: Sso, way: 'create' | 'join'): readonly string[] {
  const { administrators, affiliateAdministrators } = sso;
  const option = way === 'create' ? 'Create a new SSO system' : 'Join an existing SSO system';
  return [
    `Select Enterprise SSO on the left. Enable Enterprise Single Sign-On on this computer: ticked; ${option} selected.`,
    `Data stores: Server Name: ${ssoDatabaseServer(sso)}; Database Name: ${databaseName}.`,
    `Windows service: ${ssoServiceAccount(sso)}, with its password.`,
    ...(way === 'create'
      ? [
          `Windows accounts: SSO Administrator(s): ${groupOr(administrators, 'SSO Administrators')}; SSO Affiliate Administrator(s): ${groupOr(affiliateAdministrators, 'SSO Affiliate Administrators')}.`,
        ]
      : []),
  ];
}

function groupOr(group: Sso['administrators'], usual: string): string {
  return group ? qualifiedName(group) : `the domain group ${usual}, as noted`;
}

/** What the page asks for and the file doesn't hold. */
export function needsOfSsoPage(sso: Sso): readonly string[] {
  const { administrators, affiliateAdministrators, database, serviceAccount } = sso;
  return [
    ...(database && databaseServerName(database) !== undefined ? [] : ['The SQL Server of the SSO database']),
    serviceAccount
      ? passwordOf(qualifiedName(serviceAccount))
      : 'The account of the Enterprise SSO service, with its password: the file states none',
    ...(administrators ? [] : ['The domain group of the SSO administrators']),
    ...(affiliateAdministrators ? [] : ['The domain group of the SSO affiliate administrators']),
  ];
}

/** Whoever creates or opens the SSO database needs rights there (documentation, Configure BizTalk Server). */
export function databaseRights(sso: Sso): string {
  const server = sso.database && databaseServerName(sso.database);
  return `The SQL Server role sysadmin on ${server ?? 'the SQL Server of the SSO database'}, for whoever configures Enterprise SSO`;
}

/** What the steps on the computers of the master secret server share. */
export interface SecretServer {
  readonly sso: Sso;
  readonly master: Entsso | Computer;
  /** In their order: the first creates the SSO system. Not empty. */
  readonly computers: readonly [Computer, ...(readonly Computer[])];
  /** Steps of one group, or of one computer, stay together. */
  readonly unit: readonly string[];
}

/** Undefined where the master secret server isn't stated, or is where there are no procedures. */
export function secretServerOf(topology: Topology): SecretServer | undefined {
  const { sso } = topology;
  const master = sso?.masterSecretServer;
  const [first, ...others] = secretComputers(topology);
  if (!sso || !master || !first || !isCoveredComputer(first)) return undefined;
  const unit = master.kind === 'resource' ? [master.group.cluster.name, master.group.name] : unitOf(master);
  return { sso, master, computers: [first, ...others], unit };
}
