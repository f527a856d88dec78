/** A description of something in a file, as Markdown or as plain text. */
import { escapeMarkdown, type Fact, fencedCode, renderPhrase } from '#language';

export interface Explanation {
  /** The text of the user's file stands only here, which is shown as it is, and as names in the facts. */
  readonly code: string;
  /** Sentences of the language's own, in which `…` marks code. */
  readonly text: readonly string[];
  readonly facts: readonly Fact[];
}

export function toMarkdown({ code, text, facts }: Explanation): string {
  const lines = facts.map((fact) => `- **${fact.label}:** ${renderPhrase(fact.text, (own) => own, escapeMarkdown)}`);
  return [fencedCode('btc', code.split('\n')), ...text, ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n');
}

export function toPlainText({ code, text, facts }: Explanation): string {
  const lines = facts.map((fact) => `${fact.label}: ${renderPhrase(fact.text, withoutMarks, (name) => name)}`);
  return [code, ...text.map(withoutMarks), ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n');
}

/** The language's own words mark code as Markdown does. */
export function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}
