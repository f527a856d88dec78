/** Folders as Windows writes them: on a drive of the computer itself, or on a share of another one. */

/** A folder on a drive of the computer that works with it. */
export interface LocalPath {
  readonly kind: 'local';
  /** In upper case, with its colon: `S:`. */
  readonly drive: string;
  readonly folders: readonly string[];
}

/** A folder that is reached over the network: `\\SERVER\SHARE\FOLDER`. */
export interface NetworkPath {
  readonly kind: 'network';
  readonly server: string;
  readonly share: string;
  readonly folders: readonly string[];
}

/** A folder that nobody can find without knowing where the reader stands. */
export interface RelativePath {
  readonly kind: 'relative';
  readonly folders: readonly string[];
}

export type WindowsPath = LocalPath | NetworkPath | RelativePath;

/**
 * Reads a path: slashes of either kind, with or without one at the end, also behind the `\\?\` of long paths. Undefined where
 * nothing is written, where a server is named without a share, and where the text doesn't tell the place (`%TEMP%`, a volume's id).
 */
export function readPath(text: string): WindowsPath | undefined {
  const [, prefix = '', plain = ''] = /^(\\\\[?.]\\)?(.*)$/s.exec(text.trim().replaceAll('/', '\\')) ?? [];
  if (plain === '' || /%[^%\\]+%/.test(plain)) return undefined;
  const [, drive, below = ''] = /^([A-Za-z]:)(.*)$/s.exec(plain) ?? [];
  if (drive !== undefined) return { kind: 'local', drive: drive.toUpperCase(), folders: foldersIn(below) };
  const [, onNetwork] = (prefix === '' ? /^\\\\(.*)$/s : /^UNC\\(.*)$/is).exec(plain) ?? [];
  if (onNetwork !== undefined) {
    const [server, share, ...folders] = onNetwork.split('\\').filter((name) => name !== '');
    return server === undefined || share === undefined
      ? undefined
      : { kind: 'network', server, share, folders: foldersIn(folders.join('\\')) };
  }
  return prefix === '' ? { kind: 'relative', folders: foldersIn(plain) } : undefined;
}

/** The names on the way down, with `.` and `..` followed. */
function foldersIn(text: string): readonly string[] {
  const folders: string[] = [];
  for (const name of text.split('\\')) {
    if (name === '..') folders.pop();
    else if (name !== '' && name !== '.') folders.push(name);
  }
  return folders;
}

export function writeLocalPath(drive: string, folders: readonly string[]): string {
  return folders.length === 0 ? `${drive}\\` : [drive, ...folders].join('\\');
}

export function writeNetworkPath(server: string, share: string, folders: readonly string[]): string {
  return `\\\\${[server, share, ...folders].join('\\')}`;
}

/** The folders of the inner path below the outer one, or undefined where it isn't in that. */
export function foldersBelow(outer: LocalPath, inner: LocalPath): readonly string[] | undefined {
  const isIn =
    outer.drive === inner.drive && outer.folders.every((name, index) => isSameFolder(name, inner.folders[index] ?? ''));
  return isIn ? inner.folders.slice(outer.folders.length) : undefined;
}

function isSameFolder(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
