/** What `btc check` found, as commands to the runner of GitHub Actions, which shows them beside the changed lines. */
import type { Problem, Severity } from '#language';
import type { Complaint } from './complaints.ts';
import { fileFinder, type Report, type ReportedFile, regionOf } from './report.ts';
import { safeExcerpt, safeLines } from './safe-text.ts';
import { summary } from './text.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

type FileFinder = ReturnType<typeof fileFinder>;

/** A command for each finding and each complaint, and the summary for the log. */
export function renderGitHub(report: Report): string {
  const find = fileFinder(report);
  const found = report.files.flatMap((file) => file.problems.map((problem) => commandOf(problem, file, find)));
  return [...found, ...report.complaints.map(complaint), summary(report.files)].map((line) => `${line}\n`).join('');
}

function commandOf(problem: Problem, file: ReportedFile, find: FileFinder): string {
  const { code, severity, message, span, related } = problem;
  const { startLine, startColumn, endLine, endColumn } = regionOf(file, span);
  // Columns of two lines make no annotation: the runner takes them within one line only.
  const columns = startLine === endLine ? { col: startColumn, endColumn: Math.max(endColumn, startColumn) } : {};
  const lines = [message, ...related.map((other) => `${placeOf(other.span, find)} ${other.message}`)];
  const properties = { file: file.name, line: startLine, endLine, ...columns, title: code };
  return command(commands[severity], properties, lines.map(safeExcerpt).join('\n'));
}

function placeOf(span: Problem['span'], find: FileFinder): string {
  const file = find(span.uri);
  if (!file) return span.uri;
  const { startLine, startColumn } = regionOf(file, span);
  return `${file.name}:${startLine}:${startColumn}`;
}

function complaint({ file, message }: Complaint): string {
  return command('error', file === undefined ? {} : { file }, safeLines(message));
}

type Properties = Readonly<Record<string, string | number>>;

function command(name: string, properties: Properties, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${[name, written.join(',')].filter((part) => part !== '').join(' ')}::${escapeData(message)}`;
}

/** A line break would end the command, and what follows it could be another one. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
