/** Gives a Network Name another name on the network, together with what goes by the old one. */
import { indexed } from '../../model/kept-topology.ts';
import { resourcesOf } from '../../model/queries.ts';
import type { Handler, NetworkName, Topology } from '../../model/topology.ts';
import { type Edit, set } from '../rule.ts';

/**
 * The edits that rename: the name itself, the SSO server name of BizTalk groups where the name's group holds Enterprise SSO, and
 * the paths of handlers to shares of the name's group. What has the old name by mistake keeps it.
 */
export function renameOnNetwork(name: NetworkName, to: string, topology: Topology): readonly Edit[] {
  const { group, networkName } = name;
  const old = networkName.toLowerCase();
  const holdsSso = resourcesOf(group, 'entsso').length > 0;
  const shares = new Set(resourcesOf(group, 'fileShare').flatMap(({ share }) => share?.toLowerCase() ?? []));
  return [
    set(name, 'name', { reference: to }),
    ...topology.biztalkGroups
      .filter(({ ssoServer }) => holdsSso && ssoServer?.toLowerCase() === old)
      .map((biztalkGroup) => set(biztalkGroup, 'ssoServer', { reference: to })),
    ...(shares.size > 0 ? pathsTo(old, topology) : [])
      .filter(({ share }) => shares.has(share))
      .map(({ handler, rest }) => set(handler, 'path', { quoted: `\\\\${to}${rest}` })),
  ];
}

/** A handler's path to a share: `\\SERVER\share\folder`. */
interface SharedPath {
  readonly handler: Handler;
  /** In lower case. */
  readonly share: string;
  /** All that stands behind the server's name. */
  readonly rest: string;
}

/** By the server's name in lower case. */
const pathsTo = indexed('handler', (handler) => {
  const [, server, rest = '', share = ''] = /^\\\\([^\\]+)(\\([^\\]+).*)$/.exec(handler.path ?? '') ?? [];
  const path: SharedPath = { handler, share: share.toLowerCase(), rest };
  return server === undefined ? [] : [[server.toLowerCase(), path] as const];
});
