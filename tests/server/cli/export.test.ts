/** `btc export` from its arguments to its output: which text it gives, where to, and what it says beside it. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ExportRequest, exportTopology } from '#language';
import { parse } from '../../language/runbook/topologies.ts';
import { createFolder } from './folder.ts';

const example = await readFile(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');
const topology = await parse(example);

/** What the language makes of the example. */
function expected(request: Partial<ExportRequest>): string {
  const whole = { view: 'topology', format: 'html', events: [], fileName: 'a.btc', ...request } as const;
  return exportTopology(topology, [], whole) ?? '';
}

test('prints a page of the topology, unless another view or format is asked for', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const said = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await folder.btc('export', 'a.btc', ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  expect(await said()).toBe(expected({}));
  expect(await said('--format', 'svg')).toBe(expected({ format: 'svg' }));
  expect(await said('--view', 'runbook', '--format', 'md')).toBe(expected({ view: 'runbook', format: 'md' }));
  expect(await said('--view', 'failover', '--format', 'md')).toBe(expected({ view: 'failover', format: 'md' }));
});

test('what happens, happens in the order given', async () => {
  const folder = await createFolder({ 'a.btc': example });
  const args = ['--fail', 'BTS01', '--back', 'bts01', '--move', 'BizTalkApp=BTS01', '--format', 'md'];
  const { stdout } = await folder.btc('export', 'a.btc', '--view', 'failover', ...args);
  const events = [
    { kind: 'fails', names: ['BTS01'] },
    { kind: 'back', names: ['BTS01'] },
    { kind: 'moved', group: 'BizTalkApp', to: 'BTS01' },
  ] as const;
  expect(stdout).toBe(expected({ view: 'failover', format: 'md', events }));
  expect(stdout).toContain('\nBTS01 fails. BTS01 is back. BizTalkApp is moved to BTS01.\n');
});

test('--out writes a file in one step, and its ending says the format', async () => {
  const folder = await createFolder({ 'a.btc': example, 'old.SVG': 'an old one' });
  for (const [file, format] of [
    ['old.SVG', 'svg'],
    ['a.md', 'md'],
  ] as const) {
    expect(await folder.btc('export', 'a.btc', '--out', file)).toEqual({
      code: 0,
      stdout: `${file} is written.\n`,
      stderr: '',
    });
    expect(await folder.text(file)).toBe(expected({ format }));
  }
  await folder.btc('export', 'a.btc', '--out', 'page.md', '--format', 'html');
  expect(await folder.text('page.md')).toBe(expected({}));
  expect((await readdir(folder.path)).sort()).toEqual(['a.btc', 'a.md', 'old.SVG', 'page.md']);
});

test('says what is wrong with the command line, and what would be right', async () => {
  const folder = await createFolder({ 'a.btc': example, 'b.btc': '' });
  await mkdir(join(folder.path, 'taken.svg'));
  const said = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await folder.btc('export', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr.split('\n')[0];
  };
  expect(await said('a.btc', '--format', 'pdf')).toBe('--format is html, svg, md or png, not "pdf".');
  expect(await said('a.btc', '--view', 'failovr')).toBe(
    '--view is topology, failover or runbook, not "failovr". Did you mean failover?',
  );
  expect(await said('a.btc', '--view', 'runbook', '--format', 'svg')).toBe(
    'The runbook view has no svg: it can be html or md.',
  );
  expect(await said('a.btc', '--out', 'a.pdf')).toBe(
    "--out a.pdf doesn't say the format: add --format html, svg, md or png.",
  );
  expect(await said('a.btc', '--back', 'BTS01')).toBe(
    '--back needs --view failover: nothing happens in the topology view.',
  );
  expect(await said('a.btc', '--view', 'failover', '--fail', 'BTS1')).toBe(
    '--fail BTS1: nothing of this name can fail or be moved. Did you mean BTS01?',
  );
  expect(await said('a.btc', '--view', 'failover', '--move', 'BizTalkApp')).toBe(
    '--move is GROUP=NODE, not "BizTalkApp".',
  );
  expect(await said('a.btc', '--out', 'no/a.svg')).toBe("no/a.svg: It can't be written. There is no such folder.");
  expect(await said('a.btc', '--out', 'taken.svg')).toBe("taken.svg: It can't be written. It is a folder.");
  expect(await said('b.btc', '--format', 'svg')).toBe(
    'b.btc: There is nothing to draw: it describes no computers, or more parts than a picture shows.',
  );
  expect(await said('.')).toBe('btc export takes one file; . means 2.');
  expect(await said('gone.btc')).toBe('gone.btc: There is no such file.');
});

test('errors in the file keep parts out of the runbook alone', async () => {
  const faulty = example.replace('networkName AppName dependsOn AppAddress', 'networkName AppName');
  const folder = await createFolder({ 'a.btc': faulty });
  const see = '1 error in a.btc: see `btc check a.btc`.';
  const runbook = await folder.btc('export', 'a.btc', '--view', 'runbook', '--format', 'md');
  expect(runbook).toMatchObject({ code: 1, stderr: `${see} The runbook is not whole.\n` });
  expect(runbook.stdout).toContain('network-name-missing-ip-dependency');
  const picture = await folder.btc('export', 'a.btc', '--format', 'svg');
  expect(picture).toMatchObject({ code: 0, stderr: `${see} The export takes the file as it stands.\n` });
});

test('of a hostile file steers no terminal', async () => {
  const folder = await createFolder({ 'a.btc': example.replace('Contoso order', '\u001b]0;owned\u0007\u009b2J') });
  for (const format of ['html', 'svg', 'md']) {
    const { stdout } = await folder.btcOnTerminal('export', 'a.btc', '--format', format);
    expect(stdout).toContain('owned');
    expect(stdout.match(/[^\P{Cc}\n]/gu)).toBeNull();
  }
});
