/** The request by which a client exports: the same text as on the command line, and a reason where there is none. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { exportFormatsOf, exportTopology, exportViews, pictureForPixels } from '#language';
import { type ExportParams, type ExportResult, exportForms } from '../../server/protocol.ts';
import { parse } from '../language/runbook/topologies.ts';
import { startSession } from './session.ts';

const uri = 'file:///w/main.btc';
const example = await readFile(new URL('../../examples/four-computers.btc', import.meta.url), 'utf8');

async function asked(text: string) {
  const session = await startSession({});
  await session.open(uri, text);
  return (params: Partial<ExportParams>) =>
    session.request<ExportResult | null>('btc/export', {
      uri,
      view: 'topology',
      format: 'html',
      events: [],
      ...params,
    });
}

test('the client offers what the language can export', () => {
  expect(Object.keys(exportForms)).toEqual(exportViews);
  for (const view of exportViews) expect(exportForms[view]).toEqual(exportFormatsOf(view));
});

test('gives each view in each format, at the end of what happened', async () => {
  const exported = await asked(example);
  const topology = await parse(example);
  const events = [{ kind: 'fails', names: ['BTS01'] }] as const;
  for (const view of exportViews) {
    for (const format of exportFormatsOf(view)) {
      const text = exportTopology(topology, [], { view, format, events, fileName: 'main.btc' });
      expect(await exported({ view, format, events })).toEqual({ text });
    }
  }
});

test('gives what pixels are made of, of the views that have a picture', async () => {
  const exported = await asked(example);
  const topology = await parse(example);
  const events = [{ kind: 'fails', names: ['BTS01'] }] as const;
  for (const view of ['topology', 'failover'] as const) {
    const text = pictureForPixels(topology, { view, events });
    expect(text).toMatch(/^<svg /);
    expect(await exported({ view, format: 'pixels', events })).toEqual({ text });
  }
  await expect(exported({ view: 'runbook', format: 'pixels' })).rejects.toThrow('The view has no such format');
});

test('calls a topology without a title by its file, and refuses a picture of nothing', async () => {
  const exported = await asked('');
  expect(await exported({ format: 'md' })).toEqual({ text: '# main.btc\n\nThe file describes no computers yet.\n' });
  await expect(exported({ format: 'svg' })).rejects.toThrow(
    'there is nothing to draw: the file describes no computers, or more parts than a picture shows.',
  );
  await expect(exported({ format: 'pixels' })).rejects.toThrow('there is nothing to draw');
  expect(await exported({ uri: 'file:///w/gone.btc' })).toBeNull();
});
