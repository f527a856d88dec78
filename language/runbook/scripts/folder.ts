/** What stands beside the scripts: the order to run them in, the whole runbook to read, and the files that steps need. */
import { escapeMarkdown } from '../escape/markdown.ts';
import type { RunbookFile } from '../file.ts';
import { renderMarkdown } from '../markdown.ts';
import type { Runbook } from '../runbook.ts';
import { fileNameOf, type Run } from './runs.ts';

/** The name of the file with the order of the scripts. */
export const indexName = '00-README.md';
/** The name of the file with the whole runbook, to which scripts refer by the numbers of the steps. */
export const wholeName = 'runbook.md';

/** @param howTo paragraphs of Markdown on how scripts of this kind are run */
export function folderOf(
  runbook: Runbook,
  runs: readonly Run[],
  scripts: readonly RunbookFile[],
  extension: string,
  howTo: readonly string[],
): readonly RunbookFile[] {
  return [
    { name: indexName, text: indexOf(runbook, runs, extension, howTo) },
    ...scripts,
    ...stepFiles(runbook),
    { name: wholeName, text: renderMarkdown(runbook) },
  ];
}

function indexOf({ title }: Runbook, runs: readonly Run[], extension: string, howTo: readonly string[]): string {
  const rows = runs.map((run) => {
    const [first] = run.steps;
    const last = run.steps.at(-1);
    const steps = first === last ? `${first?.number}` : `${first?.number}-${last?.number}`;
    const after = run.after.join(', ') || '–';
    return `| ${run.number} | \`${fileNameOf(run, extension)}\` | ${escapeMarkdown(run.place)} | ${escapeMarkdown(run.phase.title)} | ${steps} | ${after} |`;
  });
  const blocks = [
    `# ${escapeMarkdown(title)}: scripts`,
    `Run the scripts one after the other in the order of their numbers, each on its computer. [${wholeName}](${wholeName}) has every step in full: what to have at hand, what is left out, and how to undo a step.`,
    ...howTo,
    ['| | Script | Computer | Phase | Steps | After |', '|---|---|---|---|---|---|', ...rows].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Each file once; where two have a name for different texts, the later ones say in front which step needs them. */
function stepFiles({ phases }: Runbook): readonly RunbookFile[] {
  const files = new Map<string, RunbookFile>();
  for (const [index, { files: own }] of phases.flatMap(({ steps }) => steps).entries()) {
    for (const { name, text } of own) {
      const known = files.get(name.toLowerCase());
      if (known && known.text === text) continue;
      const unique = known ? `step-${index + 1}-${name}` : name;
      files.set(unique.toLowerCase(), { name: unique, text });
    }
  }
  return [...files.values()];
}
