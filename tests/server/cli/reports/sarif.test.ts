/** `btc check --format sarif`: what it says, that it is SARIF, and that it says the same wherever and however it is asked. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Ajv } from 'ajv';
import Ajv4 from 'ajv-draft-04';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { createFolder, type Folder } from '../folder.ts';

const schemaFile = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
/** Draft 4 comes as a class of its own; the formats of strings are looked at by the tests that are about them. */
const ajv: Ajv = new (Ajv4 as unknown as typeof Ajv)({
  strict: false,
  validateFormats: false,
  allErrors: true,
  unicodeRegExp: false,
});
const isSarif = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

const faulty = `cluster A {
  windows: 2008
  node N1

  group G {
    ip Address { address: 10.0.0.1/24 }
    networkName Name { name: NET }
  }
}
`;
const suppressed = `// btc-disable-next-line cluster-needs-two-nodes -- the second comes in May
cluster B {
  windows: 2008
  node N2
}
`;

interface Sarif {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly run: Run;
  readonly results: readonly Result[];
}

/** Runs the check; what comes out is valid whatever it is. */
async function sarif(folder: Folder, ...args: readonly string[]): Promise<Sarif> {
  const ran = await folder.btc('check', '--format', 'sarif', ...args);
  const log: Log = JSON.parse(ran.stdout);
  isSarif(log);
  expect(isSarif.errors).toBeNull();
  const [run] = log.runs;
  if (!run) throw new Error('There is no run.');
  return { ...ran, run, results: run.results ?? [] };
}

/** `rule file:line:column-line:column` of a result. */
function short({ ruleId, level, locations }: Result): string {
  const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
  const { startLine, startColumn, endLine, endColumn } = region ?? {};
  return `${level} ${ruleId} ${artifactLocation?.uri}:${startLine}:${startColumn}-${endLine}:${endColumn}`;
}

test('the schema is one that can say no', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
});

test('a finding has its place, its declaration, its fix, and a rule that explains it', async () => {
  const folder = await createFolder({ 'a.btc': faulty });
  const { code, stderr, run, results } = await sarif(folder, 'a.btc', '--rule-pages', 'https://x.test/{code}.md');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(results.map(short)).toEqual([
    'error cluster-needs-two-nodes a.btc:1:9-1:10',
    'error network-name-missing-ip-dependency a.btc:7:17-7:21',
  ]);
  const a = { uri: 'a.btc', uriBaseId: '%SRCROOT%' };
  expect(results[1]).toEqual({
    ruleId: 'network-name-missing-ip-dependency',
    ruleIndex: 1,
    level: 'error',
    message: {
      text: 'Name depends on no IP Address of its group G. The name can only come online with an address, so nobody can reach the group by it.',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: a,
          region: { startLine: 7, startColumn: 17, endLine: 7, endColumn: 21 },
        },
        logicalLocations: [{ name: 'Name', fullyQualifiedName: 'A.G.Name', kind: 'networkName' }],
      },
    ],
    partialFingerprints: { 'btcFinding/v1': expect.stringMatching(/^[0-9a-f]{16}:1$/) },
    fixes: [
      {
        description: { text: 'Add a dependency on Address' },
        artifactChanges: [
          {
            artifactLocation: a,
            replacements: [
              {
                deletedRegion: { startLine: 7, startColumn: 21, endLine: 7, endColumn: 21 },
                insertedContent: { text: ' dependsOn Address' },
              },
            ],
          },
        ],
      },
    ],
    properties: { severity: 'error' },
  });

  const { rules = [], ...driver } = run.tool.driver;
  expect(driver).toEqual({ name: 'btc', semanticVersion: '1.2.3' });
  expect(rules.map(({ id }) => id)).toEqual(['cluster-needs-two-nodes', 'network-name-missing-ip-dependency']);
  const page = rules[0]?.help?.markdown ?? '';
  expect(rules[0]).toEqual({
    id: 'cluster-needs-two-nodes',
    shortDescription: { text: 'A failover cluster has fewer than two nodes.' },
    fullDescription: {
      text: 'A failover cluster keeps a service available by starting it on another node when the one that runs it fails. With a single node there is no other: the cluster costs what a cluster costs and protects from nothing.',
    },
    help: { text: page, markdown: page },
    helpUri: 'https://x.test/cluster-needs-two-nodes.md',
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['cluster'] },
  });
  expect(page).toMatch(/^# cluster-needs-two-nodes\n.*\n## When to ignore it\n/s);
  expect(page).not.toContain('<!--');
  expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  expect(run.artifacts).toEqual([{ location: a }]);
});

test('a rule that is set to another severity keeps its own beside that of its findings', async () => {
  const settings = '{ "rules": { "cluster-needs-two-nodes": "hint", "network-name-missing-ip-dependency": "off" } }';
  const folder = await createFolder({ 'a.btc': faulty, 'btc.config.json': settings });
  const { results, run } = await sarif(folder, 'a.btc');
  expect(results.map(({ level, properties }) => [level, properties])).toEqual([['note', { severity: 'hint' }]]);
  expect(run.tool.driver.rules?.map(({ defaultConfiguration, helpUri }) => [defaultConfiguration, helpUri])).toEqual([
    [{ level: 'error' }, undefined],
  ]);
});

test('related places, and fixes in another file, are in the report; a syntax error has no page', async () => {
  const folder = await createFolder({
    'two.btc': 'import "one.btc"\ndomain D { group Admins }\ndomain D { account P { memberOf: Admns }\n',
    'one.btc': 'domain E { group Users }\n',
  });
  const { results, run } = await sarif(folder, '.');
  const related = results.flatMap(({ ruleId, relatedLocations = [] }) =>
    relatedLocations.map(({ id, message, physicalLocation }) => [
      ruleId,
      id,
      message?.text,
      physicalLocation?.artifactLocation?.uri,
      physicalLocation?.region?.startLine,
    ]),
  );
  expect(related).toEqual([['duplicate-name', 1, expect.any(String), 'two.btc', 2]]);
  expect(run.tool.driver.rules?.find(({ id }) => id === 'syntax-error')).toEqual({
    id: 'syntax-error',
    shortDescription: { text: "The text isn't what the language allows in its place." },
    defaultConfiguration: { level: 'error' },
  });
  expect(run.artifacts?.map(({ location }) => location?.uri)).toEqual(['one.btc', 'two.btc']);
});

test('what a comment suppresses is there when it is asked for, with the reason', async () => {
  const folder = await createFolder({ 'b.btc': suppressed });
  expect((await sarif(folder, 'b.btc')).results).toEqual([]);
  const { code, results, run } = await sarif(folder, 'b.btc', '--with-suppressed');
  expect(code).toBe(0);
  expect(results.map((result) => [short(result), result.suppressions])).toEqual([
    ['error cluster-needs-two-nodes b.btc:2:9-2:10', [{ kind: 'inSource', justification: 'the second comes in May' }]],
  ]);
  expect(run.tool.driver.rules?.map(({ id }) => id)).toEqual(['cluster-needs-two-nodes']);
});

test('a suppressed finding of a file that two topologies import is there once', async () => {
  const folder = await createFolder({
    'one.btc': 'import "b.btc"\n',
    'two.btc': 'import "b.btc"\n',
    'b.btc': suppressed,
  });
  const { results } = await sarif(folder, '.', '--with-suppressed');
  expect(results.map(short)).toEqual(['error cluster-needs-two-nodes b.btc:2:9-2:10']);
});

describe('is the same', () => {
  test('however the files are named', async () => {
    const folder = await createFolder({ 'sub/b c.btc': faulty, 'a.btc': faulty });
    const { stdout, results } = await sarif(folder, 'a.btc', 'sub/b c.btc');
    expect(results.map((result) => short(result).split(' ')[2]?.split(':')[0])).toEqual([
      'a.btc',
      'a.btc',
      'sub/b%20c.btc',
      'sub/b%20c.btc',
    ]);
    for (const args of [['sub/../sub/b c.btc', './a.btc'], ['.'], ['**/*.btc'], [`${folder.path}/sub`, 'a.btc']]) {
      expect((await sarif(folder, ...args)).stdout).toBe(stdout);
    }
    const moved = await createFolder({ 'sub/b c.btc': faulty, 'a.btc': faulty });
    expect((await sarif(moved, '.')).stdout).toBe(stdout);
  });

  test('in its fingerprints, when lines move and the line itself is written otherwise', async () => {
    const folder = await createFolder({ 'a.btc': faulty });
    const fingerprints = async () =>
      (await sarif(folder, '.')).results.map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints]);
    const before = await fingerprints();
    await folder.write('a.btc', `// New.\n\n${faulty.replace('cluster A {', 'cluster  A  { // one node')}`);
    expect(await fingerprints()).toEqual(before);
    await folder.write('a.btc', faulty.replace('cluster A', 'cluster Other'));
    expect((await fingerprints()).map(([, own], index) => own !== before[index]?.[1])).toEqual([true, true]);
  });

  test('but findings that are alike have different fingerprints', async () => {
    const folder = await createFolder({ 'a.btc': 'domain D { account P { memberOf: X, X, x } }\n' });
    const { results } = await sarif(folder, '.');
    const own = results.map(({ partialFingerprints }) => partialFingerprints?.['btcFinding/v1']);
    expect(new Set(own).size).toBe(3);
  });
});

test('a file outside of the folder is named from it, and names that an address can not have are written so that it can', async () => {
  const folder = await createFolder({ 'here/a.btc': 'import "../ä%20#?.btc"\n', 'ä%20#?.btc': faulty });
  const ran = await folder.btcIn('here', 'check', 'a.btc', '--format', 'sarif');
  const log: Log = JSON.parse(ran.stdout);
  const uris = log.runs[0]?.artifacts?.map(({ location }) => location);
  expect(uris).toEqual([
    { uri: '../%C3%A4%2520%23%3F.btc', uriBaseId: '%SRCROOT%' },
    { uri: 'a.btc', uriBaseId: '%SRCROOT%' },
  ]);
});

test('text that looks like a link is none, and text that reverses what follows is escaped', async () => {
  const folder = await createFolder({
    'a.btc': 'cluster "[x](https://evil.test)\u202e" {\n  windows: 2008\n  node N1\n}\n',
  });
  const { stdout, results } = await sarif(folder, 'a.btc');
  expect(stdout).not.toContain('\u202e');
  expect(results.map(({ message }) => message.text)).toEqual([
    expect.stringMatching(/^Cluster "?\\\[x\]\(https:\/\/evil\.test\)\u202e"? has only one node\./),
  ]);
});

test('a file that can not be read is a failed execution, and the rest is there', async () => {
  const folder = await createFolder({ 'a.btc': faulty, 'b.btc': Uint8Array.of(0xe4, 0x0a) });
  const { code, stderr, run, results } = await sarif(folder, 'a.btc', 'b.btc', 'gone.btc');
  expect(code).toBe(2);
  expect(results.length).toBe(2);
  const complaints = [
    'gone.btc: There is no such file.',
    "b.btc: The text isn't UTF-8 (line 1). Save the file as UTF-8.",
  ];
  expect(run.invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: complaints.map((text) => ({ level: 'error', message: { text } })),
    },
  ]);
  expect(stderr).toBe(complaints.map((line) => `${line}\n`).join(''));
});

test('it goes into a file, and the summary to the terminal', async () => {
  const folder = await createFolder({ 'a.btc': faulty });
  const { stdout } = await folder.btc('check', 'a.btc', '--format', 'sarif');
  expect(await folder.btc('check', 'a.btc', '--format', 'sarif', '--output', 'report.sarif')).toEqual({
    code: 1,
    stdout: '2 errors in 1 file. `btc fix` can fix 1 of them.\n',
    stderr: '',
  });
  expect(await folder.text('report.sarif')).toBe(stdout);
  expect(await folder.btc('check', 'a.btc', '--output', 'gone/report.txt')).toEqual({
    code: 2,
    stdout: '',
    stderr: "gone/report.txt: The report can't be written. There is no such folder.\n",
  });
});
