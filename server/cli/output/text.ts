/** What `btc check` found, as text for people. */

import type { TextDocument } from 'langium';
import pc from 'picocolors';
import { type Problem, type Span, severities } from '#language';
import type { CheckedFile } from '../checking/checked.ts';
import { safeExcerpt, safeText } from './safe-text.ts';
import { underlined } from './source-line.ts';

export interface TextStyle {
  readonly colour: boolean;
  /** The width of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
}

/** As wide as lines of source become where there is no terminal to say it. */
const widestSource = 160;

/** A place in a file, as `file:line:column` with both counted from 1: what terminals and editors make a link of. */
type PlaceOf = (span: Span) => string;

/** Every problem with its line of the source, and a summary. */
export function renderText(files: readonly CheckedFile[], style: TextStyle): string {
  const byUri = new Map(files.map((file) => [file.uri, file]));
  const placeOf: PlaceOf = ({ uri, start }) => {
    const file = byUri.get(uri);
    if (!file) return safeText(uri);
    const { line, character } = file.text.positionAt(start);
    return `${safeText(file.name)}:${line + 1}:${character + 1}`;
  };
  const blocks = files.flatMap(({ text, problems }) =>
    problems.map((problem) => `${renderProblem(problem, text, placeOf, style)}\n\n`),
  );
  return `${blocks.join('')}${summary(files)}\n`;
}

function renderProblem(problem: Problem, textDocument: TextDocument, placeOf: PlaceOf, style: TextStyle): string {
  const { code, severity, message, span, related } = problem;
  const { bold, dim, red, yellow, blue, cyan } = pc.createColors(style.colour);
  const paint = { error: red, warning: yellow, information: blue, hint: cyan }[severity];
  const { line, character } = textDocument.positionAt(span.start);
  const { start: lineStart, end: lineEnd } = lineAt(textDocument, line);
  const number = String(line + 1);
  const gutter = ' '.repeat(number.length);
  const available = Math.max(20, (style.columns ?? widestSource) - number.length - 3);
  const start = Math.min(lineStart + character, lineEnd);
  const end = Math.max(start, Math.min(lineEnd, span.end));
  const source = underlined(textDocument.getText(), { lineStart, start, end, lineEnd }, available);
  return [
    `${bold(placeOf(span))} ${paint(severity)} ${dim(code)} ${safeExcerpt(message)}`,
    `${dim(`${number} |`)} ${source.text}`.trimEnd(),
    `${dim(`${gutter} |`)} ${source.padding}${paint(source.underline)}`,
    ...related.map((other) => `${dim(`${gutter} =`)} ${bold(placeOf(other.span))} ${safeExcerpt(other.message)}`),
    ...fixHint(problem).map((hint) => `${dim(`${gutter} =`)} ${hint}`),
  ].join('\n');
}

/** The offsets of a line without its line break. The document finds the starts of its lines once. */
function lineAt(textDocument: TextDocument, line: number): { readonly start: number; readonly end: number } {
  const text = textDocument.getText();
  const start = textDocument.offsetAt({ line, character: 0 });
  let end = textDocument.offsetAt({ line: line + 1, character: 0 });
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** Whether `btc fix` fixes it. */
function isFixable({ rule, fixes }: Problem): boolean {
  return rule?.fixAll === true && fixes.some(({ preferred }) => preferred);
}

function fixHint(problem: Problem): readonly string[] {
  const [preferred] = problem.fixes;
  return preferred && isFixable(problem) ? [`btc fix: ${safeExcerpt(preferred.title)}`] : [];
}

/** "2 errors and 1 warning in 3 files; `btc fix` can fix 1 of them." */
export function summary(files: readonly CheckedFile[]): string {
  const problems = files.flatMap((file) => file.problems);
  const where = count(files.length, 'file');
  if (problems.length === 0) return `No problems in ${where}.`;
  const counts = severities.flatMap((severity) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  const last = counts.at(-1) ?? '';
  const all = counts.length > 1 ? `${counts.slice(0, -1).join(', ')} and ${last}` : last;
  const fixable = problems.filter(isFixable).length;
  const hint = fixable === 0 ? '' : ` \`btc fix\` can fix ${fixable === problems.length ? 'all' : fixable} of them.`;
  return `${all} in ${where}.${hint}`;
}

/** "1 file", "2 files"; an information has no plural of its own. */
export function count(number: number, noun: string, nouns = noun === 'information' ? noun : `${noun}s`): string {
  return `${number} ${number === 1 ? noun : nouns}`;
}
