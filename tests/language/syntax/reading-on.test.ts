/** A text that is read on from its earlier state gives what a fresh reading gives, after any edits, also within syntax errors. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { SourceText } from '../../../language/syntax/text/source-text.ts';
import { readSource, reportOf } from '../../../language/syntax/tree/read.ts';
import { commentsIn, faultsIn, type Unit } from '../../../language/syntax/tree/unit.ts';
import { baselineNames, readBaseline } from '../../harness/baselines.ts';
import { applyRandomEdit, randomEdits } from '../../harness/edits.ts';
import { leavesOf, treeOf } from '../../harness/trees.ts';
import { runs, seed } from '../../properties/runs.ts';

const texts = baselineNames().flatMap((name) => [...readBaseline(name).values()]);

/** After how many steps the parser of files throws, as no text makes it. */
const broken = vi.hoisted(() => ({ after: Number.POSITIVE_INFINITY }));
vi.mock(import('../../../language/syntax/generated/parser.ts'), async (load) => {
  const parser = await load();
  return { ...parser, parseFile: (tree) => parser.parseFile(breaking(tree)) };
});

function breaking<Tree extends object>(tree: Tree): Tree {
  let left = broken.after;
  return new Proxy(tree, {
    get: (target, key) => {
      if (left-- <= 0) throw new Error('A mistake of the parser.');
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

type Read = ReturnType<typeof readSource>;

function unitOf(read: Read): Unit {
  const report = reportOf(read);
  if (!report) throw new Error('There is no report.');
  return report.unit;
}

function factsOf(read: Read) {
  const unit = unitOf(read);
  const { $cstNode } = read.value;
  return {
    tree: treeOf(read.value),
    leaves: $cstNode ? leavesOf($cstNode) : [],
    comments: commentsIn(unit),
    faults: faultsIn(unit),
  };
}

test('random edits', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(randomEdits, { minLength: 1, maxLength: 12 }),
      (original, edits) => {
        let text = original;
        let source = SourceText.of(text);
        let read = readSource(source);
        for (const edit of edits) {
          text = applyRandomEdit(text, edit);
          const fresh = SourceText.of(text);
          // As an editor tells it: the pieces around the change stay.
          const { start, oldEnd, newEnd } = fresh.changeFrom(source);
          source = source.replace(start, oldEnd, text.slice(start, newEnd));
          read = readSource(source, reportOf(read));
          expect(factsOf(read), text).toEqual(factsOf(readSource(fresh)));
        }
      },
    ),
    { numRuns: runs(60), seed },
  );
});

test('what an edit does not touch is taken over', () => {
  const [text = ''] = texts;
  const before = readSource(SourceText.of(text));
  const { declarations } = before.value;
  const last = declarations.at(-1);
  const first = declarations[0];
  const at = declarations[2]?.$cstNode?.end ?? 0;
  const changed = SourceText.of(`${text.slice(0, at - 1)} ${text.slice(at - 1)}`);
  const after = readSource(changed, reportOf(before)).value.declarations;
  expect(after.map((node, index) => node === declarations[index])).toEqual(declarations.map((_, index) => index !== 2));
  expect([after.at(-1), after[0]]).toEqual([last, first]);
});

test('where a reading throws, wherever it does, the next one gives what a fresh one gives', () => {
  const [original = ''] = texts;
  const text = original.replace('{', '{ node New').replace(/\}\s*$/, '');
  const fresh = factsOf(readSource(SourceText.of(text)));
  const throwsAfter = (steps: number): boolean => {
    const earlier = reportOf(readSource(SourceText.of(original)));
    broken.after = steps;
    try {
      readSource(SourceText.of(text), earlier);
      return false;
    } catch {
      return true;
    } finally {
      broken.after = Number.POSITIVE_INFINITY;
      expect(factsOf(readSource(SourceText.of(text), earlier)), `after ${steps} steps`).toEqual(fresh);
    }
  };
  let steps = 0;
  while (throwsAfter(steps)) steps++;
  expect(steps).toBeGreaterThan(20);
});
