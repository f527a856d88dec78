/** Takes whole declarations of the top level, with their lines and comments, out of a file and puts them into a new one. */
import { type URI, UriUtils } from 'langium';
import type * as ast from '../../generated/ast.ts';
import { sure } from '../../model/sure.ts';
import type { Origin } from '../../model/topology.ts';
import { commentsOf, suppressionsOf } from '../comments.ts';
import { formatter } from '../format/formatter.ts';
import { isInForm } from '../format/keep.ts';
import type { BtcDocument } from '../imports.ts';
import { quote } from '../names.ts';
import { nodeOf } from '../origin.ts';
import { applyEdits, type EditsByFile } from './apply.ts';
import { writeImports } from './missing-imports.ts';
import { nextLine, withEmptyLine } from './remove.ts';
import { endWithComment, lineEnd, lineStart, startsLine, styleOf } from './style.ts';

/** Whole lines of a text: from the beginning of the first to the end of the last, its line break left out. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/**
 * The lines of a declaration with the comments right above it and the one behind it; undefined where something else stands on one
 * of them.
 */
export function linesOf(declaration: ast.TopLevel, document: BtcDocument): Lines | undefined {
  const text = document.textDocument.getText();
  const { offset, end } = sure(declaration.$cstNode);
  const behind = endWithComment(text, end);
  if (!startsLine(text, offset) || behind !== lineEnd(text, end)) return undefined;
  let start = lineStart(text, offset);
  for (const { offset: at, image } of commentsOf(document).toReversed()) {
    const isAbove = at < start && /^[ \t]*\r?\n$/.test(text.slice(at + image.length, start));
    if (isAbove && startsLine(text, at)) start = lineStart(text, at);
  }
  return { start, end: behind };
}

/** The line, from 0, of a comment that suppresses findings in what goes and would stay, or the other way round. */
export function partedSuppression(lines: readonly Lines[], document: BtcDocument): number | undefined {
  const { textDocument } = document;
  const goes = (offset: number) => lines.some(({ start, end }) => start <= offset && offset <= end);
  return suppressionsOf(document)
    .map(({ origin, line }) => ({ at: offsetOf(origin), line }))
    .filter(({ at, line }) => goes(at) !== goes(textDocument.offsetAt({ line, character: 0 })))
    .map(({ at }) => textDocument.positionAt(at).line)[0];
}

function offsetOf(origin: Origin): number {
  return sure(nodeOf(origin).$cstNode?.offset);
}

/**
 * The edits by file address: lines go from the document to the new file, which it imports from then on.
 * @param lines in the order of the text
 * @param imported the files that what goes refers to
 */
export function extractLines(
  lines: readonly Lines[],
  document: BtcDocument,
  imported: readonly BtcDocument[],
  file: URI,
): EditsByFile {
  const text = document.textDocument.getText();
  const removals = runsOf(lines, text).map(({ start, end }) => withEmptyLine(start, nextLine(text, end), text));
  return new Map([
    // At one place, what comes in stands before what goes.
    [document.uri.toString(), [writeImports(document, [{ uri: file }]), ...removals]],
    [file.toString(), [{ start: 0, end: 0, text: inForm(newText(lines, text, imported, file), document) }]],
  ]);
}

/** What only white space stands between goes as one. */
function runsOf(lines: readonly Lines[], text: string): readonly Lines[] {
  const runs: Lines[] = [];
  for (const { start, end } of lines) {
    const last = runs.at(-1);
    if (last && text.slice(last.end, start).trim() === '') runs.splice(-1, 1, { start: last.start, end });
    else runs.push({ start, end });
  }
  return runs;
}

/** With an empty line between declarations, but for those that followed each other without one. */
function newText(lines: readonly Lines[], text: string, imported: readonly BtcDocument[], file: URI): string {
  const { lineBreak } = styleOf(text);
  const folder = UriUtils.dirname(file);
  let result = imported.map(({ uri }) => `import ${quote(UriUtils.relative(folder, uri))}${lineBreak}`).join('');
  if (result !== '') result += lineBreak;
  for (const [index, { start, end }] of lines.entries()) {
    const before = lines[index - 1];
    const isClose = before && nextLine(text, before.end) === start;
    if (before && !isClose) result += lineBreak;
    result += text.slice(start, end) + lineBreak;
  }
  return result;
}

/** What comes from a file in form is in form. */
function inForm(text: string, from: BtcDocument): string {
  return isInForm(from) ? applyEdits(text, formatter.whole(text).edits) : text;
}
