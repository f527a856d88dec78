/** Help, version, and command lines that can't be understood. */
import { expect, test } from 'vitest';
import { createFolder } from './folder.ts';

const usageOfCheck = `Usage: btc check FILES|GLOBS… [--format text|json|sarif|github|junit] [--output FILE] [--config FILE] [--max-warnings N] [--threads N] [--rule-pages URL] [--watch] [--with-suppressed]
\`btc check --help\` says more.
`;

test('the help of the program names its commands', async () => {
  const folder = await createFolder();
  const help = await folder.btc('--help');
  expect(help).toEqual({
    code: 0,
    stdout: `Describes, checks and builds BizTalk Server installations on Windows clusters, from .btc files.

Usage:
  btc check FILES|GLOBS… [--format text|json|sarif|github|junit] [--output FILE] [--config FILE] [--max-warnings N] [--threads N] [--rule-pages URL] [--watch] [--with-suppressed]
  btc explain CODE
  btc export FILE [--view topology|failover|runbook] [--format html|svg|md|png] [--fail NAME]… [--back NAME]… [--move GROUP=NODE]… [--out FILE]
  btc fix FILES|GLOBS… [--dry-run]
  btc format FILES|GLOBS…|- [--check] [--dry-run]
  btc runbook FILE [NAME ...] [--target all|cluster:NAME|group:NAME] [--operation uncluster|take-out|move-host|drill|secret-server-outage] [--format markdown|html|powershell|cmd|json] [--out DIR]
  btc simulate FILE [--fail NAME]… [--back NAME]… [--move GROUP=NODE]… [--radius NAME]… [--matrix] [--require-single] [--format text|json]

Commands:
  check     Checks files and all that they import.
  explain   Prints the page of a rule: why it matters, what is wrong and what is right.
  export    Writes the picture, a failover or the runbook as a page, a picture or Markdown.
  fix       Applies the preferred fixes that everyone would want, until nothing changes.
  format    Brings files into the one style of the language.
  runbook   Prints the steps that build what a file describes, or those of an operation on it.
  simulate  Tells what happens when computers and resources fail, and what survives.

Options:
  --help     This help; behind a command, the help of that command.
  --version  The version of btc.
`,
    stderr: '',
  });
  expect(await folder.btc('-h')).toEqual(help);
  expect(await folder.btc()).toEqual({ code: 2, stdout: '', stderr: `A command is missing.\n\n${help.stdout}` });
  expect(await folder.btc('chek', 'a.btc')).toEqual({
    code: 2,
    stdout: '',
    stderr: `Unknown command chek. Did you mean check?\n\n${help.stdout}`,
  });
  expect((await folder.btc('--verison')).stderr).toBe(
    `Unknown option --verison. Did you mean --version?\n\n${help.stdout}`,
  );
  expect((await folder.btc('\u001b[2J')).stderr).toBe(`Unknown command <U+001B>[2J.\n\n${help.stdout}`);
});

test('the help of a command names its options and exit codes, whatever else stands there', async () => {
  const folder = await createFolder();
  const help = await folder.btc('check', '--help');
  expect(help).toEqual({
    code: 0,
    stdout: `Checks files and all that they import.

Usage: btc check FILES|GLOBS… [--format text|json|sarif|github|junit] [--output FILE] [--config FILE] [--max-warnings N] [--threads N] [--rule-pages URL] [--watch] [--with-suppressed]

Options:
  --format text|json|sarif|github|junit  Text for people (the default), JSON for programs, SARIF for code scanning, annotations for GitHub Actions, or JUnit XML.
  --output FILE                          Where the report is written, in UTF-8; by default to the standard output.
  --config FILE                          The settings for all files, instead of the nearest btc.config.json of each.
  --max-warnings N                       How many warnings are allowed; any number where it is left out.
  --threads N                            How many threads check; by default up to four, where there are cores and files enough for them.
  --rule-pages URL                       For SARIF: where the rules' pages are on the web, with {code} in place of a rule's code.
  --watch                                Checks again whenever a file changes, until Ctrl+C; the exit code is that of the last check.
  --with-suppressed                      For SARIF: what comments suppress is in it too, marked as suppressed.
  --help                                 This help.

Exit codes:
  0  There are no errors, and not too many warnings.
  1  There are errors, or too many warnings.
  2  Wrong usage or settings, or a file can't be read; the others are checked all the same.
`,
    stderr: '',
  });
  expect(await folder.btc('check', 'a.btc', '-h', '--nonsense')).toEqual(help);
  for (const command of ['explain', 'fix', 'format', 'runbook', 'simulate'])
    expect((await folder.btc(command, '--help')).code).toBe(0);
});

test('the version is that of the program', async () => {
  const folder = await createFolder();
  expect(await folder.btc('--version')).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
});

test.each([
  [[], 'btc check needs at least one file, folder or pattern.'],
  [['a.btc', '--fromat', 'json'], 'Unknown option --fromat. Did you mean --format?'],
  [['a.btc', '-f'], 'Unknown option -f.'],
  [['a.btc', '--dry-run'], 'Unknown option --dry-run.'],
  [['a.btc', '--toString'], 'Unknown option --toString.'],
  [['a.btc', '--format'], '--format needs a value: text, json, sarif, github or junit.'],
  [['a.btc', '--config', '--format', 'json'], '--config needs a value: FILE.'],
  [['a.btc', '--format', 'jsn'], '--format is text, json, sarif, github or junit, not "jsn". Did you mean json?'],
  [['a.btc', '--with-suppressed'], '--with-suppressed is for --format sarif.'],
  [['a.btc', '--format', 'json', '--rule-pages', 'https://x/{code}'], '--rule-pages is for --format sarif.'],
  ...['https://x/pages', 'pages/{code}.md'].map((url): [string[], string] => [
    ['a.btc', '--format', 'sarif', '--rule-pages', url],
    `--rule-pages is an address like https://example.com/{code}.md, not "${url}".`,
  ]),
  [['a.btc', '--max-warnings', 'many'], '--max-warnings is a whole number, not "many".'],
  [['a.btc', '--max-warnings=-1'], '--max-warnings is a whole number, not "-1".'],
  [['a.btc', '--max-warnings', '1.5'], '--max-warnings is a whole number, not "1.5".'],
  ...['0', '-2', 'all', '1000'].map((number): [string[], string] => [
    ['a.btc', `--threads=${number}`],
    `--threads is a whole number from 1 to 999, not "${number}".`,
  ]),
])('`btc check %s` is wrong usage', async (args, complaint) => {
  const folder = await createFolder({ 'a.btc': '' });
  expect(await folder.btc('check', ...args)).toEqual({
    code: 2,
    stdout: '',
    stderr: `${complaint}\n\n${usageOfCheck}`,
  });
});

test('an option that takes no value, and a command that takes one file', async () => {
  const folder = await createFolder({ 'a.btc': '' });
  expect((await folder.btc('fix', 'a.btc', '--dry-run=yes')).stderr).toMatch(/^--dry-run takes no value\.\n\n/);
  expect((await folder.btc('runbook', 'a.btc', 'a.btc')).stderr).toMatch(/^btc runbook takes one file, not 2\.\n\n/);
});

test('of an option given twice, the last holds', async () => {
  const folder = await createFolder({ 'a.btc': '' });
  const { stdout } = await folder.btc('check', '--format', 'json', 'a.btc', '--format', 'text');
  expect(stdout).toBe('No problems in 1 file.\n');
});
