/** `btc runbook` from its arguments to its output: which runbook it prints, and what it says beside it. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import {
  buildRunbook,
  check,
  createProject,
  defaultSettings,
  locateWhole,
  renderRunbookAsJson,
  renderRunbookAsMarkdown,
} from '#language';
import { createFolder } from './folder.ts';

const example = await readFile(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');
/** An error that keeps a part out: a Network Name without an address. */
const faulty = example.replace('networkName AppName dependsOn AppAddress', 'networkName AppName');

/** What the language makes of the text, as the only file of a topology. */
async function expected(text: string, uri = 'file:///a.btc', cluster?: string) {
  const project = createProject();
  await project.setText(uri, text);
  const program = project.program(uri);
  if (!program) throw new Error('The file is not in the project.');
  const { problems } = check(program, () => defaultSettings);
  const runbook = buildRunbook(
    program.topology,
    problems.filter(({ severity }) => severity === 'error'),
    program.topology.clusters.find(({ name }) => name === cluster),
  );
  const json = renderRunbookAsJson(runbook, (origin) => {
    const { start, end } = locateWhole(origin);
    const { textDocument } = program.root;
    return { uri, range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) } };
  });
  return { markdown: renderRunbookAsMarkdown(runbook), json };
}

test('of a sound topology is whole', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const uri = pathToFileURL(join(folder.path, 'a.btc')).href;
  const { markdown, json } = await expected(example, uri);
  expect(markdown).toContain('# Runbook: Contoso order integration\n');
  expect(await folder.btc('runbook', 'a.btc')).toEqual({ code: 0, stdout: markdown, stderr: '' });
  expect(await folder.btc('runbook', 'a.btc', '--format', 'markdown')).toEqual({
    code: 0,
    stdout: markdown,
    stderr: '',
  });
  expect(await folder.btc('runbook', 'a.btc', '--format', 'json')).toEqual({ code: 0, stdout: json, stderr: '' });
});

test('leaves out what errors touch, and says so', async () => {
  const folder = await createFolder({ 'a.btc': faulty });
  const { markdown } = await expected(faulty);
  expect(markdown).toContain('network-name-missing-ip-dependency');
  expect(markdown).not.toBe((await expected(example)).markdown);
  expect(await folder.btc('runbook', 'a.btc')).toEqual({
    code: 1,
    stdout: markdown,
    stderr: '1 error in a.btc: see `btc check a.btc`. The runbook is not whole.\n',
  });
});

test('knows the settings of the file: what is no error there keeps nothing out', async () => {
  const settings = JSON.stringify({ rules: { 'network-name-missing-ip-dependency': 'warning' } });
  const folder = await createFolder({ 'a.btc': faulty, 'btc.config.json': settings });
  const { code, stdout, stderr } = await folder.btc('runbook', 'a.btc');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toContain('network-name-missing-ip-dependency');
});

test('covers what the file imports', async () => {
  const folder = await createFolder({ 'main.btc': 'import "parts/a.btc"\n', 'parts/a.btc': example });
  const { code, stdout } = await folder.btc('runbook', 'main.btc', '--format', 'json');
  const { phases } = JSON.parse(stdout);
  const uris = phases.flatMap(({ steps }: { steps: { place: { uri: string } }[] }) =>
    steps.map(({ place }) => place.uri),
  );
  expect(code).toBe(0);
  expect(new Set(uris)).toEqual(new Set([pathToFileURL(join(folder.path, 'parts/a.btc')).href]));
});

test.each(['cluster:BTSCLU', 'CLUSTER:btsclu', 'BTSCLU', 'btsclu'])(
  '--target %s limits it to a cluster',
  async (target) => {
    const folder = await createFolder({ 'a.btc': example });
    const { markdown } = await expected(example, undefined, 'BTSCLU');
    expect(markdown).not.toBe((await expected(example)).markdown);
    expect(await folder.btc('runbook', 'a.btc', '--target', target)).toEqual({ code: 0, stdout: markdown, stderr: '' });
  },
);

test('--target all is everything, and a BizTalk group is a target too', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const whole = await folder.btc('runbook', 'a.btc');
  expect(await folder.btc('runbook', 'a.btc', '--target', 'all')).toEqual(whole);
  const { code, stdout } = await folder.btc('runbook', 'a.btc', '--target', 'group:Orders');
  expect(code).toBe(0);
  expect(stdout).toContain('# Runbook: Contoso order integration, BizTalk group Orders\n');
});

test('a target that there is not, or that could be two, is named with what could be meant', async () => {
  const twice = `${example}\nbiztalkGroup BTSCLU { version: 2009 }\n`;
  const folder = await createFolder({ 'a.btc': example, 'twice.btc': twice });
  const said = async (file: string, target: string) => {
    const { code, stdout, stderr } = await folder.btc('runbook', file, '--target', target);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };
  const nothing = 'the file has no cluster or BizTalk group of this name.';
  expect(await said('a.btc', 'BTSCLUU')).toBe(`--target BTSCLUU: ${nothing} Did you mean BTSCLU?\n`);
  expect(await said('a.btc', 'cluster:BTCLU')).toBe(
    `--target cluster:BTCLU: ${nothing} Did you mean cluster:BTSCLU?\n`,
  );
  expect(await said('a.btc', 'nowhere')).toBe(`--target nowhere: ${nothing}\n`);
  expect(await said('a.btc', 'group:BTSCLU')).toMatch(/^--target group:BTSCLU: the file has no/);
  expect(await said('a.btc', '\u001b[2J')).toBe(`--target <U+001B>[2J: ${nothing}\n`);
  expect(await said('twice.btc', 'btsclu')).toBe('--target btsclu: this could be cluster:BTSCLU or group:BTSCLU.\n');
  expect(await said('a.btc', 'cluster')).toBe('--target cluster: this could be cluster:SQLCLU or cluster:BTSCLU.\n');
});

test('a kind alone is the only one of it that there is', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const byKind = await folder.btc('runbook', 'a.btc', '--target', 'group');
  expect(byKind).toMatchObject({ code: 0, stderr: '' });
  expect(byKind).toEqual(await folder.btc('runbook', 'a.btc', '--target', 'group:Orders'));
});

test.each([
  ['markdown', 'runbook.md'],
  ['html', 'runbook.html'],
  ['json', 'runbook.json'],
])('--out writes %s into a folder, which it makes, and replaces what it wrote before', async (format, name) => {
  const folder = await createFolder({ 'a.btc': example });
  const { stdout } = await folder.btc('runbook', 'a.btc', '--format', format);
  for (const file of ['a.btc', 'a.btc']) {
    expect(await folder.btc('runbook', file, '--format', format, '--out', 'deep/er')).toEqual({
      code: 0,
      stdout: '1 file in deep/er.\n',
      stderr: '',
    });
    expect(await readdir(join(folder.path, 'deep/er'))).toEqual([name]);
    expect(await folder.text(`deep/er/${name}`)).toBe(stdout);
    await folder.write(`deep/er/${name}`, 'an old one');
  }
});

test('scripts need a folder, and are written as Windows PowerShell reads them', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const { code, stdout, stderr } = await folder.btc('runbook', 'a.btc', '--format', 'powershell');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^--format powershell makes several files: name a folder for them with --out DIR\.\n/);
  const written = await folder.btc('runbook', 'a.btc', '--format', 'powershell', '--out', 'scripts');
  const names = (await readdir(join(folder.path, 'scripts'))).sort();
  expect(written).toEqual({ code: 0, stdout: `${names.length} files in scripts.\n`, stderr: '' });
  expect(names.filter((name) => !name.endsWith('.ps1'))).toEqual(['00-README.md', 'SSOCLUSTER.xml', 'runbook.md']);
  const script = await folder.bytes('scripts/02-prerequisites--BTS01.ps1');
  expect(script.subarray(0, 5).toString('latin1')).toBe('\u00ef\u00bb\u00bf# ');
  expect((await folder.text('scripts/runbook.md')).startsWith('# Runbook')).toBe(true);
});

test('command files have no mark, which cmd would take for a part of the first command', async () => {
  const folder = await createFolder({ 'a.btc': example });
  expect((await folder.btc('runbook', 'a.btc', '--format', 'cmd', '--out', 'scripts')).code).toBe(0);
  expect((await folder.text('scripts/02-prerequisites--BTS01.cmd')).startsWith('@echo off\r\n')).toBe(true);
});

test('--out writes nothing over folders or where it may not, and names the place', async () => {
  const folder = await createFolder({ 'a.btc': example, file: '' });
  await mkdir(join(folder.path, 'taken/runbook.md'), { recursive: true });
  const said = async (out: string) => {
    const { code, stdout, stderr } = await folder.btc('runbook', 'a.btc', '--out', out);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };
  expect(await said('file')).toBe('file: No files can be written there. It is a file, not a folder.\n');
  expect(await said('file/deeper')).toMatch(/^file\/deeper: No files can be written there\. /);
  expect(await said('taken')).toBe('taken/runbook.md: There is a folder of this name.\n');
  expect(await readdir(join(folder.path, 'taken'))).toEqual(['runbook.md']);
});

test('of a hostile file steers no terminal', async () => {
  const folder = await createFolder({ 'a.btc': example.replace('Contoso order', '\u001b]0;owned\u0007\u009b2J') });
  for (const format of ['markdown', 'html', 'json']) {
    const { stdout } = await folder.btcOnTerminal('runbook', 'a.btc', '--format', format);
    expect(stdout).toContain('owned');
    expect(stdout.match(/[^\P{Cc}\n]/gu)).toBeNull();
  }
});

test('needs one file that can be read', async () => {
  const folder = await createFolder({ 'a.btc': example, 'b.btc': example });
  expect(await folder.btc('runbook', 'gone.btc')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'gone.btc: There is no such file.\n',
  });
  const { code, stdout, stderr } = await folder.btc('runbook', '.');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^btc runbook takes one file; \. means 2\.\n/);
});

test('an operation is planned on the names behind the file', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const { stdout, ...rest } = await folder.btc(
    'runbook',
    'a.btc',
    '--operation',
    'move-host',
    'ReceiveHost',
    'SqlGroup',
  );
  expect([stdout, rest]).toEqual([
    '',
    {
      code: 2,
      stderr:
        'move-host: Host ReceiveHost is clustered on BTSCLU, and SqlGroup is a group of SQLCLU: a host moves between groups of one cluster only.\n',
    },
  ]);
  const drill = await folder.btc('runbook', 'a.btc', '--operation', 'drill', 'BizTalkApp');
  expect([drill.code, drill.stderr, drill.stdout.split('\n')[0]]).toEqual([
    0,
    '',
    '# Failover drill for BizTalkApp (Contoso order integration)',
  ]);
  expect(await folder.btc('runbook', 'a.btc', '--operation', 'drill', 'BizTalkAp')).toMatchObject({
    code: 2,
    stderr: 'drill: BizTalkAp is not the name of a group of a cluster. Did you mean BizTalkApp?\n',
  });
});

test('an operation takes a file with errors elsewhere as it stands, and is refused where they concern it', async () => {
  const folder = await createFolder({ 'a.btc': faulty });
  const elsewhere = await folder.btc('runbook', 'a.btc', '--operation', 'drill', 'SqlGroup');
  expect([elsewhere.code, elsewhere.stderr]).toEqual([
    0,
    '1 error in a.btc: see `btc check a.btc`. The operation takes the file as it stands.\n',
  ]);
  const here = await folder.btc('runbook', 'a.btc', '--operation', 'take-out', 'BTS01');
  expect([here.code, here.stdout]).toEqual([2, '']);
  expect(here.stderr).toContain('take-out: ');
  expect(here.stderr).toContain('network-name-missing-ip-dependency');
});

test('names are for operations only, and a target is not', async () => {
  const folder = await createFolder({ 'a.btc': example });
  expect((await folder.btc('runbook', 'a.btc', 'b.btc')).stderr).toContain('btc runbook takes one file, not 2.');
  expect(
    (await folder.btc('runbook', 'a.btc', '--operation', 'drill', 'BizTalkApp', '--target', 'BTSCLU')).stderr,
  ).toContain('--operation names what it is about behind the file, not by --target.');
});
