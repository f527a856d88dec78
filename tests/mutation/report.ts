/** What is printed of mutants: where one is and what it does, and how many were killed in each part of the language. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';
import { root } from '../../scripts/root.ts';

/** The parts that are mutated, by the folders in `language/`. */
export const parts = { rules: ['rules'], simulation: ['simulation', 'failover'], runbook: ['runbook'] };

/** A mutant in a line: status, place, and what stands there, what the mutant makes of it. */
export function described({ fileName, location, replacement, status, mutatorName }: MutantResult): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(location.start.line - 1, location.end.line);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, location.end.column - 1) ?? '';
  lines[0] = lines[0]?.slice(location.start.column - 1) ?? '';
  const place = `${relative(root, fileName)}:${location.start.line}:${location.start.column}`;
  return `${status} ${place} ${mutatorName}: ${inOneLine(lines.join(' '))} → ${inOneLine(replacement ?? '')}`;
}

function inOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 60)} … ${line.slice(-35)}` : line;
}

/** A line for each part, and one for all. */
export function summary(results: readonly MutantResult[]): string {
  const rows = Object.entries(parts).map(([part, folders]) => ({
    part,
    of: results.filter(({ fileName }) => folders.some((folder) => fileName.includes(`/language/${folder}/`))),
  }));
  return [...rows, { part: 'all', of: results }].map(({ part, of }) => `${part}: ${counted(of)}`).join('\n');
}

function counted(results: readonly MutantResult[]): string {
  const count = (...statuses: readonly MutantResult['status'][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const unnoticed = count('Survived', 'NoCoverage');
  const tried = killed + unnoticed;
  const percent = tried === 0 ? '–' : `${((100 * killed) / tried).toFixed(1)} %`;
  const kinds = `${count('Timeout')} of them by time, ${count('Survived')} survived, ${count('NoCoverage')} in what no test runs`;
  return `${percent} of ${tried} mutants killed, ${kinds}; ${count('Ignored')} of ${results.length} stand in what is made once`;
}
