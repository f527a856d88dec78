/** Obeys the suppression comments of a program, and keeps account of what each of them suppressed. */
import { addTo } from './model/add-to.ts';
import type { SourceFile, Suppression, Topology } from './model/topology.ts';
import type { SuppressionOutcome } from './rules/rule.ts';

export interface Suppressions {
  /** The comments that name the rule for the line of the file; they are then not idle any more. */
  suppress(code: string, uri: string, line: number): readonly Suppression[];
  /**
   * What came of the comments so far.
   * @param known the codes of all rules
   * @param isSure whether all that a rule could find in a file was found
   */
  outcomes(known: readonly string[], isSure: (code: string, uri: string) => boolean): readonly SuppressionOutcome[];
}

export function suppressionsIn({ files }: Topology): Suppressions {
  const byFile = new Map(files.map((file) => [file.uri, byLine(file)]));
  const used = new Map<Suppression, Set<string>>();
  return {
    suppress(code, uri, line) {
      const naming = (byFile.get(uri)?.get(line) ?? []).filter(({ codes }) =>
        codes.some((named) => named.code === code),
      );
      for (const suppression of naming) used.set(suppression, (used.get(suppression) ?? new Set()).add(code));
      return naming;
    },
    outcomes(known, isSure) {
      const isKnown = new Set(known);
      return files.flatMap(({ uri, suppressions }) =>
        suppressions.map((suppression) => ({
          suppression,
          idle: suppression.codes.filter(
            ({ code }) => isKnown.has(code) && !used.get(suppression)?.has(code) && isSure(code, uri),
          ),
          unknown: suppression.codes.filter(({ code }) => !isKnown.has(code)),
          known,
        })),
      );
    },
  };
}

function byLine({ suppressions }: SourceFile): ReadonlyMap<number, readonly Suppression[]> {
  const lines = new Map<number, Suppression[]>();
  for (const suppression of suppressions) {
    addTo(lines, suppression.line, suppression);
  }
  return lines;
}
