/** What a misspelt word was probably meant to be. */
import { nearest as nearestWords } from '../../model/spelling.ts';

/** A longer word is not what someone mistyped, and would take long to compare. */
const longestWord = 100;

/** Names are compared without regard to case. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Up to `most` of the candidates whose words are close to the word, the closest first; those with one word in their order. */
export function nearest<T>(
  word: string,
  candidates: readonly T[],
  wordOf: (candidate: T) => string,
  most = 3,
): readonly T[] {
  if (word.length > longestWord) return [];
  const words = candidates.map(wordOf).filter(({ length }) => length <= longestWord);
  const ranks = new Map(nearestWords(word, words).map((near, rank) => [near, rank]));
  const rankOf = (candidate: T) => ranks.get(wordOf(candidate)) ?? Number.POSITIVE_INFINITY;
  return candidates
    .filter((candidate) => ranks.has(wordOf(candidate)))
    .sort((a, b) => rankOf(a) - rankOf(b))
    .slice(0, most);
}
