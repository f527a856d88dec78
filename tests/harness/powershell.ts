/** Reads PowerShell by its grammar (that of tree-sitter), to see what of a script is text and what is done. */
import { createRequire } from 'node:module';

/** What the tests need of a syntax tree. */
interface Node {
  readonly type: string;
  readonly text: string;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly children: readonly Node[];
  readonly startIndex: number;
  readonly endIndex: number;
}

interface TreeSitter {
  readonly Parser: {
    init(): Promise<void>;
    new (): { setLanguage(language: unknown): void; parse(text: string): { readonly rootNode: Node; delete(): void } };
  };
  readonly Language: { load(path: string): Promise<unknown> };
}

export interface ReadScript {
  /** What isn't PowerShell: empty for a script that is. */
  readonly errors: readonly string[];
  /** The script with each string in single quotes emptied: what is done, whatever the texts are. */
  readonly bones: string;
  /** The contents of the strings in single quotes. */
  readonly texts: readonly string[];
  /** The commands that are called, in their order. */
  readonly commands: readonly string[];
}

const require = createRequire(import.meta.url);

/** PowerShell takes these for a single quote, which the grammar doesn't know. */
const otherSingleQuotes = /[\u2018\u2019\u201A\u201B]/g;

/** The grammar doesn't know lists of bare words, as in `Format-List Name, State`, which PowerShell takes for texts. */
const bareWords = /(?<=\b(?:Format-List|Format-Table|Select-Object) )\w+(?:, \w+)+|(?<=\$resource, )\w+(?=, )/g;

/** Nor a list that goes into a pipe, as in `$a, $b | Set-Thing`, without brackets around it. */
const pipedList = /^(\s*)(\$\w+(?:, \$\w+)+)(?= \|)/gm;

/** Loads the grammar. */
export async function powershellReader(): Promise<(script: string) => ReadScript> {
  // The package's own types declare another module.
  const { Parser, Language } = require('@vscode/tree-sitter-wasm') as TreeSitter;
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm')));
  return (script) => {
    const text = script
      .replaceAll(otherSingleQuotes, "'")
      .replaceAll(bareWords, (list) => list.replace(/\w+/g, "'$&'"))
      .replaceAll(pipedList, '$1@($2)');
    const tree = parser.parse(text);
    const nodes = everyNode(tree.rootNode);
    const strings = nodes.filter(({ type }) => type === 'verbatim_string_characters');
    const read = {
      errors: nodes.flatMap((node) => (node.isError || node.isMissing ? [`${node.type}: ${node.text}`] : [])),
      bones: strings.reduceRight(
        (rest, { startIndex, endIndex }) => `${rest.slice(0, startIndex)}''${rest.slice(endIndex)}`,
        text,
      ),
      texts: strings.map((node) => node.text.slice(1, -1).replaceAll("''", "'")),
      commands: nodes.flatMap((node) => (node.type === 'command_name' ? [node.text] : [])),
    };
    tree.delete();
    return read;
  };
}

function everyNode(root: Node): readonly Node[] {
  const nodes = [root];
  // An array is walked as it grows.
  for (const node of nodes) nodes.push(...node.children);
  return nodes.sort((a, b) => a.startIndex - b.startIndex || b.endIndex - a.endIndex);
}
