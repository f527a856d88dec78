/** A view that is saved from the editor's menu, in a real VS Code. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { runCommand, webview } from './driver.ts';
import { failBts01, openPreview } from './preview-steps.ts';
import type { Scenario } from './window.ts';

export function exportScenario(scenario: Scenario): void {
  scenario('the picture is saved as a PNG, drawn by the preview that opens for it', async ({ page, file }) => {
    const target = await exported(page, file, 'Topology', 'PNG', 'png');
    assert(existsSync(target), 'the file is beside the source');

    const shown = webview(page).locator('.picture svg');
    const [width, height] = (await shown.getAttribute('viewBox'))?.split(' ').slice(2).map(Number) ?? [];
    const { data, ...size } = PNG.sync.read(await readFile(target));
    assert.deepEqual([size.width, size.height], [Number(width) * 2, Number(height) * 2]);
    const dots = [...new Uint32Array(data.buffer, data.byteOffset, data.length / 4)];
    const white = 0xffffffff;
    assert.equal(dots[0], white, 'the page is white');
    const inked = dots.filter((dot) => dot !== white).length / dots.length;
    assert(inked > 0.05 && inked < 0.9, `${Math.round(inked * 100)} % of the page has something on it`);
    await page.locator('.notification-toast').getByRole('button', { name: 'Open' }).click();
    await page.getByRole('tab', { name: 'four-computers.topology.png' }).waitFor();
  });

  scenario('a failover is exported as it is in the preview, whichever tab is shown', async ({ page, file }) => {
    const preview = await openPreview(page);
    await preview.getByRole('tab', { name: 'Failover' }).click();
    await failBts01(preview);
    await preview.getByRole('tab', { name: 'Topology' }).click();
    const target = await exported(page, file, 'Failover', 'Markdown', 'md');
    assert.match(await readFile(target, 'utf8'), /BTS01 fails\./);
  });
}

/** Exports a file by the command. @returns where it is written */
async function exported(page: Page, file: string, view: string, format: string, ending: string): Promise<string> {
  await runCommand(page, 'BTC: Export…');
  // The list stays, also where the focus goes elsewhere.
  await row(page, view).waitFor();
  await page.locator('.monaco-editor').first().click();
  await page.locator('.monaco-editor.focused').waitFor();
  await choose(page, view);
  await choose(page, format);
  const target = file.replace('.btc', `.${view.toLowerCase()}.${ending}`);
  const name = target.slice(target.lastIndexOf('/') + 1);
  await page.waitForFunction(
    (suggested) => document.querySelector<HTMLInputElement>('.quick-input-box input')?.value.endsWith(suggested),
    `/${name}`,
  );
  await page.locator('.quick-input-box input').press('Enter');
  await page.locator('.notification-toast', { hasText: `${name} is written.` }).waitFor();
  return target;
}

async function choose(page: Page, label: string): Promise<void> {
  await row(page, label).click();
}

function row(page: Page, label: string): Locator {
  return page.locator('.quick-input-widget .monaco-list-row', { hasText: label }).first();
}
