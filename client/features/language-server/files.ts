/** The editor's files for a server that can't reach them: in a web editor, and in a virtual folder on the desktop. */

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '#protocol';

export function answerForFiles(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, ({ uri }: ReadFileParams) => readFile(vscode.Uri.parse(uri)));
  client.onRequest(findFilesRequest, ({ folder }: FindFilesParams) => findFiles(vscode.Uri.parse(folder)));
}

async function readFile(uri: vscode.Uri): Promise<ReadFileResult | null> {
  try {
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    return null; // there is no such file, as far as the editor can see
  }
}

async function findFiles(folder: vscode.Uri): Promise<readonly string[]> {
  const pattern = new vscode.RelativePattern(folder, '**/*.btc');
  const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.*}/**');
  return found.map((uri) => uri.toString()).sort();
}
