/** A runbook and its twin with another name: where names are nothing but text, their renderings differ in texts alone. */
import type { Runbook, Step } from '../../../language/runbook/index.ts';

/** The runbook with a harmless name wherever the harmful one stands. Which steps and commands it has stays as it is. */
export function harmlessTwin(runbook: Runbook, name: string): Runbook {
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(name, 'Plain');
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === 'origin' ? part : replaced(part)]),
    );
  };
  return replaced(runbook) as Runbook;
}

/** A step whose texts are all the same. */
export function stepOf(text: string, own: Partial<Step> = {}): Step {
  return {
    id: 'procedure:step',
    procedure: 'procedure',
    title: text,
    where: text,
    who: text,
    kind: 'changing',
    after: [],
    before: [text],
    console: [text],
    commands: [],
    files: [],
    done: undefined,
    check: { commands: [], expect: [text] },
    record: [text],
    undo: { actions: [text], commands: [] },
    source: text,
    origin: {} as Step['origin'],
    ...own,
  };
}

/** A runbook of one phase. */
export function runbookOf(...steps: readonly Step[]): Runbook {
  return { title: 'Runbook', needed: [], leftOut: [], phases: [{ id: 'msdtc', title: 'MSDTC', steps }] };
}
