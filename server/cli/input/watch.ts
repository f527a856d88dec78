/** Waits for changes of the files that matter to a check. */
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { settingsFileName } from '#language';

/** A folder to follow. */
export interface Followed {
  /** Absolute; where there is none yet, it is followed once it is there. */
  readonly folder: string;
  /** With the folders in it, but for hidden ones and those of installed packages. */
  readonly deep: boolean;
}

export interface Watcher {
  /** Follows these too; resolves when no later change is missed. */
  follow(places: readonly Followed[]): Promise<void>;
  /** Waits until something has changed and rests, since the last time; false where the signal ends the waiting. */
  changed(): Promise<boolean>;
  close(): Promise<void>;
}

/** Milliseconds without a change after which files are taken to rest: editors and version control write several at once. */
const rest = 100;

/** @param settings the settings file for all files, instead of those in folders; absolute */
export function createWatcher(signal: AbortSignal, settings: string | undefined): Watcher {
  const watchers: FSWatcher[] = [];
  const followed = new Set<string>();
  let isChanged = false;
  let timer: NodeJS.Timeout | undefined;
  let wake = () => {};
  const note = (path: string): void => {
    const isSettings = settings === undefined ? basename(path) === settingsFileName : path === settings;
    if (!path.endsWith('.btc') && !isSettings) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isChanged = true;
      wake();
    }, rest);
  };
  signal.addEventListener('abort', () => wake());

  const start = async (folders: readonly string[], deep: boolean): Promise<void> => {
    if (folders.length === 0) return;
    const ignored = (path: string) => deep && folders.every((folder) => isPassedOver(relative(folder, path)));
    const watcher = watch([...folders], { ignoreInitial: true, ignored, ...(deep ? {} : { depth: 0 }) });
    watchers.push(watcher);
    watcher.on('all', (_, path) => note(path));
    // What can't be followed (the system allows so many, or denies access) is as if it never changed.
    watcher.on('error', () => {});
    await new Promise<void>((ready) => watcher.once('ready', ready));
  };
  return {
    async follow(places) {
      const fresh = places.filter(({ folder, deep }) => !followed.has(`${deep} ${folder}`));
      for (const { folder, deep } of fresh) followed.add(`${deep} ${folder}`);
      for (const deep of [true, false]) {
        const folders = fresh.filter((place) => place.deep === deep).map(({ folder }) => folder);
        await start([...new Set(folders)], deep);
      }
    },
    async changed() {
      await new Promise<void>((resolved) => {
        wake = resolved;
        if (isChanged || signal.aborted) resolved();
      });
      isChanged = false;
      return !signal.aborted;
    },
    async close() {
      clearTimeout(timer);
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };
}

/** As for the files of a folder that is checked. */
function isPassedOver(path: string): boolean {
  return path.split(sep).some((part) => part === 'node_modules' || (part.startsWith('.') && part !== '..'));
}

/** The folder of a file with those above it up to a folder that holds them all, where settings may be; alone outside of it. */
export function foldersAbove(file: string, top: string): readonly Followed[] {
  const folders: Followed[] = [];
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    folders.push({ folder, deep: false });
    const isBelow = folder.startsWith(top.endsWith(sep) ? top : `${top}${sep}`);
    if (!isBelow) return folders;
  }
}
