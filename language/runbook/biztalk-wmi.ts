/**
 * PowerShell lines for BizTalk Server's WMI classes (documentation, MSBTS_Host, MSBTS_ServerHost, MSBTS_HostInstance,
 * MSBTS_GroupSetting and MSBTS_ServerSetting).
 * They are for the server itself: WMI of BizTalk Server wants to be called there. Nothing in them needs more than PowerShell 1.0.
 */
import type { Computer, Handler, Host } from '../model/topology.ts';
import { type Block, powershell } from './command.ts';
import { powershellLine as line } from './escape/powershell.ts';
import { quoteWql } from './escape/wql.ts';

const namespace = 'root\\MicrosoftBizTalkServer';

/** Shows the host, and the cluster group that it runs in. */
export function showHost({ name }: Host): Block {
  return powershell(
    line`Get-WmiObject -Namespace ${namespace} -Class MSBTS_Host -Filter ${named(name)} | Format-List Name, HostType, NTGroupName, ClusterResourceGroupName`,
  );
}

/** Shows the instances of the host. */
export function showInstances({ name }: Host): Block {
  return powershell(
    line`Get-WmiObject -Namespace ${namespace} -Class MSBTS_HostInstance -Filter ${`HostName=${quoteWql(name)}`} | Format-Table RunningServer, ConfigurationState, ServiceState, IsDisabled, Logon -AutoSize`,
  );
}

/** Shows the BizTalk group of the server that it is entered on, and the servers of the group. */
export const showGroup: Block = powershell(
  line`Get-WmiObject -Namespace ${namespace} -Class MSBTS_GroupSetting | Format-List Name, MgmtDbServerName, MgmtDbName, BizTalkAdministratorGroup, SSOServerName`,
  line`Get-WmiObject -Namespace ${namespace} -Class MSBTS_ServerSetting | Format-Table Name`,
);

/** Whether the server is in a BizTalk group, asked on the server itself. */
export function isConfigured({ name }: Computer): Block {
  return powershell(
    line`@(Get-WmiObject -Namespace ${namespace} -Class MSBTS_ServerSetting -Filter ${named(name)} -ErrorAction SilentlyContinue).Count -eq 1`,
  );
}

/** Sets the SSO server name of the BizTalk group. */
export function setSsoServer(server: string): Block {
  return powershell(
    line`$groupSetting = Get-WmiObject -Namespace ${namespace} -Class MSBTS_GroupSetting`,
    line`$groupSetting.SSOServerName = ${server}`,
    '[void]$groupSetting.Put()',
  );
}

/** Whether the BizTalk group has this SSO server name. */
export function hasSsoServer(server: string): Block {
  return powershell(
    line`(Get-WmiObject -Namespace ${namespace} -Class MSBTS_GroupSetting).SSOServerName -eq ${server}`,
  );
}

/** Asks for the password, without showing it, and then makes the instance. They are two blocks: the first one waits for the person. */
export function installInstance(
  host: Host,
  computer: Computer,
  account: string | undefined,
  disabled: boolean,
): readonly Block[] {
  // From 2020 on the method wants to know whether the account is a group managed service account.
  const managed = host.biztalkGroup.version === '2020' ? ', $false' : '';
  return [
    powershell(account === undefined ? '$credential = Get-Credential' : line`$credential = Get-Credential ${account}`),
    powershell(
      line`$serverHost = ([WmiClass]${`${namespace}:MSBTS_ServerHost`}).CreateInstance()`,
      line`$serverHost['ServerName'] = ${computer.name}`,
      line`$serverHost['HostName'] = ${host.name}`,
      '[void]$serverHost.Map()',
      line`$hostInstance = ([WmiClass]${`${namespace}:MSBTS_HostInstance`}).CreateInstance()`,
      line`$hostInstance['Name'] = ${`Microsoft BizTalk Server ${host.name} ${computer.name}`}`,
      `[void]$hostInstance.Install($credential.UserName, $credential.GetNetworkCredential().Password, $true${managed})`,
      ...(disabled
        ? [findInstance(host, computer), '$hostInstance.IsDisabled = $true', '[void]$hostInstance.Put()']
        : []),
    ),
  ];
}

export function uninstallInstance(host: Host, computer: Computer): Block {
  return powershell(
    findInstance(host, computer),
    '[void]$hostInstance.Uninstall()',
    line`$serverHost = Get-WmiObject -Namespace ${namespace} -Class MSBTS_ServerHost -Filter ${`HostName=${quoteWql(host.name)} AND ServerName=${quoteWql(computer.name)}`}`,
    '[void]$serverHost.Unmap()',
  );
}

export function startInstance(host: Host, computer: Computer): Block {
  return powershell(findInstance(host, computer), '[void]$hostInstance.Start()');
}

export function stopInstance(host: Host, computer: Computer): Block {
  return powershell(findInstance(host, computer), '[void]$hostInstance.Stop()');
}

/** Whether the instance may be started. It has to be stopped when this is set (documentation, MSBTS_HostInstance.IsDisabled). */
export function setDisabled(host: Host, computer: Computer, disabled: boolean): Block {
  return powershell(
    findInstance(host, computer),
    `$hostInstance.IsDisabled = ${disabled ? '$true' : '$false'}`,
    '[void]$hostInstance.Put()',
  );
}

/** Reads whether it is disabled. */
export function isDisabled(host: Host, computer: Computer): Block {
  return powershell(findInstance(host, computer), '[bool]($hostInstance -and $hostInstance.IsDisabled)');
}

/** Lists the groups that the host may be clustered in, and then clusters it: two blocks, the first one only reads. */
export function clusterHost(host: Host, group: string): readonly Block[] {
  return [
    powershell(findHost(host), '$btsHost.GetClusterResourceGroupNames().ClusterResourceGroupNames'),
    powershell(line`[void]$btsHost.Cluster(${group})`),
  ];
}

export function unclusterHost(host: Host): Block {
  return powershell(findHost(host), '[void]$btsHost.UnCluster()');
}

/** For `Draft.done`: whether the host is there, with its type, and for 32 bits only where that is wanted. */
export function hasHost({ name, isolated }: Host, only32Bit: boolean): Block {
  const filter = `${named(name)} AND HostType=${isolated ? 2 : 1}`;
  return powershell(
    only32Bit
      ? line`@(Get-WmiObject -Namespace ${namespace} -Class MSBTS_HostSetting -Filter ${`${filter} AND IsHost32BitOnly=TRUE`}).Count -eq 1`
      : line`@(Get-WmiObject -Namespace ${namespace} -Class MSBTS_Host -Filter ${filter}).Count -eq 1`,
  );
}

/** Shows whether the processes of the host are of 32 bits also on a server of 64 (documentation, MSBTS_HostSetting). */
export function showBits({ name }: Host): Block {
  return powershell(
    line`Get-WmiObject -Namespace ${namespace} -Class MSBTS_HostSetting -Filter ${named(name)} | Format-List Name, IsHost32BitOnly`,
  );
}

/** For `Draft.done`: whether the host is clustered in the group. */
export function isClusteredIn({ name }: Host, group: string): Block {
  return powershell(
    line`(Get-WmiObject -Namespace ${namespace} -Class MSBTS_Host -Filter ${named(name)}).ClusterResourceGroupName -eq ${group}`,
  );
}

/** For `Draft.done`: whether the instance is installed, and disabled or not. */
export function hasInstance(host: Host, computer: Computer, disabled: boolean): Block {
  const filter = `${instanceOf(host, computer)} AND ConfigurationState=1 AND IsDisabled=${disabled ? 'TRUE' : 'FALSE'}`;
  return powershell(
    line`@(Get-WmiObject -Namespace ${namespace} -Class MSBTS_HostInstance -Filter ${filter}).Count -eq 1`,
  );
}

/** For `Draft.done`: whether the instance is running. */
export function runsInstance(host: Host, computer: Computer): Block {
  const filter = `${instanceOf(host, computer)} AND ServiceState=4`;
  return powershell(
    line`@(Get-WmiObject -Namespace ${namespace} -Class MSBTS_HostInstance -Filter ${filter}).Count -eq 1`,
  );
}

function findHost({ name }: Host) {
  return line`$btsHost = Get-WmiObject -Namespace ${namespace} -Class MSBTS_Host -Filter ${named(name)}`;
}

function instanceOf({ name }: Host, computer: Computer): string {
  return `HostName=${quoteWql(name)} AND RunningServer=${quoteWql(computer.name)}`;
}

function findInstance(host: Host, computer: Computer) {
  const filter = instanceOf(host, computer);
  return line`$hostInstance = Get-WmiObject -Namespace ${namespace} -Class MSBTS_HostInstance -Filter ${filter}`;
}

function named(name: string): string {
  return `Name=${quoteWql(name)}`;
}

/** Creates a handler (documentation, Creating an FTP Receive Handler Using WMI). The one of another host stays. */
export function createHandler(handler: Handler, host: Host): Block {
  return powershell(
    line`$handler = ([WmiClass]${`${namespace}:${handlerClass(handler)}`}).CreateInstance()`,
    line`$handler['AdapterName'] = ${handler.adapter.name}`,
    line`$handler['HostName'] = ${host.name}`,
    '[void]$handler.Put()',
  );
}

/** Shows the handlers of the adapter in this direction. */
export function showHandlers(handler: Handler): Block {
  return powershell(
    line`Get-WmiObject -Namespace ${namespace} -Class ${handlerClass(handler)} -Filter ${`AdapterName=${quoteWql(handler.adapter.name)}`} | Format-Table AdapterName, HostName -AutoSize`,
  );
}

/** Whether the host has the handler. */
export function hasHandler(handler: Handler, host: Host): Block {
  const filter = `AdapterName=${quoteWql(handler.adapter.name)} AND HostName=${quoteWql(host.name)}`;
  return powershell(
    line`[bool](Get-WmiObject -Namespace ${namespace} -Class ${handlerClass(handler)} -Filter ${filter})`,
  );
}

function handlerClass({ direction }: Handler): string {
  return direction === 'receive' ? 'MSBTS_ReceiveHandler' : 'MSBTS_SendHandler2';
}
