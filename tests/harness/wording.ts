/** How findings and fixes are worded. */
import type { Problem } from '#language';

/**
 * A message says what is wrong, and in a second sentence why it matters; a title says what the fix does, in other words than the
 * other fixes of its finding.
 */
export function wordingComplaints({ message, fixes }: Problem): readonly string[] {
  const titles = fixes.map(({ title }) => title);
  const repeated = new Set(titles.filter((title, index) => titles.indexOf(title) !== index));
  return [
    ...(/[.] .*\.$/.test(message) ? [] : [`This message is not two sentences, each with its full stop:\n  ${message}`]),
    ...titles
      .filter((title) => !/^[A-Z].*[^.]$/.test(title))
      .map((title) => `A title begins with a capital and has no full stop: "${title}".`),
    ...[...repeated].map((title) => `Several fixes of one finding are called "${title}".`),
  ];
}
