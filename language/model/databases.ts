/** Where the databases of BizTalk Server and Enterprise SSO are. */
import type { Computer, Topology } from './topology.ts';

const computersByTopology = new WeakMap<Topology, ReadonlySet<Computer>>();

/** The computers that are named as the place of a database, where SQL Server isn't clustered. Made once. */
export function databaseComputersOf(topology: Topology): ReadonlySet<Computer> {
  const known = computersByTopology.get(topology);
  if (known) return known;
  const { sso, biztalkGroups } = topology;
  const places = [...(sso ? [sso] : []), ...biztalkGroups].map(({ database }) => database);
  const computers = new Set(places.flatMap((place) => (place && place.kind !== 'resource' ? [place] : [])));
  computersByTopology.set(topology, computers);
  return computers;
}
