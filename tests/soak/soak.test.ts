/** A short day with the shipped server; `npm run soak` is the long one. */
import { expect, test } from 'vitest';
import { bundle } from '../server/bundles.ts';
import { growthOf, soak, soakReport } from './soak.ts';

test('after many edits and files the server needs the memory that it needed before', async () => {
  const { file, remove } = await bundle('node');
  const [edits, files] = [400, 20];
  const result = await soak(file, edits, files);
  await remove();
  console.info(soakReport(edits, files, result));
  expect(Math.abs(growthOf(result).objects)).toBeLessThan(0.1);
}, 600_000);
