/** What settings mean for which file, what has no effect in them, and how a rule is set. */
import { describe, expect, test } from 'vitest';
import { applyEdits, readSettings, settingRule } from '#language';

const codes = ['dtc-not-clustered', 'host-without-instances', 'unknown-rule'];
const read = (text: string) => readSettings(text, codes);

/** The mistakes as `code severity "marked text" message`. */
function mistakesIn(text: string): readonly string[] {
  return read(text).mistakes.map(
    ({ code, severity, message, start, end }) => `${code} ${severity} ${text.slice(start, end)}: ${message}`,
  );
}

function rulesAt(text: string, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(read(text).settings.at(path).rules);
}

describe('mistakes', () => {
  test.each([
    ['{ "rules": ', "settings warning  : This isn't JSON: value expected."],
    ['[]', 'settings warning []: Settings are an object: { "rules": { … } }.'],
    ['{ "rules": [] }', 'settings warning []: "rules" is an object with the codes of rules as its keys.'],
    ['{ "rule": {} }', 'settings warning "rule": "rule" is no setting; the settings are "rules" and "overrides".'],
    [
      '{ "rules": { "dtc-not-clustered": "on" } }',
      'settings warning "on": "dtc-not-clustered" must be "off", "error", "warning", "information" or "hint".',
    ],
    ['{ "rules": { "dtc": "off" } }', 'unknown-rule warning "dtc": There is no rule dtc. The setting has no effect.'],
    [
      '{ "rules": { "unknown-rule": "error", "dtc": "off" } }',
      'unknown-rule error "dtc": There is no rule dtc. The setting has no effect.',
    ],
    ['{ "overrides": {} }', 'settings warning {}: "overrides" is a list of { "files": […], "rules": { … } }.'],
    ['{ "overrides": [1] }', 'settings warning 1: An override is an object: { "files": […], "rules": { … } }.'],
    ['{ "overrides": [{ "files": ["a"] }] }', 'settings warning { "files": ["a"] }: This override has no "rules".'],
    [
      '{ "overrides": [{ "files": ["a", 1], "rules": {} }] }',
      'settings warning ["a", 1]: "files" is a list of patterns such as "legacy/**".',
    ],
    [
      '{ "overrides": [{ "files": ["a"], "rules": {}, "for": 1 }] }',
      'settings warning "for": An override has no "for".',
    ],
    [
      '{ "overrides": [{ "files": ["a"], "rules": { "dtc": "off" } }] }',
      'unknown-rule warning "dtc": There is no rule dtc. The setting has no effect.',
    ],
  ])('%j: %s', (text, mistake) => {
    expect(mistakesIn(text)).toEqual([mistake]);
  });

  test.each([
    '',
    ' \n',
    '{}',
    '\uFEFF{ "$schema": "x", "rules": { "dtc-not-clustered": "error" } }',
    '{ "rules": { "dtc-not-clustered": "error", }, // known\n }',
    '{ "rules": { "unknown-rule": "off", "dtc": "off" } }',
  ])('none in %j', (text) => {
    expect(mistakesIn(text)).toEqual([]);
  });

  test('beside one, the rest holds', () => {
    expect(
      rulesAt('{ "rules": { "dtc-not-clustered": 1, "host-without-instances": "error", "x": "off" } }', 'a'),
    ).toEqual({ 'host-without-instances': 'error' });
  });

  test('a code that no rule has is changed to a near one that is not there yet, or removed', () => {
    const text = '{\n  "rules": {\n    "dtc-not-clusterd": "off",\n    "host-without-instances": "hint"\n  }\n}\n';
    const [mistake] = read(text).mistakes;
    expect(mistake?.fixes.map(({ title, edits }) => [title, applyEdits(text, edits)])).toEqual([
      ['Change to dtc-not-clustered', text.replace('clusterd', 'clustered')],
      ['Remove dtc-not-clusterd', '{\n  "rules": {\n    "host-without-instances": "hint"\n  }\n}\n'],
    ]);
    const both = '{ "rules": { "dtc-not-clusterd": "off", "dtc-not-clustered": "off" } }';
    expect(read(both).mistakes[0]?.fixes.map(({ title }) => title)).toEqual(['Remove dtc-not-clusterd']);
  });
});

describe('overrides', () => {
  const text = JSON.stringify({
    rules: { 'dtc-not-clustered': 'warning' },
    overrides: [
      { files: ['legacy/**', '*.old.btc'], rules: { 'dtc-not-clustered': 'off' } },
      { files: ['legacy/new/*.btc'], rules: { 'dtc-not-clustered': 'error', 'host-without-instances': 'hint' } },
    ],
  });

  test.each([
    ['main.btc', { 'dtc-not-clustered': 'warning' }],
    ['legacy/main.btc', { 'dtc-not-clustered': 'off' }],
    ['legacy/.hidden/main.btc', { 'dtc-not-clustered': 'off' }],
    ['Legacy/Main.btc', { 'dtc-not-clustered': 'off' }],
    ['main.old.btc', { 'dtc-not-clustered': 'off' }],
    ['deep/main.old.btc', { 'dtc-not-clustered': 'warning' }],
    ['legacy/new/main.btc', { 'dtc-not-clustered': 'error', 'host-without-instances': 'hint' }],
    ['legacy/new/deep/main.btc', { 'dtc-not-clustered': 'off' }],
  ])('for %s', (path, rules) => {
    expect(rulesAt(text, path)).toEqual(rules);
  });

  test('files for which the same parts hold have the same settings', () => {
    const { settings } = read(text);
    expect(settings.at('a.btc')).toBe(settings.at('b/c.btc'));
    expect(settings.at('legacy/a.btc')).toBe(settings.at('legacy/b.btc'));
    expect(settings.at('a.btc')).not.toBe(settings.at('legacy/a.btc'));
  });
});

describe('setting a rule', () => {
  test.each([
    ['', '{\n  "rules": {\n    "dtc-not-clustered": "off"\n  }\n}\n'],
    ['{}', '{\n  "rules": {\n    "dtc-not-clustered": "off"\n  }\n}'],
    [
      '{\n    // Ours.\n    "rules": {\n        "a": "off"\n    }\n}\n',
      '{\n    // Ours.\n    "rules": {\n        "a": "off",\n        "dtc-not-clustered": "off"\n    }\n}\n',
    ],
    ['{ "rules": { "dtc-not-clustered": "error" } }', '{ "rules": { "dtc-not-clustered": "off" } }'],
    [
      '{ "overrides": [{ "files": ["a/*"], "rules": { "dtc-not-clustered": "error" } }, 1] }',
      '{ "overrides": [{ "files": ["a/*"], "rules": { "dtc-not-clustered": "off" } }, 1] }',
    ],
    [
      '{\n  "overrides": [\n    { "files": ["b/*"], "rules": { "dtc-not-clustered": "error" } }\n  ]\n}',
      '{\n  "overrides": [\n    { "files": ["b/*"], "rules": { "dtc-not-clustered": "error" } }\n  ],\n  "rules": {\n    "dtc-not-clustered": "off"\n  }\n}',
    ],
  ])('in %j', (text, expected) => {
    expect(applyEdits(text, settingRule(text, 'dtc-not-clustered', 'off', 'a/b.btc'))).toBe(expected);
  });
});
