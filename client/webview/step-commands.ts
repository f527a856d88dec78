/** The commands of a step in one order, by which a page and the extension call them by number. */
import type { StepView } from '#protocol';

export type Purpose = 'action' | 'check' | 'undo';

export interface StepCommand {
  readonly purpose: Purpose;
  readonly command: StepView['commands'][number];
}

export function commandsOf({ commands, check, undo }: StepView): readonly StepCommand[] {
  const of = (purpose: Purpose, those: StepView['commands']): readonly StepCommand[] =>
    those.map((command) => ({ purpose, command }));
  return [...of('action', commands), ...of('check', check.commands), ...of('undo', undo.commands)];
}
