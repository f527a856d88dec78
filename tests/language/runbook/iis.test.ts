/** The web service as a cluster resource: its script on every node, and the resource in the group of Enterprise SSO. */
import { describe, expect, test } from 'vitest';
import { buildRunbook, type Runbook, renderMarkdown } from '../../../language/runbook/index.ts';
import { offlineScript } from '../../../language/runbook/offline-script.ts';
import { doing, linesOf, parse, read, step, stepsIn, titlesOf } from './topologies.ts';

/** A web service in a group with a name; three nodes, of which two may run it. */
const clustered = (windows: string, script: string, more = '') => `
  cluster C { windows: ${windows} node N1 node N2 node N3
    group G {
      disk D { drive: "S:" }
      ip A { address: 10.0.0.5/24 network: P }
      networkName N dependsOn A { name: GVS }
      iis Web dependsOn N { ${script} possibleOwners: N2, N3 }
      ${more}
    } }`;
const path = 'C:\\Windows\\System32\\inetsrv\\clusIIS.vbs';
const stated = `script: "c:/Windows/System32/inetsrv/clusIIS.vbs"`;

const build = async (windows: string, script = stated): Promise<Runbook> =>
  buildRunbook(await parse(clustered(windows, script)));
const phase = (runbook: Runbook) => stepsIn(runbook, 'iis');
const why = (runbook: Runbook) => runbook.leftOut.map(({ text }) => text);

describe('Windows Server 2003', () => {
  test('changes a copy of the script on one node, copies it to the others, and makes the resource', async () => {
    const runbook = await build('2003');
    expect(phase(runbook).map(({ title, where }) => [title, where])).toEqual([
      ['Write clusIIS.vbs on N2, the script of Web', 'N2'],
      ['Copy clusIIS.vbs to N3, the script of Web', 'N3'],
      ['Create Generic Script Web in G, for the web service', 'the node that owns G (N1)'],
    ]);
    expect(doing(step(runbook, 'Copy clusIIS.vbs to N3, the script of Web'))).toEqual([
      expect.stringMatching(/^rem VERIFY before use/),
      `copy "\\\\N2\\C$\\Windows\\System32\\inetsrv\\clusIIS.vbs" "${path}"`,
    ]);
    expect(doing(step(runbook, 'Create Generic Script Web in G, for the web service'))).toEqual([
      'cluster /cluster:"C" res "Web" /create /group:"G" /type:"Generic Script"',
      `cluster /cluster:"C" res "Web" /priv ScriptFilepath="${path}"`,
      'cluster /cluster:"C" res "Web" /adddep:"N"',
      'cluster /cluster:"C" res "Web" /removeowner:N1',
      'cluster /cluster:"C" res "Web" /online /wait:120',
    ]);
  });

  test('brings the function Offline along, as text and under another name than the script of Windows', async () => {
    const runbook = await build('2003');
    const [write, ...others] = phase(runbook);
    expect(write?.files).toEqual([offlineScript]);
    expect(others.flatMap(({ files }) => files)).toEqual([]);
    expect(write?.console).toEqual([
      `Copy clusweb.vbs from %SystemRoot%\\system32\\inetsrv to ${path}. If that file is there already, keep it and go on.`,
      `Open ${path} in Notepad. Replace its function Offline, from the line Function Offline to the line End Function behind it, by the text of Offline.vbs, which this step has; save it.`,
    ]);
    expect(renderMarkdown(runbook)).toContain(`**File Offline.vbs**\n\n\`\`\`vbs\n${offlineScript.text}\`\`\`\n`);
  });
});

describe('Windows Server 2008', () => {
  test('saves the script of the article on each node, and adds the resource to the group', async () => {
    const runbook = await build('2008');
    expect(phase(runbook).map(({ title, where }) => [title, where])).toEqual([
      ['Save clusIIS.vbs on N2, the script of Web', 'N2'],
      ['Save clusIIS.vbs on N3, the script of Web', 'N3'],
      ['Create Generic Script Web in G, for the web service', 'the node that owns G (N1)'],
    ]);
    const create = step(runbook, 'Create Generic Script Web in G, for the web service');
    expect(create.console).toEqual([
      expect.stringContaining('Failover Cluster Management'),
      'Right-click G → Add a resource → Generic Script.',
      `Generic Script Info: Script file path: ${path}; Next. Confirmation: Next. Summary: Finish.`,
      'Right-click the Generic Script resource in G → Properties → General: Resource Name: Web.',
      'Dependencies: N; OK.',
      'Right-click Web → Properties → Advanced Policies: Possible owners: clear N1; OK.',
      'Right-click Web → Bring this resource online, if it is not Online.',
    ]);
    expect(create.source).toContain('Knowledge Base article 970759');
    expect(phase(runbook).flatMap(({ files }) => files)).toEqual([]);
    expect(runbook.needed.map(({ fact }) => fact)).toContain(
      'The web site and the application pool of the isolated hosts on cluster C, in upper and lower case as IIS has them',
    );
  });
});

describe.each(['2003', '2008'])('the script, Windows Server %s', (windows) => {
  test('is where it usually is, and to be asked for, where the file has none', async () => {
    const runbook = await build(windows, '');
    expect(doing(step(runbook, 'Create Generic Script Web in G, for the web service'))).toContain(
      `cluster /cluster:"C" res "Web" /priv ScriptFilepath="${path}"`,
    );
    expect(runbook.needed.map(({ fact }) => fact)).toContain(
      `Where the script of Web in G is, on every node the same: the file does not say; the steps take ${path}`,
    );
    expect((await build(windows)).needed.map(({ fact }) => fact).join()).not.toContain('script of Web in G is');
  });

  test.each([
    [
      '%windir%\\clusIIS.vbs',
      'leaves the folder to %windir%; write the folder itself, as in C:\\Windows\\System32\\inetsrv\\clusIIS.vbs',
    ],
    ['clusIIS.vbs', 'is no file on a drive of the nodes'],
    ['\\\\VAULT\\scripts\\clusIIS.vbs', 'is no file on a drive of the nodes'],
    ['C:\\', 'is no file on a drive of the nodes'],
    ['C:\\Windows\\System32\\inetsrv\\CLUSWEB.vbs', 'comes with Windows and cannot be used as it is'],
    ['S:\\clusIIS.vbs', 'is on a disk of the cluster, where one node at a time finds it'],
  ])('%s %s', async (script, reason) => {
    const runbook = await build(windows, `script: "${script}"`);
    expect(phase(runbook)).toEqual([]);
    expect(why(runbook)).toContainEqual(`IIS script Web in group G of cluster C: ${script} ${reason}.`);
  });

  test('with a name that cmd would not pass on has no commands', async () => {
    const runbook = await build(windows, 'script: "C:\\100% web.vbs"');
    expect(phase(runbook).length).toBe(3);
    expect(
      phase(runbook)
        .flatMap(linesOf)
        .filter((line) => line.includes('100%')),
    ).toEqual([]);
    expect(why(runbook)).toContainEqual(expect.stringContaining('100% web.vbs'));
  });

  test('comes to a node only where the node has no error', async () => {
    const topology = await parse(clustered(windows, stated));
    const node = topology.clusters[0]?.nodes[2];
    const titles = titlesOf(buildRunbook(topology, [{ of: node, code: 'some-code', message: 'Wrong.' }]));
    expect(titles.filter((title) => /clusIIS|Generic Script/.test(title))).toEqual([
      expect.stringContaining('clusIIS.vbs on N2'),
    ]);
  });

  test('has a restart policy where the file has one', async () => {
    const text = clustered(windows, `${stated} restart { attempts: 2 }`);
    expect(stepsIn(buildRunbook(await parse(text)), 'iis').map(({ title }) => title)).toContain(
      'Set the restart policy of Web',
    );
  });
});

describe('the function Offline', () => {
  /** JavaScript for the statements that the function is made of; any other is an error. */
  const statements: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
    [/^('.*)?$/, () => ''],
    [/^Function Offline\(\)$/, () => 'let result; {'],
    [/^End Function$/, () => '} return result;'],
    [/^Dim (\w+)$/, (_, name) => `let ${name};`],
    [
      /^Set (\w+) = GetObject\("([^"]*)"\)\.Get\("([^"]*)"\)$/,
      (_, name, a, b) => `${name} = GetObject("${a}").Get("${b}");`,
    ],
    [
      /^If UCase\((\w+)\.State\) = "([A-Z]+)" Then$/,
      (_, name, text) => `if (${name}.State.toUpperCase() === "${text}") {`,
    ],
    [/^If (\w+) = (\d+) Or \1 = (\d+) Then$/, (_, name, a, b) => `if (${name} === ${a} || ${name} === ${b}) {`],
    [/^Else$/, () => '} else {'],
    [/^End If$/, () => '}'],
    [/^Offline = (True|False)$/, (_, value) => `result = ${value?.toLowerCase()};`],
    [/^(\w+) = (\w+)\.StopService\(\)$/, (_, name, service) => `${name} = ${service}.StopService();`],
    [
      /^Resource\.LogInformation ("[^"]*") & (\w+) & ("[^"]*")$/,
      (_, a, name, b) => `Resource.LogInformation(${a} + ${name} + ${b});`,
    ],
  ];

  function translate(line: string): string {
    for (const [form, write] of statements) {
      const match = form.exec(line.trim());
      if (match) return write(...match);
    }
    throw new Error(`No statement is like this: ${line}`);
  }

  /** What the function answers, asks for and writes down, where the service is in the state and answers the request to stop so. */
  function offline(state: string, answer: number) {
    const asked: string[] = [];
    const log: string[] = [];
    const service = {
      State: state,
      StopService: () => {
        asked.push('stop');
        return answer;
      },
    };
    const getObject = (namespace: string) => ({
      Get: (of: string) => {
        asked.push(`${namespace} ${of}`);
        return service;
      },
    });
    const body = offlineScript.text.split('\n').map(translate).join('\n');
    const result: unknown = new Function('GetObject', 'Resource', body)(getObject, {
      LogInformation: (text: string) => log.push(text),
    });
    return { result, asked, log };
  }

  const service = "winmgmts:root/cimv2 Win32_Service.Name='W3SVC'";

  test.each(['Stopped', 'STOPPED'])('leaves a service alone that is %s', (state) => {
    expect(offline(state, 5)).toEqual({ result: true, asked: [service], log: [] });
  });

  test.each([0, 10])('stops a running service, which accepts that with %i', (answer) => {
    expect(offline('Running', answer)).toEqual({ result: true, asked: [service, 'stop'], log: [] });
  });

  test.each([1, 5, 24])('says so where the service refuses with %i', (answer) => {
    expect(offline('Running', answer)).toEqual({
      result: false,
      asked: [service, 'stop'],
      log: [`W3SVC still runs: it has answered the request to stop with ${answer}.`],
    });
  });

  test('is one function in lines that any editor takes, and nothing else', () => {
    const { text } = offlineScript;
    expect(text.match(/^Function /gm)?.length).toBe(1);
    expect(text.match(/^End Function$/gm)?.length).toBe(1);
    expect(text).toMatch(/^'[^\n]*\nFunction Offline\(\)\n[\s\S]*\nEnd Function\n$/);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

test('with the master secret elsewhere, the procedure for that is the source', async () => {
  const text = read('examples/remote-master-secret.btc').replaceAll('windows: 2008', 'windows: 2003');
  const steps = phase(buildRunbook(await parse(text)));
  expect(steps.map(({ source }) => /lines [\d-]+ \(P\d+\)/.exec(source)?.[0])).toEqual(
    steps.map(() => 'lines 1018-1062 (P21)'),
  );
  expect(steps.length).toBe(4);
});
