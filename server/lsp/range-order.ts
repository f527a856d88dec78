/** How ranges lie to each other. */
import type { Range } from 'vscode-languageserver';

export function isSame(a: Range, b: Range): boolean {
  return order(a.start, b.start) === 0 && order(a.end, b.end) === 0;
}

/** Touching counts: the cursor behind the last letter is at the word. */
export function overlap(a: Range, b: Range): boolean {
  return order(a.start, b.end) <= 0 && order(b.start, a.end) <= 0;
}

function order(a: Range['start'], b: Range['start']): number {
  return a.line - b.line || a.character - b.character;
}
