/** The settings files of the workspace: found upwards from a file, read once, and read again when they change. */
import { URI, UriUtils } from 'langium';
import { defaultSettings, type Settings, type SettingsRead, settingsFileName } from '#language';
import type { Failed } from './failures.ts';
import { type Files, readText } from './files.ts';

export interface SettingsFile extends SettingsRead {
  readonly uri: string;
  readonly text: string;
}

export interface SettingsFiles {
  /** Reads the settings files that hold for these files, as far as they aren't known yet. */
  load(uris: readonly string[]): Promise<void>;
  /** The settings for a file, the same object as long as they say the same. Those of a file that isn't loaded are the default. */
  settingsFor(uri: string): Settings;
  /** The settings file that holds for a file; undefined where there is none or the file isn't loaded. */
  fileFor(uri: string): SettingsFile | undefined;
  /** Something changed on the disk or in the editor: everything is read again when it is next asked for. */
  forget(): void;
  /** The settings files that hold for any of the loaded files. */
  known(): readonly SettingsFile[];
}

/**
 * @param openText the text of a document that is open in the editor, saved or not
 * @param failed told where settings can't be read by a mistake of the server; they are then what they were
 */
export function createSettingsFiles(
  files: Files,
  openText: (uri: string) => string | undefined,
  failed: Failed,
): SettingsFiles {
  /** Undefined where a folder has no settings file, or a file of the language none above it. */
  let byFolder = new Map<string, SettingsFile | undefined>();
  let byFile = new Map<string, SettingsFile | undefined>();
  const lastRead = new Map<string, SettingsFile>();

  const read = async (folder: URI): Promise<SettingsFile | undefined> => {
    const file = UriUtils.joinPath(folder, settingsFileName);
    const uri = file.toString();
    const text = openText(uri) ?? (await readText(files, file));
    if (text === undefined) return undefined;
    const { readSettingsText } = await import('./read-settings.ts');
    // Nothing may come between here and the end: of one text there is one object.
    const last = lastRead.get(uri);
    if (last?.text === text) return last;
    const fresh = readSettingsText(text);
    // A half-typed file goes on to mean what it meant.
    const settings = fresh.broken && last ? last.settings : fresh.settings;
    const current = { uri, text, ...fresh, settings };
    lastRead.set(uri, current);
    return current;
  };

  const readOrKeep = async (folder: URI): Promise<SettingsFile | undefined> => {
    try {
      return await read(folder);
    } catch (error) {
      const uri = UriUtils.joinPath(folder, settingsFileName).toString();
      failed(`Reading ${uri}`, error);
      return lastRead.get(uri);
    }
  };

  return {
    async load(uris) {
      // What is forgotten meanwhile is read again by the next one who asks.
      const [folders, loaded] = [byFolder, byFile];
      for (const uri of uris) {
        if (loaded.has(uri)) continue;
        let nearest: SettingsFile | undefined;
        for (const folder of foldersAbove(uri)) {
          const key = folder.toString();
          if (!folders.has(key)) folders.set(key, await readOrKeep(folder));
          nearest = folders.get(key);
          if (nearest) break;
        }
        loaded.set(uri, nearest);
      }
    },
    settingsFor(uri) {
      const file = byFile.get(uri);
      return file?.settings.at(pathFrom(file.uri, uri)) ?? defaultSettings;
    },
    fileFor: (uri) => byFile.get(uri),
    forget() {
      byFolder = new Map();
      byFile = new Map();
    },
    known: () => [...new Set(byFile.values())].filter((file) => file !== undefined),
  };
}

/** The path of a file from the folder of a settings file above it. */
function pathFrom(settingsUri: string, uri: string): string {
  return UriUtils.relative(UriUtils.dirname(URI.parse(settingsUri)), URI.parse(uri));
}

/** The folder of the file and those around it. An unsaved document has none. */
function* foldersAbove(uri: string): Iterable<URI> {
  let at = URI.parse(uri);
  if (!at.path.startsWith('/')) return;
  while (at.path !== '/') {
    at = UriUtils.dirname(at);
    yield at;
  }
}
