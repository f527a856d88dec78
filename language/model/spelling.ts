/** Words that look like another: what a typing mistake may have meant. */
import { sure } from './sure.ts';

/** The candidates near enough to be what `word` was meant to be, the nearest first, each once. */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  const folded = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  return [...new Set(candidates)]
    .filter(({ length }) => Math.abs(length - word.length) <= limit)
    .map((candidate) => ({ candidate, distance: editDistance(folded, candidate.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; more than `limit` where it exceeds that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(sure(previous[j]) + 1, sure(current[j - 1]) + 1, sure(previous[j - 1]) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, sure(beforePrevious[j - 2]) + 1);
      }
      current.push(best);
      if (best < least) least = best;
    }
    // A swap reaches two rows back, and costs one more there.
    if (least > limit + 1) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return sure(previous[b.length]);
}
