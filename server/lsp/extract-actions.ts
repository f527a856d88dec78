/** Extracts declarations into a new file as a code action: for a client that can make files, under a name that is free. */
import { URI, UriUtils } from 'langium';
import { type CodeAction, Range } from 'vscode-languageserver';
import { type Extraction, extractionAt, settingsFileName } from '#language';
import { refusal } from './answer.ts';
import { refactorKinds } from './capabilities.ts';
import { documentAt, versionOf, workspaceEditOf } from './convert.ts';
import { readText } from './files.ts';
import type { Session } from './session.ts';

/** What an action carries to the server and back until it is chosen. */
interface ExtractData {
  /** The address of the new file. */
  readonly extractTo: string;
  readonly uri: string;
  readonly range: Range;
  /** Of the open document that the action was made for. */
  readonly version: number | null;
}

/** One that is refused tells why, to a client that shows such actions. */
export async function extractActions(uri: string, range: Range, session: Session): Promise<readonly CodeAction[]> {
  const { client, shared } = session;
  const extraction = client.createsFiles ? extractionIn(uri, range, session) : undefined;
  if (!extraction) return [];
  const kind = refactorKinds.extract;
  const disabled = (title: string, reason: string): readonly CodeAction[] =>
    client.showsDisabledActions ? [{ title, kind, disabled: { reason } }] : [];
  if (extraction.refused !== undefined) return disabled(extraction.title, extraction.refused);
  const [firstName = ''] = extraction.fileNames;
  if (!isSaved(URI.parse(uri))) {
    return disabled(extraction.titleFor(firstName), 'The file has to be saved first: an import leads from its folder.');
  }
  const file = await freeFile(uri, extraction.fileNames, session);
  const title = extraction.titleFor(UriUtils.basename(file));
  if (!(await hasSameSettings(uri, file.toString(), session))) {
    return disabled(title, `${settingsFileName} has other settings for ${UriUtils.basename(file)}.`);
  }
  const data: ExtractData = { extractTo: file.toString(), uri, range, version: versionOf(shared, uri) };
  if (client.resolvesActions) return [{ title, kind, data }];
  const edit = editOf(extraction, file, session);
  return edit ? [{ title, kind, edit }] : [];
}

/**
 * The action with its edit; as it is where it isn't one of these, or where the document was edited meanwhile.
 * @throws ResponseError with a message for the user, where a file of the name was made meanwhile
 */
export async function resolveExtract(action: CodeAction, session: Session): Promise<CodeAction> {
  const { data } = action;
  if (!isExtract(data) || versionOf(session.shared, data.uri) !== data.version) return action;
  const file = URI.parse(data.extractTo);
  if (await isTaken(file, session)) throw refusal(`There is a file ${UriUtils.basename(file)} by now.`);
  const extraction = extractionIn(data.uri, data.range, session);
  const edit = extraction && extraction.refused === undefined ? editOf(extraction, file, session) : undefined;
  return edit ? { ...action, edit } : action;
}

function extractionIn(uri: string, range: Range, { analysis, shared }: Session): Extraction | undefined {
  const document = documentAt(shared, uri);
  if (!document) return undefined;
  const { textDocument } = document;
  const programs = analysis.programsWith(uri).map(({ program }) => program);
  const offsets = { start: textDocument.offsetAt(range.start), end: textDocument.offsetAt(range.end) };
  return extractionAt(programs, document, offsets);
}

function editOf(extraction: Extract<Extraction, { refused: undefined }>, file: URI, session: Session) {
  return workspaceEditOf(extraction.edits(file), session.shared, session.client, 'newFiles');
}

/** An unsaved document lies in no folder, or in one that it isn't in yet. */
function isSaved({ path, scheme }: URI): boolean {
  return path.startsWith('/') && scheme !== 'untitled';
}

/** Beside the file, under the first of the names that nothing has. */
async function freeFile(uri: string, fileNames: Iterable<string>, session: Session): Promise<URI> {
  const folder = UriUtils.dirname(URI.parse(uri));
  for (const name of fileNames) {
    const file = UriUtils.joinPath(folder, name);
    if (!(await isTaken(file, session))) return file;
  }
  throw new Error('There are more file names than files.');
}

/** Whether there is such a file, on the disk or in the editor; where names differ in case alone, on some disks there is. */
async function isTaken(file: URI, { files, shared }: Session): Promise<boolean> {
  const folded = file.toString().toLowerCase();
  const { LangiumDocuments, TextDocuments } = shared.workspace;
  const open = [...LangiumDocuments.all.map(({ uri }) => uri.toString()), ...TextDocuments.keys()];
  if (open.some((uri) => uri.toLowerCase() === folded)) return true;
  return (await files.exists(file)) || (await readText(files, file)) !== undefined;
}

/** Where settings hold for some files alone, findings would be others in the new one. */
async function hasSameSettings(uri: string, file: string, { settingsFiles }: Session): Promise<boolean> {
  await settingsFiles.load([uri, file]);
  return settingsFiles.settingsFor(uri) === settingsFiles.settingsFor(file);
}

function isExtract(data: unknown): data is ExtractData {
  if (typeof data !== 'object' || data === null) return false;
  const { extractTo, uri, range, version } = data as Readonly<Record<string, unknown>>;
  return (
    typeof extractTo === 'string' &&
    typeof uri === 'string' &&
    Range.is(range) &&
    (version === null || typeof version === 'number')
  );
}
