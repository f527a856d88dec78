/** The survival matrix as text: a grid where it fits, else a list; and what pairs of failures lose. */
import { capabilityTitle, type simulation } from '#language';
import { columnsOf, safeExcerpt } from './safe-text.ts';
import type { Section } from './section.ts';
import { tableOf } from './table.ts';
import type { TextStyle } from './text.ts';

/** As wide as a grid becomes where there is no terminal to say it. */
const widestGrid = 120;

export function renderMatrix(
  matrix: simulation.SurvivalMatrix,
  name: simulation.Namer,
  { columns }: TextStyle,
): readonly Section[] {
  const { capabilities, singles, pairs } = matrix;
  const titles = capabilities.map((capability) => safeExcerpt(capabilityTitle(capability, name)));
  const grid = tableOf([
    ['', ...singles.map(({ computers }) => computers.map(name).join(' + '))],
    ...titles.map((title, index) => [title, ...singles.map(({ outcomes }) => wordsOf(outcomes[index]))]),
  ]);
  const fits = grid.every((line) => columnsOf(line) <= (columns ?? widestGrid) - 2);
  const lineOf = ({ computers, outcomes }: simulation.Failure): string => {
    const parts = (['lost', 'moves', 'unknown'] as const).flatMap((effect) => {
      const affected = titles.filter((_, index) => outcomes[index]?.effect === effect);
      return affected.length > 0 ? `${effect}: ${affected.join(', ')}` : [];
    });
    return `${safeExcerpt(computers.map(name).join(' + '))}: ${parts.length > 0 ? parts.join('; ') : 'everything runs on'}`;
  };
  return [
    { heading: `When one computer fails: ${survived(singles)}`, lines: fits ? grid : singles.map(lineOf) },
    { heading: `When two computers fail at once: ${survived(pairs)}`, lines: pairs.map(lineOf) },
  ];
}

function wordsOf(outcome: simulation.Outcome | undefined): string {
  if (!outcome) return '';
  const { effect, reduced, onCachedSecret } = outcome;
  return `${effect}${reduced ? ', fewer' : ''}${onCachedSecret ? ', cached secret' : ''}`;
}

function survived(failures: readonly simulation.Failure[]): string {
  return `${failures.filter((failure) => failure.survived).length} of ${failures.length} lose nothing`;
}
