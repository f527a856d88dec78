/** Roles and features of Windows Server, by command: from Windows Server 2008 R2 on in Windows PowerShell. */
import type { Computer } from '../model/topology.ts';
import { isSince } from '../model/versions.ts';
import { installedOn } from '../model/windows-support.ts';
import { type Block, powershell, unverified } from './command.ts';

/**
 * Installs a feature. Its name is never from the file; the documentation of the cmdlets has no list of these names, so they have to
 * be verified. Undefined before Windows Server 2008 R2.
 */
export function installFeature(computer: Computer, feature: string): Block | undefined {
  const { windows } = installedOn(computer);
  if (!isSince(windows, '2008R2')) return undefined;
  // PowerShell 2.0 loads no module by itself, and calls the cmdlet otherwise.
  return isSince(windows, '2012')
    ? powershell(`# ${unverified}`, `Install-WindowsFeature -Name ${feature}`)
    : powershell('Import-Module ServerManager', `# ${unverified}`, `Add-WindowsFeature -Name ${feature}`);
}

/** For `Draft.done`. */
export function hasFeature(computer: Computer, feature: string): Block | undefined {
  const { windows } = installedOn(computer);
  if (!isSince(windows, '2008R2')) return undefined;
  return powershell(
    isSince(windows, '2012') ? undefined : 'Import-Module ServerManager',
    `(Get-WindowsFeature -Name ${feature}).Installed -eq $true`,
  );
}
