/** The settings that hold for files on disk: from the nearest `btc.config.json`, or from the one that the user names. */
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  defaultProjectSettings,
  type ProjectSettings,
  readSettings,
  rules,
  type Settings,
  type SettingsMistake,
  settingsFileName,
} from '#language';
import { CommandError } from '../io.ts';
import { nameOfFile } from './files.ts';
import { decode, whyNot } from './text-file.ts';

/** A settings file with what has no effect in it. */
export interface ReadSettingsFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly mistakes: readonly SettingsMistake[];
}

export interface SettingsReader {
  /**
   * The settings of a file by its path.
   * @throws CommandError with each mistake of their form
   */
  of(path: string): Promise<Settings>;
  /** The settings files that were read so far. */
  read(): readonly ReadSettingsFile[];
}

/** Settings with the folder that their patterns start from. */
interface Found {
  readonly folder: string;
  readonly settings: ProjectSettings;
}

/**
 * Every settings file is read once.
 * @param named the settings file for all files, instead of the nearest of each.
 */
export function createSettingsReader(cwd: string, named?: string): SettingsReader {
  const files: ReadSettingsFile[] = [];
  const byFolder = new Map<string, Promise<Found>>();
  const readAt = async (path: string, name: string): Promise<Found> => {
    const { file, settings } = await readSettingsFile(path, name);
    files.push(file);
    return { folder: dirname(path), settings };
  };
  const findIn = async (folder: string): Promise<Found> => {
    const path = join(folder, settingsFileName);
    const above = dirname(folder);
    try {
      return await readAt(path, nameOfFile(path, cwd));
    } catch (error) {
      if (!(error instanceof NoSuchFile)) throw error;
      return above === folder ? { folder, settings: defaultProjectSettings } : ofFolder(above);
    }
  };
  const ofFolder = (folder: string): Promise<Found> => {
    const known = byFolder.get(folder);
    if (known) return known;
    const found = findIn(folder);
    byFolder.set(folder, found);
    return found;
  };
  let forAll: Promise<Found> | undefined;
  const foundFor = (path: string): Promise<Found> => {
    if (named === undefined) return ofFolder(dirname(path));
    forAll ??= readAt(resolve(cwd, named), named);
    return forAll;
  };
  return {
    async of(path) {
      const { folder, settings } = await foundFor(path);
      return settings.at(relative(folder, path).split(sep).join('/'));
    },
    read: () => files,
  };
}

class NoSuchFile extends CommandError {}

async function readSettingsFile(
  path: string,
  name: string,
): Promise<{ readonly file: ReadSettingsFile; readonly settings: ProjectSettings }> {
  let text: string;
  try {
    text = decode(await readFile(path)).text;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new (missing ? NoSuchFile : CommandError)(`${name}: ${whyNot(error)}`);
  }
  const codes = rules.map(({ code }) => code);
  const { settings, mistakes } = readSettings(text, codes);
  const wrong = mistakes.filter(({ code }) => code === 'settings');
  if (wrong.length > 0) throw new CommandError(wrong.map(({ message }) => `${name}: ${message}`).join('\n'));
  return { file: { path, name, text, mistakes }, settings };
}
