/** The settings of a project, `btc.config.json`: how severe each rule is, for all files or for some. */
import type { Rule, Severity } from './rule.ts';

export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

/** What the settings may make of a rule. */
export type SetSeverity = Severity | 'off';
export const setSeverities: readonly SetSeverity[] = ['off', ...severities];

/** The settings that hold for one file. */
export interface Settings {
  /** By rule code; a rule that isn't in it has its own severity. */
  readonly rules: ReadonlyMap<string, SetSeverity>;
}

export const defaultSettings: Settings = { rules: new Map() };

/** The settings file's name; it is looked for in the folder of a `.btc` file and in those above it. */
export const settingsFileName = 'btc.config.json';

/** The settings of a project's files. */
export interface ProjectSettings {
  /**
   * Those that hold for a file.
   * @param path from the folder of the settings file, with `/` between its parts
   * @returns the same object for all files for which the same parts of the settings hold
   */
  readonly at: (path: string) => Settings;
}

export const defaultProjectSettings: ProjectSettings = { at: () => defaultSettings };

/** The JSON schema of the settings file, which completes and describes the codes of the rules. */
export function settingsSchema(rules: readonly Rule[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of btc',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        description: 'How severe each rule is; a rule that is not named has its own severity.',
        $ref: '#/definitions/rules',
      },
      overrides: {
        description:
          'Severities for some files. Of two entries that match a file and name a rule, the later one decides.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files', 'rules'],
          properties: {
            files: {
              description: 'Patterns such as "legacy/**", matched from the folder of this file.',
              type: 'array',
              minItems: 1,
              items: { type: 'string' },
            },
            rules: { description: 'How severe each rule is in these files.', $ref: '#/definitions/rules' },
          },
        },
      },
    },
    definitions: {
      rules: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map(({ code, summary, severity }) => [
            code,
            { description: summary, default: severity, enum: setSeverities },
          ]),
        ),
      },
    },
  };
}
