/** Finds what a runbook is limited to, under the names that people use for it. */
import { nearest } from '../model/spelling.ts';
import type { Topology } from '../model/topology.ts';
import type { Scope } from './scope.ts';

/** The scope, undefined within `found` for the whole topology; or why there is none, with the names of what could be meant. */
export type ScopeAnswer =
  | { readonly found: Scope | undefined }
  | { readonly why: 'unknown' | 'ambiguous'; readonly names: readonly string[] };

/** What is meant by everything. */
const everything = 'all';
const prefixes = { cluster: 'cluster:', biztalkGroup: 'group:' } as const;

/**
 * `all` is the whole topology, `cluster:NAME` a cluster, `group:NAME` a BizTalk group; a name alone is the one cluster or BizTalk
 * group that has it, and `cluster` or `group` alone the only one that there is. Without regard to case, as Windows compares names.
 */
export function findScope(text: string, topology: Topology): ScopeAnswer {
  const wanted = text.toLowerCase();
  if (wanted === everything) return { found: undefined };
  const scopes: readonly Scope[] = [...topology.clusters, ...topology.biztalkGroups];
  const qualified = (scope: Scope) => prefixes[scope.kind] + scope.name;
  const exact = scopes.filter((scope) => qualified(scope).toLowerCase() === wanted);
  const named = exact.length > 0 ? exact : scopes.filter(({ name }) => name.toLowerCase() === wanted);
  const found = named.length > 0 ? named : scopes.filter(({ kind }) => prefixes[kind] === `${wanted}:`);
  const [first, ...others] = found;
  if (first && others.length === 0) return { found: first };
  if (first) return { why: 'ambiguous', names: found.map(qualified) };
  const known = scopes.flatMap((scope) => [scope.name, qualified(scope)]);
  return { why: 'unknown', names: nearest(text, [...known, everything]) };
}
