/** Severities, suppressions, and rules that fail. */
import { describe, expect, test } from 'vitest';
import { check, createProject, defaultSettings, type Settings, writeFix } from '#language';
import { at, defineRule, fix, related, remove, severity } from '../../language/rules/rule.ts';

const everyNode = defineRule({
  code: 'every-node',
  section: 'cluster',
  severity: 'warning',
  on: 'node',
  summary: 'A node.',
  source: { basis: 'general', lines: [] },
  *check(node) {
    yield at(
      node,
      'name',
      `${node.name} is a node.`,
      related(node.cluster, 'name', 'its cluster'),
      fix('Remove it', remove(node)),
      ...(node.name === 'Bad' ? [severity('error')] : []),
    );
  },
});

const throwing = defineRule({ ...everyNode, code: 'throwing', on: 'cluster', concerns: () => true, check: fail });

function fail(): never {
  throw new Error('A mistake of ours.');
}

async function problemsOf(text: string, settings: Settings = defaultSettings, rules = [everyNode]) {
  const project = createProject();
  await project.setText('file:///a.btc', text);
  const [program] = project.programs();
  if (!program) throw new Error('The file is missing.');
  const { problems, failures } = check(program, () => settings, rules);
  return {
    failures: failures.map(({ rule, error }) => `${rule.code}: ${(error as Error).message}`),
    problems: problems.map(({ code, severity, span }) => `${severity} ${code} ${text.slice(span.start, span.end)}`),
    whole: problems,
  };
}

test("a finding has its rule's severity, its own, or the configured one", async () => {
  const text = 'cluster A { node Good  node Bad }';
  expect((await problemsOf(text)).problems).toEqual(['warning every-node Good', 'error every-node Bad']);
  const hint = { rules: new Map([['every-node', 'hint' as const]]) };
  expect((await problemsOf(text, hint)).problems).toEqual(['hint every-node Good', 'hint every-node Bad']);
  const off = { rules: new Map([['every-node', 'off' as const]]) };
  expect((await problemsOf(text, off)).problems).toEqual([]);
});

test('a problem carries related places and fixes, the first of which is preferred', async () => {
  const { whole } = await problemsOf('cluster A {\n  node N\n}\n');
  expect(whole[0]?.related).toEqual([{ message: 'its cluster', span: { uri: 'file:///a.btc', start: 8, end: 9 } }]);
  expect(whole[0]?.fixes.map(({ title, preferred, edits }) => [title, preferred, [...edits(writeFix)]])).toEqual([
    ['Remove it', true, [['file:///a.btc', [{ start: 12, end: 21, text: '' }]]]],
  ]);
});

test('syntax errors come among the findings, in the order of the text', async () => {
  const { problems } = await problemsOf('cluster A {\n  node N\n  ;\n  node M\n}');
  expect(problems).toEqual(['warning every-node N', 'error syntax-error ;', 'warning every-node M']);
});

test('what error recovery left without a name is shown to no rule', async () => {
  expect((await problemsOf('cluster {\n  node\n  node N\n}')).problems).toEqual([
    'error syntax-error cluster',
    'error syntax-error node',
    'warning every-node N',
  ]);
});

test('what a syntax error stands in is shown to no rule: what it lacks may be half-typed', async () => {
  expect((await problemsOf('cluster A {\n  node N { iis }\n  node M\n  node O ;\n}')).problems).toEqual([
    'error syntax-error iis',
    'warning every-node M',
    'error syntax-error ;',
  ]);
});

test('a rule that throws is reported and silences no other', async () => {
  const { problems, failures } = await problemsOf('cluster A { node N }', defaultSettings, [throwing, everyNode]);
  expect(problems).toEqual(['warning every-node N']);
  expect(failures).toEqual(['throwing: A mistake of ours.']);
});

describe('a suppression', () => {
  const suppressed = async (...lines: readonly string[]) =>
    (await problemsOf(['cluster A {', ...lines, '}'].join('\n'))).problems;

  test('of the next line suppresses there and nowhere else', async () => {
    expect(await suppressed('// btc-disable-next-line every-node -- it is known', '  node N', '  node M')).toEqual([
      'warning every-node M',
    ]);
  });

  test('at the end of a line suppresses on it', async () => {
    expect(await suppressed('  node N // btc-disable-line every-node -- it is known', '  node M')).toEqual([
      'warning every-node M',
    ]);
  });

  test('names several rules, and needs no reason', async () => {
    expect(await suppressed('// btc-disable-next-line other-rule, every-node', '  node N')).toEqual([]);
  });

  test('of another rule suppresses nothing', async () => {
    expect(await suppressed('// btc-disable-next-line other -- every-node', '  node N')).toEqual([
      'warning every-node N',
    ]);
  });

  test('in a string or in a block comment is none', async () => {
    expect(
      await suppressed(
        '/* // btc-disable-next-line every-node */',
        '  node N',
        '  node "// btc-disable-line every-node"',
      ),
    ).toEqual(['warning every-node N', 'warning every-node "// btc-disable-line every-node"']);
  });
});
