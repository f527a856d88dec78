/** The views of a topology that a client asks for whole: the preview, and files to save. */
import { UriUtils } from 'langium';
import { exportOf } from '../export.ts';
import { previewOf } from '../preview.ts';
import type { ExportParams, ExportResult, Preview, PreviewParams } from '../protocol.ts';
import { refusal } from './answer.ts';
import type { Session } from './session.ts';

/** No preview is an answer of its own, so a failure has to be told as one. */
export function preview({ uri, scenario }: PreviewParams, { analysis, shared, failed }: Session): Preview | null {
  const [analysed] = analysis.programsWith(UriUtils.normalize(uri));
  if (!analysed) return null;
  try {
    return previewOf(analysed, shared, scenario);
  } catch (error) {
    failed('The preview', error);
    throw refusal('The preview could not be made; the log of the language server says why.');
  }
}

/** No document is an answer of its own, so a failure has to be told as one. */
export function exported(params: ExportParams, { analysis, failed }: Session): ExportResult | null {
  const [analysed] = analysis.programsWith(UriUtils.normalize(params.uri));
  if (!analysed) return null;
  let result: ExportResult | undefined;
  try {
    result = exportOf(analysed, params);
  } catch (error) {
    failed('The export', error);
    throw refusal('it could not be made; the log of the language server says why.');
  }
  if (result === undefined)
    throw refusal('there is nothing to draw: the file describes no computers, or more parts than a picture shows.');
  return result;
}
