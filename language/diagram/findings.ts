/** What is wrong with a topology, as far as the picture tells it: at which part each finding stands, and its words. */
import type { Origin } from '../model/topology.ts';
import { visible } from './visible.ts';
import { count, enumerate } from './wording.ts';

/** From the strongest to the weakest. Hints are not for the picture. */
export const findingSeverities = ['error', 'warning', 'information'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

export interface Finding {
  readonly severity: FindingSeverity;
  readonly message: string;
  /** What it is about and what that stands in, from the inside to the outside; empty where it is about no declaration. */
  readonly around: readonly Origin[];
}

const nouns: Readonly<Record<FindingSeverity, string>> = { error: 'error', warning: 'warning', information: 'info' };
const titles: Readonly<Record<FindingSeverity, string>> = { error: 'Error', warning: 'Warning', information: 'Info' };

/** How many messages a badge tells at most; the rest is counted. */
const mostMessages = 5;

/** The key of the innermost shown part around each finding. What has none is left out. */
export function keysOfFindings(
  findings: readonly Finding[],
  origins: ReadonlyMap<string, Origin>,
): ReadonlyMap<Finding, string> {
  const keys = new Map([...origins].map(([key, origin]) => [origin, key]));
  return new Map(
    findings.flatMap((finding) => {
      const shown = finding.around.find((origin) => keys.has(origin));
      const key = shown && keys.get(shown);
      return key === undefined ? [] : [[finding, key] as const];
    }),
  );
}

/** The strongest first, those of one strength in their order. */
export function strongestFirst<Found extends Pick<Finding, 'severity'>>(findings: readonly Found[]): readonly Found[] {
  return findingSeverities.flatMap((wanted) => findings.filter(({ severity }) => severity === wanted));
}

/**
 * `2 errors: …`, or `3 findings, 1 error and 2 warnings: …`: the number first, as it can be read in the picture, then the
 * messages.
 */
export function describeFindings(findings: readonly Finding[]): string {
  const counts = findingSeverities
    .map((wanted) => [findings.filter(({ severity }) => severity === wanted).length, nouns[wanted]] as const)
    .filter(([number]) => number > 0)
    .map(([number, noun]) => count(number, noun));
  const start = counts.length > 1 ? `${count(findings.length, 'finding')}, ${enumerate(counts)}` : counts.join('');
  const told = strongestFirst(findings).slice(0, mostMessages);
  const rest = findings.length - told.length;
  return `${start}: ${[...told.map(({ message }) => visible(message)), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ')}`;
}

/** One line for each finding, the strongest first. */
export function sayFindings(findings: readonly Finding[]): readonly string[] {
  return strongestFirst(findings).map(({ severity, message }) => `${titles[severity]}: ${visible(message)}`);
}
