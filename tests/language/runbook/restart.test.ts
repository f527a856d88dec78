/** Restart policies in the words and the numbers of each Windows version. */
import { describe, expect, test } from 'vitest';
import { buildRunbook } from '../../../language/runbook/index.ts';
import { doing, parse, step, stepsOf } from './topologies.ts';

/** A cluster whose disk has the policy. */
async function withPolicy(windows: string, policy: string) {
  const topology = await parse(`
    cluster C {
      windows: ${windows}
      node N1
      node N2
      group G {
        disk D { drive: "D:"  restart { ${policy} } }
        ip A { address: 10.0.0.5/24  network: Public }
        networkName N dependsOn A
      }
    }`);
  return buildRunbook(topology);
}

const title = 'Set the restart policy of D';
/** The settings of the lines; the first only shows. */
const properties = (lines: readonly string[]) => lines.slice(1).map((line) => line.replace(/^.* \/prop /, ''));

describe.each(['2003', '2008'])('Windows Server %s', (windows) => {
  test.each([
    ['attempts: 0', ['RestartAction=0:DWORD']],
    ['attempts: 0 failover: yes', ['RestartAction=2:DWORD', 'RestartThreshold=0:DWORD']],
    ['attempts: 4 failover: yes', ['RestartAction=2:DWORD', 'RestartThreshold=4:DWORD']],
    ['attempts: 4 failover: no', ['RestartAction=1:DWORD', 'RestartThreshold=4:DWORD']],
    ['attempts: 4', ['RestartThreshold=4:DWORD']],
    ['period: 15m', ['RestartPeriod=900000:DWORD']],
    ['pendingTimeout: 180s', ['PendingTimeout=180000:DWORD']],
  ])('%s', async (policy, expected) => {
    expect(properties(doing(step(await withPolicy(windows, policy), title)))).toEqual(expected);
  });

  test('no step where no policy is stated, or an empty one', async () => {
    const runbook = await withPolicy(windows, '');
    expect(stepsOf(runbook).filter(({ procedure }) => procedure === 'restart-policy')).toEqual([]);
  });

  test('a duration that Windows cannot hold is left out and said', async () => {
    const runbook = await withPolicy(windows, 'attempts: 2 period: 1200h');
    expect(properties(doing(step(runbook, title)))).toEqual(['RestartThreshold=2:DWORD']);
    expect(runbook.leftOut.map(({ text }) => text)).toEqual([
      'Physical Disk D in group G of cluster C: RestartPeriod is not set; the duration is longer than Windows can hold.',
    ]);
  });
});

test('the labels of Windows Server 2008, with minutes and seconds', async () => {
  const runbook = await withPolicy('2008', 'attempts: 2 failover: no period: 90s retryAfter: 90m pendingTimeout: 3m');
  expect(step(runbook, title).console.slice(3)).toEqual([
    'If resource fails, attempt restart on current node. If restart is unsuccessful, fail over all resources in this service or application: cleared.',
    'Maximum restarts in the specified period: 2.',
    'Period for restarts (mm:ss): 1:30.',
    'If all the restart attempts fail, begin restarting again after the specified period (hh:mm): 1:30.',
    'Pending timeout (mm:ss): 3:00.',
    'OK.',
  ]);
  expect(properties(doing(step(runbook, title)))).toEqual([
    'RestartAction=1:DWORD',
    'RestartThreshold=2:DWORD',
    'RestartPeriod=90000:DWORD',
    'RetryPeriodOnFailure=5400000:DWORD',
    'PendingTimeout=180000:DWORD',
  ]);
});

test('a time that the console cannot hold is left to the command', async () => {
  const runbook = await withPolicy('2008', 'retryAfter: 90s');
  expect(step(runbook, title).console.slice(3)).toEqual([
    'OK.',
    'RetryPeriodOnFailure cannot be set here; use the commands.',
  ]);
  expect(properties(doing(step(runbook, title)))).toEqual(['RetryPeriodOnFailure=90000:DWORD']);
});

test('the labels of Windows Server 2003, in seconds, without what it does not have', async () => {
  const runbook = await withPolicy('2003', 'attempts: 2 failover: no period: 90s retryAfter: 90m pendingTimeout: 3m');
  expect(step(runbook, title).console.slice(3)).toEqual([
    'Restart; Affect the group: cleared.',
    'Threshold: 2.',
    'Period: 90 seconds.',
    'Pending timeout: 180 seconds.',
    'OK.',
  ]);
  expect(runbook.leftOut.map(({ text }) => text)).toEqual([
    'Physical Disk D in group G of cluster C: retryAfter is not set; Windows Server 2003 has no such setting.',
  ]);
});
