/** A view that is saved from the editor's menu, in a real VS Code. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { runCommand, webview } from './driver.ts';
import type { Scenario } from './window.ts';

export function exportScenario(scenario: Scenario): void {
  scenario(
    'the picture is saved as a PNG, drawn by the preview that opens for it',
    async ({ page, file, keepPicture }) => {
      await runCommand(page, 'BTC: Export…');
      await choose(page, 'Topology');
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'PNG' }).waitFor();
      await keepPicture('export-formats');
      await choose(page, 'PNG');
      const path = page.locator('.quick-input-box input');
      const target = file.replace('.btc', '.topology.png');
      await page.waitForFunction(
        (ending) => document.querySelector<HTMLInputElement>('.quick-input-box input')?.value.endsWith(ending),
        target.slice(target.lastIndexOf('/')),
      );
      await path.press('Enter');
      await page.locator('.notification-toast', { hasText: 'four-computers.topology.png is written.' }).waitFor();
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
    },
  );
}

async function choose(page: Page, label: string): Promise<void> {
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: label }).first().click();
}
