/** Texts after formatting, and what must be the same before and after it. */
import { expect } from 'vitest';
import { applyEdits, formatter, type TextEdit } from '#language';
import { repair } from '../../language/syntax/repair/repair.ts';
import { type Token, TokenCursor } from '../../language/syntax/repair/tokens.ts';
import { SourceText } from '../../language/syntax/text/source-text.ts';
import { commentsIn, faultsIn } from '../../language/syntax/tree/unit.ts';

export function formatted(text: string): string {
  return applyEdits(text, formatter.whole(text).edits);
}

/** Tokens and comments in the order of the text, as what they count, with where the syntax errors are among them. */
export function wordsOf(text: string): readonly string[] {
  const output: Token[] = [];
  const file = repair(new TokenCursor(SourceText.of(text), () => undefined, undefined, output));
  const words = [
    ...output.map(({ offset, image, kind }) => ({ at: offset, word: `${kind} ${image}` })),
    ...commentsIn(file).map(({ offset, image }) => ({ at: offset, word: image.replace(/\s+/g, ' ').trimEnd() })),
    ...faultsIn(file).map(({ offset, message }) => ({ at: offset, word: `${message} (${text[offset]})` })),
  ];
  return words.sort((a, b) => a.at - b.at).map(({ word }) => word);
}

/** What is wrong with edits that may change nothing but white space, and only where there has to be another one. */
export function editComplaints(text: string, edits: readonly TextEdit[]): readonly string[] {
  return edits.flatMap(({ start, end, text: after }, index) => {
    const before = text.slice(start, end);
    const place = `offset ${start}`;
    return [
      ...(/\S/.test(before + after) ? [`At ${place}, more than white space changes: "${before}" to "${after}"`] : []),
      ...(before === after ? [`At ${place}, nothing changes.`] : []),
      ...(start < (edits[index - 1]?.end ?? 0) ? [`At ${place}, edits overlap or are in no order.`] : []),
      ...(text[start - 1] === '\r' && text[start] === '\n' ? [`At ${place}, a line break is cut in two.`] : []),
    ];
  });
}

/** A text without the indentation that it has in this file. */
export function text([given = '']: TemplateStringsArray): string {
  const lines = given.replaceAll('\\\\', '\\').replace(/^\n/, '').replace(/\n *$/, '\n').split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map((line) => line.slice(indent)).join('\n');
}

/** The text comes into that form, and rests there. */
export function expectStyle(before: string, after: string): void {
  expect(formatted(before)).toBe(after);
  expect(formatted(after)).toBe(after);
}
