/** New declarations at the top of the file of another, and what they bring along in other files. */
import { expect, test } from 'vitest';
import { addBeside, append } from '../../language/rules/rule.ts';
import { analyse, applyFix } from '../harness/analysis.ts';
import { edited, only } from '../harness/edited.ts';

test('behind the last of its kind, else at the end', async () => {
  expect(
    await edited('server A\nserver B // b\n\ndomain D {\n}\n', ({ servers: [server] }) =>
      server ? [addBeside(server, { keyword: 'server', name: 'C' })] : [],
    ),
  ).toBe('server A\nserver B // b\n\nserver C\n\ndomain D {\n}\n');
  expect(
    await edited('domain D {\n}\n', ({ domains }) => [addBeside(only(domains), { keyword: 'server', name: 'C' })]),
  ).toBe('domain D {\n}\n\nserver C\n');
});

test('together with a change of what it stands beside', async () => {
  expect(
    await edited('biztalkGroup B {\n  servers: A\n}\nserver A\n', ({ biztalkGroups }) => [
      addBeside(only(biztalkGroups), { keyword: 'server', name: 'C' }),
      append(only(biztalkGroups), 'servers', 'C'),
    ]),
  ).toBe('biztalkGroup B {\n  servers: A, C\n}\nserver A\n\nserver C\n');
});

test('a group that is declared in a file that the reference does not see', async () => {
  const texts = new Map([
    ['main.btc', 'import "domain.btc"\nimport "orders.btc"\n'],
    ['domain.btc', 'domain D {\n}\n'],
    [
      'orders.btc',
      'server A\nserver B\n\nbiztalkGroup Orders {\n  version: 2009\n  edition: enterprise\n  servers: A, B\n}\n',
    ],
  ]);
  const { problems } = await analyse(texts);
  const fixes = problems
    .filter(({ code }) => code === 'biztalk-administrators-missing')
    .flatMap((found) => found.fixes);
  const after = applyFix(texts, only(fixes));
  expect(after.get('domain.btc')).toBe('domain D {\n  group "BizTalk Server Administrators"\n}\n');
  expect(after.get('orders.btc')).toMatch(/^import "domain\.btc"\n/);
  const codes = (await analyse(after)).problems.map(({ code }) => code);
  expect(codes.filter((code) => /unresolved|administrators|import/.test(code))).toEqual([]);
});
