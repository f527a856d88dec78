/** The renderings of one runbook: whole ones as they were read and approved, and their forms. */
import { describe, expect, test } from 'vitest';
import type { model } from '../../../language/index.ts';
import { buildRunbook, flatten, type Runbook, renderJson, renderMarkdown } from '../../../language/runbook/index.ts';
import type { RunbookView } from '../../../server/protocol.ts';
import { cluster, found, fourComputers, intake, littleSaid, orders, parse, read, stepsOf } from './topologies.ts';

describe('Markdown', () => {
  test('Windows Server 2003', async () => {
    const runbook = buildRunbook(await parse(intake));
    await expect(renderMarkdown(runbook)).toMatchFileSnapshot('golden/intake-2003.md');
  });

  test('Windows Server 2008: the cluster with the hosts', async () => {
    const topology = await fourComputers();
    const runbook = buildRunbook(topology, [], cluster(topology, 'BTSCLU'));
    await expect(renderMarkdown(runbook)).toMatchFileSnapshot('golden/btsclu-2008.md');
  });

  test('Windows Server 2016', async () => {
    const runbook = buildRunbook(await parse(orders('2016', '2016')));
    await expect(renderMarkdown(runbook)).toMatchFileSnapshot('golden/orders-2016.md');
  });

  test('Windows Server 2003: hosts with the master secret server', async () => {
    // The path with a variable would keep the web service out.
    const text = read('tests/baselines/two-computers/main.btc').replace('%systemroot%', 'C:\\Windows');
    const runbook = buildRunbook(await parse(text));
    await expect(renderMarkdown(runbook)).toMatchFileSnapshot('golden/local-secret-2003.md');
  });

  test('Windows Server 2008: Enterprise SSO beside hosts, the master secret elsewhere', async () => {
    const runbook = buildRunbook(await parse(read('examples/remote-master-secret.btc')));
    await expect(renderMarkdown(runbook)).toMatchFileSnapshot('golden/remote-secret-2008.md');
  });

  test.each(['2003', '2012R2'])('Windows Server %s: a file that says little', async (windows) => {
    const runbook = buildRunbook(await parse(littleSaid(windows)));
    await expect(renderMarkdown(runbook)).toMatchFileSnapshot(`golden/little-said-${windows}.md`);
  });

  test('an empty runbook is a title and how to read it', async () => {
    expect(renderMarkdown(buildRunbook(await parse(''))).match(/^#.*$/gm)).toEqual(['# Runbook']);
  });
});

test('a file of a step stands whole in Markdown and on the page, whatever is in it', async () => {
  const runbook = buildRunbook(await parse(intake));
  const [phase] = runbook.phases;
  const step = { ...found(stepsOf(runbook)[0], 'step'), files: [{ name: 'a_b.vbs', text: 'one\n```\n\n<two>\n' }] };
  const one: Runbook = { ...runbook, phases: [{ ...found(phase, 'phase'), steps: [step] }] };
  expect(renderMarkdown(one)).toContain('\n\n**File a_b.vbs**\n\n````vbs\none\n```\n\n<two>\n````\n\n**Check**');
  expect(flatten(one, () => 'p').phases[0]?.steps[0]?.files).toEqual(step.files);
});

/** A place for each origin that tells them apart. */
function places(): (origin: model.Origin) => { uri: string; range: { start: Position; end: Position } } {
  const known = new Map<model.Origin, number>();
  return (origin) => {
    const line = known.get(origin) ?? known.size;
    known.set(origin, line);
    return { uri: 'file:///a.btc', range: { start: { line, character: 0 }, end: { line, character: 1 } } };
  };
}
interface Position {
  readonly line: number;
  readonly character: number;
}

/** The runbook with places for origins. */
function placed(runbook: Runbook) {
  const locate = places();
  const place = ({ origin, ...rest }: { readonly origin: model.Origin | undefined }) =>
    origin ? { ...rest, place: locate(origin) } : rest;
  return {
    form: 1,
    title: runbook.title,
    needed: runbook.needed,
    leftOut: runbook.leftOut.map(place),
    phases: runbook.phases.map(({ id, title, steps }) => ({ id, title, steps: steps.map(place) })),
  };
}

test('JSON is the whole value with places for origins', async () => {
  const runbook = buildRunbook(await parse(intake), [{ of: undefined, code: 'syntax-error', message: 'Expecting }.' }]);
  const json = renderJson(runbook, places());
  expect(JSON.parse(json)).toEqual(placed(runbook));
  expect(json.endsWith('}\n')).toBe(true);
  expect(
    renderJson(
      buildRunbook(await parse(intake), [{ of: undefined, code: 'syntax-error', message: 'Expecting }.' }]),
      places(),
    ),
  ).toBe(json);
});

test('flattened, it is what the page takes: every step with its parts', async () => {
  const runbook = buildRunbook(await parse(intake));
  const keys = new Map<model.Origin, string>();
  const view: RunbookView = flatten(runbook, (origin) => {
    const key = keys.get(origin) ?? `p${keys.size}`;
    keys.set(origin, key);
    return key;
  });
  expect(view.phases.flatMap(({ steps }) => steps.map(({ id }) => id))).toEqual(stepsOf(runbook).map(({ id }) => id));
  const step = view.phases.flatMap(({ steps }) => steps).find(({ id }) => id.startsWith('host-dependencies'));
  expect(step?.before).toEqual(['FtpIn goes offline in this step and processes nothing meanwhile.']);
  expect(step?.console.slice(0, 1)).toEqual([
    'Start → Programs → Administrative Tools → Cluster Administrator. Open a connection to INTAKE.',
  ]);
  expect(step?.check).toEqual({
    commands: [
      {
        shell: 'cmd',
        lines: expect.arrayContaining(['cluster /cluster:"INTAKE" res "BizTalk Service BizTalk Group: FtpIn"']),
      },
    ],
    expect: ['It depends on Intake Name and Queues, and is Online.'],
  });
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
});
