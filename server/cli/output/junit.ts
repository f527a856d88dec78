/** What `btc check` found, as a JUnit report: a suite for each file, a test case for each finding. */
import type { Problem } from '#language';
import type { Complaint } from './complaints.ts';
import { type Report, type ReportedFile, regionOf } from './report.ts';
import { type Element, renderXml } from './xml.ts';

/**
 * Failures are what the exit code is about: errors, and warnings where there are more than allowed. Other findings are test cases
 * that pass, with their text as output; a file without findings has one that says so.
 */
export function renderJUnit({ files, complaints }: Report, { tooManyWarnings }: { readonly tooManyWarnings: boolean }) {
  const fails = ({ severity }: Problem) => severity === 'error' || (severity === 'warning' && tooManyWarnings);
  const suites = [
    ...files.map((file) => suiteOf(file, fails)),
    ...(complaints.length === 0 ? [] : [suite('btc', complaints.map(errorCase))]),
  ];
  return renderXml({ name: 'testsuites', attributes: { name: 'btc', ...countsOf(suites) }, content: suites });
}

function suiteOf(file: ReportedFile, fails: (problem: Problem) => boolean): Element {
  const cases = file.problems.map((problem) => caseOf(problem, file, fails(problem)));
  return suite(file.name, cases.length > 0 ? cases : [testcase(file.name, 'no problems')]);
}

function caseOf(problem: Problem, file: ReportedFile, isFailure: boolean): Element {
  const { code, severity, message, span } = problem;
  const { startLine, startColumn } = regionOf(file, span);
  const text = `${file.name}:${startLine}:${startColumn} ${severity} ${code} ${message}`;
  const outcome: Element = isFailure
    ? { name: 'failure', attributes: { type: code, message }, content: text }
    : { name: 'system-out', attributes: {}, content: text };
  return testcase(file.name, `${code} (${startLine}:${startColumn})`, outcome, { file: file.name, line: startLine });
}

function errorCase({ file, message }: Complaint): Element {
  const [line = ''] = message.split('\n');
  const error: Element = { name: 'error', attributes: { message: line }, content: message };
  return testcase(file ?? 'btc', 'could not be checked', error, { file });
}

function testcase(
  classname: string,
  name: string,
  outcome?: Element,
  place: Readonly<Record<string, string | number | undefined>> = {},
): Element {
  return {
    name: 'testcase',
    attributes: { classname, name, ...place },
    ...(outcome === undefined ? {} : { content: [outcome] }),
  };
}

function suite(name: string, cases: readonly Element[]): Element {
  return { name: 'testsuite', attributes: { name, ...countsOf(cases) }, content: cases };
}

/** How many test cases there are in elements, at any depth, and how many of them did not pass. */
function countsOf(elements: readonly Element[]): Readonly<Record<'tests' | 'failures' | 'errors', number>> {
  const number = (name: string) => elements.reduce((sum, element) => sum + countOf(element, name), 0);
  return { tests: number('testcase'), failures: number('failure'), errors: number('error') };
}

function countOf({ name, content = [] }: Element, wanted: string): number {
  const inside = typeof content === 'string' ? [] : content;
  return inside.reduce((sum, element) => sum + countOf(element, wanted), Number(name === wanted));
}
