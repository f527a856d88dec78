/** Which files the paths and patterns of a command line mean. */
import { stat } from 'node:fs/promises';
import { posix, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { whyNot } from './text-file.ts';

export interface InputFile {
  /** Absolute. */
  readonly path: string;
  /** What the output calls it: as given, or where a folder or a pattern found it, relative and with `/`. */
  readonly name: string;
}

/** Something that can't be read, and a sentence that says why. */
export interface Unreadable {
  readonly name: string;
  readonly reason: string;
}

export interface Inputs {
  /** Each once, in the order of the command line; what one folder or pattern finds in the order of the names. */
  readonly files: readonly InputFile[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * A path of a file means this file; a folder means the `.btc` files in it at any depth, and a pattern those that match it. Folders of installed packages and hidden folders are passed over. What exists is a path,
 * also where its name has the characters of a pattern.
 */
export async function findFiles(given: readonly string[], cwd: string): Promise<Inputs> {
  const found = new Map<string, InputFile>();
  const unreadable: Unreadable[] = [];
  for (const argument of given) {
    const result = await filesOf(argument, cwd);
    if ('reason' in result) unreadable.push(result);
    else for (const file of result.files) if (!found.has(file.path)) found.set(file.path, file);
  }
  return { files: [...found.values()], unreadable };
}

async function filesOf(argument: string, cwd: string): Promise<{ readonly files: readonly InputFile[] } | Unreadable> {
  const path = resolve(cwd, argument);
  try {
    if (!(await stat(path)).isDirectory()) {
      if (!isBtcFile(path)) return { name: argument, reason: 'Its name does not end in .btc.' };
      return { files: [{ path, name: argument }] };
    }
  } catch (error) {
    // `*` and `?` can't be in a Windows file name: asking for one is an error other than "not found" there.
    const pattern = withSlashes(argument);
    if (!isDynamicPattern(pattern)) return { name: argument, reason: whyNot(error) };
    const names = await search(pattern, cwd);
    if (names.length === 0) return { name: argument, reason: 'No .btc file matches this pattern.' };
    return { files: names.map((name) => ({ path: resolve(cwd, name), name })) };
  }
  const names = await search('**', path);
  if (names.length === 0) return { name: argument, reason: 'There is no .btc file in this folder.' };
  return { files: names.map((name) => ({ path: resolve(path, name), name: posix.join(withSlashes(argument), name) })) };
}

/** The folder that a pattern looks in, with those in it; undefined where it is no pattern. */
export function folderOfPattern(argument: string, cwd: string): string | undefined {
  const pattern = withSlashes(argument);
  if (!isDynamicPattern(pattern)) return undefined;
  const parts = pattern.split('/');
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => isDynamicPattern(part)),
  );
  // Braces can hold slashes, and are then in no part by themselves.
  return resolve(cwd, fixed.length < parts.length ? fixed.join('/') || (pattern.startsWith('/') ? '/' : '.') : '.');
}

/** The `.btc` files that match, relative to the folder, in the order of their names. */
async function search(pattern: string, folder: string): Promise<readonly string[]> {
  const matches = await glob(pattern, { cwd: folder, ignore: '**/node_modules/**', expandDirectories: false });
  return matches.filter(isBtcFile).sort();
}

function isBtcFile(path: string): boolean {
  return path.endsWith('.btc');
}

/** What the output calls a file that the command line didn't name: relative to the working folder. */
export function nameOfFile(path: string, cwd: string): string {
  return withSlashes(relative(cwd, path));
}

/** On Windows `\` separates folders; elsewhere it can be a part of a name, or escape a character of a pattern. */
function withSlashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
