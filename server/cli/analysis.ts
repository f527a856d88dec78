/** Reads files on disk, with all that they import, and the settings that hold for them. */
import { type FileSystemProvider, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { createProject, defaultSettings, type Program, type Project, type Settings, type SettingsFor } from '#language';
import type { InputFile, Unreadable } from './input/files.ts';
import type { SettingsReader } from './input/settings.ts';
import { readTextFile, type TextFile } from './input/text-file.ts';

export interface LoadedFile extends InputFile {
  readonly uri: string;
  readonly file: TextFile;
}

/** Files in memory, with what they import. */
export interface Loaded {
  readonly project: Project;
  /** The files that could be read, in the order in which they were given. */
  readonly files: readonly LoadedFile[];
  readonly unreadable: readonly Unreadable[];
}

/** Files that are read at the same time: enough for the disk to be busy, and not more than may be open. */
const atOnce = 32;

/** @param seen told of each file that was read. @returns both lists in the order in which the files were given */
export async function readFiles(
  inputs: readonly InputFile[],
  seen: (file: LoadedFile) => void = () => {},
): Promise<Pick<Loaded, 'files' | 'unreadable'>> {
  const files: LoadedFile[] = [];
  const unreadable: Unreadable[] = [];
  for (let start = 0; start < inputs.length; start += atOnce) {
    const results = await Promise.all(inputs.slice(start, start + atOnce).map(readOne));
    for (const result of results) {
      if ('reason' in result) unreadable.push(result);
      else {
        files.push(result);
        seen(result);
      }
    }
  }
  return { files, unreadable };
}

async function readOne(input: InputFile): Promise<LoadedFile | Unreadable> {
  try {
    return { ...input, uri: URI.file(input.path).toString(), file: await readTextFile(input.path) };
  } catch (error) {
    return { name: input.name, reason: (error as Error).message };
  }
}

/** Reads the files and what they import. An imported file that can't be read is for the rules to report. */
export async function load(inputs: readonly InputFile[]): Promise<Loaded> {
  const { files, unreadable } = await readFiles(inputs);
  const texts = new Map(files.map(({ uri, file }) => [uri, file.text]));
  const project = createProject(() => filesWith(texts));
  await project.read(files.map(({ uri }) => uri));
  return { project, files, unreadable };
}

/** The disk as Langium sees it: in every encoding that we read, and files whose texts are there by address not read again. */
export function filesWith(texts: ReadonlyMap<string, string>): FileSystemProvider {
  return Object.assign(NodeFileSystem.fileSystemProvider(), {
    readFile: async (uri: URI) => texts.get(uri.toString()) ?? (await readTextFile(uri.fsPath)).text,
  });
}

/**
 * The settings of all files of the programs.
 * @throws CommandError where settings can't be used.
 */
export async function readSettingsFor(programs: readonly Program[], settings: SettingsReader): Promise<SettingsFor> {
  const byUri = new Map<string, Settings>();
  for (const { uri } of new Set(programs.flatMap(({ documents }) => documents))) {
    byUri.set(uri.toString(), await settings.of(uri.fsPath));
  }
  return (uri) => byUri.get(uri) ?? defaultSettings;
}
