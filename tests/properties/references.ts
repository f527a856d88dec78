/** What a reference may be written as: the names that reach a block from where they stand, found without the language's own resolver. */
import { filesSeenFrom } from './change.ts';
import {
  type Block,
  type Id,
  nameOf,
  type Placed,
  placedBlocks,
  type WrittenFile,
  type WrittenTopology,
} from './written.ts';

const resourceKeywords: ReadonlySet<string> = new Set([
  ...['disk', 'ip', 'networkName', 'dtc', 'msmq', 'fileShare', 'sqlServer', 'entsso', 'iis', 'biztalkHost'],
  ...['genericService', 'genericScript', 'genericApplication', 'resource'],
]);

/** What kind of thing a block is among those that share a keyword. */
function kindOf({ block, around }: Placed): string {
  if (block.keyword === 'group') return around[0]?.keyword === 'domain' ? 'domainGroup' : 'group';
  return block.keyword;
}

/** The kinds that the place of a reference could also mean. */
function rivalsOf(target: Placed, inPlace: string): (kind: string) => boolean {
  const kind = kindOf(target);
  if (inPlace === 'dependsOn') return (other) => resourceKeywords.has(other);
  if (inPlace === 'masterSecretServer') return (other) => ['entsso', 'node', 'server'].includes(other);
  if (inPlace === 'database') return (other) => ['sqlServer', 'node', 'server'].includes(other);
  if (kind === 'node' || kind === 'server') return (other) => other === 'node' || other === 'server';
  return (other) => other === kind;
}

/** The blocks of a topology by what names mean. */
export class Names {
  private readonly placed: ReadonlyMap<Id, Placed>;
  private readonly byName = new Map<string, Placed[]>();
  private readonly paths = new Map<Placed, readonly string[]>();
  private readonly seenFrom = new Map<WrittenFile, ReadonlySet<string>>();
  private readonly topology: WrittenTopology;

  constructor(topology: WrittenTopology) {
    this.topology = topology;
    this.placed = new Map([...placedBlocks(topology)].map((placed) => [placed.block.id, placed]));
    for (const placed of this.placed.values()) {
      const { block, around } = placed;
      this.paths.set(placed, [block, ...around].map((each) => this.nameOf(each)).reverse());
      const name = this.nameOf(block).toLowerCase();
      const namesakes = this.byName.get(name);
      if (namesakes) namesakes.push(placed);
      else this.byName.set(name, [placed]);
    }
  }

  get(id: Id): Placed | undefined {
    return this.placed.get(id);
  }

  nameOf(block: Block): string {
    return nameOf(block, (id) => this.placed.get(id)?.block);
  }

  /** The names of the block and of those around it, the outermost first. */
  private pathOf(placed: Placed): readonly string[] {
    return this.paths.get(placed) ?? [];
  }

  /** The paths of names that mean the target from a place, the shortest first. Empty where the file doesn't see it. */
  waysTo(target: Placed, from: Placed, inPlace: string): readonly (readonly string[])[] {
    const path = this.pathOf(target);
    const isRival = rivalsOf(target, inPlace);
    const visible = this.visibleFrom(from.file);
    const namesakes = this.byName.get(path.at(-1)?.toLowerCase() ?? '') ?? [];
    const rivals = namesakes.filter((other) => visible.has(other.file.path) && isRival(kindOf(other)));
    return path
      .map((_, index) => path.slice(path.length - 1 - index))
      .filter((names) => this.nearest(names, rivals, from) === target);
  }

  private nearest(names: readonly string[], rivals: readonly Placed[], from: Placed): Placed | undefined {
    const found = rivals.filter((rival) => endsWith(this.pathOf(rival), names));
    for (const block of [from.block, ...from.around]) {
      const inside = found.filter(({ around }) => around.includes(block));
      if (inside.length > 0) return theFirst(inside);
    }
    return theFirst(found);
  }

  /** The files that a file reaches through imports, itself included. */
  private visibleFrom(file: WrittenFile): ReadonlySet<string> {
    const known = this.seenFrom.get(file);
    if (known) return known;
    const seen = filesSeenFrom(file.path, this.topology.files);
    this.seenFrom.set(file, seen);
    return seen;
  }
}

/** Of two declarations of one name in one block the first is meant, as their names are the mistake. */
function theFirst(found: readonly Placed[]): Placed | undefined {
  const [first] = found;
  return found.every(({ around }) => around[0] === first?.around[0]) ? first : undefined;
}

function endsWith(path: readonly string[], names: readonly string[]): boolean {
  const fold = (parts: readonly string[]) => parts.map((part) => part.toLowerCase()).join('\u0000');
  return path.length >= names.length && fold(path.slice(path.length - names.length)) === fold(names);
}
