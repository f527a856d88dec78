/** Edits of the sso block, which may not be there yet. */
import type { Topology } from '../../model/topology.ts';
import { add, type Edit, type NewValue, set } from '../rule.ts';

/** The edits that state the properties: in the block, or in a new one of the root file. */
export function stateInSso(
  { sso, files }: Topology,
  properties: readonly (readonly [key: string, value: NewValue])[],
): readonly Edit[] {
  if (sso) return properties.map(([key, value]) => set(sso, key, value));
  return files.slice(0, 1).map((root) => add(root, { keyword: 'sso', name: '', properties }));
}
