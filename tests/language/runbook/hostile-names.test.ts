/** Whole runbooks of topologies whose names mean harm. */
import { describe, expect, test } from 'vitest';
import { buildRunbook, type Commands, renderMarkdown, type Step } from '../../../language/runbook/index.ts';
import { harmless, named, patterns, refusedByCmd } from './hostile.ts';
import { linesOf, parse, stepsOf } from './topologies.ts';

/** Code in Markdown. */
const fence = /^(`{3,})(\w*)\n[\s\S]*?\n\1$/gm;
const withoutFences = (markdown: string) => markdown.replace(fence, '');

/** What is left of a cmd line when its quoted texts are gone. */
const outsideCmd = (line: string) => line.replaceAll(/"[^"]*"/g, '');

/** What is left of a PowerShell line when its quoted texts are gone: a doubled quote of any of the five kinds stays inside. */
const outsidePowerShell = (line: string) =>
  line.replaceAll(
    /['\u2018\u2019\u201A\u201B](?:[^'\u2018\u2019\u201A\u201B]|(['\u2018\u2019\u201A\u201B])\1)*['\u2018\u2019\u201A\u201B]/gu,
    '',
  );

/** The name is a text in every command: without its quoted texts, every line is the one that a plain name gives. */
async function expectOnlyText(windows: string, name: string): Promise<void> {
  const runbook = buildRunbook(await parse(named(windows, name)));
  const steps = stepsOf(runbook);
  const plain = stepsOf(buildRunbook(await parse(named(windows, 'Plain'))));
  expect(steps.map(({ procedure }) => procedure)).toEqual(plain.map(({ procedure }) => procedure));
  steps.forEach((step, index) => {
    expect(bare(step), step.title).toEqual(bare(plain[index]));
  });
  expect(runbook.leftOut.filter(({ text }) => text.startsWith('Commands with'))).toEqual([]);
}

function bare(step: Step | undefined) {
  return blocksOf(step).map(({ shell, lines }) => lines.map(shell === 'cmd' ? outsideCmd : outsidePowerShell));
}

function blocksOf(step: Step | undefined): readonly Commands[] {
  if (!step) return [];
  return [...step.commands, ...step.check.commands, ...step.undo.commands, ...(step.done ? [step.done] : [])];
}

describe.each(['2008R2', '2012R2', '2022'])('Windows Server %s', (windows) => {
  test.each(harmless.filter((name) => !patterns.includes(name)))('%s reaches every command as text', async (name) => {
    await expectOnlyText(windows, name);
  });

  test.each(patterns)(
    '%s could be a pattern: it is in no line for a cluster, and the runbook says so',
    async (name) => {
      const runbook = buildRunbook(await parse(named(windows, name)));
      const steps = stepsOf(runbook);
      const lines = steps.flatMap(blocksOf).flatMap((block) => block.lines);
      expect(lines.filter((line) => /-(Cluster|Dtc|SmbShareAccess)/.test(line) && !line.includes("'Local'"))).toEqual(
        [],
      );
      const refused = runbook.leftOut.filter(({ text }) => text.startsWith(`Commands with “${name} C”`));
      expect(refused.length).toBe(1);
      for (const { title } of steps.filter(({ procedure }) => procedure.startsWith('cluster-group'))) {
        expect(refused[0]?.text).toContain(`“${title}”`);
      }
    },
  );

  test.each(['%PATH%', '100%', '!PATH!'])('%s reaches cmdlets as text, and no cmd line', async (name) => {
    const blocks = stepsOf(buildRunbook(await parse(named(windows, name)))).flatMap(blocksOf);
    const inCmd = blocks.flatMap(({ shell, lines }) => (shell === 'cmd' ? lines : []));
    expect(inCmd.filter((line) => line.includes(name))).toEqual([]);
    const creating = blocks.flatMap(({ lines }) => lines.filter((line) => line.startsWith('Add-ClusterGroup')));
    expect(creating).toEqual([`Add-ClusterGroup -Cluster '${name} C' -Name '${name} G'`]);
  });

  test('a quotation mark that a program would not get whole is in no line for one', async () => {
    const name = 'x\u201Cy';
    const lines = stepsOf(buildRunbook(await parse(named(windows, name)))).flatMap(linesOf);
    expect(lines.filter((line) => /^(icacls|net) .*"/.test(line))).toEqual([]);
    expect(lines).toContain(`Add-ClusterGroup -Cluster '${name} C' -Name '${name} G'`);
  });
});

describe.each(['2003', '2008'])('Windows Server %s', (windows) => {
  test.each(harmless)('%s reaches every command as text', async (name) => {
    await expectOnlyText(windows, name);
  });

  test.each([...harmless, ...refusedByCmd])('%s is only text in a file of XML', async (name) => {
    const files = stepsOf(buildRunbook(await parse(named(windows, name)))).flatMap((step) => step.files);
    const [text, ...others] = files.filter((file) => file.name.endsWith('.xml')).map((file) => file.text);
    expect(others).toEqual([]);
    const tags = '<sso>\n  <globalInfo>\n    <secretServer>|</secretServer>\n  </globalInfo>\n</sso>\n'.split('|');
    const content = text?.slice(tags[0]?.length, -(tags[1]?.length ?? 0)) ?? '';
    expect(text).toBe(tags.join(content));
    expect(content).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)/);
    const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
    expect(content.replaceAll(/&(\w+);/g, (_, entity: string) => characters[entity] ?? '')).toBe(name);
  });

  test.each(refusedByCmd)('%s is in no cmd line, and the runbook says so', async (name) => {
    const runbook = buildRunbook(await parse(named(windows, name)));
    const steps = stepsOf(runbook);
    const cmdLines = steps.flatMap(({ commands, check, undo }) =>
      [...commands, ...check.commands, ...undo.commands].flatMap(({ shell, lines }) => (shell === 'cmd' ? lines : [])),
    );
    expect(cmdLines.filter((line) => line.includes(name))).toEqual([]);
    expect(cmdLines.filter((line) => line.includes('cluster /cluster:'))).toEqual([]);
    const refused = runbook.leftOut.filter(({ text }) => text.startsWith(`Commands with “${name} C”`));
    expect(refused.length).toBe(1);
    for (const { title } of steps.filter(({ procedure }) => procedure.startsWith('cluster-group'))) {
      expect(refused[0]?.text).toContain(`“${title}”`);
    }
    for (const { console } of steps) expect(console.length).toBeGreaterThan(0);
    // PowerShell takes them: nothing is replaced between its single quotes.
    expect(
      steps.flatMap(linesOf).filter((line) => line.includes('MSBTS_') && line.includes(name)).length,
    ).toBeGreaterThan(0);
  });
});

describe.each(['2003', '2008', '2016'])('Windows Server %s', (windows) => {
  test.each([...harmless, ...refusedByCmd])('%s is only text in Markdown', async (name) => {
    const markdown = renderMarkdown(buildRunbook(await parse(named(windows, name))));
    const fences = [...markdown.matchAll(fence)];
    const prose = withoutFences(markdown);
    expect(prose).not.toMatch(/<(?!\/?$)[a-z/]/i);
    expect(prose).not.toMatch(/(?<!\\)\]\(javascript/);
    const plain = renderMarkdown(buildRunbook(await parse(named(windows, 'Plain'))));
    // What a name leaves without commands is a list under a heading of its own.
    const headings = (text: string) =>
      text.split('\n').filter((line) => /^#{1,3} (?!Not in this runbook)/.test(line)).length;
    expect(headings(prose)).toBe(headings(withoutFences(plain)));
    for (const [, , language] of fences) expect(['bat', 'powershell', 'xml', 'vbs']).toContain(language);
  });
});

test('a name that begins like an option, or a value that cluster.exe would read further, has no command', async () => {
  for (const name of ['/cfg', '-x']) {
    const text = `cluster C { windows: 2003 node N1 node N2 group "${name}" { ip A { address: 10.0.0.5/24  network: P } } }`;
    const runbook = buildRunbook(await parse(text));
    expect(
      stepsOf(runbook)
        .flatMap(linesOf)
        .filter((line) => line.includes(name)),
    ).toEqual([]);
    expect(runbook.leftOut.map(({ text: why }) => why)).toContainEqual(
      expect.stringContaining(`Commands with “${name}”`),
    );
  }
  for (const network of ['a,b', 'x:dword']) {
    const text = `cluster C { windows: 2003 node N1 node N2 group G { ip A { address: 10.0.0.5/24  network: "${network}" } } }`;
    const runbook = buildRunbook(await parse(text));
    expect(
      stepsOf(runbook)
        .flatMap(linesOf)
        .filter((line) => line.includes('SubnetMask')),
    ).toEqual([]);
    expect(runbook.leftOut.map(({ text: why }) => why)).toContainEqual(
      expect.stringContaining(`Commands with “${network}”`),
    );
  }
});

test('one name that has no command takes all commands of its step with it, and of no other', async () => {
  const text = (name: string) => `cluster C { windows: 2003 node N1 node N2
    group G { ip "${name}" { address: 10.0.0.5/24  network: P } networkName N dependsOn "${name}" } }`;
  const runbook = buildRunbook(await parse(text('100%')));
  const plain = buildRunbook(await parse(text('plain')));
  const always = new Set(stepsOf(plain).flatMap(({ commands, id }) => (commands.length === 0 ? id : [])));
  const without = stepsOf(runbook).filter(({ commands, id }) => commands.length === 0 && !always.has(id));
  expect(without.map(({ title }) => title)).toEqual(['Create IP Address 100% in G', 'Create Network Name N in G']);
  for (const each of stepsOf(runbook)) {
    if (!without.includes(each)) {
      expect(each.commands).toEqual(stepsOf(plain).find(({ title }) => title === each.title)?.commands);
    }
  }
});

test('a node whose name is no computer name is in no list of cluster.exe', async () => {
  const text = 'cluster C { windows: 2003 node "N1,N9" node N2 group G { ip A { address: 10.0.0.5/24  network: P } } }';
  const lines = stepsOf(buildRunbook(await parse(text))).flatMap(linesOf);
  expect(lines.filter((line) => line.includes('N9'))).toEqual([]);
});
