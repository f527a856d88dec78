/** What `btc check` found, as JSON for other programs. */
import type { CheckedFile } from '../checking/checked.ts';
import { safeJson } from './safe-text.ts';

/** The version of the form; it changes when a reader of the old form could misread the new one. */
const version = 1;

/** Lines and UTF-16 characters count from 0. */
export function renderJson(files: readonly CheckedFile[]): string {
  const report = {
    version,
    files: files.map(({ name, text, problems }) => ({
      file: name,
      diagnostics: problems.map(({ code, severity, message, span, fixes }) => ({
        code,
        severity,
        message,
        range: {
          start: text.positionAt(span.start),
          end: text.positionAt(span.end),
        },
        fixes: fixes.map(({ title, preferred }) => ({ title, preferred })),
      })),
    })),
  };
  return safeJson(`${JSON.stringify(report)}\n`);
}
