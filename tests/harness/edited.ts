/** Texts after edits, for the tests of the edit verbs. */
import { expect } from 'vitest';
import { applyEdits, createProject, type model } from '#language';
import type { Edit } from '../../language/rules/rule.ts';
import { editsOf } from '../../language/syntax/edit/edit.ts';

/** The text after edits that are made from its topology. */
export async function edited(text: string, edits: (topology: model.Topology) => readonly Edit[]): Promise<string> {
  const uri = 'file:///a.btc';
  const project = createProject();
  await project.setText(uri, text);
  const program = project.program(uri);
  if (!program) throw new Error('The file is missing.');
  const byFile = editsOf({ title: 'Test', edits: edits(program.topology) }, program.editing);
  expect([...byFile.keys()]).toEqual([uri]);
  return applyEdits(text, byFile.get(uri) ?? []);
}

/** The element of a list that has no other. */
export function only<T>([first, second]: readonly T[]): T {
  if (first === undefined || second !== undefined) throw new Error('One was expected.');
  return first;
}

/** The element of this name that has no namesake. */
export function named<T extends { readonly name: string }>(elements: readonly T[], name: string): T {
  return only(elements.filter((element) => element.name === name));
}

export const cluster = (topology: model.Topology) => only(topology.clusters);
export const group = (topology: model.Topology) => only(cluster(topology).groups);
export const resource = (topology: model.Topology, name: string) => named(group(topology).resources, name);
export const node = (topology: model.Topology, name: string) => named(cluster(topology).nodes, name);
