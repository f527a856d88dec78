/** One preview: a panel beside the source that follows one document. */

import * as vscode from 'vscode';
import type { Position, ScenarioParams } from '#protocol';
import { type ExtensionMessage, type PageMessage, readPageMessage } from '../../webview/messages.ts';
import type { LanguageServer } from '../language-server/language-server.ts';
import { createPull } from '../language-server/pull.ts';
import { milestone } from '../walkthrough/milestones.ts';
import { createDrawings, type Drawings } from './drawings.ts';
import { previewPage } from './page.ts';
import { reveal } from './reveal.ts';
import { showFinding } from './show-finding.ts';
import { afterAnswer, afterFailure, commandText, findingWith, nothingYet, placesAt, type Shown } from './shown.ts';

export interface Cursor {
  readonly uri: string;
  readonly position: Position;
}

export interface Panel {
  readonly panel: vscode.WebviewPanel;
  /** The document, or what it imports, has changed. */
  readonly refresh: () => void;
  /** The cursor has moved. */
  readonly mark: (cursor: Cursor) => void;
  /** What has happened in the failover view; null where nobody has looked at it. */
  readonly scenario: () => ScenarioParams | null;
  /** A picture as a PNG; see `Drawings.draw`. */
  readonly draw: Drawings['draw'];
}

/** What a panel needs from around it. */
export interface PanelContext {
  readonly extension: vscode.ExtensionContext;
  readonly server: LanguageServer;
  readonly log: vscode.LogOutputChannel;
}

export const panelType = 'btc.preview';

/** What a panel's page may do and load. */
export function webviewOptions(extension: vscode.ExtensionContext): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [pageFolder(extension)] };
}

/** Fills a panel that has just been created, or that comes back after a restart, with the preview of a document. */
export function fillPanel(
  panel: vscode.WebviewPanel,
  uri: string,
  cursor: Cursor | undefined,
  { extension, server, log }: PanelContext,
): Panel {
  let shown: Shown = nothingYet;
  let lastCursor = cursor;
  let marked: readonly string[] = [];
  let scenario: ScenarioParams | null = null;
  let showsFailover = false;

  // A page that is hidden is gone, and asks for everything again when it comes back: what is posted to it may get lost.
  const post = (message: ExtensionMessage): void => void panel.webview.postMessage(message);
  const drawings = createDrawings(post);
  const show = (next: Shown): void => {
    shown = next;
    if (shown.notice !== undefined) post({ type: 'show', content: shown.content, notice: shown.notice });
    markCursor();
  };
  const markCursor = (): void => {
    const places = lastCursor === undefined ? [] : placesAt(shown, lastCursor.uri, lastCursor.position);
    if (places.join('\n') === marked.join('\n')) return;
    marked = places;
    post({ type: 'mark', places });
  };
  const pull = createPull(
    () => server.preview(scenario === null || !showsFailover ? { uri } : { uri, scenario }),
    (preview) => show(afterAnswer(shown, preview)),
    (error) => {
      log.error(`The preview of ${uri} failed: ${String(error)}`);
      show(afterFailure(shown, error));
    },
  );

  const ticksKey = `${panelType}.ticked ${uri}`;
  const ticked = (): readonly string[] => extension.workspaceState.get<readonly string[]>(ticksKey, []);
  const tick = async (step: string, done: boolean): Promise<void> => {
    const others = ticked().filter((id) => id !== step);
    await extension.workspaceState.update(ticksKey, done ? [...others, step] : others);
    post({ type: 'ticked', steps: ticked() });
  };
  const copy = async (step: string, command: number): Promise<void> => {
    const text = commandText(shown, step, command);
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    post({ type: 'copied', step, command });
  };

  const obey = async (message: PageMessage): Promise<void> => {
    switch (message.type) {
      case 'ready':
        marked = [];
        show(shown);
        post({ type: 'ticked', steps: ticked() });
        drawings.ready();
        pull.request();
        return;
      case 'drawn':
      case 'undrawn':
        drawings.answered(message);
        return;
      case 'reveal': {
        const location = Object.hasOwn(shown.places, message.place) ? shown.places[message.place] : undefined;
        if (location !== undefined) await reveal(location, panel);
        return;
      }
      case 'finding': {
        const found = findingWith(shown, message.id);
        if (found !== undefined) await showFinding(found.finding, found.location, message.show, panel);
        return;
      }
      case 'copy':
        return copy(message.step, message.command);
      case 'tick':
        return tick(message.step, message.done);
      case 'scenario':
        scenario = message.scenario;
        if (showsFailover || message.shown) {
          showsFailover = message.shown;
          pull.request();
        }
        if (showsFailover && scenario.events.length > 0) await milestone('hasSeenFailover');
        return;
    }
  };
  panel.webview.onDidReceiveMessage(async (received: unknown) => {
    const message = readPageMessage(received);
    if (message === undefined) {
      log.warn(`The preview page sent a message that the extension does not know: ${JSON.stringify(received)}`);
      return;
    }
    try {
      await obey(message);
    } catch (error) {
      log.error(`The preview could not ${message.type}: ${String(error)}`);
    }
  });
  panel.onDidDispose(() => {
    pull.stop();
    drawings.stop();
  });

  panel.webview.html = page(panel.webview, uri, extension);
  return {
    panel,
    refresh: () => {
      if (panel.visible) pull.request();
    },
    mark: (moved) => {
      lastCursor = moved;
      markCursor();
    },
    scenario: () => scenario,
    draw: drawings.draw,
  };
}

function page(webview: vscode.Webview, uri: string, extension: vscode.ExtensionContext): string {
  const resource = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extension), name)).toString();
  return previewPage({
    uri,
    title: vscode.l10n.t('BTC Preview'),
    // All that the extension has: which of them the page shows is the page's affair.
    translations: vscode.l10n.bundle ?? {},
    language: vscode.l10n.bundle === undefined ? 'en' : vscode.env.language,
    script: resource('preview.js'),
    style: resource('preview.css'),
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID().replaceAll('-', ''),
  });
}

function pageFolder(extension: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(extension.extensionUri, 'dist', 'webview');
}
