/** Completion in comments that suppress findings: the directives, and the codes of rules, those of the line first. */
import { CompletionItemKind } from 'vscode-languageserver';
import { type Problem, type Rule, rules } from '#language';
import type { Item } from './item.ts';

/** A comment up to the cursor, and what is found on the lines that it can be about. */
export interface CommentPlace {
  readonly comment: string;
  /** Not where a space was typed: most comments are none that suppress anything. */
  readonly isAskedFor: boolean;
  readonly problemsOn: (about: 'line' | 'next line') => readonly Problem[];
}

export interface CommentItems {
  readonly typed: string;
  readonly items: readonly Item[];
}

/** Undefined where the comment says something else, or the reason is being written. */
export function commentItems({ comment, isAskedFor, problemsOn }: CommentPlace): CommentItems | undefined {
  const directive = /^\/\/\s*btc-disable-(next-line|line)\s+([^-]|-(?!-))*$/.exec(comment);
  if (directive) {
    const about = directive[1] === 'line' ? 'line' : 'next line';
    const listed = comment.slice(comment.indexOf('line') + 'line'.length);
    const typed = /[a-z0-9-]*$/i.exec(comment)?.[0] ?? '';
    const taken = new Set(listed.slice(0, listed.length - typed.length).match(/[a-z0-9-]+/gi) ?? []);
    return { typed, items: codes(problemsOn(about)).filter(({ label }) => !taken.has(label)) };
  }
  const [, typed] = /^\/\/\s*([a-z-]*)$/i.exec(comment) ?? [];
  return typed === undefined || !isAskedFor ? undefined : { typed, items: directives };
}

const directives: readonly Item[] = [
  { name: 'btc-disable-next-line', doc: 'Suppresses findings of rules on the next line.' },
  { name: 'btc-disable-line', doc: 'Suppresses findings of rules on this line.' },
].map(({ name, doc }) => ({
  label: name,
  kind: CompletionItemKind.Keyword,
  text: `${name} `,
  snippet: `${name} \${1:code} -- \${2:reason}`,
  doc: [doc],
}));

function codes(problems: readonly Problem[]): readonly Item[] {
  const found = new Set(problems.flatMap(({ rule }) => rule ?? []));
  return [...found, ...rules.filter((rule) => !found.has(rule))].map((rule) => codeItem(rule, found.has(rule)));
}

export function codeItem({ code, severity, summary }: Rule, isFoundHere = false): Item {
  return {
    label: code,
    kind: CompletionItemKind.EnumMember,
    text: code,
    detail: severity,
    doc: [summary],
    ...(isFoundHere ? { note: 'found here' } : {}),
  };
}
