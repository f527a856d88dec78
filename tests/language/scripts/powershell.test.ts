/** The runbook as PowerShell scripts: PowerShell by its grammar, with names from the file as nothing but texts. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { powershellLine } from '../../../language/runbook/escape/powershell.ts';
import { buildRunbook, type Runbook, renderPowerShell } from '../../../language/runbook/index.ts';
import { powershellReader } from '../../harness/powershell.ts';
import { runs, seed } from '../../properties/runs.ts';
import { harmless, named, refusedByCmd } from '../runbook/hostile.ts';
import { fourComputers, intake, parse, stepsOf } from '../runbook/topologies.ts';
import { harmlessTwin, runbookOf, stepOf } from './twin.ts';

const read = await powershellReader();

const scriptsOf = (runbook: Runbook) => renderPowerShell(runbook).filter(({ name }) => name.endsWith('.ps1'));
const onlyScript = (runbook: Runbook) => {
  const [script, ...others] = scriptsOf(runbook);
  if (!script || others.length > 0) throw new Error('There is more or less than one script.');
  return script.text;
};

const example = readFileSync(new URL('../../../examples/four-computers.btc', import.meta.url), 'utf8');

const runbooks = {
  'Windows Server 2003': async () => buildRunbook(await parse(intake)),
  'Windows Server 2008': async () => buildRunbook(await fourComputers()),
  'Windows Server 2008 R2': async () =>
    buildRunbook(await parse(example.replaceAll('windows: 2008', 'windows: 2008R2'))),
  'Windows Server 2022': async () => buildRunbook(await parse(example.replaceAll('windows: 2008', 'windows: 2022'))),
} as const;

describe.each(Object.entries(runbooks))('for %s', (_, build) => {
  test('every script is PowerShell, and nothing in it is newer than 2.0', async () => {
    for (const { name, text, byteOrderMark } of scriptsOf(await build())) {
      const { errors, bones, commands } = read(text);
      expect(errors, name).toEqual([]);
      expect(bones, name).not.toMatch(
        /\[ordered\]|::new\(|^\s*(?:class|enum|using)\s|\s-(?:not)?in\s|\$PSItem|&&|\|\||\?\?|\.(?:Where|ForEach)\(/im,
      );
      expect(commands, name).not.toContain('ConvertTo-Json');
      // Without the mark Windows PowerShell reads the arrows in the texts as something else.
      expect({ byteOrderMark, lineEnds: /[^\r]\n/.test(text) }).toEqual({ byteOrderMark: true, lineEnds: false });
    }
  });

  test('every step is done once, in the order of the runbook', async () => {
    const runbook = await build();
    const done = scriptsOf(runbook).flatMap(({ text }) =>
      [...text.matchAll(/^Invoke-RunbookStep -Number (\d+) -Title '(.*)' `\r$/gm)].map(([, number, title]) => [
        Number(number),
        title?.replaceAll("''", "'"),
      ]),
    );
    expect(done).toEqual(stepsOf(runbook).map(({ title }, index) => [index + 1, title]));
  });

  test('everything is the same, byte for byte, each time', async () => {
    expect(renderPowerShell(await build())).toEqual(renderPowerShell(await build()));
  });
});

describe('a name that means harm', () => {
  test.each([...harmless, ...refusedByCmd])('%s is only in texts', async (name) => {
    const runbook = buildRunbook(await parse(named('2003', name)));
    // Where cmd has no commands for the name, the twin has none either.
    const twin = harmless.includes(name)
      ? buildRunbook(await parse(named('2003', 'Plain')))
      : harmlessTwin(runbook, name);
    const twins = scriptsOf(twin);
    const scripts = scriptsOf(runbook);
    expect(scripts.length).toBe(twins.length);
    for (const [index, { name: file, text }] of scripts.entries()) {
      const { errors, bones } = read(text);
      expect(errors, file).toEqual([]);
      expect(bones, file).toBe(read(twins[index]?.text ?? '').bones);
    }
  });
});

const count = runs(50);

test(`${count} random names are only in texts (seed ${seed})`, () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc
      .array(
        fc.constantFrom(
          "'",
          '\u2018',
          '\u2019',
          '\u201A',
          '\u201B',
          '"',
          '`',
          '$(',
          ')',
          '{',
          '}',
          '#',
          '#>',
          ';',
          '|',
          '&',
          '\n',
          '\r',
          "@'",
          ' x',
        ),
        { minLength: 1 },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(names, (name) => {
      const runbook = (text: string) => {
        const line = powershellLine`Get-Thing -Name ${text}`;
        // No computer is called like this, so that no script asks for the computer.
        const where = `a server: ${text}`;
        const block = { shell: 'powershell', lines: [typeof line === 'string' ? line : "Get-Thing -Name ''"] } as const;
        return runbookOf(
          stepOf(text, { where, commands: [block], check: { commands: [block], expect: [text] }, done: block }),
          stepOf(text, {
            where,
            id: 'by hand',
            commands: [{ shell: 'cmd', lines: [`cluster ${text}`] }],
            files: [{ name: 'a.vbs', text }],
          }),
        );
      };
      const { errors, bones } = read(onlyScript(runbook(name)));
      expect(errors).toEqual([]);
      expect(bones).toBe(read(onlyScript(runbook('Plain'))).bones);
    }),
    { numRuns: count, seed },
  );
});

test('a step with PowerShell asks whether it is done, does its lines, and looks; one without is done by hand', () => {
  const text = onlyScript(
    runbookOf(
      stepOf('NODE1', {
        title: 'By itself',
        before: [],
        record: [],
        commands: [
          { shell: 'powershell', lines: ["Set-Thing 'x'", '& sc.exe query MSMQ', 'net.exe start x', '$a = 1'] },
        ],
        done: { shell: 'powershell', lines: ["[bool](Get-Thing 'x')"] },
        check: { commands: [{ shell: 'powershell', lines: ['Get-Thing'] }], expect: ['It is there.'] },
      }),
      stepOf('NODE1', {
        id: 'second',
        title: 'By hand',
        kind: 'disruptive',
        console: ['Click.'],
        commands: [{ shell: 'cmd', lines: ['rem VERIFY this.', 'cluster group "x" /create'] }],
        check: { commands: [{ shell: 'cmd', lines: ['cluster group "x"'] }], expect: ['It is there.'] },
        files: [{ name: 'a.vbs', text: 'x\n' }],
      }),
    ),
  );
  const steps = text.slice(text.indexOf('Invoke-RunbookStep -Number'));
  expect(steps.replaceAll('\r', '')).toBe(`Invoke-RunbookStep -Number 1 -Title 'By itself' \`
    -Where 'NODE1' -Who 'NODE1' -Kind 'changing' \`
    -Done {
        [bool](Get-Thing 'x')
    } \`
    -Action {
        Set-Thing 'x'
        & sc.exe query MSMQ
        Assert-ExitCode
        net.exe start x
        Assert-ExitCode
        $a = 1
    } \`
    -Check {
        Get-Thing
    } \`
    -Expect @('It is there.')

Invoke-RunbookStep -Number 2 -Title 'By hand' \`
    -Where 'NODE1' -Who 'NODE1' -Kind 'disruptive' \`
    -Before @('NODE1', 'VERIFY this.', 'Have a.vbs at hand; it stands beside this script.') \`
    -Manual @('Click.', 'Or instead of that:', 'Command prompt:', '  rem VERIFY this.', '  cluster group "x" /create') \`
    -CheckByHand @('cluster group "x"') \`
    -Expect @('It is there.') \`
    -Record @('NODE1')

Write-Host ''
Write-Host 'The steps of this script are at their end.'
`);
});

test('-WhatIf and -Confirm reach every step, and only reading comes before them', () => {
  const { bones } = read(onlyScript(runbookOf(stepOf('NODE1'))));
  expect(bones).toContain("[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = '')]\r\nparam()");
  const body = bones.slice(bones.indexOf('function Invoke-RunbookStep'));
  const asked = body.search(/if \(-not \$PSCmdlet\.ShouldProcess\(.*\)\) \{ return \}/);
  expect(asked).toBeGreaterThan(0);
  for (const doing of ['& $Action', '& $Check', 'Confirm-Answer']) expect(body.indexOf(doing)).toBeGreaterThan(asked);
  expect(body.indexOf('Test-StepDone $Done')).toBeLessThan(asked);
});

describe('a script', () => {
  test('is refused by another computer, where it is for one, and asks where a group may be elsewhere', () => {
    const check = (where: string) =>
      onlyScript(runbookOf(stepOf('x', { where })))
        .match(/^if \(\$env:.*$/m)?.[0]
        .trim();
    expect(check('NODE1')).toBe(
      "if ($env:COMPUTERNAME -ne 'NODE1') { throw ('This script is for NODE1. This computer is ' + $env:COMPUTERNAME + '.') }",
    );
    expect(check('the node that owns App (NODE1)')).toBe(
      "if ($env:COMPUTERNAME -ne 'NODE1' -and -not $WhatIfPreference -and -not (Confirm-Answer ('This script is for NODE1, or the node that owns the group now. Is it for this computer, ' + $env:COMPUTERNAME + '?'))) { throw 'Stopped. Run it where it belongs.' }",
    );
    expect(check('a domain controller of CONTOSO')).toBeUndefined();
    expect(check("N'1")).toBeUndefined();
  });

  test('holds what follows on one computer, and says what has to be run before it, as far as that says not itself what comes before', () => {
    const runbook = runbookOf(
      stepOf('x', { id: 'a', where: 'N1' }),
      stepOf('x', { id: 'b', where: 'the node that owns App (N1)', after: ['a'] }),
      stepOf('x', { id: 'c', where: 'N2', after: ['b'] }),
      stepOf('x', { id: 'd', where: 'N1', after: ['a', 'b', 'c'] }),
    );
    const scripts = scriptsOf(runbook);
    expect(scripts.map(({ name }) => name)).toEqual(['01-msdtc--N1.ps1', '02-msdtc--N2.ps1', '03-msdtc--N1.ps1']);
    const before = scripts.map(({ text }) => text.match(/^Show-Lines (@.*) 'Run before it: '\r$/m)?.[1]);
    expect(before).toEqual([undefined, "@('01-msdtc--N1.ps1, on N1')", "@('02-msdtc--N2.ps1, on N2')"]);
    const index = renderPowerShell(runbook).find(({ name }) => name === '00-README.md')?.text ?? '';
    expect(index.split('\n').filter((line) => line.startsWith('|'))).toEqual([
      '| | Script | Computer | Phase | Steps | After |',
      '|---|---|---|---|---|---|',
      '| 1 | `01-msdtc--N1.ps1` | N1 | MSDTC | 1-2 | – |',
      '| 2 | `02-msdtc--N2.ps1` | N2 | MSDTC | 3 | 1 |',
      '| 3 | `03-msdtc--N1.ps1` | N1 | MSDTC | 4 | 2 |',
    ]);
  });

  test.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'CON'],
    ['a:b*c?', 'a-b-c'],
    ['...', 'computer'],
    ['é', 'computer'],
    [`${'x'.repeat(60)}`, 'x'.repeat(40)],
  ])('for %s has a name that every file system takes', (where, expected) => {
    expect(scriptsOf(runbookOf(stepOf('x', { where }))).map(({ name }) => name)).toEqual([`01-msdtc--${expected}.ps1`]);
  });
});

test('files of steps stand beside the scripts, and no name is there twice', () => {
  const file = (text: string, name = 'a.vbs') => ({ files: [{ name, text }] });
  const files = renderPowerShell(
    runbookOf(
      stepOf('N1', { id: 'a', ...file('one') }),
      stepOf('N1', { id: 'b', ...file('one') }),
      stepOf('N1', { id: 'c', ...file('two', 'A.vbs') }),
    ),
  );
  expect(files.map(({ name }) => name)).toEqual([
    '00-README.md',
    '01-msdtc--N1.ps1',
    'a.vbs',
    'step-3-A.vbs',
    'runbook.md',
  ]);
});
