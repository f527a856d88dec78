/** A disk in memory, for a server that runs in the test itself. */
import { EmptyFileSystemProvider, type FileSystemNode, type URI, URI as Uri } from 'langium';
import type { Files } from '../../server/lsp/files.ts';

export class MemoryFiles extends EmptyFileSystemProvider implements Files {
  /** By address. */
  readonly texts: Map<string, string>;

  constructor(texts: ReadonlyMap<string, string>) {
    super();
    this.texts = new Map(texts);
  }

  override async readFile(uri?: URI): Promise<string> {
    const text = this.texts.get(uri?.toString() ?? '');
    if (text === undefined) throw new Error(`There is no file ${uri?.toString()}.`);
    return text;
  }

  override async stat(uri: URI): Promise<FileSystemNode> {
    const isFile = this.texts.has(uri.toString());
    const isDirectory = !isFile && (await this.findFiles(uri)).length > 0;
    if (!isFile && !isDirectory) throw new Error(`There is no ${uri.toString()}.`);
    return { uri, isFile, isDirectory };
  }

  async findFiles(folder: URI): Promise<readonly URI[]> {
    const inside = `${folder.toString().replace(/\/$/, '')}/`;
    return [...this.texts.keys()]
      .filter((uri) => uri.startsWith(inside) && uri.endsWith('.btc'))
      .map((uri) => Uri.parse(uri));
  }
}
