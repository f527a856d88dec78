/** Takes a text of a document apart where names in it run from right to left. */

const marked = /\u2068([^\u2068\u2069]*)\u2069/;

/**
 * The text with what `before`, `name` and `after` make of its pieces: of what stands before the first mark, of each name between
 * two marks, and of what stands behind each of them.
 */
export function eachRun(
  text: string,
  before: (text: string) => string,
  name: (text: string) => string,
  after: (text: string) => string,
): string {
  // With a group in the pattern, every second piece is a name.
  const pieces = text.split(marked);
  return pieces
    .map((piece, index) => (index === 0 ? before(piece) : index % 2 === 1 ? name(piece) : after(piece)))
    .join('');
}
