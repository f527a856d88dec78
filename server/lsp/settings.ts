/** The settings files of the workspace: found upwards from a file, read once, and read again when they change. */
import { URI, UriUtils } from 'langium';
import { defaultSettings, readSettings, type Settings, settingsFileName } from '#language';
import { type Files, readText } from './files.ts';

export interface SettingsFile {
  readonly uri: string;
  readonly text: string;
  readonly settings: Settings;
  /** A sentence for each mistake in it. */
  readonly mistakes: readonly string[];
}

export interface SettingsFiles {
  /** Reads the settings files that hold for these files, as far as they aren't known yet. */
  load(uris: readonly string[]): Promise<void>;
  /** The settings for a file, the same object as long as they say the same. Those of a file that isn't loaded are the default. */
  settingsFor(uri: string): Settings;
  /** Something changed on the disk: everything is read again when it is next asked for. */
  forget(): void;
  /** The settings files that hold for any of the loaded files. */
  known(): readonly SettingsFile[];
}

export function createSettingsFiles(files: Files): SettingsFiles {
  /** Undefined where a folder has no settings file, or a file of the language none above it. */
  let byFolder = new Map<string, SettingsFile | undefined>();
  let byFile = new Map<string, SettingsFile | undefined>();
  const lastRead = new Map<string, SettingsFile>();

  const read = async (folder: URI): Promise<SettingsFile | undefined> => {
    const file = UriUtils.joinPath(folder, settingsFileName);
    const uri = file.toString();
    const text = await readText(files, file);
    if (text === undefined) return undefined;
    const last = lastRead.get(uri);
    const current = last?.text === text ? last : { uri, text, ...readSettings(text) };
    lastRead.set(uri, current);
    return current;
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
          if (!folders.has(key)) folders.set(key, await read(folder));
          nearest = folders.get(key);
          if (nearest) break;
        }
        loaded.set(uri, nearest);
      }
    },
    settingsFor: (uri) => byFile.get(uri)?.settings ?? defaultSettings,
    forget() {
      byFolder = new Map();
      byFile = new Map();
    },
    known: () => [...new Set(byFile.values())].filter((file) => file !== undefined),
  };
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
