/** Reads the pages of the rules: their headings, and the examples that are the rules' tests. */

/** A fenced `btc` block of a page. */
export interface Block {
  /** What stands behind the language, such as `file="main.btc"` or `fixed="Add a node"`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The text between the fences, with a line break at its end. */
  readonly text: string;
  /** The line of the page, from 1, on which the opening fence stands. */
  readonly line: number;
}

/** The files of one topology with what a fix makes of them. */
export interface Example {
  /** The heading that it stands under. */
  readonly heading: string;
  /** By file name, the root first. A block that names no file is `main.btc`. */
  readonly sources: ReadonlyMap<string, Block>;
  readonly fixed: readonly FixedBlock[];
}

/** What a file reads like after a fix. */
export interface FixedBlock {
  readonly title: string;
  readonly file: string;
  readonly block: Block;
}

export interface Page {
  /** The second-level headings, in their order. */
  readonly headings: readonly string[];
  readonly examples: readonly Example[];
}

export const defaultFile = 'main.btc';

/**
 * Reads a page. Blocks with `file="…"` that follow each other make one example; a `fixed` block belongs to the example before it.
 * @throws Error where a fence is not closed, or a `fixed` block has no example before it.
 */
export function readPage(text: string): Page {
  const lines = text.split('\n');
  const headings: string[] = [];
  const examples: { heading: string; sources: Map<string, Block>; fixed: FixedBlock[] }[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('## ')) headings.push(line.slice(3).trim());
    const [, language, info = ''] = /^```(\w*)(.*)$/.exec(line) ?? [];
    if (language === undefined) continue;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`The block that begins on line ${index + 1} is never closed.`);
    if (language === 'btc') {
      const block = {
        attributes: attributesOf(info),
        text: `${lines.slice(index + 1, end).join('\n')}\n`,
        line: index + 1,
      };
      place(block, headings.at(-1) ?? '', examples);
    }
    index = end;
  }
  return { headings, examples };
}

function attributesOf(info: string): ReadonlyMap<string, string> {
  return new Map([...info.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
}

function place(
  block: Block,
  heading: string,
  examples: { heading: string; sources: Map<string, Block>; fixed: FixedBlock[] }[],
): void {
  const title = block.attributes.get('fixed');
  const file = block.attributes.get('file');
  const current = examples.at(-1);
  if (title !== undefined) {
    if (!current || current.heading !== heading) {
      throw new Error(`The fixed block on line ${block.line} has no example before it.`);
    }
    current.fixed.push({ title, file: file ?? defaultFile, block });
  } else if (
    file !== undefined &&
    current?.heading === heading &&
    current.fixed.length === 0 &&
    [...current.sources.values()].every(({ attributes }) => attributes.has('file')) &&
    !current.sources.has(file)
  ) {
    current.sources.set(file, block);
  } else {
    examples.push({ heading, sources: new Map([[file ?? defaultFile, block]]), fixed: [] });
  }
}
