/** The forms in which `btc check` reports. */
import type { CheckedFile } from '../checking/checked.ts';
import type { Io, Output } from '../io.ts';
import { complaintsOf, type Trouble } from './complaints.ts';
import { renderGitHub } from './github.ts';
import { renderJson } from './json.ts';
import { renderJUnit } from './junit.ts';
import { reportOf } from './report.ts';
import { renderSarif } from './sarif/sarif.ts';
import { renderText } from './text.ts';

export const reportForms = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type ReportForm = (typeof reportForms)[number];

export interface Findings extends Trouble {
  readonly files: readonly CheckedFile[];
  readonly tooManyWarnings: boolean;
}

export interface ReportOptions {
  readonly form: ReportForm;
  /** For SARIF: whether what comments suppress is in it too. */
  readonly withSuppressed: boolean;
  /** For SARIF: where a rule's page is on the web, if that is known. */
  readonly rulePageUrl: (code: string) => string | undefined;
  /** How text is shown. */
  readonly style: Pick<Output, 'colour' | 'columns'>;
}

export interface RenderedReport {
  /** Empty where there is nothing to say. */
  readonly text: string;
  /** What went wrong, and whether the report says so itself. */
  readonly trouble: Trouble;
  readonly tellsTrouble: boolean;
}

export async function renderReport(findings: Findings, options: ReportOptions, io: Io): Promise<RenderedReport> {
  const { form, style, withSuppressed, rulePageUrl } = options;
  const { files, tooManyWarnings } = findings;
  const rendered = (text: string, tellsTrouble = false) => ({ text, trouble: findings, tellsTrouble });
  const report = () => reportOf(files, complaintsOf(findings), io.cwd);
  switch (form) {
    case 'text':
      return rendered(files.length > 0 ? renderText(files, style) : '');
    case 'json':
      return rendered(renderJson(files));
    case 'github':
      return rendered(renderGitHub(report()), true);
    case 'junit':
      return rendered(renderJUnit(report(), { tooManyWarnings }));
    case 'sarif': {
      const { version, rulePage } = io;
      const { text, failures } = await renderSarif(report(), { version, rulePage, rulePageUrl, withSuppressed });
      const trouble = { ...findings, failures: [...findings.failures, ...failures] };
      return { text, trouble, tellsTrouble: false };
    }
  }
}
