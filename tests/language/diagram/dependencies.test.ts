/** The lines between the resources of a group. */
import { expect, test } from 'vitest';
import { dependencyLanes, dependencyLines } from '../../../language/diagram/dependencies.ts';

const rows = (...needs: readonly (readonly number[])[]) =>
  needs.map((list, index) => ({ top: 40 * index, height: 32, needs: list }));

test('short spans get the lanes next to the resources, and a lane is used again', () => {
  // An address, a name on it, two services on the name; the same once more below.
  const needs = [[], [0], [1], [1], [], [4], [5, 0]];
  expect(dependencyLanes(needs)).toEqual(
    new Map([
      [0, 2],
      [1, 0],
      [4, 0],
      [5, 1],
    ]),
  );
});

test('a line leaves the resource that needs, runs in the lane of what it needs, and arrives there', () => {
  const { lines, joints } = dependencyLines(rows([], [0], [0]), 100);
  expect(lines.map(({ from, to, points }) => ({ from, to, points }))).toEqual([
    {
      from: 1,
      to: 0,
      points: [
        { x: 100, y: 56 },
        { x: 88, y: 56 },
        { x: 88, y: 16 },
        { x: 100, y: 16 },
      ],
    },
    {
      from: 2,
      to: 0,
      points: [
        { x: 100, y: 96 },
        { x: 88, y: 96 },
        { x: 88, y: 16 },
        { x: 100, y: 16 },
      ],
    },
  ]);
  expect(lines.map(({ branch }) => branch.length)).toEqual([4, 3]);
  expect(joints).toEqual([{ kind: 'dependency', x: 88, y: 56 }]);
});

test('a resource that needs and is needed has its lines one above the other', () => {
  const { lines, joints } = dependencyLines(rows([], [0], [1]), 100);
  const ends = lines.map(({ points }) => [points[0]?.y, points.at(-1)?.y]);
  expect(ends).toEqual([
    [62, 16],
    [96, 50],
  ]);
  expect(joints).toEqual([]);
});

test('lines to two resources leave as one, and part with a joint', () => {
  const { lines, joints } = dependencyLines(rows([], [], [1, 0]), 100);
  expect(lines.map(({ to, points }) => [to, points[1]?.x])).toEqual([
    [1, 88],
    [0, 80],
  ]);
  expect(joints).toEqual([{ kind: 'dependency', x: 88, y: 96 }]);
});

test('a resource that needs itself has a line all the same', () => {
  const { lines } = dependencyLines(rows([0]), 100);
  expect(lines.map(({ points }) => points)).toEqual([
    [
      { x: 100, y: 22 },
      { x: 88, y: 22 },
      { x: 88, y: 10 },
      { x: 100, y: 10 },
    ],
  ]);
});
