/** Writes what an example really gives into its page. */
import { type Block, type Example, readPage } from './page.ts';

/**
 * The page with the blocks of the example replaced. What stands between its blocks is kept; new blocks come behind the last one.
 * The example is found again by its text, as the lines before it may have moved.
 */
export function rewriteExample(page: string, example: Example, blocks: readonly string[]): string {
  const [first] = example.sources.values();
  const now = readPage(page).examples.find(({ sources }) => [...sources.values()][0]?.text === first?.text);
  if (!now) throw new Error('The example is no longer on its page.');
  const old = [...now.sources.values(), ...now.fixed.map(({ block }) => block)];
  const lines = page.split('\n');
  const last = old.length - 1;
  for (let index = last; index >= 0; index--) {
    const block = old[index];
    if (!block) continue;
    const written = index === last ? blocks.slice(index) : blocks.slice(index, index + 1);
    lines.splice(block.line - 1, lengthOf(block), ...written.flatMap((text, at) => [...(at > 0 ? [''] : []), text]));
  }
  return lines.join('\n');
}

/** The lines that a block takes with its fences; an empty one has no line between them. */
function lengthOf({ text }: Block): number {
  return text === '\n' ? 2 : text.split('\n').length + 1;
}
