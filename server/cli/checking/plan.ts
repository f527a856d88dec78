/**
 * Which files are read together. A file that imports nothing is read alone, and its trees are gone before the next one is read: that
 * keeps memory small, and takes half the time of reading all at once. Files that import others are read several together, as they
 * mostly import the same; what is imported by files of several units is read by each of them, so that one common file doesn't
 * make all files wait for each other.
 */
import { URI } from 'langium';
import { possibleImports } from '#language';
import type { Unit } from './unit.ts';

/** A file with its text, by address. */
export interface GivenText {
  readonly uri: string;
  readonly text: string;
}

export interface Plan {
  /** The files that no other imports for sure. */
  readonly units: readonly Unit[];
  /**
   * What is left to be checked after that: files that import each other in a circle, or that only a comment seemed to import.
   * @param reached the addresses of all files that were checked with the units
   */
  readonly rest: (reached: ReadonlySet<string>) => readonly Unit[];
}

/** UTF-16 characters of files that import others, and are read together. */
const together = 100_000;

/** Every file is of one unit at most that it is a file to check of, and is there once for all files that only import it. */
export function planChecks(files: readonly GivenText[]): Plan {
  const texts = new Map(files.map(({ uri, text }) => [uri, text]));
  const possible = new Map(
    files.map(({ uri, text }) => [uri, possibleImports(URI.parse(uri), text).map((other) => other.toString())]),
  );
  const edges = new Map([...possible].map(([uri, all]) => [uri, all.filter((to) => to !== uri && texts.has(to))]));
  const unitOf = (uris: readonly string[]): Unit => ({
    uris,
    texts: new Map([...reachedFrom(uris, edges)].map((uri) => [uri, texts.get(uri) ?? ''])),
  });
  const maybeImported = new Set([...edges.values()].flat());
  const uris = [...texts.keys()];
  return {
    units: gather(
      uris.filter((uri) => !maybeImported.has(uri)),
      (uri) => (possible.get(uri)?.length ? (texts.get(uri)?.length ?? 0) : together),
    ).map(unitOf),
    rest: (reached) => {
      const left = new Set(uris.filter((uri) => maybeImported.has(uri) && !reached.has(uri)));
      return connected(left, edges).map(unitOf);
    },
  };
}

/** In their order, as many as weigh no more than fills a unit. */
function gather(uris: readonly string[], weightOf: (uri: string) => number): readonly (readonly string[])[] {
  const units: string[][] = [];
  let room = 0;
  for (const uri of uris) {
    const weight = weightOf(uri);
    const last = units.at(-1);
    if (last && weight <= room) last.push(uri);
    else units.push([uri]);
    room = (last && weight <= room ? room : together) - weight;
  }
  return units;
}

type Edges = ReadonlyMap<string, readonly string[]>;

function reachedFrom(uris: readonly string[], edges: Edges): ReadonlySet<string> {
  const reached = new Set(uris);
  // A set also walks over what is added meanwhile.
  for (const uri of reached) for (const next of edges.get(uri) ?? []) reached.add(next);
  return reached;
}

/** The parts that no edge leads out of, in the order of the first of each, and those in each in their order. */
function connected(uris: ReadonlySet<string>, edges: Edges): readonly (readonly string[])[] {
  const both = new Map([...uris].map((uri): [string, string[]] => [uri, []]));
  for (const uri of uris) {
    for (const to of edges.get(uri) ?? []) {
      if (!uris.has(to)) continue;
      both.get(uri)?.push(to);
      both.get(to)?.push(uri);
    }
  }
  const places = new Map([...uris].map((uri, place) => [uri, place]));
  const placeOf = (uri: string): number => places.get(uri) ?? 0;
  const left = new Set(uris);
  const parts: string[][] = [];
  for (const uri of uris) {
    if (!left.has(uri)) continue;
    const part = reachedFrom([uri], both);
    parts.push([...part].sort((a, b) => placeOf(a) - placeOf(b)));
    for (const other of part) left.delete(other);
  }
  return parts;
}
