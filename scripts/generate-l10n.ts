/** Writes `l10n/bundle.l10n.json`, from which translations are made: every text that the client gives to `l10n.t`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const client = new URL('../client/', import.meta.url);
const target = new URL('../l10n/bundle.l10n.json', import.meta.url);

/** Functions of the editor that show the texts among their arguments. */
const showing = /^(show(Information|Warning|Error)Message|showQuickPick|showInputBox|setStatusBarMessage)$/;

export interface ClientStrings {
  /** What is passed to `l10n.t`, where it is a plain text, as it must be. */
  readonly localised: readonly string[];
  /** Places where `l10n.t` gets anything else, or where a text is shown without it. */
  readonly mistakes: readonly string[];
}

/** Those of all modules of the client, each once and in order. */
export function clientStrings(): ClientStrings {
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const all = files.map((name) => stringsIn(name, readFileSync(new URL(name, client), 'utf8')));
  return {
    localised: [...new Set(all.flatMap(({ localised }) => localised))].sort(),
    mistakes: all.flatMap(({ mistakes }) => mistakes),
  };
}

/** @param name only for the places of mistakes */
export function stringsIn(name: string, text: string): ClientStrings {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const localised: string[] = [];
  const mistakes: string[] = [];
  const mistake = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    mistakes.push(`${name}:${line + 1} ${node.getText()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText();
      const [first] = node.arguments;
      if (/(^|\.)l10n\.t$/.test(callee)) {
        if (first && ts.isStringLiteralLike(first)) localised.push(first.text);
        else mistake(node);
      } else if (showing.test(callee.slice(callee.lastIndexOf('.') + 1))) {
        for (const argument of node.arguments) if (isText(argument)) mistake(argument);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { localised, mistakes };
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** The bundle as it is written. */
export function bundleOf(localised: readonly string[]): string {
  return `${JSON.stringify(Object.fromEntries(localised.map((text) => [text, text])), undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(target, bundleOf(clientStrings().localised));
