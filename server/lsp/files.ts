/** Where the texts of files come from: the host's own disk, or the client where only the client can read. */
import {
  EmptyFileSystemProvider,
  type FileSystemNode,
  type FileSystemProvider,
  type URI,
  URI as Uri,
  UriUtils,
} from 'langium';
import type { Connection } from 'vscode-languageserver';
import {
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../protocol.ts';

/** What the server asks of a file system. Reading rejects where there is no such file. */
export interface Files extends FileSystemProvider {
  /** The `.btc` files in a folder and its subfolders; none where it isn't a folder. */
  findFiles(folder: URI): Promise<readonly URI[]>;
}

/** The text of a file, or undefined where it can't be read. */
export async function readText(files: Files, uri: URI): Promise<string | undefined> {
  try {
    return await files.readFile(uri);
  } catch {
    return undefined;
  }
}

/** What is searched for files in a folder: not what tools keep in hidden folders, and no packages of others. */
export function isSearched(folderName: string): boolean {
  return !folderName.startsWith('.') && folderName !== 'node_modules';
}

export function isBtcFile(uri: URI): boolean {
  return uri.path.endsWith('.btc');
}

/** Files that are read through the client. */
class ClientFiles extends EmptyFileSystemProvider implements Files {
  private readonly connection: Connection;

  constructor(connection: Connection) {
    super();
    this.connection = connection;
  }

  override async readFile(uri?: URI): Promise<string> {
    const params: ReadFileParams = { uri: uri?.toString() ?? '' };
    const answer = await this.connection.sendRequest<ReadFileResult | null>(readFileRequest, params);
    if (typeof answer?.text !== 'string') throw new Error(`The client has no file ${params.uri}.`);
    return answer.text;
  }

  async findFiles(folder: URI): Promise<readonly URI[]> {
    const params: FindFilesParams = { folder: folder.toString() };
    const found = await this.connection.sendRequest<readonly string[]>(findFilesRequest, params);
    return found.map((uri) => Uri.parse(uri)).filter(isBtcFile);
  }

  /** The client tells no kinds: what has no extension may be a folder that holds files of the language. */
  override async stat(uri: URI): Promise<FileSystemNode> {
    return { uri, isFile: isBtcFile(uri), isDirectory: UriUtils.extname(uri) === '' };
  }
}

/** There is nothing to read, as for a client that reads no files beside a server that can't. */
class NoFiles extends EmptyFileSystemProvider implements Files {
  async findFiles(): Promise<readonly URI[]> {
    return [];
  }
}

/** The files that the host of a server can read by itself. */
export interface OwnFiles {
  /** Of their addresses. */
  readonly scheme: string;
  readonly load: () => Promise<Files>;
}

/** The files that the host can read by itself are asked of it, all others of the client, if that reads files. */
export async function filesFor(
  own: OwnFiles | undefined,
  connection: Connection,
  clientReadsFiles: boolean,
): Promise<Files> {
  const others = clientReadsFiles ? new ClientFiles(connection) : new NoFiles();
  if (!own) return others;
  const files = await own.load();
  const choose = (uri: URI): Files => (uri.scheme === own.scheme ? files : others);
  return {
    stat: async (uri) => choose(uri).stat(uri),
    statSync: (uri) => choose(uri).statSync(uri),
    exists: async (uri) => choose(uri).exists(uri),
    existsSync: (uri) => choose(uri).existsSync(uri),
    readBinary: async (uri) => choose(uri).readBinary(uri),
    readBinarySync: (uri) => choose(uri).readBinarySync(uri),
    readFile: async (uri) => choose(uri).readFile(uri),
    readFileSync: (uri) => choose(uri).readFileSync(uri),
    readDirectory: async (uri) => choose(uri).readDirectory(uri),
    readDirectorySync: (uri) => choose(uri).readDirectorySync(uri),
    findFiles: async (folder) => choose(folder).findFiles(folder),
  };
}
