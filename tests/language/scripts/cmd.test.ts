/** The runbook as command files: read as cmd reads a file, with names from the file in double quotes alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cmdLine } from '../../../language/runbook/escape/cmd.ts';
import { buildRunbook, type Runbook, renderCmd } from '../../../language/runbook/index.ts';
import { runs, seed } from '../../properties/runs.ts';
import { harmless, named, refusedByCmd } from '../runbook/hostile.ts';
import { fourComputers, intake, parse, stepsOf } from '../runbook/topologies.ts';
import { harmlessTwin, runbookOf, stepOf } from './twin.ts';

const scriptsOf = (runbook: Runbook) => renderCmd(runbook).filter(({ name }) => name.endsWith('.cmd'));
const linesOf = (runbook: Runbook) => scriptsOf(runbook).flatMap(({ text }) => text.split('\r\n'));

/** What is in a line outside of double quotes, as cmd parts it: nothing but a quote ends quotes, and variables are replaced first. */
function outside(line: string): string {
  let quoted = false;
  let rest = '';
  for (const character of line) {
    if (character === '"') {
      quoted = !quoted;
      rest += character;
    } else if (!quoted) rest += character;
  }
  return rest;
}

/** The variables that a line takes, in quotes or not: a `%` that begins no name of one is an error. */
function variablesIn(line: string): readonly string[] {
  expect(line.replace(/%[A-Za-z]+%/g, ''), line).not.toMatch(/[%!]/);
  return [...line.matchAll(/%([A-Za-z]+)%/g)].map(([, name = '']) => name);
}

const own = new Set(['COMPUTERNAME', 'ERRORLEVEL', 'step', 'error', 'SystemRoot', 'CommonProgramFiles']);

const runbooks = {
  'Windows Server 2003': async () => buildRunbook(await parse(intake)),
  'Windows Server 2008': async () => buildRunbook(await fourComputers()),
} as const;

describe.each(Object.entries(runbooks))('for %s', (_, build) => {
  test('every line is ASCII, ends as in files of Windows, closes its quotes and takes no unknown variable', async () => {
    for (const { name, text, byteOrderMark } of scriptsOf(await build())) {
      expect({ byteOrderMark, lineEnds: /[^\r]\n/.test(text) }, name).toEqual({
        byteOrderMark: undefined,
        lineEnds: false,
      });
      for (const line of text.split('\r\n')) {
        expect(line).toMatch(/^[\x20-\x7e]*$/);
        expect((line.match(/"/g) ?? []).length % 2, line).toBe(0);
        expect(
          variablesIn(line).filter((variable) => !own.has(variable)),
          line,
        ).toEqual([]);
      }
    }
  });

  test('every step is there once, in the order of the runbook, and every jump has its mark', async () => {
    const runbook = await build();
    const lines = linesOf(runbook);
    const numbers = lines.flatMap((line) => /^set step=([1-9]\d*)$/.exec(line)?.[1] ?? []).map(Number);
    expect(numbers).toEqual(stepsOf(runbook).map((_step, index) => index + 1));
    for (const { name, text } of scriptsOf(runbook)) {
      const marks = text.match(/(?<=^:)\w+/gm) ?? [];
      expect(new Set(marks).size, name).toBe(marks.length);
      for (const jump of text.match(/(?<=\bgoto )\w+/g) ?? []) expect(marks, name).toContain(jump);
    }
  });

  test('every command line is followed by a look at its error', async () => {
    const lines = linesOf(await build());
    const doing = new Set(stepsOf(await build()).flatMap(({ commands }) => commands.flatMap(({ lines: all }) => all)));
    const run = lines.flatMap((line, index) => {
      const bare = line.replace(/^if errorlevel 1 /, '');
      return doing.has(bare) && !bare.startsWith('rem ') ? [{ line, next: lines[index + 1] ?? '' }] : [];
    });
    expect(run.length).toBeGreaterThan(5);
    for (const { line, next } of run) {
      // Some lines also stand in a check, where they only show.
      const looked = /goto failed$/.test(next) || !/\/(?:create|adddep|online|priv |moveto)/.test(line);
      expect(looked, line).toBe(true);
    }
  });

  test('everything is the same, byte for byte, each time', async () => {
    expect(renderCmd(await build())).toEqual(renderCmd(await build()));
  });
});

describe('a name that means harm', () => {
  test.each(harmless)('%s is only in quotes', async (name) => {
    const bare = (runbook: Runbook) => linesOf(runbook).map(outside);
    const plain = buildRunbook(await parse(named('2003', 'Plain')));
    // A line with a look-alike of a quote or another sign that isn't ASCII is left to the person.
    const hostile = buildRunbook(await parse(named('2003', name)));
    if (/^[\x20-\x7e]*$/.test(name)) expect(bare(hostile)).toEqual(bare(plain));
    else expect(linesOf(hostile).filter((line) => line.includes(name))).toEqual([]);
  });

  test.each(refusedByCmd)('%s is in no command file', async (name) => {
    const runbook = buildRunbook(await parse(named('2003', name)));
    const lines = linesOf(runbook);
    expect(lines.filter((line) => line.includes(name))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('cluster '))).toEqual([]);
    const twin = scriptsOf(harmlessTwin(runbook, name)).length;
    expect(scriptsOf(runbook).length).toBe(twin);
  });
});

const count = runs(300);

test(`${count} random names are only in quotes (seed ${seed})`, () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc
      .array(
        fc.constantFrom(
          '"',
          '%',
          '%%',
          '!',
          '^',
          '&',
          '|',
          '<',
          '>',
          '(',
          ')',
          'x',
          ' ',
          '\n',
          '\\',
          '\u201D',
          '%1',
          '%PATH%',
        ),
        { minLength: 1 },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(names, (name) => {
      const line = cmdLine`cluster /cluster:"C" group ${name} /create`;
      const lines = typeof line === 'string' ? [line] : [];
      const script = linesOf(runbookOf(stepOf(name, { where: `on ${name}`, commands: [{ shell: 'cmd', lines }] })));
      for (const each of script) {
        expect(each).toMatch(/^[\x20-\x7e]*$/);
        expect((each.match(/"/g) ?? []).length % 2, each).toBe(0);
        expect(variablesIn(each).filter((variable) => !own.has(variable))).toEqual([]);
        expect(outside(each)).toMatch(/^[\w .,;:/?"%=@>&|-]*$/);
      }
      const without = (text: string) => outside(text).replace(/ ""/g, '');
      const plain = linesOf(runbookOf(stepOf('é', { where: 'on é', commands: [{ shell: 'cmd', lines: [] }] })));
      // What a name that can't be quoted leaves out is its own title and place, and its commands.
      const kept = new Set(script.map(without));
      if (lines.length === 0) expect(plain.map(without).filter((each) => !kept.has(each))).toEqual([]);
    }),
    { numRuns: count, seed },
  );
});

test('a step asks, passes over what the cluster has, and stops at an error; without a command it is done by hand', () => {
  const cluster = 'cluster /cluster:"C"';
  const [script] = scriptsOf(
    runbookOf(
      stepOf('NODE1', {
        title: 'Create it',
        before: [],
        commands: [
          {
            shell: 'cmd',
            lines: [
              'rem VERIFY this.',
              `${cluster} res "R" /create /group:"G" /type:"File Share"`,
              `${cluster} res "R" /adddep:"N"`,
              `${cluster} res "Disk" /moveto:"G"`,
              'net stop MSMQ',
              'net start MSMQ',
              `${cluster} res "R" /online /wait:120`,
            ],
          },
        ],
        check: { commands: [{ shell: 'cmd', lines: [`${cluster} res "R"`] }], expect: ['It is there.'] },
      }),
      stepOf('NODE1', {
        id: 'second',
        title: '100%',
        commands: [{ shell: 'powershell', lines: ['Get-Thing'] }],
        files: [{ name: 'a.vbs', text: 'x\n' }],
      }),
    ),
  );
  expect(script?.text.split('\r\n')).toEqual([
    '@echo off',
    'setlocal EnableExtensions DisableDelayedExpansion',
    'set step=0',
    'if /i not "%COMPUTERNAME%"=="NODE1" goto elsewhere',
    '',
    'set step=1',
    'echo.',
    'echo Step 1 "Create it", changing',
    'echo   Where: "NODE1"',
    'echo   "VERIFY this."',
    'choice /c DSQ /m "Do it, skip it as it is done, or quit?"',
    'if errorlevel 3 goto stopped',
    'if errorlevel 2 goto after1',
    `${cluster} res "R" >nul 2>&1`,
    `if errorlevel 1 ${cluster} res "R" /create /group:"G" /type:"File Share"`,
    'if not "%ERRORLEVEL%"=="0" goto failed',
    `${cluster} res "R" /adddep:"N"`,
    'if not "%ERRORLEVEL%"=="5003" if not "%ERRORLEVEL%"=="0" goto failed',
    `${cluster} res "Disk" /moveto:"G"`,
    'if not "%ERRORLEVEL%"=="183" if not "%ERRORLEVEL%"=="0" goto failed',
    'sc query MSMQ | find "STOPPED" >nul',
    'if errorlevel 1 net stop MSMQ',
    'if not "%ERRORLEVEL%"=="0" goto failed',
    'sc query MSMQ | find "RUNNING" >nul',
    'if errorlevel 1 net start MSMQ',
    'if not "%ERRORLEVEL%"=="0" goto failed',
    `${cluster} res "R" /online /wait:120`,
    'if not "%ERRORLEVEL%"=="0" goto failed',
    `${cluster} res "R"`,
    'choice /c YN /m "Is everything as step 1 of runbook.md expects?"',
    'if errorlevel 2 goto stopped',
    ':after1',
    '',
    'set step=2',
    'echo.',
    'echo Step 2, changing',
    'echo   Where: "NODE1"',
    'echo   Read what stands FIRST in step 2 of runbook.md.',
    'echo   Have "a.vbs" at hand; it stands beside this file.',
    'echo   To do by hand or with its commands, as step 2 of runbook.md says.',
    'choice /c DSQ /m "Is it done now, was it done before, or quit?"',
    'if errorlevel 3 goto stopped',
    'if errorlevel 2 goto after2',
    'choice /c YN /m "Is everything as step 2 of runbook.md expects?"',
    'if errorlevel 2 goto stopped',
    ':after2',
    '',
    'echo.',
    'echo The steps of this file are at their end.',
    'exit /b 0',
    '',
    ':elsewhere',
    'echo This file is for "NODE1". This computer is "%COMPUTERNAME%".',
    'exit /b 1',
    '',
    ':failed',
    'set error=%ERRORLEVEL%',
    'echo.',
    'echo Step %step% FAILED with error %error%. See step %step% in runbook.md for its check and its undoing; then run this file again.',
    'exit /b 1',
    '',
    ':stopped',
    'echo.',
    'echo Stopped at step %step%. See step %step% in runbook.md; then run this file again.',
    'exit /b 1',
    '',
  ]);
});

test('a service that has been started or stopped already is no failure', () => {
  const lines = ['sc config MSMQ start= auto', 'net start MSMQ', 'net stop entsso /y', 'net start entsso'];
  const [script] = scriptsOf(runbookOf(stepOf('NODE1', { commands: [{ shell: 'cmd', lines }] })));
  const text = script?.text.split('\r\n') ?? [];
  const stop = 'if not "%ERRORLEVEL%"=="0" goto failed';
  expect(text.slice(text.indexOf('if errorlevel 2 goto after1') + 1, text.indexOf(':after1') - 2)).toEqual([
    'sc config MSMQ start= auto',
    stop,
    'sc query MSMQ | find "RUNNING" >nul',
    'if errorlevel 1 net start MSMQ',
    stop,
    'sc query entsso | find "STOPPED" >nul',
    'if errorlevel 1 net stop entsso /y',
    stop,
    'sc query entsso | find "RUNNING" >nul',
    'if errorlevel 1 net start entsso',
    stop,
  ]);
});
