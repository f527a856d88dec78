/** Events and changes as JSON: what they are about, and where something went from and to. */
import { expect, test } from 'vitest';
import { renderSimulationAsJson } from '#language';
import { parse, readEvent } from './scenario.ts';

interface StepJson {
  readonly event?: object;
  readonly changes: readonly {
    readonly code: string;
    readonly from?: string;
    readonly to?: string;
  }[];
}

const start = { line: 0, character: 0 };
const nowhere = () => ({ uri: '', range: { start, end: start } });

async function stepsOf(text: string, ...events: readonly string[]): Promise<readonly StepJson[]> {
  const topology = await parse(text);
  const report = { events: events.map((line) => readEvent(line, topology)), pairs: false, radius: [] };
  return JSON.parse(renderSimulationAsJson(topology, report, nowhere)).steps;
}

const single = `server DB { windows: 2008 }
server SSO01 { windows: 2008 }
server BTS01 { windows: 2008 }
sso { masterSecretServer: SSO01  database: DB }
biztalkGroup G { version: 2009  database: DB  servers: BTS01  host H { instance BTS01 } }`;

test('a service fails on its computer, and another one waits for it', async () => {
  const steps = await stepsOf(single, 'fail SSO01:sso', 'fail BTS01', 'back BTS01', 'back SSO01:sso');
  expect(steps.map(({ event }) => event)).toEqual([
    undefined,
    { kind: 'fails', what: [{ kind: 'service', name: 'SSO01', service: 'sso' }] },
    { kind: 'fails', what: [{ kind: 'server', name: 'BTS01' }] },
    { kind: 'back', what: [{ kind: 'server', name: 'BTS01' }] },
    { kind: 'back', what: [{ kind: 'service', name: 'SSO01', service: 'sso' }] },
  ]);
  expect(steps.slice(3).map(({ changes }) => changes.map(({ code, from, to }) => [code, from, to]))).toEqual([
    [['sso-stopped', 'BTS01', undefined]],
    [
      ['sso-started', undefined, 'BTS01'],
      ['instance-started', undefined, 'BTS01'],
      ['capability-back', undefined, 'SSO01'],
      ['capability-back', undefined, 'BTS01'],
    ],
  ]);
});

test('a group is moved to a node', async () => {
  const [, moved] = await stepsOf('cluster C { windows: 2008  node A  node B  group G { disk D } }', 'move G to B');
  expect(moved?.event).toEqual({ kind: 'moved', group: 'C.G', to: 'C.B' });
  expect(moved?.changes.map(({ code, from, to }) => [code, from, to])).toEqual([['group-moved', 'C.A', 'C.B']]);
});

test('of nothing there is no share that survives', async () => {
  const topology = await parse('');
  const report = { events: [], pairs: false, radius: [] };
  const { survival } = JSON.parse(renderSimulationAsJson(topology, report, nowhere));
  expect(survival).toEqual({ survivedSingles: null, singles: [] });
});
