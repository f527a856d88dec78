/** `btc check --format github`: what the runner of GitHub Actions reads, and nothing that it would take for more. */
import { expect, test } from 'vitest';
import { createFolder } from '../folder.ts';

type Command = Readonly<Record<string, string>>;

/** Commands as the runner understands them: those of a line that begins with `::`, unescaped in its way. */
function commandsIn(output: string): readonly Command[] {
  return output.split('\n').flatMap((line) => {
    const [, name, properties = '', message = ''] = /^::(\w+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const pairs: readonly (readonly string[])[] = properties.split(',').map((pair) => pair.split('='));
    return [
      {
        name,
        ...Object.fromEntries(pairs.map(([key, value = '']) => [key, decoded(value)])),
        message: decoded(message),
      },
    ];
  });
}

function decoded(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' };
  return text.replace(/%(25|0D|0A|3A|2C)/g, (code) => escapes[code] ?? code);
}

test('errors, warnings and notices, by file and place, and the summary', async () => {
  const folder = await createFolder({
    'b.btc': 'cluster B {\n  windows: 2008\n  node N2\n}\n',
    'sub/a.btc': 'cluster A {\n  windows: 2008\n  node N1\n}\n// btc-disable-next-line dtc-not-clustered\n',
    'sub/btc.config.json': '{ "rules": { "cluster-needs-two-nodes": "hint" } }',
  });
  expect(await folder.btc('check', 'sub', './b.btc', '--format', 'github')).toEqual({
    code: 1,
    stdout: [
      '::error file=b.btc,line=1,endLine=1,col=9,endColumn=10,title=cluster-needs-two-nodes::Cluster B has only one node. When N2 fails, there is no other to fail over to.',
      '::notice file=sub/a.btc,line=1,endLine=1,col=9,endColumn=10,title=cluster-needs-two-nodes::Cluster A has only one node. When N1 fails, there is no other to fail over to.',
      '::warning file=sub/a.btc,line=5,endLine=5,col=1,endColumn=43,title=unused-suppression::There is no finding of dtc-not-clustered on the next line. The comment would hide one that comes later.',
      '1 error, 1 warning and 1 hint in 2 files. `btc fix` can fix 1 of them.',
      '',
    ].join('\n'),
    stderr: '',
  });
});

test('related places stand below the message', async () => {
  const folder = await createFolder({ 'a.btc': 'domain D { group G }\ndomain D { group H }\n' });
  const { stdout } = await folder.btc('check', 'a.btc', '--format', 'github');
  const [first] = commandsIn(stdout);
  expect(first?.['message']?.split('\n').map((line) => line.split(' ')[0])).toEqual([expect.any(String), 'a.btc:1:8']);
});

test('a finding over several lines has no columns', async () => {
  const folder = await createFolder({ 'a.btc': 'domain D {\n  account P { memberOf: "a\nb" }\n}\n' });
  const { stdout } = await folder.btc('check', 'a.btc', '--format', 'github');
  const found = commandsIn(stdout);
  expect(found.length).toBeGreaterThan(0);
  expect(found.map((command) => 'col' in command)).toEqual(
    found.map((command) => command['line'] === command['endLine']),
  );
});

test('names in messages and of files can not end a command or begin another', async () => {
  const folder = await createFolder({
    'a,b:c%\n::add-mask::x.btc': 'cluster "%0A::stop-commands::x, \u001b[2J" {\n  windows: 2008\n  node N1\n}\n',
  });
  const { stdout } = await folder.btc('check', 'a,b:c%\n::add-mask::x.btc', '::error::gone.btc', '--format', 'github');
  expect(commandsIn(stdout)).toEqual([
    {
      name: 'error',
      file: 'a,b:c%\n::add-mask::x.btc',
      line: '1',
      endLine: '1',
      col: '9',
      endColumn: expect.any(String),
      title: 'cluster-needs-two-nodes',
      message: expect.stringMatching(/^Cluster "?%0A::stop-commands::x, <U\+001B>\[2J"? has only one node\./),
    },
    { name: 'error', file: '::error::gone.btc', message: 'There is no such file.' },
  ]);
});

test('what can not be read is an annotation, not a line beside them', async () => {
  const folder = await createFolder({ 'a.btc': '' });
  expect(await folder.btc('check', 'a.btc', 'gone.btc', '--format', 'github')).toEqual({
    code: 2,
    stdout: '::error file=gone.btc::There is no such file.\nNo problems in 1 file.\n',
    stderr: '',
  });
});
