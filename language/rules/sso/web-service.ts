/** A clustered web service (IIS), and the script that runs it. */
import { freshName } from '../../model/fresh-names.ts';
import type { NetworkName, Topology } from '../../model/topology.ts';
import type { NewDeclaration } from '../rule.ts';

/** The script that Windows Server 2003 brings along (white paper, line 799). */
export const originalScript = 'clusweb.vbs';

/** What the white paper calls the changed script (line 847). */
const ownScript = 'clusIIS.vbs';

/** In the folder of the original. It has to be the same on every node. */
const usualPath = `C:\\Windows\\System32\\inetsrv\\${ownScript}`;

/** The path with its file replaced by the changed script; undefined where the file isn't the original. */
export function withOwnScript(path: string): string | undefined {
  const folder = path.slice(0, Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
  return path.slice(folder.length).trim().toLowerCase() === originalScript ? folder + ownScript : undefined;
}

/**
 * The declaration of a web service in the group of the Network Name. It states its script, as Windows has none that could be meant
 * where nothing is said.
 */
export function newWebService(name: NetworkName, topology: Topology): NewDeclaration {
  return {
    keyword: 'iis',
    name: freshName(topology, 'IIS'),
    dependsOn: [name],
    properties: [['script', { quoted: usualPath }]],
  };
}
