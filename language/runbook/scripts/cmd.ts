/**
 * The runbook as command files for cmd, one for each computer and phase: for Windows Server 2003 and 2008, which have cluster.exe and
 * no PowerShell for clusters. Names from the file stand in double quotes alone, in lines that are all ASCII: cmd reads a file in a
 * code page that nobody knows here.
 */

import { quoteCmd } from '../escape/cmd.ts';
import type { RunbookFile } from '../file.ts';
import type { Commands, Runbook, Step } from '../runbook.ts';
import { folderOf, wholeName } from './folder.ts';
import { computerName, fileNameOf, type NumberedStep, type Run, runsIn } from './runs.ts';
import { commentIn, warningsIn } from './warnings.ts';

const extension = 'cmd';

/** The command files, and what stands beside them. */
export function renderCmd(runbook: Runbook): readonly RunbookFile[] {
  const runs = runsIn(runbook);
  const scripts = runs.map(
    (run): RunbookFile => ({
      name: fileNameOf(run, extension),
      text: `${scriptOf(run, runs).join('\r\n')}\r\n`,
    }),
  );
  return folderOf(runbook, runs, scripts, extension, [
    `They are for Windows Server 2003 and 2008. Start them at a command prompt of an administrator, and have [${wholeName}](${wholeName}) open: they name each step by its number, and what has no command is done by hand as it says.`,
    'A command file asks before each step, passes over what the cluster has already, and stops at the first failure. It can be run again: what is done is passed over with S.',
  ]);
}

function scriptOf(run: Run, runs: readonly Run[]): readonly string[] {
  const computer = computerName(run);
  const after = runs.filter(({ number }) => run.after.includes(number));
  return [
    '@echo off',
    'setlocal EnableExtensions DisableDelayedExpansion',
    'set step=0',
    ...(computer === undefined ? [] : [`if /i not "%COMPUTERNAME%"=="${computer}" goto elsewhere`]),
    ...after.map((other) => `echo Run before this one: "${fileNameOf(other, extension)}"`),
    ...(after.length === 0 ? [] : ['choice /c YN /m "Have these been run?"', 'if errorlevel 2 goto stopped']),
    ...run.steps.flatMap(stepOf),
    '',
    'echo.',
    'echo The steps of this file are at their end.',
    'exit /b 0',
    ...(computer === undefined
      ? []
      : ['', ':elsewhere', `echo This file is for "${computer}". This computer is "%COMPUTERNAME%".`, 'exit /b 1']),
    '',
    ':failed',
    'set error=%ERRORLEVEL%',
    'echo.',
    `echo Step %step% FAILED with error %error%. See step %step% in ${wholeName} for its check and its undoing; then run this file again.`,
    'exit /b 1',
    '',
    ':stopped',
    'echo.',
    `echo Stopped at step %step%. See step %step% in ${wholeName}; then run this file again.`,
    'exit /b 1',
  ];
}

function stepOf({ number, step }: NumberedStep): readonly string[] {
  const next = `after${number}`;
  return [
    '',
    `set step=${number}`,
    'echo.',
    `echo Step ${number}${quotedAfterSpace(step.title)}, ${step.kind}`,
    ...(quotedAfterSpace(step.where) === '' ? [] : [`echo   Where:${quotedAfterSpace(step.where)}`]),
    ...(step.before.length > 0 ? [`echo   Read what stands FIRST in step ${number} of ${wholeName}.`] : []),
    ...step.files.map(({ name }) => `echo   Have "${name}" at hand; it stands beside this file.`),
    ...warningsIn([...step.commands, ...step.check.commands]).flatMap((text) => shown(text)),
    ...(canRun(step.commands) ? doing(step, next) : byHand(step, number, next)),
    ...looking(step.check.commands),
    `choice /c YN /m "Is everything as step ${number} of ${wholeName} expects?"`,
    'if errorlevel 2 goto stopped',
    `:${next}`,
  ];
}

function doing({ commands }: Step, next: string): readonly string[] {
  return [
    'choice /c DSQ /m "Do it, skip it as it is done, or quit?"',
    'if errorlevel 3 goto stopped',
    `if errorlevel 2 goto ${next}`,
    ...commands.flatMap(({ lines }) => lines.filter((line) => commentIn(line, 'cmd') === undefined)).flatMap(guarded),
  ];
}

function byHand({ commands }: Step, number: number, next: string): readonly string[] {
  const how = commands.length > 0 ? 'by hand or with its commands' : 'by hand';
  return [
    `echo   To do ${how}, as step ${number} of ${wholeName} says.`,
    'choice /c DSQ /m "Is it done now, was it done before, or quit?"',
    'if errorlevel 3 goto stopped',
    `if errorlevel 2 goto ${next}`,
  ];
}

/** The lines that only read; what they answer is for the person. */
function looking(blocks: readonly Commands[]): readonly string[] {
  return blocks
    .filter((block) => canRun([block]))
    .flatMap(({ lines }) => lines.filter((line) => commentIn(line, 'cmd') === undefined));
}

/** A line, and what follows from its errorlevel. */
function guarded(line: string): readonly string[] {
  const there = /^(cluster \/cluster:"[^"]+" (?:group|res) "[^"]+") \/create\b/.exec(line)?.[1];
  if (there !== undefined) {
    // cluster.exe shows what is there, and ends with an error (5007, 5013) where it isn't.
    return [`${there} >nul 2>&1`, `if errorlevel 1 ${line}`, stopOnError];
  }
  // 5003: it depends on that already; 183: it is in that group already.
  if (/ \/adddep:"[^"]*"$/.test(line)) return [line, `if not "%ERRORLEVEL%"=="5003" ${stopOnError}`];
  const [, verb, service] = /^net (start|stop) (\w+)(?: \/y)?$/.exec(line) ?? [];
  if (verb !== undefined && service !== undefined) {
    // net.exe ends with an error where the service has been started or stopped already.
    const state = verb === 'start' ? 'RUNNING' : 'STOPPED';
    return [`sc query ${service} | find "${state}" >nul`, `if errorlevel 1 ${line}`, stopOnError];
  }
  if (/ res "[^"]+" \/moveto:"[^"]*"$/.test(line)) return [line, `if not "%ERRORLEVEL%"=="183" ${stopOnError}`];
  return [line, stopOnError];
}

const stopOnError = 'if not "%ERRORLEVEL%"=="0" goto failed';

/** Whether a command file can hold all of the blocks. */
function canRun(blocks: readonly Commands[]): boolean {
  return blocks.length > 0 && blocks.every(({ shell, lines }) => shell === 'cmd' && lines.every(isSafeInFile));
}

/**
 * Whether a line means in a file what it means at the prompt. A file takes `%1` and `%%` for something else than the prompt does; a
 * variable of Windows, as `%SystemRoot%`, is the same in both.
 */
function isSafeInFile(line: string): boolean {
  return /^[\x20-\x7e]*$/.test(line) && !line.replace(/%[A-Za-z]+%/g, '').includes('%');
}

/** ` "text"`, or nothing where cmd would not show it as it is. */
function quotedAfterSpace(text: string): string {
  const quoted = quoteCmd(text);
  return quoted !== undefined && isSafeInFile(quoted) ? ` ${quoted}` : '';
}

/** A comment of the runbook's own, which holds no name. */
function shown(text: string): readonly string[] {
  const quoted = quotedAfterSpace(text);
  return quoted === '' ? [] : [`echo  ${quoted}`];
}
