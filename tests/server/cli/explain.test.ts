/** `btc explain`: the page of each rule, and codes that no rule has. */
import { expect, test } from 'vitest';
import { rules } from '#language';
import { createFolder } from './folder.ts';

test('prints the page of every rule, without what only its generator needs', async () => {
  const folder = await createFolder();
  for (const { code, summary } of rules) {
    const ran = await folder.btc('explain', code);
    expect({ ...ran, stdout: ran.stdout.slice(0, ran.stdout.indexOf('**')) }).toEqual({
      code: 0,
      stdout: `# ${code}\n\n${summary}\n\n`,
      stderr: '',
    });
    expect(ran.stdout).not.toContain('<!--');
  }
});

test('a code is found however it is written, and a near one is named', async () => {
  const folder = await createFolder();
  expect((await folder.btc('explain', 'DTC-Not-Clustered')).stdout).toMatch(/^# dtc-not-clustered\n/);
  expect(await folder.btc('explain', 'dtc-not-clusterd')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'There is no rule dtc-not-clusterd. Did you mean dtc-not-clustered?\n\n' +
      'Usage: btc explain CODE\n`btc explain --help` says more.\n',
  });
  expect((await folder.btc('explain', '../../package')).code).toBe(2);
});
