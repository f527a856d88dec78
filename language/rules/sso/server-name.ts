/** The SSO server name that BizTalk groups state, where the clustered service gets another name on the network. */
import { isNameOf, namesOf, ssoOfServers } from '../../model/clustered-sso.ts';
import type { Entsso, NetworkName, Topology } from '../../model/topology.ts';
import { type Edit, set } from '../rule.ts';

/** The edits with which the BizTalk groups that state the name of a service on their servers state the new name. */
export function serverNameEdits(entsso: Entsso, newName: NetworkName, { biztalkGroups }: Topology): readonly Edit[] {
  return biztalkGroups
    .filter((group) => ssoOfServers(group).includes(entsso))
    .filter(({ ssoServer }) => ssoServer !== undefined && namesOf(entsso).some((name) => isNameOf(ssoServer, name)))
    .filter(({ ssoServer }) => ssoServer === undefined || !isNameOf(ssoServer, newName))
    .map((group) => set(group, 'ssoServer', { reference: newName.networkName }));
}
