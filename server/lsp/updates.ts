/** Turns what happens to documents, files and folders into builds, and each build into an analysis. */
import { type Cancellation, type TextDocument, URI, UriUtils } from 'langium';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  FileChangeType,
  type FileEvent,
  WatchKind,
} from 'vscode-languageserver';
import { BtcLanguageMetaData, settingsFileName } from '#language';
import { type AnalysedParams, analysedNotification } from '../protocol.ts';
import { isBtcFile, readText } from './files.ts';
import type { Session } from './session.ts';

/** What an analysis has changed. */
export interface Outcome {
  /** The files whose diagnostics are others than before. */
  readonly changed: readonly string[];
  /** The open documents that were opened or edited since the last analysis. */
  readonly edited: ReadonlySet<string>;
}

/** Loads the workspace, and from then on follows every change. */
export function followChanges(session: Session, analysed: (outcome: Outcome) => void): void {
  const { connection, shared, settingsFiles, failed } = session;
  const { DocumentBuilder, LangiumDocuments, TextDocuments, WorkspaceLock, WorkspaceManager } = shared.workspace;
  const edited = new Set<string>();

  const analyse = async (token: Cancellation.CancellationToken): Promise<void> => {
    const uris = await session.analysis.run(token);
    const changed = session.reports.update(uris);
    analysed({ changed, edited: new Set(edited) });
    edited.clear();
    if (uris.length === 0 || !session.client.followsAnalyses) return;
    const params: AnalysedParams = { uris };
    await connection.sendNotification(analysedNotification, params);
  };
  /** Cancels the build under way: it could only bring results that are outdated. */
  const write = (change: (token: Cancellation.CancellationToken) => Promise<void>): void => {
    WorkspaceLock.write(async (token) => {
      await change(token);
      await analyse(token);
    }).catch((error) => failed('The analysis', error));
  };
  const update = (changed: URI[], deleted: URI[]): void =>
    write((token) => DocumentBuilder.update(changed, deleted, token));

  const changeSettings = (): void => {
    settingsFiles.forget();
    update([], []);
  };

  const isBtc = ({ uri, languageId }: TextDocument): boolean =>
    languageId === BtcLanguageMetaData.languageId || isBtcFile(URI.parse(uri));
  const isOpen = (uri: URI): boolean => TextDocuments.get(uri) !== undefined;

  TextDocuments.onDidChangeContent(({ document }) => {
    if (isSettings(document.uri)) changeSettings();
    if (!isBtc(document)) return;
    edited.add(UriUtils.normalize(document.uri));
    update([URI.parse(document.uri)], []);
  });
  TextDocuments.onDidClose(async ({ document }) => {
    if (isSettings(document.uri)) changeSettings();
    if (!isBtc(document)) return;
    const uri = URI.parse(document.uri);
    // What was not saved is void; a file outside of the workspace is nobody's business any more, unless it is imported.
    const stays = WorkspaceManager.contains(uri) && (await readText(session.files, uri)) !== undefined;
    if (stays || isOpen(uri)) update([uri], []);
    else update([], [uri]);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(concernsSettings)) settingsFiles.forget();
    // An open document is what the editor says, not what is on the disk.
    const closed = changes.map(({ uri, type }) => ({ uri: URI.parse(uri), type })).filter(({ uri }) => !isOpen(uri));
    const gone = closed.filter(({ type }) => type === FileChangeType.Deleted).map(({ uri }) => uri);
    const changed = closed.filter(({ type }) => type !== FileChangeType.Deleted).map(({ uri }) => uri);
    const deleted = gone.flatMap((uri) => LangiumDocuments.getDocuments(uri).map((document) => document.uri));
    update(
      changed,
      deleted.filter((uri) => !isOpen(uri)),
    );
  });

  connection.onInitialized(() => {
    write((token) => WorkspaceManager.initializeWorkspace([...(WorkspaceManager.workspaceFolders ?? [])], token));
    if (session.client.watchesFiles) watchFiles(session);
    if (session.client.tellsConfiguration) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: 'btc' })
        .catch((error) => failed('Following the settings', error));
    }
    if (!session.client.tellsFolderChanges) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const kept = (WorkspaceManager.workspaceFolders ?? []).filter(
        ({ uri }) => !removed.some((gone) => gone.uri === uri),
      );
      WorkspaceManager.replaceFolders([...kept, ...added]);
      settingsFiles.forget();
      // A folder that is told as changed is searched for files. Those of a folder that is gone are looked at no more.
      update(
        added.map(({ uri }) => URI.parse(uri)),
        LangiumDocuments.all
          .map(({ uri }) => uri)
          .filter((uri) => !isOpen(uri) && !WorkspaceManager.contains(uri))
          .toArray(),
      );
    });
  });
}

/** A settings file has changed, or a folder that may hold one has come or gone. */
function concernsSettings({ uri, type }: FileEvent): boolean {
  const parsed = URI.parse(uri);
  const mayBeFolder = type !== FileChangeType.Changed && !isBtcFile(parsed);
  return mayBeFolder || isSettings(uri);
}

function isSettings(uri: string): boolean {
  return UriUtils.basename(URI.parse(uri)) === settingsFileName;
}

/** Folders are told as such where they come and go as a whole, so everything that comes and goes is watched. */
function watchFiles({ connection, failed }: Session): void {
  const options: DidChangeWatchedFilesRegistrationOptions = {
    watchers: [
      { globPattern: '**/*.btc' },
      { globPattern: `**/${settingsFileName}` },
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ],
  };
  connection.client
    .register(DidChangeWatchedFilesNotification.type, options)
    .catch((error) => failed('Watching files', error));
}
