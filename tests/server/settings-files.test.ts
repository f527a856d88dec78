/** The settings files of a workspace, read while several ask for them at once. */
import { EmptyFileSystemProvider } from 'langium';
import { expect, test } from 'vitest';
import { createSettingsFiles } from '../../server/lsp/settings.ts';

const files = Object.assign(new EmptyFileSystemProvider(), { findFiles: async () => [] });

test('two who ask at once get the same settings', async () => {
  const texts = new Map([['file:///w/btc.config.json', '{ "rules": { "dtc-not-clustered": "off" } }']]);
  const failures: string[] = [];
  const settings = createSettingsFiles(
    files,
    (uri) => texts.get(uri),
    (what) => failures.push(what),
  );
  const [a, b] = ['file:///w/a.btc', 'file:///w/b.btc'];
  await Promise.all([settings.load([a]), settings.load([b])]);
  expect(settings.known().map(({ uri }) => uri)).toEqual([...texts.keys()]);
  expect(settings.settingsFor(a)).toBe(settings.settingsFor(b));
  expect([...settings.settingsFor(a).rules]).toEqual([['dtc-not-clustered', 'off']]);
  expect(failures).toEqual([]);
});

test('settings that can not be read are what they were', async () => {
  const uri = 'file:///w/btc.config.json';
  let read: () => string = () => '{ "rules": { "dtc-not-clustered": "off" } }';
  const failures: string[] = [];
  const settings = createSettingsFiles(
    files,
    (asked) => (asked === uri ? read() : undefined),
    (what) => failures.push(what),
  );
  await settings.load(['file:///w/a.btc']);
  read = () => {
    throw new Error('gone');
  };
  settings.forget();
  await settings.load(['file:///w/a.btc']);
  expect(failures).toEqual([`Reading ${uri}`]);
  expect([...settings.settingsFor('file:///w/a.btc').rules]).toEqual([['dtc-not-clustered', 'off']]);
});
