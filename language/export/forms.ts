/** What can be exported: the views of a topology, and the formats that each of them has. */

export const exportViews = ['topology', 'failover', 'runbook'] as const;
export type ExportView = (typeof exportViews)[number];

/** As the extensions of their files. */
export const exportFormats = ['html', 'svg', 'md'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A runbook has no picture. */
const formats: Readonly<Record<ExportView, readonly ExportFormat[]>> = {
  topology: exportFormats,
  failover: exportFormats,
  runbook: ['html', 'md'],
};

/** At least one; the first is the one to offer first. */
export function exportFormatsOf(view: ExportView): readonly ExportFormat[] {
  return formats[view];
}
