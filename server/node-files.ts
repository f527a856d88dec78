/** Files on the disk. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { type URI, UriUtils } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import { type Files, isBtcFile, isSearched } from './lsp/files.ts';
import { readWholeFile } from './read-file.ts';

class NodeFiles extends NodeFileSystemProvider implements Files {
  /** As an editor shows it: without the mark that some editors of Windows put at the beginning. */
  override async readFile(uri: URI): Promise<string> {
    return new TextDecoder().decode(await readWholeFile(uri.fsPath));
  }

  async findFiles(folder: URI): Promise<readonly URI[]> {
    const found = (await entriesOf(folder)).map(async (entry): Promise<readonly URI[]> => {
      const uri = UriUtils.joinPath(folder, entry.name);
      if (entry.isDirectory()) return isSearched(entry.name) ? this.findFiles(uri) : [];
      return entry.isFile() && isBtcFile(uri) ? [uri] : [];
    });
    return (await Promise.all(found)).flat();
  }
}

/** In one order on all systems; none where the folder can't be read. */
async function entriesOf(folder: URI): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder.fsPath, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

export const nodeFiles: Files = new NodeFiles();
