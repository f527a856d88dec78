/** The addresses of the rules' pages inside the editor, and the packaged files behind them. */
import * as vscode from 'vscode';

/** The scheme of the pages; the manifest has the Markdown preview open them. */
export const rulePageScheme = 'btc-rule';

/** A page's address for the server, which puts it behind the code of each finding. */
export const rulePageTemplate = `${rulePageScheme}:/{code}.md`;

/** The page's address, or undefined where the code can't be a rule's. */
export function rulePageUri(code: string): vscode.Uri | undefined {
  const page = vscode.Uri.from({ scheme: rulePageScheme, path: `/${code}.md` });
  return packagedName(page) === undefined ? undefined : page;
}

/**
 * The name of the packaged file with this address: a page, or an example that a page refers to. Undefined for any other
 * address, so that none reaches another file of the extension.
 */
export function packagedName({ path }: vscode.Uri): string | undefined {
  return /^\/([a-z0-9]+(?:-[a-z0-9]+)*\.(?:md|btc))$/.exec(path)?.[1];
}
