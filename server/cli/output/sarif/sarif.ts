/** What `btc check` found, as SARIF 2.1.0, the form that code scanning and its viewers read. */
import type { Log, Notification, Result } from 'sarif';
import type { CheckResult, Problem } from '#language';
import { complaintsOf } from '../complaints.ts';
import type { Report } from '../report.ts';
import { safeJson } from '../safe-text.ts';
import { artifactLocation, sourceRoot } from './locations.ts';
import { resultsOf } from './results.ts';
import { describeRules, type RulePages } from './rules.ts';

export interface SarifOptions extends RulePages {
  /** The version of this program. */
  readonly version: string;
  /** Whether what comments suppress is in it too, marked as suppressed. GitHub shows that as if it were not. */
  readonly withSuppressed: boolean;
}

/** The text, and what failed while the fixes of findings were made. */
export interface RenderedSarif {
  readonly text: string;
  readonly failures: CheckResult['failures'];
}

/** Every finding with its fixes, and the page of each rule that has one. Nothing in it is of a machine or of a moment. */
export async function renderSarif(report: Report, options: SarifOptions): Promise<RenderedSarif> {
  const problems = report.files.flatMap((file): readonly Problem[] =>
    options.withSuppressed ? [...file.problems, ...file.suppressed] : file.problems,
  );
  const rules = await describeRules(problems, options);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const { results, failures } = resultsOf(report, options.withSuppressed);
  const notifications = [...report.complaints, ...complaintsOf({ unreadable: [], broken: [], failures })].map(
    ({ file, message }): Notification => {
      const text = file === undefined ? message : `${file}: ${message}`;
      return { level: 'error', message: { text } };
    },
  );
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'btc', semanticVersion: options.version, rules: [...rules] } },
        invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The folder in which btc ran.' } } },
        columnKind: 'utf16CodeUnits',
        artifacts: report.files.map((file) => ({ location: artifactLocation(file) })),
        results: results.map((result): Result => ({ ...result, ruleIndex: indexes.get(result.ruleId) ?? -1 })),
      },
    ],
  };
  return { text: safeJson(`${JSON.stringify(log, undefined, 2)}\n`), failures };
}
