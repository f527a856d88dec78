/** Questions about a written topology that mutators ask: what there is, what is around it, and what refers to it. */

import type { WrittenTopology } from './written.ts';
import { type Block, type Id, nameOf, type Placed, placedBlocks, referencesOf, Workshop } from './written.ts';

type Identified = { readonly id: Id };

export class View {
  readonly topology: WrittenTopology;
  /** For new blocks. */
  readonly workshop: Workshop;
  private readonly byId: ReadonlyMap<Id, Placed>;

  constructor(topology: WrittenTopology) {
    this.topology = topology;
    this.workshop = Workshop.for(topology);
    this.byId = new Map([...placedBlocks(topology)].map((placed) => [placed.block.id, placed]));
  }

  /** All blocks of the keywords, in their order. A domain's groups are `domain group`. */
  all(...keywords: readonly string[]): readonly Block[] {
    return [...this.byId.values()]
      .filter(({ block, around }) => {
        const isOfDomain = block.keyword === 'group' && around[0]?.keyword === 'domain';
        return keywords.includes(isOfDomain ? 'domain group' : block.keyword);
      })
      .map(({ block }) => block);
  }

  /** @throws Error where the topology has no such block. */
  placed({ id }: Identified): Placed {
    const placed = this.byId.get(id);
    if (!placed) throw new Error(`There is no block ${id}.`);
    return placed;
  }

  /** The block around it that has the keyword. */
  around(block: Identified, keyword: string): Block | undefined {
    return this.placed(block).around.find((outer) => outer.keyword === keyword);
  }

  /** What stands beside it in the same block, of the keywords. */
  beside(block: Identified, ...keywords: readonly string[]): readonly Block[] {
    const members = this.placed(block).around[0]?.members ?? this.placed(block).file.blocks;
    return members.filter((other) => other.id !== block.id && keywords.includes(other.keyword));
  }

  name(block: Block): string {
    return nameOf(block, (id) => this.byId.get(id)?.block);
  }

  /** The text of a property's only value; of a reference the name of what it means. */
  value(block: Block, key: string): string | undefined {
    const [value] = block.properties.find((property) => property.key === key)?.values ?? [];
    if (!value) return undefined;
    if ('to' in value) return this.name(this.placed({ id: value.to }).block);
    return 'word' in value ? value.word : 'quoted' in value ? value.quoted : 'name' in value ? value.name : value.text;
  }

  /** The blocks that a property refers to; those of `dependsOn` for that. */
  targets(block: Block, list: string): readonly Block[] {
    const values =
      list === 'dependsOn' ? block.dependsOn : (block.properties.find(({ key }) => key === list)?.values ?? []);
    return values.flatMap((value) => ('to' in value ? (this.byId.get(value.to)?.block ?? []) : []));
  }

  /** What a block's own name refers to: the host of a handler or a resource, the computer of an instance. */
  head({ name }: Block): Block | undefined {
    return typeof name === 'object' && 'to' in name ? this.byId.get(name.to)?.block : undefined;
  }

  /** The blocks that refer to it. */
  referring(to: Identified): readonly Block[] {
    return [...this.byId.values()]
      .map(({ block }) => block)
      .filter((block) => referencesOf(block).some((reference) => 'to' in reference && reference.to === to.id));
  }

  /** The Windows version of the cluster around it. */
  windows(block: Identified): string | undefined {
    const placed = this.placed(block);
    const cluster = [placed.block, ...placed.around].find(({ keyword }) => keyword === 'cluster');
    return cluster && this.value(cluster, 'windows');
  }

  clusterOf(block: Identified): Block | undefined {
    const { around, block: own } = this.placed(block);
    return [own, ...around].find(({ keyword }) => keyword === 'cluster');
  }

  failoverClusters(): readonly Block[] {
    return this.all('cluster').filter((cluster) => this.value(cluster, 'type') !== 'networkLoadBalancing');
  }

  nodes(cluster: Block): readonly Block[] {
    return cluster.members.filter(({ keyword }) => keyword === 'node');
  }

  /** The groups of a cluster, or those of all. */
  groups(cluster?: Block): readonly Block[] {
    return (cluster ? [cluster] : this.all('cluster')).flatMap(({ members }) =>
      members.filter(({ keyword }) => keyword === 'group'),
    );
  }

  /** The resources of a cluster that have one of the keywords. */
  resources(cluster: Block, ...keywords: readonly string[]): readonly Block[] {
    return this.groups(cluster).flatMap(({ members }) => members.filter(({ keyword }) => keywords.includes(keyword)));
  }

  /** The resource of a clustered host. */
  clusteredAs(host: Block): Block | undefined {
    return this.referring(host).find(({ keyword }) => keyword === 'biztalkHost');
  }

  /** The handlers that run in a host. */
  handlers(host: Block): readonly Block[] {
    return this.referring(host).filter(({ keyword }) => keyword === 'receive' || keyword === 'send');
  }

  /** Whether the handler is one of the adapter. */
  isOf(handler: Block, adapter: string): boolean {
    const [around] = this.placed(handler).around;
    return around !== undefined && this.name(around).toLowerCase() === adapter.toLowerCase();
  }

  /** The adapter of that name in a BizTalk group. */
  adapter(biztalkGroup: Block, named: string): Block | undefined {
    return biztalkGroup.members.find(
      (member) => member.keyword === 'adapter' && this.name(member).toLowerCase() === named.toLowerCase(),
    );
  }

  /** Instances of a host that can start. */
  enabled(host: Block): readonly Block[] {
    return host.members.filter((member) => member.keyword === 'instance' && this.value(member, 'disabled') !== 'yes');
  }

  /** The nodes that a resource may run on. */
  owners(resource: Block): readonly Block[] {
    const written = this.targets(resource, 'possibleOwners');
    const cluster = this.clusterOf(resource);
    return written.length > 0 || !cluster ? written : this.nodes(cluster);
  }
}
