/** Names that mean harm, in a real Chromium: in every view and export they are text, run nothing, load nothing, and keep the layout. */
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { after, before, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { type ExportParams, type ExportResult, exportForms, exportRequest } from '#protocol';
import type { PageMessage } from '../../client/webview/messages.ts';
import { root } from '../../scripts/root.ts';
import { startServer } from '../bench/language-server.ts';
import { named } from '../language/runbook/hostile.ts';
import { startChromium, untilDone } from './driver.ts';
import { harmlessNames, hostileNames } from './hostile-names.ts';
import { openPreviewPage, previewsOf, sideways } from './preview-page.ts';

const limit = { timeout: 600_000 };
const file = join(root, 'examples', 'hostile.btc');
const names = [...harmlessNames, ...hostileNames];
const texts = names.map((name) => named('2008', name));
const down = { kind: 'fails', names: ['N1'] } as const;
const tabs = ['topology', 'failover', 'runbook'] as const;
/** Pages that the browser opens alone. */
const documents = Object.entries(exportForms).flatMap(([view, formats]) =>
  formats
    .filter((format) => format !== 'md')
    .map((format) => ({ view, format }) as Pick<ExportParams, 'view' | 'format'>),
);
const types = { html: 'text/html', svg: 'image/svg+xml' } as const;

let browser: Browser;
before(async () => {
  browser = await startChromium();
}, limit);
after(() => browser?.close(), limit);

test('in the preview', limit, async (t) => {
  const shown = await previewsOf(file, texts, { events: [down], at: 1, pairs: false });
  const { page, send, close } = await openPreviewPage(browser, { viewport: { width: 700, height: 900 } });
  t.after(close);
  const watch = await watched(page);
  const stranger = strangers();
  for (const [index, message] of shown.entries()) {
    const name = names[index] ?? '';
    assert(message.content, `${name} has a preview`);
    await send(message);
    for (const tab of tabs) {
      await page.locator(`#tab-${tab}`).click();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      const held = await vocabulary(page);
      assert.deepEqual(stranger(name, tab, held), [], `${name} brings something into the ${tab} tab`);
      assert.deepEqual(await sideways(page), [], `${name} is too wide for the ${tab} tab`);
    }
    assert.equal(await page.locator('h1').textContent(), name);
    assert.deepEqual(await watch(), [], name);
  }
  t.diagnostic(
    `${hostileNames.length} names in ${tabs.length} tabs: nothing ran, and the policy had nothing to refuse`,
  );
});

test('in pictures that the page makes pixels of', limit, async (t) => {
  const { page, send, said, close } = await openPreviewPage(browser, { viewport: { width: 700, height: 900 } });
  t.after(close);
  const watch = await watched(page);
  const server = await openedServer(t);
  await said();
  for (const [id, text] of texts.entries()) {
    const name = names[id] ?? '';
    const { text: svg } = await server.exported(text, { view: 'failover', format: 'pixels' });
    await send({ type: 'draw', id, svg });
    const answers: PageMessage[] = [];
    await untilDone(async () => assert(answers.push(...(await said())) > 0, `${name} has no answer`));
    const [answer, ...more] = answers;
    assert(answer?.type === 'drawn' && answer.id === id && more.length === 0, `${name} is drawn`);
    const { width } = PNG.sync.read(Buffer.from(answer.png, 'base64'));
    assert.equal(width, 2 * Number(/ width="(\d+)"/.exec(svg)?.[1]), `${name} is drawn whole`);
    assert.deepEqual(await watch(), [], name);
  }
  t.diagnostic(`${hostileNames.length} names made pixels of: nothing ran, and the policy had nothing to refuse`);
});

test('in exports', limit, async (t) => {
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  t.after(() => page.close());
  await page.addInitScript(noteHarm);
  let body = '';
  let contentType = '';
  await page.route('https://export.test/', (route) => route.fulfill({ body, contentType }));
  const watch = await watched(page);
  const server = await openedServer(t);
  const stranger = strangers();
  for (const [index, text] of texts.entries()) {
    const name = names[index] ?? '';
    for (const { view, format } of documents) {
      body = (await server.exported(text, { view, format })).text;
      contentType = types[format as keyof typeof types];
      await page.goto('https://export.test/');
      const held = await vocabulary(page);
      const kind = `${view} as ${format}`;
      assert.deepEqual(stranger(name, kind, held), [], `${name} brings something into the ${kind}`);
      if (format === 'html') {
        const title = await page.locator('h1').textContent();
        // What steers the direction of text, or stacks marks on it, is told in print.
        if (/^[ -~]*$/.test(name)) assert(title?.endsWith(name), `${name} is the title of the ${kind}, not ${title}`);
        assert.equal(await overflow(page), 0, `${name} makes the ${kind} scroll sideways`);
      }
    }
    assert.deepEqual(await watch(), [], name);
  }
  t.diagnostic(`${hostileNames.length} names in ${documents.length} documents: nothing ran, and nothing was asked for`);
});

/** A server with a file open, which exports any text of it, with a node that is down. */
async function openedServer(t: TestContext) {
  const { connection, stop } = await startServer(
    [execPath, join(root, 'dist', 'server', 'main.node.cjs'), '--stdio'],
    {},
  );
  t.after(stop);
  const { href: uri } = pathToFileURL(file);
  let version = 0;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'btc', version, text: '' },
  });
  return {
    exported: async (text: string, form: Pick<ExportParams, 'view' | 'format'>): Promise<ExportResult> => {
      version++;
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
      const asked: ExportParams = { uri, ...form, events: [down] };
      const answer: ExportResult | null = await connection.sendRequest(exportRequest, asked);
      assert(answer, 'it can be exported');
      return answer;
    },
  };
}

/** Runs in the page, before anything else of it does. */
function noteHarm(): void {
  const harm: string[] = [];
  Object.assign(globalThis, { harm, ran: () => harm.push('a script of a name ran') });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    harm.push(`the policy refused: ${violatedDirective} ${blockedURI}`),
  );
}

/** Collects what a page does that it must not. @returns what it has done since the last time */
async function watched(page: Page): Promise<() => Promise<readonly string[]>> {
  const harm: string[] = [];
  page.on('dialog', async (dialog) => {
    harm.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', ({ message }) => harm.push(`an error: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url)) harm.push(`said: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^https:\/\/(preview|export)\.test\//.test(request.url())) harm.push(`asked for ${request.url()}`);
  });
  await page.evaluate(noteHarm);
  return async () => [...harm.splice(0), ...(await page.evaluate<string[]>('globalThis.harm.splice(0)'))];
}

/** The kinds of elements in the page, each with its attributes; addresses with what they begin with. */
async function vocabulary(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const kinds = [...document.querySelectorAll('*')].flatMap(({ localName, attributes }) => [
      localName,
      ...[...attributes].map(({ name, value }) =>
        /^(href|xlink:href|src|action|style)$/.test(name)
          ? `${localName} ${name}=${value.slice(0, 1)}`
          : `${localName} ${name}`,
      ),
    ]);
    return [...new Set(kinds)].sort();
  });
}

/** What a name brings that no harmless one has brought into such a page; these have to come first. */
function strangers(): (name: string, kind: string, held: readonly string[]) => readonly string[] {
  const allowed: Record<string, readonly string[]> = {};
  return (name, kind, held) => {
    const before = allowed[kind] ?? [];
    if (harmlessNames.includes(name)) allowed[kind] = [...before, ...held];
    return held.filter((each) => !allowed[kind]?.includes(each));
  };
}

/** How much wider than the window a page is that nothing in it scrolls. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
