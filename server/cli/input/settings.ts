/** The settings that hold for files on disk: from the nearest `btc.config.json`, or from the one that the user names. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { defaultSettings, readSettings, type Settings, settingsFileName } from '#language';
import { CommandError } from '../io.ts';
import { nameOfFile } from './files.ts';
import { decode, whyNot } from './text-file.ts';

/** Gives the settings of a file by its path. */
export type SettingsReader = (path: string) => Promise<Settings>;

/**
 * Every settings file is read once.
 * @param named the settings file for all files, instead of the nearest of each.
 * @throws CommandError with each mistake, from the reader, where the settings of a file can't be used.
 */
export function createSettingsReader(cwd: string, named?: string): SettingsReader {
  if (named !== undefined) {
    let settings: Promise<Settings> | undefined;
    return () => {
      settings ??= readSettingsFile(resolve(cwd, named), named);
      return settings;
    };
  }
  const byFolder = new Map<string, Promise<Settings>>();
  const ofFolder = (folder: string): Promise<Settings> => {
    const known = byFolder.get(folder);
    if (known) return known;
    const settings = findIn(folder);
    byFolder.set(folder, settings);
    return settings;
  };
  const findIn = async (folder: string): Promise<Settings> => {
    const path = join(folder, settingsFileName);
    const above = dirname(folder);
    try {
      return await readSettingsFile(path, nameOfFile(path, cwd));
    } catch (error) {
      if (!(error instanceof NoSuchFile)) throw error;
      return above === folder ? defaultSettings : ofFolder(above);
    }
  };
  return (path) => ofFolder(dirname(path));
}

class NoSuchFile extends CommandError {}

async function readSettingsFile(path: string, name: string): Promise<Settings> {
  let text: string;
  try {
    text = decode(await readFile(path)).text;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new (missing ? NoSuchFile : CommandError)(`${name}: ${whyNot(error)}`);
  }
  const { settings, mistakes } = readSettings(text);
  if (mistakes.length > 0) throw new CommandError(mistakes.map((mistake) => `${name}: ${mistake}`).join('\n'));
  return settings;
}
