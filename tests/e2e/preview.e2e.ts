/** The preview's page in a real Chromium: by keyboard alone, at 200 % zoom, without motion, and as fast as typing. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { ExtensionMessage, PageMessage } from '../../client/webview/messages.ts';
import { root } from '../../scripts/root.ts';
import { startChromium } from './driver.ts';
import { openPreviewPage, type PreviewPage, previewsOf, sideways } from './preview-page.ts';

const limit = { timeout: 300_000 };
const example = join(root, 'examples', 'four-computers.btc');
const large = join(root, 'tests', 'baselines', 'large', 'main.btc');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** A pane of half a window of 1280 pixels at 200 %. */
const narrow = { viewport: { width: 320, height: 400 } };
const wide = { viewport: { width: 700, height: 900 } };
const tabs = ['topology', 'failover', 'runbook'] as const;

type Show = Extract<ExtensionMessage, { type: 'show' }>;
let browser: Browser;
/** With a finding, and with BTS01 down. */
let shown: Show;
let empty: Show;
let broken: Show;

before(async () => {
  browser = await startChromium();
  const text = (await readFile(example, 'utf8')).replace(' dependsOn SsoAddress', '');
  const scenario = { events: [{ kind: 'fails', names: ['BTS01'] } as const], at: 1, pairs: true };
  const [first, second, third] = await previewsOf(example, [text, '', `${text}\nhost host host {`], scenario);
  assert(first?.content && second?.content && third);
  [shown, empty, broken] = [first, second, third];
}, limit);
after(() => browser?.close(), limit);

async function opened(t: TestContext, options: object, message: ExtensionMessage = shown): Promise<PreviewPage> {
  const preview = await openPreviewPage(browser, options);
  t.after(() => preview.close());
  await preview.send(message);
  return preview;
}

const openTab = (page: Page, tab: (typeof tabs)[number]) => page.locator(`#tab-${tab}`).click();

/** What can be clicked, each once: a cell of the matrix does what the head of its column does. */
const clickable = [
  ...['data-zoom', 'data-findings', 'data-all-findings', 'data-to-badge', 'data-finding', 'data-place', 'data-copy'],
  ...['data-step-to', 'data-act', 'data-tab', 'data-step', 'data-filter', 'data-choose', 'data-pairs'],
]
  .map((attribute) => `[${attribute}]`)
  .concat('button[data-scenario]', 'a[href]', 'summary');

/** Where the keyboard gets to: with Tab, and with the arrow keys within tabs and picture. @returns what it never reaches */
async function unreached(page: Page): Promise<readonly string[]> {
  await page.evaluate((selectors) => {
    const visible = [...document.querySelectorAll<HTMLElement>(selectors)].filter((each) => each.checkVisibility());
    const left = new Set<Element>(visible);
    const dim: string[] = [];
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return;
      left.delete(target);
      const outline = getComputedStyle(target);
      if (outline.outlineStyle === 'none' || Number.parseFloat(outline.outlineWidth) < 2) dim.push(target.outerHTML);
    });
    Object.assign(globalThis, { left, dim });
  }, clickable.join(','));
  for (let presses = 0; presses < 1000; presses++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === document.body) return 'end';
      return activeElement?.matches('[role="tab"], .picture [tabindex="0"]') ? 'arrows' : 'control';
    });
    if (at === 'end') break;
    if (at !== 'arrows') continue;
    const picture = await page.evaluate(() => document.activeElement?.closest('.picture') !== null);
    if (!picture) continue;
    const stops = await page.locator('.picture [data-place], .picture [data-findings]').count();
    for (let stop = 0; stop < stops; stop++) await page.keyboard.press('ArrowRight');
  }
  assert.deepEqual(await page.evaluate('globalThis.dim'), [], 'focused without an outline');
  return page.evaluate(
    '[...globalThis.left].filter((each) => !each.matches("[role=tab]")).map(({ outerHTML }) => outerHTML.slice(0, 200))',
  );
}

for (const tab of tabs) {
  test(`the keyboard reaches everything in the ${tab} tab, and shows where it is`, limit, async (t) => {
    const { page } = await opened(t, wide);
    await openTab(page, tab);
    await page.locator('#tab-topology').focus();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    assert.deepEqual(await unreached(page), []);
  });
}

test('a key does what a click does', limit, async (t) => {
  const { page, said } = await opened(t, wide);
  const press = async (target: string, key: string): Promise<readonly PageMessage[]> => {
    await said();
    await page.locator(target).first().focus();
    await page.keyboard.press(key);
    return said();
  };
  const part = 'cluster:SQLCLU/group:SsoGroup/resource:SsoName';
  for (const key of ['Enter', ' ']) {
    assert.deepEqual(await press(`.picture [data-place="${part}"]`, key), [{ type: 'reveal', place: part }]);
    await press(`.picture [data-findings="${part}"]`, key);
    assert.equal(await page.locator('h2:focus').textContent(), 'Findings: SsoName (1)');
    await page.keyboard.press('Escape');
    await page.locator(`.picture [data-findings="${part}"]:focus`).waitFor();
  }
  assert.deepEqual(
    (await press('[data-finding][data-show="fixes"]', 'Enter')).map(({ type }) => type),
    ['finding'],
  );
  await press('[data-zoom="in"]', 'Enter');
  assert.equal(await page.locator('.picture.fit').count(), 0);
  await press('.picture [tabindex="0"]', 'End');
  const last = await page.locator('.picture [data-place], .picture [data-findings]').last().getAttribute('data-place');
  assert.equal(await page.locator('.picture :focus').getAttribute('data-place'), last);

  const fails = { events: [{ kind: 'fails', names: ['BTS01'] }], at: 0, pairs: false };
  const scenario = (message: object) => [{ type: 'scenario', scenario: message, shown: true }];
  assert.deepEqual(await press('#tab-topology', 'ArrowRight'), scenario({ events: [], at: 0, pairs: false }));
  const node = '.picture [data-place="cluster:SQLCLU/node:SQL01"]';
  const sql01 = { kind: 'fails', names: ['SQL01'] };
  assert.deepEqual(await press(node, 'f'), scenario({ events: [sql01], at: 1, pairs: false }));
  assert.deepEqual(await press('[data-step-to="back"]', 'Enter'), scenario({ events: [sql01], at: 0, pairs: false }));
  assert.deepEqual(await press('[data-step-to="on"]', 'Enter'), scenario({ events: [sql01], at: 1, pairs: false }));
  assert.deepEqual(await press('[data-step-to="start"]', 'Enter'), scenario({ events: [], at: 0, pairs: false }));
  assert.deepEqual(await press('th [data-scenario="BTS01"]', 'Enter'), scenario({ ...fails, at: 1 }));
  assert.deepEqual(await press('[data-pairs]', ' '), scenario({ ...fails, at: 1, pairs: true }));
  assert.equal((await press('[data-act]', 'Enter'))[0]?.type, 'scenario');

  await openTab(page, 'runbook');
  assert.equal((await press('[data-copy]', 'Enter'))[0]?.type, 'copy');
  assert.equal((await press('input[data-step]', ' '))[0]?.type, 'tick');
  assert.equal((await press('.step [data-place]', 'Enter'))[0]?.type, 'reveal');
  await press('nav a >> nth=2', 'Enter');
  await page.locator('h3:focus').waitFor();
});

test('what was unfolded stays so while another tab is shown', limit, async (t) => {
  const { page, send } = await opened(t, wide);
  await openTab(page, 'runbook');
  const ways = page.locator('details');
  const areOpen = () => ways.evaluateAll((all) => all.map((each) => (each as HTMLDetailsElement).open));
  const folded = await areOpen();
  assert(folded.length > 2 && !folded.includes(true));
  await ways.nth(1).locator('summary').click();
  const unfolded = folded.map((_, index) => index === 1);
  assert.deepEqual(await areOpen(), unfolded);
  await openTab(page, 'topology');
  await send({ type: 'mark', places: [] });
  await openTab(page, 'runbook');
  assert.deepEqual(await areOpen(), unfolded);
  await ways.nth(1).locator('summary').click();
  await openTab(page, 'failover');
  await openTab(page, 'runbook');
  assert.deepEqual(await areOpen(), folded);
});

test('each command has a name of its own, and each copy is read out', limit, async (t) => {
  const { page, send } = await opened(t, wide);
  await openTab(page, 'runbook');
  const names = await page
    .locator('[data-copy]')
    .evaluateAll((all) => all.map((each) => `${each.getAttribute('data-step')}: ${each.getAttribute('aria-label')}`));
  assert.equal(new Set(names).size, names.length);
  assert(names.some((name) => name.endsWith(' (2 of 2)')));

  await page.evaluate(() => {
    const read: string[] = [];
    const status = document.querySelector('[role="status"].spoken') as Element;
    // A screen reader hears what comes into the status.
    new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) read.push(node.textContent ?? '');
    }).observe(status, { childList: true });
    Object.assign(globalThis, { read });
  });
  const step = await page.locator('[data-copy]').first().getAttribute('data-step');
  for (const command of [0, 1]) await send({ type: 'copied', step: step ?? '', command });
  assert.deepEqual(await page.evaluate('globalThis.read'), ['Copied to the clipboard.', 'Copied to the clipboard.']);
});

test('at 200 % zoom nothing is cut off, and only pictures and tables scroll sideways', limit, async (t) => {
  const { page } = await opened(t, narrow);
  for (const tab of tabs) {
    await openTab(page, tab);
    assert.deepEqual(await sideways(page), [], tab);
  }
  await openTab(page, 'topology');
  for (let presses = 0; presses < 3; presses++) await page.locator('[data-zoom="in"]').click();
  const panel = page.locator('#panel-topology');
  await panel.evaluate((each) => each.scrollTo(5000, 0));
  for (const control of await page.locator('#panel-topology .toolbar button').all()) {
    const box = await control.boundingBox();
    assert(box && box.x >= 0 && box.x + box.width <= narrow.viewport.width, 'a control is scrolled out of sight');
  }
});

test('nothing moves by itself', limit, async (t) => {
  const { page } = await opened(t, wide);
  for (const tab of tabs) {
    await openTab(page, tab);
    assert.equal(await page.evaluate('document.getAnimations().length'), 0);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('#page *')]
        .filter((each) => {
          const { transitionDuration, animationName } = getComputedStyle(each);
          return transitionDuration !== '0s' || animationName !== 'none';
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 160)),
    );
    assert.deepEqual(moving, []);
  }
});

test('empty and broken files have a page without barriers that says what to do', limit, async (t) => {
  const states: readonly (readonly [ExtensionMessage, string])[] = [
    [empty, 'Nothing declared yet'],
    [broken, 'Nothing to show yet'],
    [{ ...broken, content: shown.content }, 'This is the last good picture.'],
    [{ type: 'show', content: null, notice: { is: 'missing' } }, 'The file may have been moved or deleted.'],
    [{ type: 'show', content: null, notice: { is: 'failed', message: 'gone' } }, 'BTC: Restart Language Server'],
  ];
  for (const [message, words] of states) {
    const { page } = await opened(t, wide, message);
    await page.getByText(words).first().waitFor();
    assert.deepEqual(await violations(page), [], words);
  }
});

test('the page speaks the language of the editor, in which findings and steps stay as they are', limit, async (t) => {
  const translations = { Topology: 'Topologie', Runbook: '<b>"Ablauf"</b>', 'Findings ({0})': 'Befunde: {0}' };
  const { page, send, close } = await openPreviewPage(browser, wide, translations);
  t.after(close);
  await send(shown);
  const tabTexts = await page.getByRole('tab').allTextContents();
  assert.deepEqual(tabTexts, ['Topologie', 'Failover', '<b>"Ablauf"</b>']);
  await page.getByRole('heading', { name: `Befunde: ${shown.content?.findings.length}` }).waitFor();
  await page.locator('.finding', { hasText: 'SsoName depends on no IP Address' }).waitFor();
});

/** Not contrast: the colours are the theme's, which VS Code brings along. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const { violations: found } = await page.evaluate<AxeResults>(
    'globalThis.axe.run({ preload: false, rules: { "color-contrast": { enabled: false } } })',
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('the cursor marks its part so that it can be seen', limit, async (t) => {
  const { page, send } = await opened(t, wide);
  const part = 'cluster:BTSCLU/group:BizTalkApp/resource:AppDtc';
  await send({ type: 'mark', places: [part] });
  const marked = page.locator('.picture [aria-current="true"]');
  assert.equal(await marked.getAttribute('data-place'), part);
  const look = await marked.evaluate((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return [outlineStyle, outlineWidth];
  });
  assert.deepEqual(look, ['dashed', '2px']);
});

test(
  'a picture that would be too small to read begins larger, and grows around what is looked at',
  limit,
  async (t) => {
    const [shown] = await previewsOf(large, [await readFile(large, 'utf8')]);
    assert(shown);
    const { page } = await opened(t, { viewport: { width: 700, height: 700 } }, shown);
    const svg = page.locator('.picture svg');
    const width = async () => (await svg.boundingBox())?.width ?? 0;
    const percent = page.locator('.toolbar .quiet');
    assert.equal(await percent.innerText(), '50 %');
    const natural = 2 * (await width());
    await page.getByRole('button', { name: 'Fit', exact: true }).click();
    assert((await width()) <= 700);
    await page.getByRole('button', { name: 'Zoom in', exact: true }).click();
    assert.equal(await percent.innerText(), '25 %');

    // What the pointer is on stays under it.
    await page.getByRole('button', { name: 'Zoom in', exact: true }).click();
    const part = page.locator('.picture [data-place="biztalkGroup:Intake/host:Routing"]');
    await part.evaluate((each) => each.scrollIntoView({ block: 'center', inline: 'center' }));
    const before = await part.boundingBox();
    assert(before);
    const pointer = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
    await page.mouse.move(pointer.x, pointer.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.waitForFunction(
      (smaller) => (document.querySelector('.picture svg')?.clientWidth ?? 0) > smaller,
      natural / 2,
    );
    const after = await part.boundingBox();
    assert(after);
    assert(after.width > before.width * 1.2);
    assert(Math.abs(after.x + after.width / 2 - pointer.x) < 2, 'it has moved aside');
    assert(Math.abs(after.y + after.height / 2 - pointer.y) < 2, 'it has moved up or down');
  },
);

test('a keystroke in a large installation redraws what it changes, and how long that takes', limit, async (t) => {
  const text = await readFile(large, 'utf8');
  const scenario = { events: [{ kind: 'fails', names: ['NWIN01'] } as const], at: 1, pairs: false };
  const [before, after] = await previewsOf(
    large,
    [text, text.replace(/topology "[^"]*"/, 'topology "Another title"')],
    scenario,
  );
  assert(before?.content && after?.content && before.content.title !== after.content.title);
  const { page, send } = await opened(t, wide, before);
  const places = await page
    .locator('.picture [data-place]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-place') ?? ''));
  assert(places.length > 300);
  for (const tab of tabs) {
    await openTab(page, tab);
    await page.evaluate(() => {
      const seen = new MutationObserver((records) => Object.assign(globalThis, { changed: records.length }));
      seen.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      Object.assign(globalThis, { seen });
    });
    await send(after);
    const changed = await page.evaluate<number>('globalThis.seen.takeRecords().length || globalThis.changed || 0');
    await page.evaluate('globalThis.seen.disconnect()');
    assert(changed > 0 && changed < 20, `${tab}: ${changed} changes of the page`);
    const updates = await timed(10, (index) => send(index % 2 === 0 ? before : after));
    const marks = await timed(10, (index) => send({ type: 'mark', places: [places[index * 7] ?? ''] }));
    t.diagnostic(`script in the ${tab} tab: ${updates} after a keystroke, ${marks} after the cursor has moved`);
  }
});

async function timed(times: number, act: (index: number) => Promise<number>): Promise<string> {
  const taken: number[] = [];
  for (let index = 0; index < times; index++) taken.push(await act(index));
  taken.sort((a, b) => a - b);
  return `${taken[0]?.toFixed(1)} ms at best, ${taken[times / 2]?.toFixed(1)} ms in the middle`;
}
