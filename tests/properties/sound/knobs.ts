/** The few decisions that give a random topology its shape; fast-check shrinks them towards the plainest topology. */
import fc from 'fast-check';
import type { Layout } from '../layout.ts';

/**
 * Where Enterprise SSO runs for a BizTalk group: 1 only the master secret server is clustered, and no host; 2 the master secret
 * server in one group with the clustered hosts; 3 the same with a remote master secret server; 4 clustered hosts without it.
 */
export type Scenario = 1 | 2 | 3 | 4;

/** Versions that support each other. Of several Windows versions each cluster takes its own. */
export interface Generation {
  readonly biztalk: readonly ('2006' | '2006R2' | '2009')[];
  readonly windows: readonly ('2003' | '2008')[];
  readonly sql: readonly ('2000' | '2005' | '2008')[];
}

const generations: readonly Generation[] = [
  { biztalk: ['2009'], windows: ['2008'], sql: ['2008', '2005'] },
  { biztalk: ['2009'], windows: ['2008', '2003'], sql: ['2005', '2008'] },
  { biztalk: ['2006R2'], windows: ['2003'], sql: ['2005', '2000'] },
  { biztalk: ['2006'], windows: ['2003'], sql: ['2000', '2005'] },
  { biztalk: ['2006', '2006R2'], windows: ['2003'], sql: ['2000', '2005'] },
  { biztalk: ['2009', '2006R2', '2006'], windows: ['2003'], sql: ['2005'] },
];

export interface Knobs {
  readonly generation: Generation;
  readonly scenario: Scenario;
  /** Of a second BizTalk group, where there is one. */
  readonly second: Exclude<Scenario, 2> | undefined;
  /** The most nodes that a cluster has. */
  readonly nodes: number;
  /** SQL Server is on the cluster of the first BizTalk group, and not on one of its own. */
  readonly sqlTogether: boolean;
  /** A remote master secret server has a cluster to itself. */
  readonly masterAlone: boolean;
  /** Isolated hosts run on web servers that share the load. */
  readonly web: boolean;
  readonly files: number;
  /** Names with spaces, dots and letters of all sorts, and keywords as names. */
  readonly oddNames: boolean;
  /** How much there is besides what there must be: groups, resources, accounts, optional properties. */
  readonly extras: boolean;
  /** For all smaller decisions. */
  readonly seed: number;
}

export const knobs: fc.Arbitrary<Knobs> = fc.record({
  generation: fc.constantFrom(...generations),
  scenario: fc.constantFrom<Scenario>(4, 1, 3, 2),
  second: fc.constantFrom<Knobs['second'][]>(undefined, undefined, 4, 1, 3),
  nodes: fc.integer({ min: 2, max: 6 }),
  sqlTogether: often(6),
  masterAlone: often(3),
  web: often(4),
  files: fc.constantFrom(1, 1, 1, 2, 3, 4),
  oddNames: fc.boolean(),
  extras: fc.boolean(),
  seed: fc.nat(),
});

/** True once in so many times; false where it is shrunk. */
function often(inTimes: number): fc.Arbitrary<boolean> {
  return fc.nat(inTimes - 1).map((value) => value === inTimes - 1);
}

export const layouts: fc.Arbitrary<Layout> = fc.record({
  seed: fc.nat(),
  lineBreak: fc.constantFrom<Layout['lineBreak'][]>('\n', '\n', '\n', '\r\n'),
  indent: fc.constantFrom('  ', '    ', '\t'),
});
