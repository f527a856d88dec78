/** The runbook as Markdown: for reading, printing and ticking off. */
import { sure } from '../model/sure.ts';
import { escapeMarkdown, fencedCode } from './escape/markdown.ts';
import { numberSteps, stepNumbers } from './numbering.ts';
import { blockTitle, howToRead } from './reading.ts';
import type { Commands, Runbook, Step } from './runbook.ts';

const languages = { cmd: 'bat', powershell: 'powershell' } as const;

/** Where something is written by hand: escaped underscores, which begin no emphasis. */
const blank = '\\_'.repeat(20);

/** Steps are numbered through all phases; everything from the file is escaped. */
export function renderMarkdown(runbook: Runbook): string {
  const numbers = numberSteps(runbook);
  const numbersOf = (ids: readonly string[]) => stepNumbers(ids, numbers);
  const blocks = [
    `# ${escapeMarkdown(runbook.title)}`,
    ...howToRead,
    ...(runbook.needed.length > 0
      ? [
          '## Have these at hand',
          list(runbook.needed.map(({ fact, neededBy }) => `${escapeMarkdown(fact)} (${numbersOf(neededBy)})`)),
        ]
      : []),
    ...(runbook.leftOut.length > 0
      ? ['## Not in this runbook', list(runbook.leftOut.map(({ text }) => escapeMarkdown(text)))]
      : []),
    ...runbook.phases.flatMap(({ title, steps: own }) => [
      `## ${escapeMarkdown(title)}`,
      ...own.flatMap((step) => stepBlocks(step, sure(numbers.get(step.id)), numbersOf(step.after))),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function stepBlocks(step: Step, number: number, after: string): readonly string[] {
  const { title, where, who, kind, before, console, commands, files, check, record, undo, source, id } = step;
  return [
    `### ${number}. ${escapeMarkdown(title)}`,
    list([
      `**Where:** ${escapeMarkdown(where)}`,
      `**Who:** ${escapeMarkdown(who)}`,
      `**Kind:** ${kind}`,
      ...(after === '' ? [] : [`**After:** ${after}`]),
    ]),
    ...before.map((text) => `> **First:** ${escapeMarkdown(text)}`),
    '**Console**',
    console.map((text, index) => `${index + 1}. ${escapeMarkdown(text)}`).join('\n'),
    ...commands.flatMap((block, index) => [`**${blockTitle(block, index, commands.length)}**`, code(block)]),
    ...files.flatMap(({ name, text }) => [
      `**File ${escapeMarkdown(name)}**`,
      fencedCode(languageOf(name), text.replace(/\n$/, '').split('\n')),
    ]),
    '**Check**',
    ...check.commands.map(code),
    list(check.expect.map(escapeMarkdown)),
    ...(record.length > 0 ? ['**Record**', list(record.map((label) => `${escapeMarkdown(label)}: ${blank}`))] : []),
    ...(undo.actions.length + undo.commands.length > 0 ? ['**Undo**'] : []),
    ...(undo.actions.length > 0 ? [list(undo.actions.map(escapeMarkdown))] : []),
    ...undo.commands.map(code),
    `Source: ${escapeMarkdown(source)}. Step \`${id}\`.`,
  ];
}

/** What a viewer may colour the file as: its extension. */
function languageOf(file: string): string {
  return /\.([a-z0-9]+)$/i.exec(file)?.[1] ?? '';
}

function code({ shell, lines }: Commands): string {
  return fencedCode(languages[shell], lines);
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
