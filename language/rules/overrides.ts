/** Severities that hold for some of a project's files, by patterns of their paths: apart, as few projects have any. */
import picomatch from 'picomatch';
import type { ProjectSettings, SetSeverity, Settings } from './settings.ts';

/** Severities that hold only for files that one of the patterns matches. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: ReadonlyMap<string, SetSeverity>;
}

/** Overrides hold in their order: of two that match a file and name a rule, the later one decides. */
export function projectSettings(rules: Settings['rules'], overrides: readonly Override[] = []): ProjectSettings {
  const matchers = overrides.map(({ files }) => matcherOf(files));
  const known = new Map<string, Settings>();
  return {
    at(path) {
      const holding = overrides.filter((_, index) => matchers[index]?.(path));
      const key = overrides.map((override) => Number(holding.includes(override))).join('');
      const settings = known.get(key) ?? {
        rules: new Map([...rules, ...holding.flatMap((override) => [...override.rules])]),
      };
      known.set(key, settings);
      return settings;
    },
  };
}

/** Whether a path is one that the patterns mean, as Windows compares paths; without a pattern none is. */
export function matcherOf(files: readonly string[]): (path: string) => boolean {
  return picomatch([...files], { dot: true, nocase: true });
}
