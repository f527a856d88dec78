/** A document as Markdown: its words, with lists and tables that GitHub and VS Code show. */
import { escapeMarkdown } from '../runbook/escape/markdown.ts';
import type { Block, ExportDocument, Item, Table } from './document.ts';
import { eachRun } from './runs.ts';

/** The same document gives the same text, which ends with a line break. The picture is not in it. */
export function renderMarkdown({ title, intro, sections }: ExportDocument): string {
  const blocks = [
    `# ${inline(title)}`,
    ...intro.map(inline),
    ...sections.flatMap((section) => [`## ${inline(section.title)}`, ...section.blocks.map(block)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function block(part: Block): string {
  switch (part.kind) {
    case 'text':
      return inline(part.text);
    case 'heading':
      return `### ${inline(part.text)}`;
    case 'list':
      return part.items.map(item).join('\n');
    case 'table':
      return table(part);
  }
}

function item({ lead, text }: Item): string {
  return lead ? `- **${inline(lead.text)}:** ${inline(text)}` : `- ${inline(text)}`;
}

function table({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`;
  return [
    line(head),
    `|${head.map(() => ' --- |').join('')}`,
    ...rows.map((cells) => line(cells.map(({ text }) => text))),
  ].join('\n');
}

/** Escapes a text, piece by piece, so that the marks around names from right to left stay as they are. */
function inline(text: string): string {
  return eachRun(text, escapeMarkdown, (name) => `\u2068${afterMark(name)}\u2069`, afterMark);
}

/** What follows a mark is not at the start of a line, and its spaces count: so it is escaped behind something. */
function afterMark(text: string): string {
  return escapeMarkdown(`.${text}`).slice(1);
}
