/** What a client can save: a view of the topology that a document belongs to. */
import { exportTopology, pictureForPixels } from '#language';
import type { Analysed } from './lsp/analysis.ts';
import type { ExportParams, ExportResult } from './protocol.ts';

/** Undefined for a picture where there is nothing to draw. */
export function exportOf(
  { program, problems }: Analysed,
  { view, format, events }: ExportParams,
): ExportResult | undefined {
  const { topology, root } = program;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const fileName = root.uri.path.slice(root.uri.path.lastIndexOf('/') + 1);
  const text =
    format === 'pixels'
      ? pictureForPixels(topology, { view, events })
      : exportTopology(topology, errors, { view, format, events, fileName });
  return text === undefined ? undefined : { text };
}
