/** A part of a report: a heading with lines below it, all of them safe to print. */
import pc from 'picocolors';
import { safeExcerpt } from './safe-text.ts';

export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** @param sentences made safe here, and cut where one quotes an endless name */
export function sectionOf(heading: string, sentences: readonly string[]): Section {
  return { heading: safeExcerpt(heading), lines: sentences.map(safeExcerpt) };
}

export function renderSections(sections: readonly Section[], colour: boolean): string {
  const { bold } = pc.createColors(colour);
  return sections
    .map(({ heading, lines }) => `${[bold(heading), ...lines.map((line) => `  ${line}`)].join('\n')}\n`)
    .join('\n');
}
