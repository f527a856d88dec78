/** The settings of a project, `btc.config.json`: how severe each rule is. */
import type { Rule, Severity } from './rule.ts';

export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

export interface Settings {
  /** By rule code; a rule that isn't in it has its own severity. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
}

export const defaultSettings: Settings = { rules: new Map() };

/** The settings file's name; it is looked for in the folder of a `.btc` file and in those above it. */
export const settingsFileName = 'btc.config.json';

/**
 * Reads the text of a settings file.
 * @returns the settings, and a sentence for each mistake; an entry with a mistake is left out.
 */
export function readSettings(text: string): { readonly settings: Settings; readonly mistakes: readonly string[] } {
  const mistakes: string[] = [];
  const rules = new Map<string, Severity | 'off'>();
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { settings: defaultSettings, mistakes: [`It isn't JSON: ${(error as Error).message}`] };
  }
  if (!isObject(json)) return { settings: defaultSettings, mistakes: ['It must hold an object: { "rules": { … } }.'] };
  for (const key of Object.keys(json)) {
    if (key !== 'rules' && key !== '$schema') mistakes.push(`"${key}" is no setting; the settings are "rules".`);
  }
  const entries = json['rules'] ?? {};
  if (!isObject(entries)) return { settings: defaultSettings, mistakes: ['"rules" must be an object of rule codes.'] };
  for (const [code, value] of Object.entries(entries)) {
    const severity = (['off', ...severities] as const).find((known) => known === value);
    if (severity) rules.set(code, severity);
    else mistakes.push(`"${code}" must be "off", ${severities.map((known) => `"${known}"`).join(', ')}.`);
  }
  return { settings: { rules }, mistakes };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map(({ code, summary, severity }) => [
            code,
            { description: summary, default: severity, enum: ['off', ...severities] },
          ]),
        ),
      },
    },
  };
}
