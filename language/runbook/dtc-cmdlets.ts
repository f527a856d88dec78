/** Lines for the module MsDtc of Windows PowerShell, from Windows Server 2012 on: the security of one coordinator. */
import type { DtcAuthentication } from '../model/versions.ts';
import { type Block, type Line, powershell } from './command.ts';
import { exactLine } from './escape/powershell.ts';
import { documentation } from './sources.ts';

/** How the options have to be. */
export interface DtcSecurity {
  readonly networkAccess: boolean;
  readonly inbound: boolean;
  readonly outbound: boolean;
  readonly authentication: DtcAuthentication;
}

export const dtcDocumentation = documentation('MsDtc module of Windows PowerShell');

/** The name of the coordinator of a computer, which is no resource. */
export const localDtc = 'Local';

const levels = { incomingCaller: 'Incoming', none: 'NoAuth', mutual: 'Mutual' } as const;

/** Sets the options and restarts the coordinator; a clustered one is called like its resource, and found on the node that owns it. */
export function setDtcSecurity(name: string, security: DtcSecurity): Line {
  const line = exactLine`Set-DtcNetworkSetting -DtcName ${name}`;
  if (typeof line !== 'string') return line;
  if (!security.networkAccess) return `${line} -DisableNetworkAccess -Confirm:$false`;
  const { inbound, outbound, authentication } = security;
  return `${line} -AuthenticationLevel '${levels[authentication]}' -InboundTransactionsEnabled $${inbound} -OutboundTransactionsEnabled $${outbound} -Confirm:$false`;
}

export function showDtcSecurity(name: string): Line {
  return exactLine`Get-DtcNetworkSetting -DtcName ${name}`;
}

/** What `showDtcSecurity` then shows. */
export function expectedSecurity({ networkAccess, inbound, outbound, authentication }: DtcSecurity): string {
  const on = (value: boolean) => (networkAccess && value ? 'True' : 'False');
  const level = networkAccess ? `AuthenticationLevel ${levels[authentication]}, ` : '';
  return `${level}InboundTransactionsEnabled ${on(inbound)}, OutboundTransactionsEnabled ${on(outbound)}.`;
}

/** For `Draft.done`. A coordinator that isn't on this computer answers with nothing. */
export function hasDtcSecurity(name: string, security: DtcSecurity): Block {
  const { networkAccess, inbound, outbound, authentication } = security;
  const get = exactLine`$dtc = Get-DtcNetworkSetting -DtcName ${name} -ErrorAction SilentlyContinue`;
  const level = networkAccess ? `$dtc.AuthenticationLevel -eq '${levels[authentication]}' -and ` : '';
  return powershell(
    get,
    `[bool]$dtc -and ${level}$dtc.InboundTransactionsEnabled -eq $${networkAccess && inbound} -and $dtc.OutboundTransactionsEnabled -eq $${networkAccess && outbound}`,
  );
}
