/** Checks files on disk: reads them with all that they import, and gathers the problems of each file. */
import { type FileSystemProvider, TextDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import {
  type BtcDocument,
  type CheckResult,
  check,
  createProject,
  defaultSettings,
  type Problem,
  type Program,
  type Project,
  problemsByFile,
  ruleByCode,
  type Settings,
  type SettingsFor,
  type SuppressedProblem,
  uniteProblems,
} from '#language';
import { type InputFile, nameOfFile, type Unreadable } from './input/files.ts';
import type { ReadSettingsFile, SettingsReader } from './input/settings.ts';
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

export interface CheckedFile {
  readonly name: string;
  readonly uri: string;
  readonly text: TextDocument;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** What comments keep from being shown, in the same order. */
  readonly suppressed: readonly SuppressedProblem[];
  /** The tree behind the text; undefined for a settings file. */
  readonly document: BtcDocument | undefined;
}

export interface Checked {
  /** The files given, in their order, then those that are only imported, then settings files that something was found in. */
  readonly files: readonly CheckedFile[];
  /** Rules that threw: what the others found is then not the whole truth. */
  readonly failures: CheckResult['failures'];
}

/** Reads the files and what they import. An imported file that can't be read is for the rules to report. */
export async function load(inputs: readonly InputFile[]): Promise<Loaded> {
  const read = new Map<string, TextFile>();
  const files: LoadedFile[] = [];
  const unreadable: Unreadable[] = [];
  for (const input of inputs) {
    try {
      const file = await readTextFile(input.path);
      const uri = URI.file(input.path).toString();
      read.set(uri, file);
      files.push({ ...input, uri, file });
    } catch (error) {
      unreadable.push({ name: input.name, reason: (error as Error).message });
    }
  }
  const project = createProject(() => textFiles(read));
  await project.read(files.map(({ uri }) => uri));
  return { project, files, unreadable };
}

/** The disk as Langium sees it: in every encoding that we read, and the files that were read before not read again. */
function textFiles(read: ReadonlyMap<string, TextFile>): FileSystemProvider {
  return Object.assign(NodeFileSystem.fileSystemProvider(), {
    readFile: async (uri: URI) => (read.get(uri.toString()) ?? (await readTextFile(uri.fsPath))).text,
  });
}

/**
 * Checks the files in all topologies that they are a part of.
 * @param progress told before each topology how many are done
 */
export async function checkFiles(
  { project, files }: Loaded,
  settings: SettingsReader,
  cwd: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<Checked> {
  const programs = project.programs();
  const settingsFor = await readSettingsFor(programs, settings);
  const results = programs.map((program, index) => {
    progress(index, programs.length);
    return check(program, settingsFor);
  });
  const problems = problemsByFile(uniteProblems(results));
  const suppressed = problemsByFile(
    uniteProblems(results.map((result) => ({ files: result.files, problems: result.suppressed }))),
  );
  const names = new Map(files.map(({ uri, name }) => [uri, name]));
  const checked = [...documentsOf(files, project, programs)].map((document): CheckedFile => {
    const uri = document.uri.toString();
    return {
      name: names.get(uri) ?? nameOfFile(document.uri.fsPath, cwd),
      uri,
      text: document.textDocument,
      problems: inOrder(problems.get(uri)),
      suppressed: inOrder(suppressed.get(uri)),
      document,
    };
  });
  return {
    files: [...checked, ...settings.read().flatMap(checkedSettings)],
    failures: results.flatMap((result) => result.failures),
  };
}

function inOrder<Found extends Problem>(problems: readonly Found[] = []): readonly Found[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start);
}

/** A settings file that names rules that there are not. */
function checkedSettings({ path, name, text, mistakes }: ReadSettingsFile): readonly CheckedFile[] {
  if (mistakes.length === 0) return [];
  const uri = URI.file(path).toString();
  const problems = mistakes.map(({ code, severity, message, start, end, fixes }): Problem => {
    const span = { uri, start, end };
    const asFixes = fixes.map(({ title, edits }, index) => ({
      title,
      preferred: index === 0,
      edits: () => new Map([[uri, edits]]),
    }));
    return { code, severity, message, of: undefined, span, related: [], fixes: asFixes, rule: ruleByCode(code) };
  });
  return [
    { name, uri, text: TextDocument.create(uri, 'jsonc', 0, text), problems, suppressed: [], document: undefined },
  ];
}

/** The documents of the files given, and then those that are only imported. */
function documentsOf(
  files: readonly LoadedFile[],
  project: Project,
  programs: readonly Program[],
): ReadonlySet<BtcDocument> {
  return new Set([
    ...files.flatMap(({ uri }) => project.document(uri) ?? []),
    ...programs.flatMap(({ documents }) => documents),
  ]);
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
