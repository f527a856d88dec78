/** `btc check --format junit`: a report that test tools read, whatever stands in the files. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { createFolder, type Folder } from '../folder.ts';

const faulty = 'cluster A {\n  windows: 2008\n  node N1\n}\n// btc-disable-next-line dtc-not-clustered -- later\n';

/** Runs the check; what comes out is XML. */
async function junit(folder: Folder, ...args: readonly string[]) {
  const ran = await folder.btc('check', '--format', 'junit', ...args);
  expect(XMLValidator.validate(ran.stdout)).toBe(true);
  expect(ran.stdout).not.toMatch(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  return ran;
}

test('a suite for each file, a test case for each finding, and errors are failures', async () => {
  const folder = await createFolder({ 'b.btc': faulty, 'a.btc': '' });
  expect(await junit(folder, 'b.btc', './a.btc')).toEqual({
    code: 1,
    stdout: `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="btc" tests="3" failures="1" errors="0">
  <testsuite name="a.btc" tests="1" failures="0" errors="0">
    <testcase classname="a.btc" name="no problems"/>
  </testsuite>
  <testsuite name="b.btc" tests="2" failures="1" errors="0">
    <testcase classname="b.btc" name="cluster-needs-two-nodes (1:9)" file="b.btc" line="1">
      <failure type="cluster-needs-two-nodes" message="Cluster A has only one node. When N1 fails, there is no other to fail over to.">b.btc:1:9 error cluster-needs-two-nodes Cluster A has only one node. When N1 fails, there is no other to fail over to.</failure>
    </testcase>
    <testcase classname="b.btc" name="unused-suppression (5:1)" file="b.btc" line="5">
      <system-out>b.btc:5:1 warning unused-suppression There is no finding of dtc-not-clustered on the next line. The comment would hide one that comes later.</system-out>
    </testcase>
  </testsuite>
</testsuites>
`,
    stderr: '',
  });
});

test('warnings are failures where there are too many of them', async () => {
  const folder = await createFolder({
    'a.btc': faulty,
    'btc.config.json': '{ "rules": { "cluster-needs-two-nodes": "hint" } }',
  });
  const counts = async (...args: readonly string[]) => {
    const { code, stdout } = await junit(folder, 'a.btc', ...args);
    return [code, /<testsuites name="btc" (.*)>/.exec(stdout)?.[1]];
  };
  expect(await counts()).toEqual([0, 'tests="2" failures="0" errors="0"']);
  expect(await counts('--max-warnings', '0')).toEqual([1, 'tests="2" failures="1" errors="0"']);
});

test('what can not be read is an error', async () => {
  const folder = await createFolder({ 'a.btc': '' });
  const { code, stdout } = await junit(folder, 'a.btc', 'gone.btc');
  expect(code).toBe(2);
  expect(stdout).toContain(`<testsuites name="btc" tests="2" failures="0" errors="1">`);
  expect(stdout).toContain(`  <testsuite name="btc" tests="1" failures="0" errors="1">
    <testcase classname="gone.btc" name="could not be checked" file="gone.btc">
      <error message="There is no such file.">There is no such file.</error>
    </testcase>
  </testsuite>
`);
});

test('names that would be markup, or that XML has no way to write, are there as text', async () => {
  const name = `</failure>&amp;"'\u0000\u0008\uffff\ud800]]>`;
  const folder = await createFolder({
    'a<&">.btc': Buffer.from(`cluster "${name.replaceAll('"', '')}" {\n  windows: 2008\n  node N1\n}\n`),
  });
  const { stdout } = await junit(folder, '.');
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', htmlEntities: true });
  const { testsuite } = parser.parse(stdout).testsuites;
  expect(testsuite.name).toBe('a<&">.btc');
  expect(testsuite.testcase.failure.message).toMatch(
    /^Cluster "?<\/failure>&amp;'<U\+0000><U\+0008><U\+FFFF>\ufffd\]\]>"? has only one node\./,
  );
});
