/** The versions, editions and other closed lists of words that files name. */

export const windowsVersions = ['2003', '2008', '2008R2', '2012', '2012R2', '2016', '2019', '2022'] as const;
export type WindowsVersion = (typeof windowsVersions)[number];

/** Whether a Windows version is `first` or a later one; of an unknown version nothing is said. */
export function isSince(windows: WindowsVersion | undefined, first: WindowsVersion): boolean {
  return windows !== undefined && windowsVersions.indexOf(windows) >= windowsVersions.indexOf(first);
}

export const biztalkVersions = ['2006', '2006R2', '2009', '2010', '2013', '2013R2', '2016', '2020'] as const;
export type BiztalkVersion = (typeof biztalkVersions)[number];

export const sqlServerVersions = [
  '2000',
  '2005',
  '2008',
  '2008R2',
  '2012',
  '2014',
  '2016',
  '2017',
  '2019',
  '2022',
] as const;
export type SqlServerVersion = (typeof sqlServerVersions)[number];

export const editions = ['enterprise', 'standard', 'branch', 'developer'] as const;
export type Edition = (typeof editions)[number];

export const clusterTypes = ['failover', 'networkLoadBalancing'] as const;
export type ClusterType = (typeof clusterTypes)[number];

export const dtcAuthentications = ['incomingCaller', 'none', 'mutual'] as const;
export type DtcAuthentication = (typeof dtcAuthentications)[number];

/** Adapters that BizTalk Server brings, as their names stand in its console; any other name is a custom adapter. */
export const knownAdapters = [
  'FILE',
  'FTP',
  'HTTP',
  'MQSeries',
  'MSMQ',
  'POP3',
  'SFTP',
  'SMTP',
  'SOAP',
  'SQL',
  'WCF-BasicHttp',
  'WCF-Custom',
  'WCF-CustomIsolated',
  'WCF-NetMsmq',
  'WCF-NetNamedPipe',
  'WCF-NetTcp',
  'WCF-WSHttp',
  'Base EDI',
  'Windows SharePoint Services',
] as const;

/** A version as Microsoft writes it: `2008 R2`. */
export function versionTitle(version: string): string {
  return version.replace('R2', ' R2');
}
