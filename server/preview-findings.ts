/** What was found in a topology, for the preview: marked in its picture and listed below it. */
import { type Finding, type FindingSeverity, originsAround, type Problem } from '#language';
import { locationOf } from './lsp/convert.ts';
import type { SharedServices } from './lsp/services.ts';
import type { FindingView, Location } from './protocol.ts';

export interface Found {
  readonly problem: Problem;
  readonly finding: Finding;
}

/** All but the hints, which propose and find nothing wrong; in the order of the files. */
export function foundIn(problems: readonly Problem[]): readonly Found[] {
  return problems.flatMap((problem) => {
    const { severity, message, of } = problem;
    if (severity === 'hint') return [];
    return [{ problem, finding: { severity, message, around: of ? originsAround(of.origin) : [] } }];
  });
}

const strength: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, information: 2 };

/**
 * The list, the strongest first, and where its items are in the source by their ids. An id is the same after an edit that
 * has nothing to do with the finding: the code with the part that it stands at, and a number where that isn't unique.
 */
export function findingViews(
  found: readonly Found[],
  parts: ReadonlyMap<Finding, string>,
  shared: SharedServices,
): { readonly findings: readonly FindingView[]; readonly findingPlaces: Readonly<Record<string, Location>> } {
  const places = new Map<string, Location>();
  const findings = found
    .toSorted((a, b) => strength[a.finding.severity] - strength[b.finding.severity])
    .map(({ problem, finding }): FindingView => {
      const { severity, message } = finding;
      const { code, rule, fixes, span } = problem;
      const part = parts.get(finding);
      const name = part === undefined ? code : `${code} ${part}`;
      let id = name;
      for (let number = 2; places.has(id); number += 1) id = `${name}#${number}`;
      places.set(id, locationOf(shared, span));
      return {
        id,
        severity,
        message,
        code,
        hasPage: rule !== undefined,
        hasFix: fixes.length > 0,
        ...(part === undefined ? {} : { part }),
      };
    });
  return { findings, findingPlaces: Object.fromEntries(places) };
}
