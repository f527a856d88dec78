/** The SSO server that the servers of a BizTalk group ask: the clustered service on their nodes, or what the file states. */
import type { BiztalkGroup, Computer, Entsso, Topology } from '../model/topology.ts';
import { setupsOf, ssoBeside } from './biztalk-setup.ts';
import { networkNameFor } from './sso.ts';

/** An Enterprise SSO service that is clustered on servers of the group while the master secret is elsewhere. */
export interface SsoServer {
  readonly entsso: Entsso;
  /** As it is known on the network. */
  readonly name: string;
}

/** The clustered service on the computer's own cluster, else the one that the group asks; undefined where there is none. */
export function ssoServerFor(
  computer: Computer,
  biztalkGroup: BiztalkGroup,
  topology: Topology,
): SsoServer | undefined {
  return clusteredOn(computer, topology) ?? ssoServersOf(biztalkGroup, topology)[0];
}

/** Those of the whole group, each once, in the order of its servers. */
export function ssoServersOf(biztalkGroup: BiztalkGroup, topology: Topology): readonly SsoServer[] {
  const all = setupsOf(biztalkGroup).flatMap(({ computer }) => clusteredOn(computer, topology) ?? []);
  return all.filter(({ entsso }, index) => all.findIndex((other) => other.entsso === entsso) === index);
}

function clusteredOn(computer: Computer, topology: Topology): SsoServer | undefined {
  const beside = ssoBeside(computer, topology);
  if (beside?.is !== 'hostsWithRemoteSecret') return undefined;
  const name = networkNameFor(beside.entsso)?.networkName;
  return name === undefined ? undefined : { entsso: beside.entsso, name };
}
