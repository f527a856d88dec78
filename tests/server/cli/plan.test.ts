/** Which files are read together for a check. */
import { expect, test } from 'vitest';
import { planChecks } from '../../../server/cli/checking/plan.ts';
import type { Unit } from '../../../server/cli/checking/unit.ts';

const address = (name: string) => `file:///folder/${name}.btc`;

/** The units of files with these imports, as the names of their files to check, and behind a colon those that they bring along. */
function planOf(files: Readonly<Record<string, readonly string[]>>, size = 0) {
  const plan = planChecks(
    Object.entries(files).map(([name, imports]) => ({
      uri: address(name),
      text: imports.map((other) => `import "${other}.btc"\n`).join('') + ' '.repeat(size),
    })),
  );
  const nameOf = (uri: string) => /([^/]+)\.btc$/.exec(uri)?.[1] ?? uri;
  const told = (units: readonly Unit[]) =>
    units.map(({ uris, texts }) => {
      const others = [...texts.keys()].filter((uri) => !uris.includes(uri));
      return [uris.map(nameOf).join(' '), ...(others.length > 0 ? [others.map(nameOf).join(' ')] : [])].join(': ');
    });
  return { units: told(plan.units), rest: (...reached: string[]) => told(plan.rest(new Set(reached.map(address)))) };
}

test('a file that imports nothing is read alone, those that import are read together', () => {
  expect(planOf({ a: [], b: ['x'], c: ['elsewhere', 'y'], d: [], x: ['y'], y: [], e: ['gone'] }).units).toEqual([
    'a',
    'b c: x y',
    'd',
    'e',
  ]);
});

test('a common file is there for each unit, which are of a limited size', () => {
  const importing = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, ['common']]));
  expect(planOf({ ...importing, common: [] }, 40_000).units).toEqual(['a b: common', 'c d: common', 'e: common']);
  expect(planOf({ ...importing, common: [] }, 400_000).units).toHaveLength(5);
});

test('what nobody reached is left for later, what belongs together with each other', () => {
  const { units, rest } = planOf({
    b: ['a'],
    root: ['part'],
    a: ['b'],
    part: [],
    d: ['c'],
    c: ['d', 'part'],
    own: ['own'],
    left: [],
    comment: ['left'],
  });
  expect(units).toEqual(['root own comment: part left']);
  expect(rest('root', 'part', 'own', 'comment')).toEqual(['b a', 'd c: part', 'left']);
  expect(rest('root', 'part', 'own', 'comment', 'left', 'a', 'b', 'c', 'd')).toEqual([]);
});
