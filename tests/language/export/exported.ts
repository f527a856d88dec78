/** Exports of topologies that are given as text. */
import { type ExportRequest, exportTopology, type NamedEvent } from '../../../language/index.ts';
import { parse, read } from '../runbook/topologies.ts';

export const example = read('examples/four-computers.btc');

/** Everything that can be exported, as tests name it. */
export const forms = [
  ['topology', 'html'],
  ['topology', 'svg'],
  ['topology', 'md'],
  ['failover', 'html'],
  ['failover', 'svg'],
  ['failover', 'md'],
  ['runbook', 'html'],
  ['runbook', 'md'],
] as const;

export const fails = (...names: string[]): NamedEvent => ({ kind: 'fails', names });

export async function exported(
  text: string,
  view: ExportRequest['view'],
  format: ExportRequest['format'],
  events: readonly NamedEvent[] = [],
): Promise<string> {
  const result = exportTopology(await parse(text), [], { view, format, events, fileName: 'main.btc' });
  if (result === undefined) throw new Error('There is nothing to export.');
  return result;
}
