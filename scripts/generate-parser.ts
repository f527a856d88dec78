/**
 * Compiles the grammar into plain functions, one for each rule, written to `language/syntax/generated/parser.ts`, and lists its keywords.
 *
 * Repair makes every text a sentence of the grammar, so these functions never recover, and the grammar needs one token of lookahead
 * (checked here): what is left of parsing is a walk. Langium's own parser reads the same grammar, and a test compares the trees.
 */
import { writeFile } from 'node:fs/promises';
import { GrammarAST } from 'langium';
import { BtcGrammar } from '../language/generated/grammar.ts';

type Element = GrammarAST.AbstractElement;

const grammar = BtcGrammar();
const rules = grammar.rules.filter(GrammarAST.isParserRule);
/** Rules that make a node; those of the others give a text, or choose among rules. */
const nodeRules = rules.filter(({ name, dataType }) => !dataType && !isChoice(name));
/** Nodes that units are read as are handed over ready-made: those of declarations and blocks. */
const unitRules = new Set(
  nodeRules
    .map(({ name }) => name)
    .filter((name) => !['File', 'Import', 'Property', 'Reference', 'Literal'].includes(name)),
);

function ruleOf(name: string): GrammarAST.ParserRule {
  const rule = rules.find((candidate) => candidate.name === name);
  if (!rule) throw new Error(`The grammar has no parser rule ${name}.`);
  return rule;
}

/** Whether the rule is nothing but other rules that make nodes: `TopLevel: Domain | Cluster | …`. */
function isChoice(name: string): boolean {
  const { definition } = ruleOf(name);
  return (
    GrammarAST.isAlternatives(definition) && definition.elements.every(GrammarAST.isRuleCall) && !ruleOf(name).dataType
  );
}

function called({ rule }: GrammarAST.RuleCall): GrammarAST.AbstractRule {
  if (!rule.ref) throw new Error(`The rule ${rule.$refText} isn't there.`);
  return rule.ref as GrammarAST.AbstractRule;
}

/** The kinds of token that an element can begin with; the last of it may be nothing at all. */
function firstOf(element: Element): { readonly kinds: ReadonlySet<string>; readonly canBeEmpty: boolean } {
  const own = firstOfOne(element);
  const optional = element.cardinality === '?' || element.cardinality === '*';
  return { kinds: own.kinds, canBeEmpty: own.canBeEmpty || optional };
}

function firstOfOne(element: Element): { readonly kinds: ReadonlySet<string>; readonly canBeEmpty: boolean } {
  if (GrammarAST.isKeyword(element)) return { kinds: new Set([element.value]), canBeEmpty: false };
  if (GrammarAST.isAction(element)) return { kinds: new Set(), canBeEmpty: true };
  if (GrammarAST.isAssignment(element)) return firstOf(element.terminal);
  if (GrammarAST.isCrossReference(element)) return firstOf(element.terminal ?? fail(element));
  if (GrammarAST.isRuleCall(element)) {
    const rule = called(element);
    return GrammarAST.isParserRule(rule)
      ? firstOf(rule.definition)
      : { kinds: new Set([rule.name]), canBeEmpty: false };
  }
  if (GrammarAST.isAlternatives(element)) {
    const all = element.elements.map(firstOf);
    const kinds = all.flatMap((one) => [...one.kinds]);
    if (new Set(kinds).size !== kinds.length)
      throw new Error(`One token doesn't tell which alternative begins: ${kinds.join(' ')}`);
    return { kinds: new Set(kinds), canBeEmpty: all.some(({ canBeEmpty }) => canBeEmpty) };
  }
  if (GrammarAST.isGroup(element)) {
    const kinds = new Set<string>();
    for (const part of element.elements) {
      const first = firstOf(part);
      for (const kind of first.kinds) kinds.add(kind);
      if (!first.canBeEmpty) return { kinds, canBeEmpty: false };
    }
    return { kinds, canBeEmpty: true };
  }
  return fail(element);
}

function fail(element: Element): never {
  throw new Error(`The compiler of the grammar doesn't know ${element.$type}.`);
}

const quoted = (text: string): string => `'${text}'`;
const cases = (element: Element): string =>
  [...firstOf(element).kinds].map((kind) => `case ${quoted(kind)}:`).join('\n');
const starts = (element: Element): string =>
  [...firstOf(element).kinds].map((kind) => `tree.kind() === ${quoted(kind)}`).join(' || ');

/** The statements that read an element as often as it stands. */
function read(element: Element): string {
  const once = readOnce(element);
  switch (element.cardinality) {
    case '?':
      return `if (${starts(element)}) {\n${once}\n}`;
    case '*':
      return `while (${starts(element)}) {\n${once}\n}`;
    case '+':
      return `do {\n${once}\n} while (${starts(element)});`;
    default:
      return once;
  }
}

function readOnce(element: Element): string {
  if (GrammarAST.isKeyword(element)) return `tree.expect(${quoted(element.value)});`;
  if (GrammarAST.isGroup(element)) return element.elements.map(read).join('\n');
  if (GrammarAST.isAlternatives(element)) {
    const branches = element.elements.map((choice) => `${cases(choice)}\n${read(choice)}\nbreak;`);
    return `switch (tree.kind()) {\n${branches.join('\n')}\ndefault:\ntree.unexpected();\n}`;
  }
  if (GrammarAST.isAction(element)) return readAction(element);
  if (GrammarAST.isAssignment(element)) return readAssignment(element);
  return fail(element);
}

/** An action without a feature only names the type. One with a feature puts what was read so far into a new node. */
function readAction({ feature, inferredType }: GrammarAST.Action): string {
  const type = inferredType?.name;
  return feature && type ? `node = tree.wrap(node, ${emptyNode(type)}, ${quoted(feature)});` : '';
}

function readAssignment({ feature, operator, terminal }: GrammarAST.Assignment): string {
  if (operator === '?=') return `tree.mark(${quoted(feature)});\nnode.${feature} = true;`;
  if (GrammarAST.isCrossReference(terminal)) return `node.${feature} = tree.reference(${quoted(feature)});`;
  const value = readerOf(terminal, feature);
  if (value.isText) return `node.${feature} = ${value.code};`;
  return operator === '+='
    ? `tree.add(node, ${quoted(feature)}, node.${feature}, ${value.code});`
    : `node.${feature} = tree.put(node, ${quoted(feature)}, ${value.code});`;
}

/** The expression that reads the value of a feature. */
function readerOf(terminal: Element, feature: string): { readonly code: string; readonly isText: boolean } {
  if (GrammarAST.isRuleCall(terminal)) {
    const rule = called(terminal);
    if (GrammarAST.isParserRule(rule) && !rule.dataType) return { code: `parse${rule.name}(tree)`, isText: false };
    const type = GrammarAST.isParserRule(rule) ? `<ast.${rule.name}>` : '';
    return { code: `tree.text${type}(${quoted(feature)}, ${kindsOf(terminal)})`, isText: true };
  }
  if (GrammarAST.isAlternatives(terminal)) {
    const isText = terminal.elements.every(
      (choice) => GrammarAST.isRuleCall(choice) && !GrammarAST.isParserRule(called(choice)),
    );
    if (isText) return { code: `tree.text(${quoted(feature)}, ${kindsOf(terminal)})`, isText };
    const names = terminal.elements.map((choice) =>
      GrammarAST.isRuleCall(choice) ? called(choice).name : fail(choice),
    );
    return { code: `parse${choiceName(names)}(tree)`, isText: false };
  }
  return fail(terminal);
}

const setsOfKinds = new Map<string, string>();

/** The name of the constant with the kinds that an element can be. */
function kindsOf(element: Element): string {
  const kinds = [...firstOf(element).kinds].map(quoted).join(', ');
  const name = setsOfKinds.get(kinds) ?? `kinds${setsOfKinds.size + 1}`;
  setsOfKinds.set(kinds, name);
  return name;
}

const choices = new Map<string, readonly string[]>();

function choiceName(names: readonly string[]): string {
  const name = names.join('Or');
  choices.set(name, names);
  return name;
}

/** All features that a type has, by the assignments and actions that give them. */
function featuresOf(type: string): ReadonlyMap<string, string> {
  const features = new Map<string, string>();
  const visit = (element: Element): void => {
    if (GrammarAST.isAssignment(element) && !features.has(element.feature))
      features.set(element.feature, element.operator);
    if (GrammarAST.isAction(element) && element.feature) features.set(element.feature, element.operator ?? '=');
    if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) element.elements.forEach(visit);
  };
  visit(ruleOf(type).definition);
  return features;
}

const emptyValues: Readonly<Record<string, string>> = { '+=': '[]', '?=': 'false', '=': 'undefined' };

/** A node of a type before anything is read: every feature is there from the beginning, so that all nodes of a type are alike. */
function emptyNode(type: string): string {
  const features = [...featuresOf(type)].map(([feature, operator]) => `${feature}: ${emptyValues[operator]}`);
  return `{ $type: ${quoted(type)}, ${features.join(', ')} }`;
}

function parserOf({ name, definition }: GrammarAST.ParserRule): string {
  const ready = unitRules.has(name) ? `const ready = tree.ready<ast.${name}>();\nif (ready) return ready;\n` : '';
  const isWrapped = [...featuresOf(name).keys()].includes('qualifier');
  return `export function parse${name}(tree: TreeBuilder): ast.${name} {
${ready}${isWrapped ? 'let' : 'const'} node = tree.open<ast.${name}>(${emptyNode(name)});
${read(definition)}
return tree.close(node);
}`;
}

function chooserOf(name: string, names: readonly string[]): string {
  const branches = names.map((choice) => `${cases(ruleOf(choice).definition)}\nreturn parse${choice}(tree);`);
  return `export function parse${name}(tree: TreeBuilder): ${names.map((choice) => `ast.${choice}`).join(' | ')} {
switch (tree.kind()) {
${branches.join('\n')}
default:
return tree.unexpected();
}
}`;
}

/** Every word that the grammar gives a meaning. */
function keywordsOf(): readonly string[] {
  const words = new Set<string>();
  const visit = (element: Element): void => {
    if (GrammarAST.isKeyword(element) && /^\w/.test(element.value)) words.add(element.value);
    if (GrammarAST.isAssignment(element)) visit(element.terminal);
    if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) element.elements.forEach(visit);
  };
  for (const { definition } of rules) visit(definition);
  return [...words].sort();
}

const functions = [
  ...nodeRules.map(parserOf),
  ...rules
    .filter(({ name }) => isChoice(name))
    .map(({ name, definition }) =>
      chooserOf(
        name,
        (definition as GrammarAST.Alternatives).elements.map((choice) => called(choice as GrammarAST.RuleCall).name),
      ),
    ),
];
functions.push(...[...choices].map(([name, names]) => chooserOf(name, names)));

/** Each line as deep as the blocks around it. */
function indented(code: string): string {
  // The labels of a switch stand one step in, what they lead to two.
  const steps: number[] = [];
  const lines = code.split('\n').map((line) => {
    if (line.startsWith('}')) steps.pop();
    const depth = steps.reduce((sum, step) => sum + step, 0) - (/^(case|default)\b/.test(line) ? 1 : 0);
    if (line.endsWith('{')) steps.push(line.startsWith('switch') ? 2 : 1);
    return line === '' ? '' : '  '.repeat(depth) + line;
  });
  return lines.join('\n');
}

const note = 'Made from the grammar by scripts/generate-parser.ts. Do not edit by hand.';

await writeFile(
  new URL('../language/syntax/generated/keywords.ts', import.meta.url),
  `/** ${note} */

/** The words that the grammar gives a meaning. */
export const keywords: ReadonlySet<string> = new Set([
${keywordsOf()
  .map((word) => `  ${quoted(word)},`)
  .join('\n')}
]);
`,
);

await writeFile(
  new URL('../language/syntax/generated/parser.ts', import.meta.url),
  `/** ${note} */
import type { TreeBuilder } from '../tree/builder.ts';
import type * as ast from '../../generated/ast.ts';

${[...setsOfKinds].map(([kinds, name]) => `const ${name}: ReadonlySet<string> = new Set([${kinds}]);`).join('\n')}

${functions.map(indented).join('\n\n')}
`,
);
