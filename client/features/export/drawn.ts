/** A picture as a PNG, with something to look at while it is drawn, and a way out. */
import * as vscode from 'vscode';
import { UndrawnError } from '../preview/drawings.ts';
import type { Previews } from '../preview/previews.ts';

/**
 * @param svg to make pixels of
 * @returns undefined where the user doesn't want it any more
 * @throws where there is none; the message says why
 */
export async function drawn(uri: vscode.Uri, svg: string, previews: Previews): Promise<Uint8Array | undefined> {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('The picture is drawn in the preview.'),
    cancellable: true,
  };
  return vscode.window.withProgress(progress, async (_report, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    try {
      return await previews.draw(uri, svg, stop.signal);
    } catch (error) {
      if (stop.signal.aborted) return undefined;
      throw error instanceof UndrawnError ? new Error(reasonOf(error)) : error;
    }
  });
}

function reasonOf({ reason }: UndrawnError): string {
  switch (reason) {
    case 'tooLarge':
      return vscode.l10n.t('the picture is too large for a PNG. SVG takes any size.');
    case 'closed':
      return vscode.l10n.t('the preview was closed before it had drawn the picture.');
    case 'unwanted':
    case 'failed':
      return vscode.l10n.t('the preview could not draw the picture. SVG needs no drawing.');
  }
}
