/** A clustered web service (IIS), and the script that runs it. */
import { freshName } from '../../model/fresh-names.ts';
import { isOriginalScript, ownScript, splitPath, usualScriptPath } from '../../model/iis-script.ts';
import type { NetworkName, Topology } from '../../model/topology.ts';
import type { NewDeclaration } from '../rule.ts';

/** The path with its file replaced by the changed script; undefined where the file isn't the original. */
export function withOwnScript(path: string): string | undefined {
  return isOriginalScript(path) ? splitPath(path)[0] + ownScript : undefined;
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
    properties: [['script', { quoted: usualScriptPath }]],
  };
}
