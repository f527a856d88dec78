/**
 * Writes the TextMate grammar from the Langium grammar's keywords and the table of properties, so that a new keyword or
 * property is coloured without another list to keep. With `--check` it only says whether the written one is current.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AstUtils, GrammarAST } from 'langium';
import { BtcGrammar } from '../language/generated/grammar.ts';
import { declarationSchemas, type PropertySchema, resourceTypes } from '../language/model/schema.ts';

interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Pattern[];
  readonly include?: string;
}
type Captures = Readonly<Record<string, { readonly name: string }>>;

const target = fileURLToPath(new URL('../syntaxes/btc.tmLanguage.json', import.meta.url));
const command = 'npm run generate';

// The lexical rules as the Langium grammar has them; `(?>…)` gives nothing back, as a lexer doesn't.
const identifier = '(?>[A-Za-z_][A-Za-z0-9_-]*)';
const string = '(?>"[^"\\r\\n]*"?)';
const address = '(?>[0-9]+\\.[0-9.]*(?:/[0-9]*)?)';
const wordStart = '(?<![A-Za-z0-9_-])';
const wordEnd = '(?![A-Za-z0-9_-])';
const notAKey = '(?!\\s*:)';

/** Stops in front of whatever comes, except white space and comments. */
const anythingElse = '(?=[^\\s/])';
const comments: Pattern = { include: '#comments' };

/** The grammar, as VS Code reads it. */
export function textmateGrammar(): string {
  const keywords = readKeywords();
  const grammar = {
    information_for_contributors: [`Written by \`${command}\` from the Langium grammar and the table of properties.`],
    name: 'BizTalk cluster topology',
    scopeName: 'source.btc',
    patterns: ['comments', 'properties', 'declarations', 'references', 'keywords', 'strings', 'punctuation'].map(
      (part) => ({ include: `#${part}` }),
    ),
    repository: {
      comments: {
        patterns: [
          { name: 'comment.line.double-slash.btc', match: '//.*$' },
          { name: 'comment.block.btc', begin: '/\\*', end: '\\*/' },
        ],
      },
      properties: { patterns: propertyPatterns() },
      declarations: { patterns: byScope(keywords, 'Name').map(declarationPattern) },
      references: { patterns: byScope(keywords, 'Reference').map(referencePattern) },
      keywords: {
        patterns: byScope(keywords, 'other').map(([scope, words]) => ({
          match: anyWord(words),
          captures: { 1: { name: scope } },
        })),
      },
      strings: { patterns: [{ name: 'string.quoted.double.btc', match: string }] },
      punctuation: {
        patterns: [
          { name: 'punctuation.section.block.begin.btc', match: '\\{' },
          { name: 'punctuation.section.block.end.btc', match: '\\}' },
          { name: 'punctuation.separator.list.btc', match: ',' },
        ],
      },
    },
  } satisfies { repository: Record<string, { patterns: Pattern[] }>; [key: string]: unknown };
  return `${JSON.stringify(grammar, undefined, 2)}\n`;
}

interface Keyword {
  readonly word: string;
  /** What the grammar has after it: a new name, a reference to a name, or anything else. */
  readonly before: 'Name' | 'Reference' | 'other';
  readonly scope: string;
}

/** Every keyword of the grammar that is a word. */
function readKeywords(): readonly Keyword[] {
  const keywords = new Map<string, Keyword>();
  for (const group of AstUtils.streamAllContents(BtcGrammar()).filter(GrammarAST.isGroup)) {
    const elements = group.elements.filter((element) => !GrammarAST.isAction(element));
    const rule = AstUtils.getContainerOfType(group, GrammarAST.isParserRule);
    elements.forEach((element, index) => {
      const before = ruleCalled(elements[index + 1]);
      const isDeclaration = (index === 0 && group.$container === rule) || rule?.entry === true;
      for (const word of wordsOf(element)) {
        const isResource = resourceTypes.some((type) => type === word);
        const scope = isResource ? 'storage.type.resource' : isDeclaration ? 'keyword.declaration' : 'keyword.other';
        keywords.set(word, {
          word,
          before: before === 'Name' || before === 'Reference' ? before : 'other',
          scope: `${scope}.btc`,
        });
      }
    });
  }
  return [...keywords.values()];
}

/** The words that an element of the grammar stands for, where it stands for keywords alone. */
function wordsOf(element: GrammarAST.AbstractElement): readonly string[] {
  if (GrammarAST.isKeyword(element)) return /^\w/.test(element.value) ? [element.value] : [];
  if (GrammarAST.isAssignment(element)) return wordsOf(element.terminal);
  if (!GrammarAST.isRuleCall(element) || !GrammarAST.isParserRule(element.rule.ref)) return [];
  const { definition } = element.rule.ref;
  const isChoice = GrammarAST.isAlternatives(definition) && definition.elements.every(GrammarAST.isKeyword);
  return isChoice ? definition.elements.flatMap(wordsOf) : [];
}

function ruleCalled(element: GrammarAST.AbstractElement | undefined): string | undefined {
  const called = GrammarAST.isAssignment(element) ? element.terminal : element;
  return GrammarAST.isRuleCall(called) ? called.rule.$refText || called.rule.ref?.name : undefined;
}

/** The words that stand before this, one list for each scope. */
function byScope(keywords: readonly Keyword[], before: Keyword['before']): readonly (readonly [string, string[]])[] {
  const wanted = keywords.filter((keyword) => keyword.before === before);
  return [...new Set(wanted.map(({ scope }) => scope))].map((scope) => [
    scope,
    wanted.filter((keyword) => keyword.scope === scope).map(({ word }) => word),
  ]);
}

function declarationPattern([scope, words]: readonly [string, readonly string[]]): Pattern {
  return {
    begin: anyWord(words),
    beginCaptures: { 1: { name: scope } },
    end: `(${identifier})|(${string})|${anythingElse}`,
    endCaptures: {
      1: { name: 'entity.name.type.btc' },
      2: { name: 'entity.name.type.btc string.quoted.double.btc' },
    },
    patterns: [comments],
  };
}

function referencePattern([scope, words]: readonly [string, readonly string[]]): Pattern {
  return {
    begin: anyWord(words),
    beginCaptures: { 1: { name: scope } },
    end: afterList,
    patterns: [comments, listItem({ words: [], identifiers: 'reference' })],
  };
}

/** What identifiers among a property's values are, besides the words of an enumeration. */
interface Values {
  readonly words: readonly string[];
  readonly identifiers: 'reference' | 'name' | 'none';
}

/** One pattern for all keys that take the same values, and one for keys that no declaration has. */
function propertyPatterns(): Pattern[] {
  const types = new Map<string, PropertySchema['type'][]>();
  for (const { properties } of Object.values(declarationSchemas)) {
    for (const [key, { type }] of Object.entries<PropertySchema>(properties)) {
      types.set(key, [...(types.get(key) ?? []), type]);
    }
  }
  const keysByValues = new Map<string, string[]>();
  for (const [key, keyTypes] of types) {
    const values = JSON.stringify(valuesOf(keyTypes));
    keysByValues.set(values, [...(keysByValues.get(values) ?? []), key]);
  }
  return [
    ...[...keysByValues].map(([values, keys]) => propertyPattern(anyWord(keys), JSON.parse(values))),
    // The empty group keeps the colon the second one.
    propertyPattern(`${wordStart}${identifier}()`, { words: [], identifiers: 'none' }),
  ];
}

function valuesOf(types: readonly PropertySchema['type'][]): Values {
  const isName = types.some((type) => type.is === 'name');
  return {
    words: [...new Set(types.flatMap((type) => (type.is === 'enumeration' ? type.words : [])))],
    identifiers: types.some((type) => type.is === 'reference') ? 'reference' : isName ? 'name' : 'none',
  };
}

function propertyPattern(key: string, values: Values): Pattern {
  return {
    begin: `${key}\\s*(:)`,
    beginCaptures: {
      1: { name: 'support.type.property-name.btc' },
      2: { name: 'punctuation.separator.key-value.btc' },
    },
    end: afterList,
    patterns: [comments, listItem(values)],
  };
}

/** Where neither a comma nor a comment follows, the list is over. */
const afterList = '(?=[^\\s,/])';

/** A value, either at the beginning of the list or after a comma. */
function listItem({ words, identifiers }: Values): Pattern {
  const versions = words.filter((word) => /^\d/.test(word));
  const constants = words.filter((word) => /^\D/.test(word));
  const isFlag = constants.includes('yes');
  const segment = `(?:${identifier}|${string})`;
  const choices: readonly (readonly [expression: string, scope?: string])[] = [
    [address, 'constant.numeric.address.btc'],
    ...oneOf(versions, 'constant.numeric.version.btc'),
    [`[0-9]+[smh]${wordEnd}`, 'constant.numeric.duration.btc'],
    [`[0-9]+${wordEnd}`, 'constant.numeric.integer.btc'],
    [`${string}(?!\\s*\\.)`, 'string.quoted.double.btc'],
    ...oneOf(constants, `constant.language.${isFlag ? 'boolean' : 'enumeration'}.btc`),
    [`(?>${segment}(?:\\s*\\.\\s*${segment})*)${notAKey}`, ...identifierScopes[identifiers]],
  ];
  return {
    // Only where something follows that `end` takes: a pattern must not begin and end at one place.
    begin: `\\G(?=[\\s"A-Za-z0-9_]|/[/*]|$)(?!${identifier}\\s*:)|(,)`,
    beginCaptures: { 1: { name: 'punctuation.separator.list.btc' } },
    end: [...choices.map(([expression]) => `(${expression})`), anythingElse].join('|'),
    endCaptures: Object.fromEntries(choices.flatMap(([, name], index) => (name ? [[index + 1, { name }]] : []))),
    patterns: [comments],
  };
}

const identifierScopes: Readonly<Record<Values['identifiers'], readonly [scope?: string]>> = {
  reference: ['variable.other.reference.btc'],
  name: ['string.unquoted.btc'],
  none: [],
};

function oneOf(words: readonly string[], scope: string): readonly (readonly [string, string])[] {
  return words.length === 0 ? [] : [[`(?:${words.join('|')})${wordEnd}${notAKey}`, scope]];
}

/** Any of the words, whole, as the first group. */
function anyWord(words: readonly string[]): string {
  return `${wordStart}(${words.join('|')})${wordEnd}`;
}

async function main(): Promise<void> {
  const grammar = textmateGrammar();
  const written = await readFile(target, 'utf8').catch(() => '');
  if (written === grammar) return;
  if (process.argv.includes('--check')) {
    console.error(`syntaxes/btc.tmLanguage.json is not what the grammar and the table say. Run: ${command}`);
    process.exitCode = 1;
    return;
  }
  await writeFile(target, grammar);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
