/** Where the editor would save an export. */
import { expect, test } from 'vitest';
import { suggestedPath } from '../../client/features/export/suggested-path.ts';

test('beside the file, under its name and that of the view', () => {
  expect(suggestedPath('/w/a.b/main.btc', 'failover', 'html')).toBe('/w/a.b/main.failover.html');
  expect(suggestedPath('/w/Main.BTC', 'runbook', 'md')).toBe('/w/Main.runbook.md');
});
