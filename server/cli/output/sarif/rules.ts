/** The rules behind findings, with their pages, as SARIF describes them to people. */
import type { ReportingDescriptor } from 'sarif';
import type { Problem, Rule } from '#language';
import { withLinks, withoutMarkers } from '../rule-page.ts';
import { levels } from './results.ts';

export interface RulePages {
  /** The page of a rule that there is, as Markdown. */
  readonly rulePage: (code: string) => Promise<string>;
  /** Where it is on the web; undefined where that is not known. */
  readonly rulePageUrl: (code: string) => string | undefined;
}

/** The rules that found something, in the order of their codes. A syntax error is no rule's, and has no page. */
export async function describeRules(
  problems: readonly Problem[],
  pages: RulePages,
): Promise<readonly ReportingDescriptor[]> {
  const found = new Map(problems.map(({ code, rule }) => [code, rule]));
  const codes = [...found.keys()].sort();
  return Promise.all(
    codes.map((code) => {
      const rule = found.get(code);
      return rule ? describeRule(rule, pages) : syntaxErrors(code);
    }),
  );
}

async function describeRule(rule: Rule, { rulePage, rulePageUrl }: RulePages): Promise<ReportingDescriptor> {
  const { code, severity, summary, section } = rule;
  const page = withLinks(withoutMarkers(await rulePage(code)), rulePageUrl).trim();
  const url = rulePageUrl(code);
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: whyItMatters(page) ?? summary },
    // A reader that shows no Markdown shows it as it is written, which people can read.
    help: { text: page, markdown: page },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [section] },
  };
}

function syntaxErrors(code: string): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: "The text isn't what the language allows in its place." },
    defaultConfiguration: { level: 'error' },
  };
}

/** The first paragraph of that part of the page, on one line. */
function whyItMatters(page: string): string | undefined {
  const [, paragraph] = /\n## Why it matters\s+(.+?)\n\s*\n/s.exec(page.replaceAll('\r\n', '\n')) ?? [];
  return paragraph?.replace(/\s+/g, ' ').trim();
}
