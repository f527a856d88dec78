/** Reads the text of a settings file with its mistakes in their places, and writes into it. */
import {
  type JSONPath,
  type Edit as JsonEdit,
  modify,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { sure } from '../model/sure.ts';
import { nearest } from './language/near.ts';
import { matcherOf, type Override, projectSettings } from './overrides.ts';
import type { Severity } from './rule.ts';
import { defaultProjectSettings, type ProjectSettings, type SetSeverity, setSeverities } from './settings.ts';

/** Something in a settings file that has no effect, as offsets of its text. */
export interface SettingsMistake {
  /** `settings` for what isn't of the form that settings have; nothing else of the file is void for it. */
  readonly code: 'settings' | 'unknown-rule';
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** The preferred one first. */
  readonly fixes: readonly SettingsFix[];
}

export interface SettingsFix {
  readonly title: string;
  readonly edits: readonly SettingsEdit[];
}

/** Replaces the text between two offsets. */
export interface SettingsEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface SettingsRead {
  readonly settings: ProjectSettings;
  /** Whether the text isn't JSON, so that nothing of it could be read. */
  readonly broken: boolean;
  /** As many as the text has, those with a mistake matching no file. */
  readonly overrides: readonly Override[];
  /** In the order of the text. */
  readonly mistakes: readonly SettingsMistake[];
}

/**
 * Reads settings. Comments and trailing commas are allowed. An entry with a mistake is left out, the others hold.
 * @param codes of all rules
 */
export function readSettings(text: string, codes: readonly string[]): SettingsRead {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error) {
    const { offset, length } = error;
    const start = Math.min(offset, Math.max(0, text.length - 1));
    const message = `This isn't JSON: ${inWords(printParseErrorCode(error.error))}.`;
    return {
      settings: defaultProjectSettings,
      broken: true,
      overrides: [],
      mistakes: [wrong(message, { offset: start, length: Math.max(1, length) })],
    };
  }
  return root
    ? new Reader(text, codes).read(root)
    : { settings: defaultProjectSettings, broken: false, overrides: [], mistakes: [] };
}

/** `CommaExpected` as "comma expected". */
function inWords(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function wrong(message: string, { offset, length }: Pick<Node, 'offset' | 'length'>): SettingsMistake {
  return { code: 'settings', severity: 'warning', message, start: offset, end: offset + length, fixes: [] };
}

interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}

/** The entries of an object; a key without a value is none yet. */
function entriesOf(node: Node): readonly Entry[] {
  return sure(node.children).flatMap(({ children: [keyNode, value] = [] }) =>
    keyNode && value ? [{ key: String(keyNode.value), keyNode, value }] : [],
  );
}

/** One reading of one text. */
class Reader {
  private readonly text: string;
  private readonly codes: readonly string[];
  private readonly mistakes: SettingsMistake[] = [];
  private readonly unknown: { readonly entry: Entry; readonly path: JSONPath; readonly others: ReadonlySet<string> }[] =
    [];

  constructor(text: string, codes: readonly string[]) {
    this.text = text;
    this.codes = codes;
  }

  read(root: Node): SettingsRead {
    let rules: ReadonlyMap<string, SetSeverity> = new Map();
    let overrides: readonly Override[] = [];
    if (root.type !== 'object') this.complain('Settings are an object: { "rules": { … } }.', root);
    for (const { key, keyNode, value } of entriesOf(root)) {
      if (key === 'rules') rules = this.rules(value, ['rules']);
      else if (key === 'overrides') overrides = this.overrides(value);
      else if (key !== '$schema') {
        this.complain(`"${key}" is no setting; the settings are "rules" and "overrides".`, keyNode);
      }
    }
    const severity = rules.get('unknown-rule') ?? 'warning';
    const unknown =
      severity === 'off'
        ? []
        : this.unknown.map(({ entry, path, others }) => this.unknownRule(entry, path, others, severity));
    return {
      settings: projectSettings(rules, overrides),
      broken: false,
      overrides,
      mistakes: [...this.mistakes, ...unknown].sort((a, b) => a.start - b.start),
    };
  }

  private complain(message: string, node: Node): void {
    this.mistakes.push(wrong(message, node));
  }

  private rules(node: Node, path: JSONPath): ReadonlyMap<string, SetSeverity> {
    const rules = new Map<string, SetSeverity>();
    if (node.type !== 'object') this.complain('"rules" is an object with the codes of rules as its keys.', node);
    const entries = node.type === 'object' ? entriesOf(node) : [];
    const others = new Set(entries.map(({ key }) => key));
    for (const entry of entries) {
      const { key, value } = entry;
      const severity = setSeverities.find((known) => known === value.value);
      if (!this.codes.includes(key)) this.unknown.push({ entry, path: [...path, key], others });
      else if (severity) rules.set(key, severity);
      else this.complain(`"${key}" must be ${allowed}.`, value);
    }
    return rules;
  }

  private overrides(node: Node): readonly Override[] {
    if (node.type !== 'array') {
      this.complain('"overrides" is a list of { "files": […], "rules": { … } }.', node);
      return [];
    }
    return sure(node.children).map((child, index) => {
      if (child.type !== 'object') {
        this.complain('An override is an object: { "files": […], "rules": { … } }.', child);
        return { files: [], rules: new Map() };
      }
      const entries = entriesOf(child);
      for (const { key, keyNode } of entries) {
        if (key !== 'files' && key !== 'rules') this.complain(`An override has no "${key}".`, keyNode);
      }
      const files = this.patterns(entries.find(({ key }) => key === 'files')?.value, child);
      const rules = entries.find(({ key }) => key === 'rules')?.value;
      if (!rules) this.complain('This override has no "rules".', child);
      const read = rules ? this.rules(rules, ['overrides', index, 'rules']) : new Map();
      return { files, rules: read };
    });
  }

  private patterns(node: Node | undefined, override: Node): readonly string[] {
    const items = node?.type === 'array' ? sure(node.children) : [];
    const patterns = items.flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []));
    if (items.length === 0 || patterns.length < items.length) {
      this.complain('"files" is a list of patterns such as "legacy/**".', node ?? override);
    }
    return patterns;
  }

  private unknownRule(
    { key, keyNode }: Entry,
    path: JSONPath,
    others: ReadonlySet<string>,
    severity: Severity,
  ): SettingsMistake {
    const { offset: start, length } = keyNode;
    const near = nearest(key, this.codes, (code) => code).filter((code) => !others.has(code));
    return {
      code: 'unknown-rule',
      severity,
      message: `There is no rule ${key}. The setting has no effect.`,
      start,
      end: start + length,
      fixes: [
        ...near.map((code) => ({
          title: `Change to ${code}`,
          edits: [{ start, end: start + length, text: JSON.stringify(code) }],
        })),
        { title: `Remove ${key}`, edits: change(this.text, path, undefined) },
      ],
    };
  }
}

const allowed = `${setSeverities
  .slice(0, -1)
  .map((known) => `"${known}"`)
  .join(', ')} or "${setSeverities.at(-1)}"`;

/**
 * The edits that set how severe a rule is: for all files of the project, or in the last override that sets it for this file.
 * @param path of the file, from the folder of the settings
 */
export function settingRule(text: string, code: string, severity: SetSeverity, path: string): readonly SettingsEdit[] {
  if (/\S/.test(text)) return change(text, [...placeOf(text, code, path), code], severity);
  return [{ start: 0, end: text.length, text: `${JSON.stringify({ rules: { [code]: severity } }, undefined, 2)}\n` }];
}

function placeOf(text: string, code: string, path: string): JSONPath {
  const { overrides } = readSettings(text, [code]);
  const index = overrides.findLastIndex(({ files, rules }) => rules.has(code) && matcherOf(files)(path));
  return index < 0 ? ['rules'] : ['overrides', index, 'rules'];
}

function change(text: string, path: JSONPath, value: unknown): readonly SettingsEdit[] {
  const [, indent] = /\n([ \t]+)\S/.exec(text) ?? [];
  const formattingOptions = {
    insertSpaces: !indent?.startsWith('\t'),
    tabSize: indent?.startsWith('\t') ? 1 : (indent?.length ?? 2),
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
  };
  return modify(text, path, value, { formattingOptions }).map(({ offset, length, content }: JsonEdit) => ({
    start: offset,
    end: offset + length,
    text: content,
  }));
}
