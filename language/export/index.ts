/** Exports of a topology: each of its views as a file for people who have no editor. */
import { drawTopology, type PictureUse } from '../diagram/index.ts';
import { failoverOf, type NamedEvent } from '../failover/index.ts';
import type { Topology } from '../model/topology.ts';
import {
  buildRunbook,
  type Problem,
  renderHtml as renderRunbookHtml,
  renderMarkdown as renderRunbookMarkdown,
} from '../runbook/index.ts';
import type { ExportDocument } from './document.ts';
import { failoverDocument } from './failover.ts';
import type { ExportFormat, ExportView } from './forms.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { titleOf } from './title.ts';
import { topologyDocument } from './topology.ts';

export { type ExportFormat, type ExportView, exportFormats, exportFormatsOf, exportViews } from './forms.ts';

export interface ExportRequest {
  readonly view: ExportView;
  readonly format: ExportFormat;
  /** What happens in the failover view, which shows the end; the other views don't ask. */
  readonly events: readonly NamedEvent[];
  /** What a topology without a title is called: the name of its file. */
  readonly fileName: string;
}

/**
 * The file's text. Pure: the same topology and request give the same text, with LF line breaks.
 * @param errors what keeps parts out of the runbook
 * @returns undefined for a picture where there is nothing to draw, or of a view that has no picture
 */
export function exportTopology(
  topology: Topology,
  errors: readonly Problem[],
  { view, format, events, fileName }: ExportRequest,
): string | undefined {
  if (view === 'runbook') {
    const runbook = buildRunbook(topology, errors);
    if (format === 'svg') return undefined;
    return format === 'html' ? renderRunbookHtml(runbook) : renderRunbookMarkdown(runbook);
  }
  if (format === 'svg') {
    const svg = pictureOf(topology, view, events, 'file');
    return svg === undefined ? undefined : `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
  }
  const title = titleOf(topology, fileName);
  const document: ExportDocument =
    view === 'topology' ? topologyDocument(topology, title) : failoverDocument(topology, title, events);
  return format === 'html' ? renderHtml(document) : renderMarkdown(document);
}

/**
 * The picture as a renderer wants it that makes pixels of it: an `<svg>` without variables in its style.
 * @returns undefined where there is nothing to draw, or for a view that has no picture
 */
export function pictureForPixels(
  topology: Topology,
  { view, events }: Pick<ExportRequest, 'view' | 'events'>,
): string | undefined {
  return view === 'runbook' ? undefined : pictureOf(topology, view, events, 'pixels');
}

function pictureOf(
  topology: Topology,
  view: Exclude<ExportView, 'runbook'>,
  events: readonly NamedEvent[],
  use: PictureUse,
): string | undefined {
  const { svg } =
    view === 'topology'
      ? drawTopology(topology, { use })
      : failoverOf(topology, { events, at: events.length, pairs: false }, use).drawn;
  return svg === '' ? undefined : svg;
}
