/** What a user does with the extension, tried in a real VS Code, the same whichever VS Code it is and however it runs. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { root } from '../../scripts/root.ts';
import {
  chooseFocused,
  chooseTheme,
  focusEditor,
  pressUntilShown,
  reloadWindow,
  runCommand,
  select,
  untilFileHolds,
  webview,
} from './driver.ts';
import { exportScenario } from './export-scenario.ts';
import { failBts01, openPreview } from './preview-steps.ts';
import { noteClicks, notePainted } from './stopwatch.ts';
import { taskScenarios } from './task-scenarios.ts';
import { type Scenario, scenariosIn, type Variant } from './window.ts';
import { writingScenario } from './writing-scenario.ts';

/** The rule that speaks when a Network Name loses its address. */
const nameRule = 'network-name-missing-ip-dependency';
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The largest of the baselines: a text for each of its files. */
const largeFolder = join(root, 'tests', 'baselines', 'large');
const { 'main.btc': largeMain = '', ...largeParts }: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(largeFolder)
    .filter((name) => name.endsWith('.btc') && !name.endsWith('.diagnostics.btc'))
    .map((name) => [name, readFileSync(join(largeFolder, name), 'utf8')]),
);

const themes = [
  { name: 'Light Modern', bodyClass: 'vscode-light', picture: 'light' },
  { name: 'Dark Modern', bodyClass: 'vscode-dark', picture: 'dark' },
  { name: 'Dark High Contrast', bodyClass: 'vscode-high-contrast', picture: 'dark-high-contrast' },
  { name: 'Light High Contrast', bodyClass: 'vscode-high-contrast-light', picture: 'light-high-contrast' },
];

export function scenarios(variant: Variant): void {
  const scenario = scenariosIn(variant);
  // Without Node there is no program to run.
  if (variant.runs === 'installed') taskScenarios(scenario);
  exportScenario(scenario);
  if (variant.name === 'installed') {
    writingScenario(scenario);
    sameEverywhere(scenario);
  }

  scenario('a missing dependency is underlined, listed, and brought back by the quick fix', async (opened) => {
    const { page, file, text, keepPicture } = opened;
    await select(page, ' dependsOn SsoAddress');
    await page.keyboard.press('Delete');
    await page.locator('.squiggly-error').waitFor();

    await runCommand(page, 'Problems: Focus on Problems View');
    await page
      .locator('.markers-panel .monaco-list-row', {
        hasText: 'SsoName depends on no IP Address of its group SsoGroup.',
      })
      .filter({ hasText: 'network-name-missing-ip-dependency' })
      .waitFor();
    await keepPicture('problem');

    await focusEditor(page);
    const fix = page.locator('.action-widget').getByText('Add a dependency on SsoAddress');
    await pressUntilShown(page, 'Control+.', fix);
    await keepPicture('quick-fix');
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await untilFileHolds(file, text);
  });

  scenario('a finding is suppressed with a reason, which the cursor waits for', async (opened) => {
    const { page, file, text, keepPicture } = opened;
    await select(page, ' dependsOn SsoAddress');
    await page.keyboard.press('Delete');
    await page.locator('.squiggly-error').waitFor();
    const suppress = page.locator('.action-widget').getByText(`Suppress ${nameRule} on this line`);
    await pressUntilShown(page, 'Control+.', suppress);
    await keepPicture('rule-actions');
    await chooseFocused(page, `Suppress ${nameRule} on this line`);
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await page.keyboard.type('until Monday');
    await page.keyboard.press('Control+S');
    const line = '    networkName SsoName';
    await untilFileHolds(
      file,
      text.replace(`${line} dependsOn SsoAddress`, `    // btc-disable-next-line ${nameRule} -- until Monday\n${line}`),
    );
  });

  scenario(
    'a rule is turned off in settings that are made for it, and speaks again when they say so',
    async (opened) => {
      const { page, file, keepPicture } = opened;
      await select(page, ' dependsOn SsoAddress');
      await page.keyboard.press('Delete');
      await page.locator('.squiggly-error').waitFor();
      const turnOff = page.locator('.action-widget').getByText(`Turn ${nameRule} off in btc.config.json`);
      await pressUntilShown(page, 'Control+.', turnOff);
      await chooseFocused(page, `Turn ${nameRule} off in btc.config.json`);
      await page.locator('.squiggly-error').waitFor({ state: 'detached' });
      await runCommand(page, 'File: Save All Files');
      const settings = join(dirname(file), 'btc.config.json');
      await untilFileHolds(settings, `{\n  "rules": {\n    "${nameRule}": "off"\n  }\n}\n`);
      await writeFile(settings, `{ "rules": { "${nameRule}": "warning", "no-such-rule": "off" } }\n`);
      await page.locator('.squiggly-warning').first().waitFor();
      await runCommand(page, 'Problems: Focus on Problems View');
      await page
        .locator('.markers-panel .monaco-list-row', { hasText: 'There is no rule no-such-rule.' })
        .filter({ hasText: 'unknown-rule' })
        .waitFor();
      await keepPicture('settings');
    },
  );

  scenario('the preview follows typing, never takes the focus, and outlives a syntax error', async (opened) => {
    const { page, keepPicture } = opened;
    const preview = await openPreview(page);
    await page.keyboard.type('// typed on\n');
    await page.locator('.view-line', { hasText: '// typed on' }).waitFor();

    await select(page, '10.0.0.31/24');
    await page.keyboard.type('10.0.0.77/24');
    await preview.locator('.picture', { hasText: '10.0.0.77' }).waitFor();
    assert.doesNotMatch((await preview.locator('.picture').textContent()) ?? '', /10\.0\.0\.31/);

    await preview.getByRole('tab', { name: 'Runbook' }).click();
    await preview.locator('.step', { hasText: '10.0.0.77' }).first().waitFor();
    await focusEditor(page);
    await select(page, '10.0.0.77/24');
    await page.keyboard.type('10.0.0.78/24');
    await preview.locator('.step', { hasText: '10.0.0.78' }).first().waitFor();
    assert.equal(await preview.locator('.step', { hasText: '10.0.0.77' }).count(), 0);

    await page.keyboard.press('Control+End');
    await page.keyboard.type('cluster');
    const notice = preview.getByRole('status').filter({ hasText: 'This is the last good picture.' });
    await notice.filter({ hasText: 'syntax error' }).waitFor();
    await preview.locator('.step', { hasText: '10.0.0.78' }).first().waitFor();
    await preview.getByRole('tab', { name: 'Topology' }).click();
    await preview.locator('.picture', { hasText: '10.0.0.78' }).waitFor();
    await keepPicture('last-good-picture');

    await focusEditor(page);
    await page.keyboard.type(' LATER {}');
    await notice.waitFor({ state: 'detached' });
    await preview.locator('.picture', { hasText: 'LATER' }).waitFor();
  });

  scenario('a click in the picture or on a step of the runbook leads to the source', async ({ page, text }) => {
    const preview = await openPreview(page);
    await preview.locator('.picture').getByText('SsoName', { exact: true }).click();
    await cursorAt(page, text, 'networkName SsoName').waitFor();

    await preview.getByRole('tab', { name: 'Runbook' }).click();
    await preview.getByRole('button', { name: 'Create MSDTC resource AppDtc in BizTalkApp', exact: true }).click();
    await cursorAt(page, text, 'dtc AppDtc').waitFor();
  });

  scenario('a finding is marked in the picture, listed below it, and mended from there', async (opened) => {
    const { page, file, text, keepPicture } = opened;
    const preview = await openPreview(page);
    const badges = preview.locator('.picture [data-findings]');
    assert.equal(await badges.count(), 0);
    await select(page, ' dependsOn SsoAddress');
    await page.keyboard.press('Delete');
    const badge = preview.getByRole('button', { name: /^1 error: SsoName depends on no IP Address/ });
    await badge.waitFor();
    assert.equal(await badges.count(), 1);
    for (const theme of themes) {
      await chooseTheme(page, theme.name);
      await preview.locator(`body.${theme.bodyClass}`).waitFor();
      await keepPicture(`findings-${theme.picture}`);
      assert.deepEqual(await accessibilityViolations(page), [], theme.name);
    }

    await preview.locator('.picture [data-place$="resource:SsoName"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const heading = preview.getByRole('heading', { name: 'Findings: SsoName (1)' });
    await heading.waitFor();
    await preview.locator('h2:focus').waitFor();
    await keepPicture('finding-chosen');
    await page.keyboard.press('Escape');
    await preview.getByRole('heading', { name: 'Findings (1)' }).waitFor();
    await preview.locator('.picture [data-findings]:focus').waitFor();

    await badge.click();
    await heading.waitFor();
    await preview.getByRole('button', { name: /^Show in the file/ }).click();
    await cursorAt(page, text, 'networkName SsoName').waitFor();
    await preview.getByRole('button', { name: /^Fix…/ }).click();
    await page.locator('.action-widget').getByText('Add a dependency on SsoAddress').waitFor();
    await keepPicture('finding-fix');
    await chooseFocused(page, 'Add a dependency on SsoAddress');
    await badge.waitFor({ state: 'detached' });
    await preview.locator('.findings').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await untilFileHolds(file, text);
  });

  scenario('a failure in the picture moves groups and tells why, by mouse and by keyboard', async (opened) => {
    const { page, text, keepPicture } = opened;
    const preview = await openPreview(page);
    await preview.getByRole('tab', { name: 'Failover' }).click();
    await preview.getByRole('heading', { name: 'Everything is started.' }).waitFor();

    await preview.locator('.picture').getByText('SQL01', { exact: true }).click();
    await preview.getByRole('heading', { name: 'SQL01 fails.' }).waitFor();
    await preview.locator('.picture [aria-label*="moved from SQL01"]').first().waitFor();
    await preview.locator('.change', { hasText: 'SqlGroup' }).first().waitFor();
    await keepPicture('failover');

    const part = preview.locator('.picture [data-place="cluster:BTSCLU/node:BTS01"]');
    await part.focus();
    await page.keyboard.press('f');
    await preview.getByRole('heading', { name: 'BTS01 fails.' }).waitFor();
    await preview.getByRole('button', { name: '← Back' }).click();
    await preview.getByRole('heading', { name: 'SQL01 fails.' }).waitFor();
    await preview.getByRole('button', { name: 'Start again' }).click();
    await preview.getByRole('heading', { name: 'Everything is started.' }).waitFor();

    await preview
      .getByRole('region', { name: 'What a single failure does' })
      .getByRole('button', { name: 'BTS02' })
      .click();
    await preview.getByRole('heading', { name: 'BTS02 fails.' }).waitFor();
    await part.focus();
    await page.keyboard.press('Enter');
    await cursorAt(page, text, 'node BTS01').waitFor();
  });

  scenario('a restart of the language server loses nothing', async ({ page }) => {
    const preview = await openPreview(page);
    await runCommand(page, 'BTC: Restart Language Server');
    await focusEditor(page);
    await select(page, '10.0.0.31/24');
    await page.keyboard.type('10.0.0.77/24');
    await preview.locator('.picture', { hasText: '10.0.0.77' }).waitFor();
    await select(page, ' dependsOn SsoAddress');
    await page.keyboard.press('Delete');
    await page.locator('.squiggly-error').waitFor();
  });

  scenario('the preview is back after a reload of the window', async ({ page, file, text }) => {
    const preview = await openPreview(page);
    await preview.getByRole('tab', { name: 'Runbook' }).click();
    await preview.locator('.step').first().waitFor();
    await reloadWindow(page);
    await preview.getByRole('tab', { name: 'Runbook', selected: true }).waitFor();
    await preview.locator('.step', { hasText: '10.0.0.31' }).first().waitFor();

    await focusEditor(page);
    await select(page, '10.0.0.31/24');
    await page.keyboard.type('10.0.0.99/24');
    await preview.locator('.step', { hasText: '10.0.0.99' }).first().waitFor();
    await page.keyboard.press('Control+S');
    await untilFileHolds(file, text.replace('10.0.0.31/24', '10.0.0.99/24'));
  });
}

/** What takes minutes, and has the same page and server wherever it runs. */
function sameEverywhere(scenario: Scenario): void {
  scenario('the preview is accessible in every theme', async ({ page, keepPicture }) => {
    await page.keyboard.press('Control+B'); // more room for source and preview
    const preview = await openPreview(page);
    for (const theme of themes) {
      await chooseTheme(page, theme.name);
      await preview.locator(`body.${theme.bodyClass}`).waitFor();
      for (const tab of ['Topology', 'Failover', 'Runbook']) {
        await preview.getByRole('tab', { name: tab }).click();
        await preview.getByRole('tab', { name: tab, selected: true }).waitFor();
        if (tab === 'Failover') await failBts01(preview);
        await keepPicture(`${tab.toLowerCase()}-${theme.picture}`);
        assert.deepEqual(await accessibilityViolations(page), [], `${tab}, ${theme.name}`);
      }
    }
  });

  scenario(
    'in a large installation source and preview lead to each other, and how long that takes',
    async ({ page, keepPicture, say }) => {
      const preview = await openPreview(page, 'Northwind Traders: integration platform');
      const intake = largeParts['intake.btc'] ?? '';
      const place = (name: string) => `biztalkGroup:Intake/host:${name}`;
      const part = (name: string) => preview.locator(`.picture [data-place="${place(name)}"]`);
      const lineNumber = (name: string) => `${lineOf(intake, `  host ${name} `)}`;
      const clicks = await noteClicks(await frameOf(preview), '[data-place]', 'data-place');
      const marks = await notePainted(await frameOf(preview), '.picture .marked', 'data-place');
      const cursors = await notePainted(page.mainFrame(), '.monaco-editor .active-line-number');
      for (const name of ['FtpCarriers', 'Parsing', 'Routing']) {
        await part(name).locator('text').first().click({ force: true });
        const taken = (await cursors.last(lineNumber(name))) - (await clicks.last(place(name)));
        say(`${taken} ms from the click on ${name} until the cursor is in its line`);
        // The first click opens the file. Its lenses come later, and move the lines apart.
        await page.locator('.codelens-decoration', { hasText: 'survives' }).first().waitFor();
      }
      // By mouse: a key goes to whatever has the focus, and news of the preview's may come late.
      for (const name of ['QueueIn', 'MailOrders']) {
        // At the start of the line: further right are the instances.
        const line = page.locator('.monaco-editor .view-line', { hasText: `host ${name}` });
        await line.click({ position: { x: 24, y: 8 } });
        const taken = (await marks.last(place(name))) - (await cursors.last(lineNumber(name)));
        say(`${taken} ms from the cursor in the line of ${name} to its mark`);
      }
      await keepPicture('large');
    },
    { text: largeMain, beside: largeParts },
  );
}

/**
 * The number of the line that declares this, while the cursor is in it. Not that in the status bar: it shows none where
 * news of the click's focus in the preview reaches VS Code only after the editor got the focus.
 */
function cursorAt(page: Page, text: string, declaration: string) {
  const line = lineOf(text, declaration);
  return page.locator('.monaco-editor .active-line-number').getByText(`${line}`, { exact: true });
}

/** From 1. */
function lineOf(text: string, declaration: string): number {
  return text.split('\n').findIndex((candidate) => candidate.includes(declaration)) + 1;
}

async function frameOf(preview: FrameLocator): Promise<Frame> {
  const frame = await (await preview.locator('body').elementHandle())?.ownerFrame();
  assert(frame, 'the preview is gone');
  return frame;
}

/** What axe finds in the page of the preview, with the elements. */
async function accessibilityViolations(page: Page): Promise<readonly string[]> {
  const frame = await frameOf(webview(page));
  await frame.evaluate(await readFile(axe, 'utf8'));
  // By default axe would fetch style sheets of other origins, which the page's policy refuses.
  const { violations } = await frame.evaluate<AxeResults>('globalThis.axe.run({ preload: false })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
