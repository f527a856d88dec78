/** Reads files for a server that can't: in a browser, and wherever a workspace is not on the disk. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '#protocol';

/** To be called before the client starts, with `readsFiles: true` in its `initializationOptions`. */
export function readFilesFor(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(readFileRequest, ({ uri }: ReadFileParams) => readFile(vscode.Uri.parse(uri))),
    client.onRequest(findFilesRequest, ({ folder }: FindFilesParams) => findFiles(vscode.Uri.parse(folder))),
  );
}

async function readFile(uri: vscode.Uri): Promise<ReadFileResult | null> {
  try {
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return null;
  }
}

/** None where the folder is no folder. The folders that are left out are those that a server on the disk leaves out. */
async function findFiles(folder: vscode.Uri): Promise<readonly string[]> {
  const pattern = new vscode.RelativePattern(folder, '**/*.btc');
  const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.*}/**');
  return found.map((uri) => uri.toString());
}
