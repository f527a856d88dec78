/** What the manifest contributes to VS Code fits together, exists, and is in the README where users look for it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings, rules } from '#language';
import { argumentsOf } from '../../client/features/check-tasks/check-arguments.ts';
import manifest from '../../package.json' with { type: 'json' };
import { analyse } from '../harness/analysis.ts';

const root = new URL('../../', import.meta.url);
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);
const client = readdirSync(new URL('client/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(`client/${name}`, root), 'utf8'))
  .join('\n');
const protocol = readFileSync(new URL('server/protocol.ts', root), 'utf8');
const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(new URL('package.nls.json', root), 'utf8'));
const readme = readFileSync(new URL('README.md', root), 'utf8');

/** The text that a `%key%` stands for. */
function worded(text: string): string {
  const key = text.replace(/^%(.+)%$/, '$1');
  return words[key] ?? text;
}

/** The names of the commands that the client registers, those in constants too. */
function registered(): readonly string[] {
  return [...client.matchAll(/registerCommand\(\s*('?[\w.]+)/g)].map(([, name = '']) =>
    name.startsWith("'")
      ? name.slice(1)
      : (new RegExp(`export const ${name} = '([^']+)'`).exec(client + protocol)?.[1] ?? name),
  );
}

test('every command is registered, and every registered one is a command of the palette', () => {
  expect([...registered()].sort()).toEqual([...commands].sort());
});

test('every command has a name and a category', () => {
  expect(contributes.commands.map(({ title, category }) => `${worded(category)}: ${worded(title)}`)).toEqual([
    'BTC: New Topology…',
    'BTC: Open Preview to the Side',
    'BTC: Export…',
    'BTC: Show Rule',
    'BTC: Restart Language Server',
  ]);
});

test('the palette has a command only where it does something', () => {
  const limited = contributes.menus.commandPalette.map(({ command, when }) => [command, when]);
  expect(limited).toEqual([
    ['btc.showPreview', 'editorLangId == btc'],
    ['btc.export', "editorLangId == btc || activeWebviewPanelId == 'btc.preview'"],
    ['btc.showRule', 'editorLangId == btc'],
  ]);
  // The others need no file.
  expect(commands.filter((command) => !limited.some(([other]) => other === command))).toEqual([
    'btc.newTopology',
    'btc.restartServer',
  ]);
});

test('menus and keys know their commands', () => {
  const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(({ command }) => command);
  expect(used.filter((command) => !commands.includes(command))).toEqual([]);
});

test('keys work on a Mac, and only in files of the language', () => {
  for (const { key, mac, when } of contributes.keybindings) {
    expect(mac).toBe(key.replaceAll('ctrl', 'cmd'));
    expect(when).toMatch(/editorLangId == btc/);
  }
  expect(new Set(contributes.keybindings.map(({ key }) => key)).size).toBe(contributes.keybindings.length);
});

test('every file that the manifest names is there', () => {
  const named = [...JSON.stringify(manifest).matchAll(/"\.\/([^"]+)"/g)].map(([, path = '']) => path);
  const written = named.filter((path) => !path.startsWith('dist/'));
  expect(written.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test('every setting has a description and a default that it allows', () => {
  for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
    const described = 'markdownDescription' in setting ? setting.markdownDescription : setting.description;
    expect(worded(described), name).toMatch(/^[A-Z].*\.$/);
    if ('enum' in setting) expect(setting.enum).toContain(setting.default);
    else expect(typeof setting.default).toBe(setting.type);
  }
});

test('steps of the walkthrough are complete with something that can be done, and link to commands', () => {
  const [walkthrough] = contributes.walkthroughs;
  const builtIn = ['workbench.actions.view.problems', 'workbench.action.tasks.runTask'];
  const contexts = [...client.matchAll(/milestone\('(\w+)'\)/g)].map(([, name]) => `onContext:btc.${name}`);
  const events = walkthrough?.steps.flatMap(({ completionEvents }) => completionEvents) ?? [];
  const possible = [...[...commands, ...builtIn].map((command) => `onCommand:${command}`), ...contexts];
  expect(events.filter((event) => !possible.includes(event))).toEqual([]);
  expect(contexts.filter((event) => !events.includes(event))).toEqual([]);
  expect(walkthrough?.steps.filter(({ completionEvents }) => completionEvents.length === 0)).toEqual([]);
  const links = walkthrough?.steps.flatMap(({ description }) =>
    [...worded(description).matchAll(/\(command:([^)]+)\)/g)].map(([, command = '']) => command),
  );
  expect(links?.filter((command) => ![...commands, ...builtIn].includes(command))).toEqual([]);
  expect(links).toHaveLength(walkthrough?.steps.length ?? 0);
});

test('what the walkthrough shows is good: its topologies, settings and tasks', async () => {
  const media = (contributes.walkthroughs[0]?.steps ?? []).flatMap(({ media: shown }) =>
    'markdown' in shown && shown.markdown ? [readFileSync(new URL(shown.markdown, root), 'utf8')] : [],
  );
  const blocks = (language: string) =>
    media.flatMap((text) =>
      [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block),
    );
  expect(blocks('btc')).toHaveLength(3);
  for (const block of blocks('btc')) {
    const { problems } = await analyse(new Map([['main.btc', `cluster C { group G {\n${block}} }`]]));
    expect(problems.filter(({ code }) => code === 'syntax-error')).toEqual([]);
  }
  const [settings = '', task = ''] = blocks('json');
  expect(
    readSettings(
      settings,
      rules.map(({ code }) => code),
    ).mistakes,
  ).toEqual([]);
  expect(argumentsOf(JSON.parse(task))).toBeDefined();
});

/** The first column of the table under a heading of the README. */
function tableUnder(heading: string): readonly string[] {
  const [, section = ''] = readme.split(`\n### ${heading}\n`);
  const rows = (section.split(/\n#{2,3} /)[0] ?? '').matchAll(/^\| ([^|]+) \|/gm);
  return [...rows].map(([, cell = '']) => cell.replaceAll('`', '').replaceAll('*', '').trim()).slice(1);
}

test('the README has every command with its keys, and every setting', () => {
  expect(tableUnder('Commands and keys')).toEqual(
    contributes.commands.map(({ title, category }) => `${worded(category)}: ${worded(title)}`),
  );
  expect(tableUnder('Settings of the editor')).toEqual(Object.keys(contributes.configuration.properties));
  const keys = [...readme.matchAll(/<kbd>(.*?)<\/kbd>/g)].map(([, key = '']) => key.toLowerCase());
  expect(keys).toEqual(contributes.keybindings.flatMap(({ key, mac }) => (key === mac ? [key] : [key, mac])));
});
