/** Checks the topologies of the workspace again as far as builds or settings have changed them, and keeps what was found. */
import { type Cancellation, interruptAndCheck } from 'langium';
import {
  type BtcDocument,
  check,
  closureOf,
  liveProgramOf,
  type Problem,
  type Program,
  problemsByFile,
  rootsOf,
  type Settings,
  uniteProblems,
} from '#language';
import type { Failed } from './failures.ts';
import type { SharedServices } from './services.ts';
import type { SettingsFiles } from './settings.ts';

/** A program with what was found in it. */
export interface Analysed {
  readonly program: Program;
  readonly files: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export interface Analysis {
  /**
   * Brings everything up to date. To be called with the workspace built and locked for writing.
   * @returns the files of all programs that were checked anew or are gone
   * @throws OperationCancelled; what was checked until then is kept for the next time
   */
  run(token: Cancellation.CancellationToken): Promise<readonly string[]>;
  /** The programs that a file is part of; the first is the one that it is the root of, if it is a root. */
  programsWith(uri: string): readonly Analysed[];
  /** The files of all programs. */
  uris(): readonly string[];
  /** The problems of one file, those of several programs united. */
  problemsOf(uri: string): readonly Problem[];
}

interface Entry extends Analysed {
  /** What the result rests on: of each document which build, and which settings. */
  readonly stamps: readonly number[];
  readonly settings: readonly Settings[];
}

/** @param failed told of what went wrong in the server itself; each rule that throws is told once */
export function createAnalysis(shared: SharedServices, settingsFiles: SettingsFiles, failed: Failed): Analysis {
  const { LangiumDocuments, TextDocuments, WorkspaceManager, IndexManager } = shared.workspace;
  const entries = new Map<string, Entry>();
  const failedRules = new Set<string>();
  /** As of the last run that came to its end; one that was cancelled has changed `entries` already. */
  let byFile: ReadonlyMap<string, readonly Entry[]> = new Map();

  /** Files that were only read because something imported them are looked at as parts of other programs. */
  const isLookedAt = ({ uri }: BtcDocument): boolean =>
    TextDocuments.get(uri) !== undefined || WorkspaceManager.contains(uri);

  const isCurrent = (entry: Entry, documents: readonly BtcDocument[]): boolean =>
    entry.program.documents.length === documents.length &&
    documents.every(
      (document, index) =>
        entry.program.documents[index] === document &&
        entry.stamps[index] === IndexManager.stampOf(document) &&
        entry.settings[index] === settingsFiles.settingsFor(document.uri.toString()),
    );

  const analyse = (root: BtcDocument, earlier: Program | undefined): Entry => {
    const program = liveProgramOf(LangiumDocuments, root, earlier);
    const { files, problems, failures } = check(program, settingsFiles.settingsFor);
    for (const { rule, error } of failures) {
      if (failedRules.has(rule.code)) continue;
      failedRules.add(rule.code);
      failed(`The rule ${rule.code}`, error);
    }
    return {
      program,
      files,
      problems,
      stamps: program.documents.map((document) => IndexManager.stampOf(document)),
      settings: program.documents.map(({ uri }) => settingsFiles.settingsFor(uri.toString())),
    };
  };

  return {
    async run(token) {
      const all = (LangiumDocuments.all.toArray() as BtcDocument[]).filter(isLookedAt);
      const roots = rootsOf(LangiumDocuments, all);
      await settingsFiles.load(all.map(({ uri }) => uri.toString()));
      const wanted = new Set(roots.map(({ uri }) => uri.toString()));
      for (const uri of entries.keys()) if (!wanted.has(uri)) entries.delete(uri);
      for (const root of roots) {
        const known = entries.get(root.uri.toString());
        const documents = closureOf(LangiumDocuments, root);
        await settingsFiles.load(documents.map(({ uri }) => uri.toString()));
        if (known && isCurrent(known, documents)) continue;
        await interruptAndCheck(token);
        entries.delete(root.uri.toString());
        try {
          entries.set(root.uri.toString(), analyse(root, known?.program));
        } catch (error) {
          failed(`The analysis of ${root.uri.toString()}`, error);
        }
      }
      await interruptAndCheck(token);
      const before = byFile;
      byFile = indexByFile(roots.flatMap((root) => entries.get(root.uri.toString()) ?? []));
      return [...new Set([...before.keys(), ...byFile.keys()])].filter(
        (uri) => !sameItems(before.get(uri) ?? [], byFile.get(uri) ?? []),
      );
    },
    programsWith: (uri) => byFile.get(uri) ?? [],
    uris: () => [...byFile.keys()],
    problemsOf: (uri) =>
      uniteProblems((byFile.get(uri) ?? []).map((entry) => ({ files: entry.files, problems: problemsIn(entry, uri) }))),
  };
}

const problemsByEntry = new WeakMap<Entry, ReadonlyMap<string, readonly Problem[]>>();

/** The problems of one file of a program. Sorted once: whoever wants those of every file asks for one after the other. */
function problemsIn(entry: Entry, uri: string): readonly Problem[] {
  const known = problemsByEntry.get(entry) ?? problemsByFile(entry.problems);
  problemsByEntry.set(entry, known);
  return known.get(uri) ?? [];
}

function indexByFile(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const byFile = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const [index, document] of entry.program.documents.entries()) {
      const uri = document.uri.toString();
      const others = byFile.get(uri);
      if (!others) byFile.set(uri, [entry]);
      else if (index === 0) others.unshift(entry);
      else others.push(entry);
    }
  }
  return byFile;
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
