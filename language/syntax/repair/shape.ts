/** The shape of the language's declarations: their headers, and what may stand in their blocks. */

/** A block, by what it belongs to. `file` is the top level. */
export type BlockKind =
  | 'file'
  | 'domain'
  | 'domainGroup'
  | 'account'
  | 'cluster'
  | 'node'
  | 'server'
  | 'group'
  | 'resource'
  | 'restart'
  | 'sso'
  | 'biztalkGroup'
  | 'host'
  | 'instance'
  | 'adapter'
  | 'handler';

export interface DeclarationShape {
  readonly kind: Exclude<BlockKind, 'file'>;
  /** What follows the keyword: a name; a reference; nothing; or, for a handler, `in` and a reference. */
  readonly head: 'name' | 'reference' | 'nothing' | 'inReference';
  /** Whether `isolated` may follow the name. */
  readonly isolated?: true;
  /** Whether `dependsOn` and a list may follow the name. */
  readonly dependsOn?: true;
  /** Whether a block has to follow; else it may. */
  readonly block: 'required' | 'optional';
}

const ofResource = { kind: 'resource', head: 'name', dependsOn: true, block: 'optional' } as const;
const handler = { kind: 'handler', head: 'inReference', block: 'optional' } as const;
const cluster = { kind: 'cluster', head: 'name', block: 'required' } as const;

const inCluster = {
  node: { kind: 'node', head: 'name', block: 'optional' },
  group: { kind: 'group', head: 'name', block: 'required' },
} as const;
const inDomain = {
  group: { kind: 'domainGroup', head: 'name', block: 'optional' },
  account: { kind: 'account', head: 'name', block: 'optional' },
} as const;
const inGroup = {
  disk: ofResource,
  ip: ofResource,
  networkName: ofResource,
  dtc: ofResource,
  msmq: ofResource,
  fileShare: ofResource,
  sqlServer: ofResource,
  entsso: ofResource,
  iis: ofResource,
  genericService: ofResource,
  genericScript: ofResource,
  genericApplication: ofResource,
  resource: ofResource,
  biztalkHost: { ...ofResource, head: 'reference' },
} as const;
const inBiztalkGroup = {
  host: { kind: 'host', head: 'name', isolated: true, block: 'optional' },
  adapter: { kind: 'adapter', head: 'name', block: 'required' },
} as const;

const nothing: Readonly<Record<string, DeclarationShape>> = {};

/** The declarations that may stand in each kind of block, by their keyword. */
export const membersOfBlock: Readonly<Record<BlockKind, Readonly<Record<string, DeclarationShape>>>> = {
  file: {
    domain: { kind: 'domain', head: 'name', block: 'required' },
    cluster,
    server: { kind: 'server', head: 'name', block: 'optional' },
    sso: { kind: 'sso', head: 'nothing', block: 'required' },
    biztalkGroup: { kind: 'biztalkGroup', head: 'name', block: 'required' },
  },
  domain: inDomain,
  cluster: inCluster,
  group: inGroup,
  resource: { restart: { kind: 'restart', head: 'nothing', block: 'required' } },
  biztalkGroup: inBiztalkGroup,
  host: { instance: { kind: 'instance', head: 'reference', block: 'optional' } },
  adapter: { receive: handler, send: handler },
  domainGroup: nothing,
  account: nothing,
  node: nothing,
  server: nothing,
  restart: nothing,
  sso: nothing,
  instance: nothing,
  handler: nothing,
};

/** The shape that the keyword declares in this kind of block, or undefined where it declares nothing there. */
export function shapeIn(block: BlockKind, keyword: string): DeclarationShape | undefined {
  const members = membersOfBlock[block];
  return Object.hasOwn(members, keyword) ? members[keyword] : undefined;
}

/** The kinds of block in which the keyword declares something. */
export function homesOf(keyword: string): readonly BlockKind[] {
  return (Object.keys(membersOfBlock) as BlockKind[]).filter((block) => shapeIn(block, keyword) !== undefined);
}

/** How a message calls a block. */
export const blockTitles: Readonly<Record<BlockKind, string>> = {
  file: 'at the top level',
  domain: 'in a domain',
  domainGroup: 'in a domain group',
  account: 'in an account',
  cluster: 'in a cluster',
  node: 'in a node',
  server: 'in a server',
  group: 'in a group of a cluster',
  resource: 'in a resource',
  restart: 'in a restart policy',
  sso: 'in the sso block',
  biztalkGroup: 'in a biztalkGroup',
  host: 'in a host',
  instance: 'in an instance',
  adapter: 'in an adapter',
  handler: 'in a handler',
};
