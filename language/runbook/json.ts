/** The runbook as JSON, for other programs. */
import type { PlaceInFile } from '../model/place.ts';
import type { Origin } from '../model/topology.ts';
import type { Runbook } from './runbook.ts';

/** The version of the form; it changes when a reader of the old form could misread the new one. */
const form = 1;

/** @param locate where an origin is in its file; each step and each thing left out gets it as `place` */
export function renderJson(runbook: Runbook, locate: (origin: Origin) => PlaceInFile): string {
  const placed = <T extends { readonly origin: Origin | undefined }>({ origin, ...rest }: T) =>
    origin === undefined ? rest : { ...rest, place: locate(origin) };
  const value = {
    form,
    title: runbook.title,
    needed: runbook.needed,
    leftOut: runbook.leftOut.map(placed),
    phases: runbook.phases.map(({ id, title, steps }) => ({ id, title, steps: steps.map(placed) })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
