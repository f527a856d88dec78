/** The first actions in each console, with the labels of the Windows version. */
import type { BiztalkGroup, Cluster, Node } from '../model/topology.ts';
import { databaseServerName } from './databases.ts';

/** Cluster Administrator, or Failover Cluster Management as it is called on Windows Server 2008. */
export function clusterConsole({ name, windows }: Cluster): string {
  return windows === '2003'
    ? `Start → Programs → Administrative Tools → Cluster Administrator. Open a connection to ${name}.`
    : `Start → Programs → Administrative Tools → Failover Cluster Management. Expand ${name}; if it is not listed: right-click Failover Cluster Management → Manage a Cluster → ${name} → OK.`;
}

/** Where Windows Server 2003 installs what belongs to it. */
export const windowsComponents = 'Start → Control Panel → Add or Remove Programs → Add/Remove Windows Components.';

/** Moving a group in the cluster console. */
export function moveInConsole({ windows }: Cluster, group: string, node: Node): string {
  return windows === '2003'
    ? `Right-click ${group} → Move Group, to ${node.name}.`
    : `Right-click ${group} → Move this service or application to another node → ${node.name}. Confirm.`;
}

/** The BizTalk Server Administration console, expanded to the platform settings of the group. */
export function biztalkConsole(group: BiztalkGroup): string {
  return `Open BizTalk Server Administration from the Start menu. Expand BizTalk Server Administration → BizTalk Group${databaseServer(group)} → Platform Settings.`;
}

/** The console shows the group with the server and the name of its management database; the file knows the server. */
function databaseServer({ database }: BiztalkGroup): string {
  const name = database && databaseServerName(database);
  return name === undefined ? '' : ` [${name}:…]`;
}
