/** The script that runs a clustered web service (IIS): which one Windows brings along, and where the changed one usually is. */

/** The script that Windows Server 2003 brings along (white paper, line 799). */
export const originalScript = 'clusweb.vbs';

/** What the white paper calls the changed script (line 847). */
export const ownScript = 'clusIIS.vbs';

/** In the folder of the original. It has to be the same on every node. */
export const usualScriptPath = `C:\\Windows\\System32\\inetsrv\\${ownScript}`;

/** The path without the file, as far as its last slash of either kind, and the file. */
export function splitPath(path: string): readonly [folder: string, file: string] {
  const end = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1;
  return [path.slice(0, end), path.slice(end)];
}

/** Whether the path leads to the script that Windows brings along, which can't be used as it is (white paper, line 847). */
export function isOriginalScript(path: string): boolean {
  return splitPath(path)[1].trim().toLowerCase() === originalScript;
}
