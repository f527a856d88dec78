/** Stretches of a file that belong together: to fold away, and to select step by step. */
import { type AstNode, AstUtils, CstUtils, UriUtils } from 'langium';
import {
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  type Range,
  type SelectionRange,
  type SelectionRangeParams,
} from 'vscode-languageserver';
import type { BtcDocument } from '#language';
import { documentAt, rangeIn } from './convert.ts';
import type { Session } from './session.ts';

/** Blocks of several lines, block comments, and line comments one below the other. */
export function foldingRanges({ textDocument }: FoldingRangeParams, { shared }: Session): FoldingRange[] {
  const document = documentAt(shared, UriUtils.normalize(textDocument.uri));
  return document ? [...foldedBlocks(document), ...foldedComments(document)] : [];
}

/** The line of the closing brace stays in sight. */
function foldedBlocks({ parseResult }: BtcDocument): readonly FoldingRange[] {
  return AstUtils.streamAllContents(parseResult.value)
    .toArray()
    .flatMap(({ $cstNode }) => {
      if (!$cstNode?.text.endsWith('}')) return [];
      const [startLine, endLine] = [$cstNode.range.start.line, $cstNode.range.end.line - 1];
      return endLine > startLine ? [{ startLine, endLine }] : [];
    });
}

function foldedComments({ parseResult }: BtcDocument): readonly FoldingRange[] {
  const root = parseResult.value.$cstNode;
  if (!root) return [];
  const folds: FoldingRange[] = [];
  let run: FoldingRange | undefined;
  for (const { hidden, text, range } of CstUtils.flattenCst(root)) {
    if (!hidden) {
      run = undefined;
    } else if (text.startsWith('/*')) {
      const { start, end } = range;
      if (end.line > start.line)
        folds.push({ startLine: start.line, endLine: end.line, kind: FoldingRangeKind.Comment });
    } else if (text.startsWith('//')) {
      if (run && run.endLine === range.start.line - 1) {
        if (run.endLine === run.startLine) folds.push(run);
        run.endLine = range.start.line;
      } else {
        run = { startLine: range.start.line, endLine: range.start.line, kind: FoldingRangeKind.Comment };
      }
    }
  }
  return folds;
}

/** The word, what it is part of, and so on to the whole file. */
export function selectionRanges(
  { textDocument, positions }: SelectionRangeParams,
  { shared }: Session,
): SelectionRange[] {
  const document = documentAt(shared, UriUtils.normalize(textDocument.uri));
  const root = document?.parseResult.value.$cstNode;
  if (!document || !root) return positions.map((position) => ({ range: { start: position, end: position } }));
  const whole: Range = rangeIn(document, { start: 0, end: document.textDocument.getText().length });
  return positions.map((position) => {
    const offset = document.textDocument.offsetAt(position);
    const leaf = CstUtils.findLeafNodeAtOffset(root, offset) ?? CstUtils.findLeafNodeAtOffset(root, offset - 1);
    const ranges: Range[] = leaf ? [leaf.range] : [];
    for (let at: AstNode | undefined = leaf?.astNode; at; at = at.$container) {
      if (at.$cstNode && at.$container) ranges.push(at.$cstNode.range);
    }
    ranges.push(whole);
    return nest(ranges);
  });
}

/** Each range in the next larger one; equal ones only once. */
function nest(ranges: readonly Range[]): SelectionRange {
  const distinct = ranges.filter((range, index) => index === 0 || !isSame(range, ranges[index - 1]));
  const [first, ...larger] = distinct.toReversed();
  let nested: SelectionRange = { range: first ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
  for (const range of larger) nested = { range, parent: nested };
  return nested;
}

function isSame(a: Range, b: Range | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
