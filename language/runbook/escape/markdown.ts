/** Escapes text for Markdown: CommonMark with GitHub's extensions, and the mathematics of VS Code's preview. */
import { showInvisible } from './invisible.ts';

/**
 * What begins emphasis, code, a link, a table cell, mathematics, a mention or an automatic link. A backslash escapes only
 * punctuation, and an underscore between letters emphasises nothing, so that `DOMAIN\\user_name` stays as it is.
 */
const inline = /\\(?![\p{L}\p{N} ])|[`*[\]|~$#@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=\/\/)|(?<=\bwww)\./giu;

/** What would make a block at the beginning of a line. */
const atLineStart = /^(\d+)([.)])(?=\s|$)|^([-+=])/;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The text as Markdown shows it unchanged, wherever in a line it is put. Invisible characters become `[U+XXXX]`. */
export function escapeMarkdown(text: string): string {
  return showInvisible(text)
    .trimStart()
    .replace(inline, '\\$&')
    .replace(/[&<>]/g, (character) => entities[character] ?? character)
    .replace(atLineStart, (_, digits: string | undefined, mark: string | undefined, dash: string | undefined) =>
      dash === undefined ? `${digits ?? ''}\\${mark ?? ''}` : `\\${dash}`,
    );
}

/** A fenced code block whose fence is longer than any run of backticks in it. */
export function fencedCode(language: string, lines: readonly string[]): string {
  const longest = Math.max(0, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}
