/** The preview's page by itself in a real Chromium, with what the packaged server says of a file: quicker than a whole VS Code. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Preview, PreviewParams } from '#protocol';
import { previewPage } from '../../client/features/preview/page.ts';
import { afterAnswer, nothingYet } from '../../client/features/preview/shown.ts';
import type { ExtensionMessage, PageMessage } from '../../client/webview/messages.ts';
import { root } from '../../scripts/root.ts';
import { startServer } from '../bench/language-server.ts';

/** Nothing listens there; the tests answer. */
const origin = 'https://preview.test';
const uri = 'file:///topology.btc';

export interface PreviewPage {
  readonly page: Page;
  /** @returns the milliseconds of script that the page took for it */
  readonly send: (message: ExtensionMessage) => Promise<number>;
  /** What the page has said to the extension since the last time. */
  readonly said: () => Promise<readonly PageMessage[]>;
  readonly close: () => Promise<void>;
}

/** The page as the extension makes it, its policy included, before anything is sent to it. */
export async function openPreviewPage(
  browser: Browser,
  options: BrowserContextOptions,
  translations: Readonly<Record<string, string>> = {},
): Promise<PreviewPage> {
  const page = await browser.newPage(options);
  const html = previewPage({
    ...{ uri, title: 'Preview', translations, language: 'en', cspSource: origin, nonce: 'n' },
    ...{ script: `${origin}/preview.js`, style: `${origin}/preview.css` },
  });
  await page.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const contentType = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html';
    const body = name === '' ? html : await readFile(join(root, 'dist', 'webview', name));
    await route.fulfill({ body, contentType });
  });
  await page.addInitScript(() => {
    const messages: unknown[] = [];
    Object.assign(globalThis, {
      messages,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => messages.push(message),
        getState: () => undefined,
        setState: () => {},
      }),
    });
  });
  await page.goto(`${origin}/`);
  return {
    page,
    send: (message) =>
      page.evaluate((data) => {
        const start = performance.now();
        window.dispatchEvent(new MessageEvent('message', { data }));
        return performance.now() - start;
      }, message),
    said: () => page.evaluate('globalThis.messages.splice(0)'),
    close: () => page.close(),
  };
}

/** What is wider than the pane, but for what scrolls by itself. */
export function sideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrollers = '.picture, .matrix, .table, .spoken';
    const all = [...document.querySelectorAll('#page *')].filter(
      (each) => !each.closest(scrollers) && each.checkVisibility(),
    );
    const width = document.documentElement.clientWidth;
    const wide = all.filter(
      (each) => each.getBoundingClientRect().right > width + 1 || each.getBoundingClientRect().left < -1,
    );
    return wide.map(({ outerHTML }) => outerHTML.slice(0, 160));
  });
}

/** What the extension would show of each text, of a file with these others beside it; with a scenario the failover view too. */
export async function previewsOf(
  file: string,
  texts: readonly string[],
  scenario?: PreviewParams['scenario'],
): Promise<readonly Extract<ExtensionMessage, { type: 'show' }>[]> {
  const server = await startServer([execPath, join(root, 'dist', 'server', 'main.node.cjs'), '--stdio'], {});
  try {
    const textDocument = { uri: pathToFileURL(file).href, languageId: 'btc', version: 0, text: '' };
    await server.connection.sendNotification('textDocument/didOpen', { textDocument });
    const shown: Extract<ExtensionMessage, { type: 'show' }>[] = [];
    for (const [version, text] of texts.entries()) {
      const { uri: opened } = textDocument;
      await server.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: opened, version: version + 1 },
        contentChanges: [{ text }],
      });
      const asked: PreviewParams = { uri: opened, ...(scenario ? { scenario } : {}) };
      const answer: Preview | null = await server.connection.sendRequest('btc/preview', asked);
      const { content, notice } = afterAnswer(nothingYet, answer);
      shown.push({ type: 'show', content, notice: notice ?? { is: 'current' } });
    }
    return shown;
  } finally {
    await server.stop();
  }
}
