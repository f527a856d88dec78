/** What several scenarios do with the preview. */
import type { FrameLocator, Page } from 'playwright-core';
import { runCommand, webview } from './driver.ts';

/** @param title of the topology, once it is shown */
export async function openPreview(page: Page, title = 'Contoso order integration'): Promise<FrameLocator> {
  await runCommand(page, 'BTC: Open Preview to the Side');
  const preview = webview(page);
  await preview.getByRole('heading', { name: title, level: 1 }).waitFor();
  return preview;
}

/** Only this has happened: the row of the matrix opens as a scenario. */
export async function failBts01(preview: FrameLocator): Promise<void> {
  const matrix = preview.getByRole('region', { name: 'What a single failure does' });
  await matrix.getByRole('button', { name: 'BTS01' }).click();
  await preview.getByRole('heading', { name: 'BTS01 fails.' }).waitFor();
}
