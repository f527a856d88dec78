/** `btc check` from its arguments to its output and its exit code. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFolder } from './folder.ts';

const clean = 'domain CONTOSO { group Admins }\n';
/** An error and, on the last line, another one that `btc fix` fixes. */
const faulty = `cluster A {
  windows: 2008
  node N1

  group G {
    ip Address { address: 10.0.0.1/24 }
    networkName Name { name: NET }
  }
}
`;
const oneNode = {
  code: 'cluster-needs-two-nodes',
  severity: 'error',
  message: 'Cluster A has only one node. When N1 fails, there is no other to fail over to.',
  range: { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } },
  fixes: [{ title: 'Add node N2', preferred: true }],
};
const noAddress = {
  code: 'network-name-missing-ip-dependency',
  severity: 'error',
  message:
    'Name depends on no IP Address of its group G. The name can only come online with an address, so nobody can reach the group by it.',
  range: { start: { line: 6, character: 16 }, end: { line: 6, character: 20 } },
  fixes: [{ title: 'Add a dependency on Address', preferred: true }],
};

/** A report as the program prints it, from `[file, diagnostics]`. */
function report(...files: readonly (readonly [string, readonly object[]])[]): string {
  return `${JSON.stringify({ version: 1, files: files.map(([file, diagnostics]) => ({ file, diagnostics })) })}\n`;
}

describe('as JSON', () => {
  test('every file has an entry, under the name that it was given by', async () => {
    const folder = await createFolder({ 'a.btc': faulty, 'sub/b.btc': clean });
    expect(await folder.btc('check', './sub/../a.btc', join(folder.path, 'sub/b.btc'), '--format', 'json')).toEqual({
      code: 1,
      stdout: report(['./sub/../a.btc', [oneNode, noAddress]], [join(folder.path, 'sub/b.btc'), []]),
      stderr: '',
    });
  });

  test('a file that is given twice is checked once', async () => {
    const folder = await createFolder({ 'a.btc': clean });
    const { stdout } = await folder.btc('check', 'a.btc', './a.btc', '*.btc', '--format', 'json');
    expect(stdout).toBe(report(['a.btc', []]));
  });

  test('imported files come after those that were given, named from the working folder', async () => {
    const folder = await createFolder({
      'main/main.btc': 'import "../parts/cluster.btc"\n',
      'parts/cluster.btc': faulty,
      'other.btc': clean,
    });
    expect(await folder.btc('check', 'main/main.btc', 'other.btc', '--format', 'json')).toEqual({
      code: 1,
      stdout: report(['main/main.btc', []], ['other.btc', []], ['parts/cluster.btc', [oneNode, noAddress]]),
      stderr: '',
    });
  });

  test('a file that two topologies import shows each problem once', async () => {
    const folder = await createFolder({
      'one.btc': 'import "cluster.btc"\n',
      'two.btc': 'import "cluster.btc"\n',
      'cluster.btc': faulty,
    });
    const { stdout } = await folder.btc('check', 'one.btc', 'two.btc', '--format', 'json');
    expect(stdout).toBe(report(['one.btc', []], ['two.btc', []], ['cluster.btc', [oneNode, noAddress]]));
  });

  test('files that import each other in a circle are checked once each', async () => {
    const folder = await createFolder({ 'a.btc': `import "b.btc"\n${clean}`, 'b.btc': 'import "a.btc"\n' });
    const { code, stdout } = await folder.btc('check', 'b.btc', '--format', 'json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: report(['b.btc', []], ['a.btc', []]) });
  });

  test('a missing import is a diagnostic of the file that imports', async () => {
    const folder = await createFolder({ 'a.btc': `import "gone.btc"\n${clean}` });
    const { code, stdout } = await folder.btc('check', 'a.btc', '--format', 'json');
    const { files } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(files.map(({ file }: { file: string }) => file)).toEqual(['a.btc']);
    expect(files[0].diagnostics).toMatchObject([
      { code: 'import-not-found', severity: 'error', range: { start: { line: 0, character: 7 } } },
    ]);
  });

  test('an imported file that is not text is a missing one', async () => {
    const folder = await createFolder({ 'a.btc': 'import "b.btc"\n', 'b.btc': Uint8Array.of(0x64, 0xe4, 0x0a) });
    const { stdout } = await folder.btc('check', 'a.btc', '--format', 'json');
    expect(JSON.parse(stdout).files).toMatchObject([{ file: 'a.btc', diagnostics: [{ code: 'import-not-found' }] }]);
  });

  test('a syntax error is a diagnostic with its own code', async () => {
    const folder = await createFolder({ 'a.btc': 'domain CONTOSO {' });
    const { code, stdout } = await folder.btc('check', 'a.btc', '--format', 'json');
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: report([
        'a.btc',
        [
          {
            code: 'syntax-error',
            severity: 'error',
            message: 'This block is never closed: `}` is missing.',
            range: { start: { line: 0, character: 15 }, end: { line: 0, character: 16 } },
            fixes: [],
          },
        ],
      ]),
    });
  });

  test.each([
    ['with Windows line breaks', Buffer.from(faulty.replaceAll('\n', '\r\n'))],
    ['that begins with a byte order mark', Buffer.from(`\uFEFF${faulty}`)],
    ['in UTF-16', Buffer.from(`\uFEFF${faulty}`, 'utf16le')],
    ['in UTF-16 with its bytes swapped', Buffer.from(`\uFEFF${faulty}`, 'utf16le').swap16()],
  ])('a file %s has its problems at the same places', async (_, bytes) => {
    const folder = await createFolder({ 'a.btc': bytes });
    expect((await folder.btc('check', 'a.btc', '--format', 'json')).stdout).toBe(
      report(['a.btc', [oneNode, noAddress]]),
    );
  });

  test('an empty file is clean', async () => {
    const folder = await createFolder({ 'a.btc': '' });
    expect(await folder.btc('check', 'a.btc', '--format=json')).toEqual({
      code: 0,
      stdout: report(['a.btc', []]),
      stderr: '',
    });
  });
});

describe('settings', () => {
  const asWarning = JSON.stringify({
    rules: { 'cluster-needs-two-nodes': 'warning', 'network-name-missing-ip-dependency': 'off' },
  });

  test('the nearest settings file above each file holds', async () => {
    const folder = await createFolder({
      'btc.config.json': JSON.stringify({
        rules: { 'cluster-needs-two-nodes': 'off', 'network-name-missing-ip-dependency': 'hint' },
      }),
      'a.btc': faulty,
      'near/btc.config.json': asWarning,
      'near/deep/b.btc': faulty,
    });
    const { code, stdout } = await folder.btc('check', 'a.btc', 'near/deep/b.btc', '--format', 'json');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: report(
        ['a.btc', [{ ...noAddress, severity: 'hint' }]],
        ['near/deep/b.btc', [{ ...oneNode, severity: 'warning' }]],
      ),
    });
  });

  test('--config holds for all files instead', async () => {
    const folder = await createFolder({
      'btc.config.json': 'not even JSON',
      'a.btc': faulty,
      'other.json': `\uFEFF${asWarning}`,
    });
    const { code, stdout } = await folder.btc('check', 'a.btc', '--format', 'json', '--config', 'other.json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: report(['a.btc', [{ ...oneNode, severity: 'warning' }]]) });
  });

  test('warnings are allowed up to the number given', async () => {
    const folder = await createFolder({ 'btc.config.json': asWarning, 'a.btc': faulty, 'b.btc': faulty });
    const check = async (...args: readonly string[]) => {
      const { code, stderr } = await folder.btc('check', 'a.btc', 'b.btc', '--format', 'json', ...args);
      return { code, stderr };
    };
    expect(await check()).toEqual({ code: 0, stderr: '' });
    expect(await check('--max-warnings', '2')).toEqual({ code: 0, stderr: '' });
    expect(await check('--max-warnings=1')).toEqual({ code: 1, stderr: '2 warnings, and at most 1 allowed.\n' });
    expect(await check('--max-warnings', '0')).toEqual({ code: 1, stderr: '2 warnings, and at most 0 allowed.\n' });
  });

  test('each mistake of a settings file is named', async () => {
    const settings = '{ "rules": { "cluster-needs-two-nodes": "fatal", "dtc-not-clustered": 1 } }';
    const folder = await createFolder({ 'sub/btc.config.json': settings, 'sub/a.btc': clean });
    const allowed = 'must be "off", "error", "warning", "information" or "hint".';
    expect(await folder.btc('check', 'sub/a.btc')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `sub/btc.config.json: "cluster-needs-two-nodes" ${allowed}\n` +
        `sub/btc.config.json: "dtc-not-clustered" ${allowed}\n`,
    });
  });

  test('overrides hold for the files that they match from the folder of the settings', async () => {
    const folder = await createFolder({
      'project/btc.config.json': JSON.stringify({
        overrides: [
          {
            files: ['legacy/**'],
            rules: { 'cluster-needs-two-nodes': 'off', 'network-name-missing-ip-dependency': 'off' },
          },
          {
            files: ['*.btc'],
            rules: { 'cluster-needs-two-nodes': 'hint', 'network-name-missing-ip-dependency': 'off' },
          },
        ],
      }),
      'project/a.btc': faulty,
      'project/legacy/deep/b.btc': faulty,
    });
    const { stdout } = await folder.btc('check', 'project', '--format', 'json');
    expect(stdout).toBe(
      report(['project/a.btc', [{ ...oneNode, severity: 'hint' }]], ['project/legacy/deep/b.btc', []]),
    );
  });

  test('a code that no rule has is a finding in the settings file', async () => {
    const folder = await createFolder({
      'btc.config.json': '{\n  "rules": { "dtc-not-clusterd": "off" }\n}\n',
      'a.btc': clean,
    });
    expect(await folder.btc('check', 'a.btc')).toEqual({
      code: 0,
      stdout:
        'btc.config.json:2:14 warning unknown-rule There is no rule dtc-not-clusterd. The setting has no effect.\n' +
        '2 |   "rules": { "dtc-not-clusterd": "off" }\n' +
        '  |              ~~~~~~~~~~~~~~~~~~\n\n' +
        '1 warning in 2 files.\n',
      stderr: '',
    });
  });

  test('a settings file that is no text, or that is a folder, is named with the reason', async () => {
    const folder = await createFolder({ 'btc.config.json': Uint8Array.of(0x7b, 0xe4, 0x7d), 'a.btc': clean });
    const complaint = async (...args: readonly string[]) => (await folder.btc('check', 'a.btc', ...args)).stderr;
    expect(await complaint()).toBe("btc.config.json: The text isn't UTF-8 (line 1). Save the file as UTF-8.\n");
    expect(await complaint('--config', '.')).toBe('.: It is a folder.\n');
  });

  test('a settings file that is named has to exist', async () => {
    const folder = await createFolder({ 'a.btc': clean });
    expect(await folder.btc('check', 'a.btc', '--config', 'gone.json')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'gone.json: There is no such file.\n',
    });
  });
});
