/** Operations on topologies whose names mean harm: they reach commands and files as text, or not at all. */
import { describe, expect, test } from 'vitest';
import { operations } from '../../../language/operations/index.ts';
import { type Runbook, renderMarkdown } from '../../../language/runbook/index.ts';
import { linesOf, parse } from '../runbook/topologies.ts';
import { planned } from './topologies.ts';

/** One name in every place from which an operation takes one. */
function named(windows: string, name: string): string {
  const names = (own: string) => `"${name} ${own}"`;
  return `
cluster ${names('C')} {
  windows: ${windows}
  node N1
  node N2
  group ${names('G')} {
    disk ${names('D')} { drive: "S:" }
    ip ${names('A')} { address: 10.0.0.5/24  network: "${name}" }
    networkName ${names('N')} dependsOn ${names('A')} { name: "${name}" }
    biztalkHost ${names('H')} dependsOn ${names('N')}
  }
  group ${names('Z')} {
    ip ${names('B')} { address: 10.0.0.6/24  network: "${name}" }
    networkName ${names('M')} dependsOn ${names('B')} { name: "${name} Z" }
  }
}
server ${names('DB')} { windows: ${windows} }
sso { masterSecretServer: ${names('DB')}  database: ${names('DB')}  secretBackup: "C:\\${name}.bak" }
biztalkGroup ${names('B')} {
  version: 2009
  edition: enterprise
  database: ${names('DB')}
  servers: ${names('S')}, N1, N2
  host ${names('H')} { instance N1  instance N2 }
  adapter FTP { receive in ${names('H')} }
}
server ${names('S')} { windows: ${windows} }`;
}

async function all(windows: string, name: string): Promise<readonly Runbook[]> {
  const topology = await parse(named(windows, name));
  const subjects: Readonly<Record<string, readonly string[]>> = {
    uncluster: [`${name} H`],
    'take-out': ['N1'],
    'move-host': [`${name} H`, `${name} Z`],
    drill: [`${name} G`],
    'secret-server-outage': [],
  };
  return operations.map(({ id }) => planned(topology, id, ...(subjects[id] ?? [])));
}

const stepsIn = (runbooks: readonly Runbook[]) =>
  runbooks.flatMap(({ phases }) => phases.flatMap(({ steps }) => steps));

const harmless = [
  '$(calc)',
  "'; Remove-Item",
  'x & calc',
  '`calc`',
  '<script>alert(1)</script>',
  '\u2018; calc; \u2019',
  '&lt;b&gt;',
];

/** What is left of a line when its quoted texts are gone: as in the tests of the runbook that builds. */
const outside = (shell: string, line: string) =>
  shell === 'cmd'
    ? line.replaceAll(/"[^"]*"/g, '')
    : line.replaceAll(
        /['\u2018\u2019\u201A\u201B](?:[^'\u2018\u2019\u201A\u201B]|(['\u2018\u2019\u201A\u201B])\1)*['\u2018\u2019\u201A\u201B]/gu,
        '',
      );

describe.each(['2003', '2008'])('Windows Server %s', (windows) => {
  test.each(harmless)('%s reaches every command as text', async (name) => {
    const [steps, plain] = [stepsIn(await all(windows, name)), stepsIn(await all(windows, 'Plain'))];
    expect(steps.map(({ procedure, kind }) => [procedure, kind])).toEqual(
      plain.map(({ procedure, kind }) => [procedure, kind]),
    );
    const bare = ({ commands, check, undo, done }: (typeof steps)[number]) =>
      [...commands, ...check.commands, ...undo.commands, ...(done ? [done] : [])].map(({ shell, lines }) =>
        lines.map((line) => outside(shell, line)),
      );
    expect(steps.map(bare)).toEqual(plain.map(bare));
    for (const { text } of steps.flatMap(({ files }) => files)) {
      expect(text.match(/<[^>]*>/g)).toEqual([
        '<sso>',
        '<globalInfo>',
        '<secretServer>',
        '</secretServer>',
        '</globalInfo>',
        '</sso>',
      ]);
    }
  });

  test.each(['%PATH%', '!PATH!', 'x\u201Cy'])('%s is in no cmd line, and the runbooks say so', async (name) => {
    const runbooks = await all(windows, name);
    const lines = stepsIn(runbooks).flatMap(linesOf);
    expect(lines.filter((line) => /^(cluster|ssoconfig) /.test(line))).toEqual([]);
    // Unclustering has no cmd line at all.
    expect(
      runbooks.map(({ leftOut }) => leftOut.filter(({ text }) => text.startsWith('Commands with')).length > 0),
    ).toEqual([false, true, true, true, true]);
  });

  test.each(harmless)('%s is only text in Markdown', async (name) => {
    const [texts, plain] = [await all(windows, name), await all(windows, 'Plain')].map((own) =>
      own.map(renderMarkdown),
    );
    const headings = (text: string) => text.split('\n').filter((line) => /^#{1,3} /.test(line)).length;
    expect(texts?.map(headings)).toEqual(plain?.map(headings));
    for (const text of texts ?? []) {
      const prose = text.replaceAll(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '');
      expect(prose).not.toMatch(/<[a-z/]/i);
    }
  });
});
