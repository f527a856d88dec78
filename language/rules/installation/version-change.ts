/** Whether another version of BizTalk Server would suit what a group has besides its computers. */
import { handlersOf, resourcesOf } from '../../model/queries.ts';
import { type BiztalkVersion, biztalkVersions } from '../../model/schema.ts';
import { sqlServersFor } from '../../model/sql-support.ts';
import type { BiztalkGroup, Topology } from '../../model/topology.ts';

export function canBecome(group: BiztalkGroup, version: BiztalkVersion, topology: Topology): boolean {
  const { upgradedFrom } = group;
  if (upgradedFrom && biztalkVersions.indexOf(version) <= biztalkVersions.indexOf(upgradedFrom)) return false;
  return databasesSuit(group, version, topology) && adaptersSuit(group, version) && queuesSuit(group, version);
}

function databasesSuit({ database }: BiztalkGroup, version: BiztalkVersion, { sso }: Topology): boolean {
  return [database, sso?.database].every((server) => {
    const sqlServer = server?.kind === 'resource' ? server.version : undefined;
    return sqlServer === undefined || sqlServersFor(version).includes(sqlServer);
  });
}

/** Base EDI was in 2006, in 2006 R2 where that was upgraded from 2006, and nowhere since (white paper, line 414). */
function adaptersSuit({ adapters, upgradedFrom }: BiztalkGroup, version: BiztalkVersion): boolean {
  const hasBaseEdi = adapters.some(({ name }) => name.toLowerCase() === 'base edi');
  return !hasBaseEdi || version === '2006' || (version === '2006R2' && upgradedFrom === '2006');
}

/** Up to 2006 R2 a clustered host receives only from the queues of its own group (line 355). */
function queuesSuit({ hosts }: BiztalkGroup, version: BiztalkVersion): boolean {
  if (version !== '2006' && version !== '2006R2') return true;
  return hosts
    .filter((host) => handlersOf(host, 'MSMQ', 'receive').length > 0)
    .every(({ clusteredAs }) => clusteredAs.every(({ group }) => resourcesOf(group, 'msmq').length > 0));
}
