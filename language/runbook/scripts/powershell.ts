/**
 * The runbook as PowerShell scripts, one for each computer and phase. Each step is asked first whether it is done; what has no
 * PowerShell is shown to be done by hand. The scripts need Windows PowerShell 2.0, for -WhatIf and -Confirm; the lines of the steps are
 * no newer than the Windows version that they are for.
 */
import { showInvisible } from '../escape/invisible.ts';
import { quotePowerShell } from '../escape/powershell.ts';
import type { RunbookFile } from '../file.ts';
import { shellTitles } from '../reading.ts';
import type { Commands, Runbook, Step } from '../runbook.ts';
import { folderOf } from './folder.ts';
import { once } from './once.ts';
import { powershellFunctions } from './powershell-functions.ts';
import { computerName, fileNameOf, type NumberedStep, type Run, runsIn, usualComputer } from './runs.ts';
import { warningsIn } from './warnings.ts';

const extension = 'ps1';

/** The scripts, and what stands beside them. */
export function renderPowerShell(runbook: Runbook): readonly RunbookFile[] {
  const runs = runsIn(runbook);
  const scripts = runs.map((run): RunbookFile => {
    const lines = scriptOf(runbook, run, runs);
    return { name: fileNameOf(run, extension), text: `${lines.join('\r\n')}\r\n`, byteOrderMark: true };
  });
  return folderOf(runbook, runs, scripts, extension, [
    'They need Windows PowerShell 2.0 to 5.1, started as an administrator; Windows Server 2003 and 2008 have none or 1.0 at first. Allow the scripts for this window alone: `Set-ExecutionPolicy -Scope Process RemoteSigned`.',
    'A script shows what it would do with `-WhatIf`, asks before each step with `-Confirm`, and stops at the first failure. It can be run again: a step that can tell that it is done is passed over, and of a step that failed halfway what is there already.',
  ]);
}

function scriptOf({ title }: Runbook, run: Run, runs: readonly Run[]): readonly string[] {
  const after = runs.filter(({ number }) => run.after.includes(number));
  return [
    '# Does steps of a runbook. Run it with -WhatIf to see them, with -Confirm to be asked before each.',
    '#Requires -Version 2.0',
    "[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]",
    'param()',
    '',
    ...powershellFunctions.split('\n'),
    '',
    `Write-Host ${quoted(title)}`,
    `Write-Host ${quoted(`${run.phase.title}, on ${run.place}`)}`,
    ...onItsComputer(run),
    ...(after.length === 0
      ? []
      : [
          `Show-Lines ${list(after.map((other) => `${fileNameOf(other, extension)}, on ${other.place}`))} 'Run before it: '`,
          "if (-not $WhatIfPreference -and -not (Confirm-Answer 'Have these been run?')) { throw 'Stopped. Run those first.' }",
        ]),
    ...run.steps.flatMap((step) => ['', ...invocation(step)]),
    '',
    "Write-Host ''",
    "Write-Host 'The steps of this script are at their end.'",
  ];
}

/**
 * Refuses another computer. Where steps are for whoever owns a group, that may be another one than normally: there it asks, as what is
 * done for the group fails elsewhere.
 */
function onItsComputer(run: Run): readonly string[] {
  const computer = computerName(run);
  const usual = usualComputer(run);
  if (computer !== undefined) {
    return [
      `if ($env:COMPUTERNAME -ne ${quoted(computer)}) { throw (${quoted(`This script is for ${computer}. This computer is `)} + $env:COMPUTERNAME + '.') }`,
    ];
  }
  if (usual === undefined) return [];
  const question = `This script is for ${run.place}, or the node that owns the group now. Is it for this computer, `;
  return [
    `if ($env:COMPUTERNAME -ne ${quoted(usual)} -and -not $WhatIfPreference -and -not (Confirm-Answer (${quoted(question)} + $env:COMPUTERNAME + '?'))) { throw 'Stopped. Run it where it belongs.' }`,
  ];
}

/** The call that does a step: one parameter a line. */
function invocation({ number, step }: NumberedStep): readonly string[] {
  const { title, where, who, kind, commands, check, record, done } = step;
  const whole = commands.length > 0 && commands.every(({ shell }) => shell === 'powershell');
  const looks = check.commands.filter(({ shell }) => shell === 'powershell');
  const parameters = [
    [`-Number ${number} -Title ${quoted(title)}`],
    [`-Where ${quoted(where)} -Who ${quoted(who)} -Kind '${kind}'`],
    parameter('Before', beforeOf(step)),
    done ? block('Done', done.lines) : [],
    whole
      ? block(
          'Action',
          commands.flatMap(({ lines }) => lines.flatMap(checked)),
        )
      : parameter('Manual', byHand(step)),
    looks.length > 0
      ? block(
          'Check',
          looks.flatMap(({ lines }) => lines),
        )
      : [],
    parameter('CheckByHand', linesOf(check.commands.filter(({ shell }) => shell === 'cmd'))),
    parameter('Expect', check.expect),
    parameter('Record', record),
  ].filter((lines) => lines.length > 0);
  return parameters.flatMap((lines, index) => {
    const last = index === parameters.length - 1 ? '' : ' `';
    const [first = '', ...others] = lines.map((line, at) => (at === lines.length - 1 ? line + last : line));
    return [index === 0 ? `Invoke-RunbookStep ${first}` : `    ${first}`, ...others];
  });
}

/** What is read before the step: its own conditions, what its commands warn of, and the files that it needs. */
function beforeOf(step: Step): readonly string[] {
  const files = step.files.map(({ name }) => `Have ${name} at hand; it stands beside this script.`);
  return [...step.before, ...warningsIn([...step.commands, ...step.check.commands]), ...files];
}

function byHand({ console, commands }: Step): readonly string[] {
  if (commands.length === 0) return console;
  return [
    ...console,
    'Or instead of that:',
    ...commands.flatMap(({ shell, lines }) => [`${shellTitles[shell]}:`, ...lines.map((line) => `  ${line}`)]),
  ];
}

function linesOf(blocks: readonly Commands[]): readonly string[] {
  return blocks.flatMap(({ lines }) => lines);
}

function parameter(name: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [`-${name} ${list(texts)}`];
}

function block(name: string, lines: readonly string[]): readonly string[] {
  return [`-${name} {`, ...lines.map((line) => `        ${line}`), '    }'];
}

/** After a program, its exit code is looked at; cmdlets throw by themselves, also where what they make is there already. */
function checked(line: string): readonly string[] {
  return callsProgram(line) ? [line, 'Assert-ExitCode'] : [once(line)];
}

const words =
  /^(?:if|else|elseif|for|foreach|while|do|until|switch|try|catch|finally|trap|function|return|throw|break)\b/i;

/** Whether a line begins with a program: cmdlets have a hyphen in their names, and everything else begins with a sign or a keyword. */
function callsProgram(line: string): boolean {
  const whole = !/[|`{(,]\s*$/.test(line);
  const name = /^\s*(?:&\s+)?["']?([^\s"'|]+)/.exec(line)?.[1] ?? '';
  const isProgram = /^[a-z][\w.:\\]*$/i.test(name) && !words.test(name);
  return whole && isProgram;
}

function list(texts: readonly string[]): string {
  return `@(${texts.map(quoted).join(', ')})`;
}

/** A text to show, in single quotes; what would be invisible in it is shown. */
function quoted(text: string): string {
  return quotePowerShell(showInvisible(text)) ?? "''";
}
