/** The first actions in each console, with the labels of the Windows version. */
import type { WindowsVersion } from '../model/schema.ts';
import type { BiztalkGroup, Cluster, Node } from '../model/topology.ts';
import { type BiztalkVersion, isSince } from '../model/versions.ts';
import { wordsOf } from './cluster-words.ts';
import { databaseServerName } from './databases.ts';

/** Cluster Administrator, or the console that came after it. */
export function clusterConsole(cluster: Cluster): string {
  const { name, windows } = cluster;
  if (windows === '2003') {
    return `Start → Programs → Administrative Tools → Cluster Administrator. Open a connection to ${name}.`;
  }
  const { console } = wordsOf(cluster);
  const manage = isSince(windows, '2012') ? 'Connect to Cluster' : 'Manage a Cluster';
  return `${administrativeTool(windows, console)} Expand ${name}; if it is not listed: right-click ${console} → ${manage} → ${name} → OK.`;
}

/** Where Windows has the consoles that are not the ones of products. */
export function administrativeTool(windows: WindowsVersion | undefined, name: string): string {
  return isSince(windows, '2012')
    ? `Server Manager → Tools → ${name}.`
    : `Start → Programs → Administrative Tools → ${name}.`;
}

/** Where Windows Server 2003 installs what belongs to it. */
export const windowsComponents = 'Start → Control Panel → Add or Remove Programs → Add/Remove Windows Components.';

/** Moving a group in the cluster console. */
export function moveInConsole({ windows }: Cluster, group: string, node: Node): string {
  if (windows === '2003') return `Right-click ${group} → Move Group, to ${node.name}.`;
  return isSince(windows, '2012')
    ? `Right-click ${group} → Move → Select Node → ${node.name}; OK.`
    : `Right-click ${group} → Move this service or application to another node → ${node.name}. Confirm.`;
}

/** Taking a resource offline and online again in the cluster console. */
export function cycleInConsole(cluster: Cluster, resource: string): string {
  const { startResource, stopResource } =
    cluster.windows === '2003' ? { startResource: 'Bring Online', stopResource: 'Take Offline' } : wordsOf(cluster);
  return `Right-click ${resource} → ${stopResource}. When it is Offline: right-click it → ${startResource}.`;
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

/** The program that configures BizTalk Server and Enterprise SSO, on its page for a custom configuration. */
export function configurationConsole(version: BiztalkVersion | undefined): string {
  // The white paper names the Start menu of 2009 also for 2006 (line 541), which had another.
  const open =
    version === '2009'
      ? 'Start → Programs → Microsoft BizTalk Server 2009 → BizTalk Server Configuration.'
      : 'Open BizTalk Server Configuration from the Start menu.';
  return `${open} Custom Configuration selected.`;
}

/** The snap-in that manages Enterprise SSO, with the menu of its system. */
export function ssoConsole(action: string): string {
  return `Open SSO Administration from the Start menu (Microsoft Enterprise Single Sign-On). Expand Enterprise Single Sign-On, right-click System → ${action}.`;
}
