/** What is done for a finding of the preview, with an editor that only writes down what it is asked for. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { WebviewPanel } from 'vscode';
import { findings } from './preview-content.ts';

const asked = vi.hoisted((): unknown[] => []);

vi.mock('vscode', () => ({
  commands: { executeCommand: async (...command: readonly unknown[]) => void asked.push(command) },
}));
vi.mock('../../client/features/preview/reveal.ts', () => ({
  reveal: async (place: object, _panel: object, what: string) => void asked.push(['reveal', place, what]),
}));

const { showFinding } = await import('../../client/features/preview/show-finding.ts');
const panel = {} as unknown as WebviewPanel;
const location = { uri: 'file:///a.btc', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } } };
const [withPage, , withoutPage] = findings;
if (!withPage || !withoutPage) throw new Error('There are too few findings.');

beforeEach(() => void asked.splice(0));

test('its place in the source is selected', async () => {
  await showFinding(withPage, location, 'source', panel);
  expect(asked).toEqual([['reveal', location, 'whole']]);
});

test('its fixes are offered once it is selected', async () => {
  await showFinding(withPage, location, 'fixes', panel);
  expect(asked).toEqual([['reveal', location, 'whole'], ['editor.action.quickFix']]);
});

test('the page of its rule is shown, where it has one', async () => {
  await showFinding(withoutPage, location, 'rule', panel);
  expect(asked).toEqual([]);
  await showFinding(withPage, location, 'rule', panel);
  expect(asked).toEqual([['btc.showRule', 'too-few-nodes']]);
});
