/** Where the databases of BizTalk Server and Enterprise SSO are. */
import type { BiztalkGroup, Computer, SqlServer, Sso, Topology } from './topology.ts';

/** What keeps databases, each with what it keeps them for: BizTalk groups, and Enterprise SSO behind them. */
export type DatabaseUsers = ReadonlyMap<SqlServer | Computer, readonly (BiztalkGroup | Sso)[]>;

const usersByTopology = new WeakMap<Topology, DatabaseUsers>();

/** Made once: a topology never changes, and each SQL Server and each computer asks. */
export function databaseUsersIn(topology: Topology): DatabaseUsers {
  const known = usersByTopology.get(topology);
  if (known) return known;
  const users = new Map<SqlServer | Computer, (BiztalkGroup | Sso)[]>();
  for (const user of [...topology.biztalkGroups, ...(topology.sso ? [topology.sso] : [])]) {
    if (!user.database) continue;
    const others = users.get(user.database);
    if (others) others.push(user);
    else users.set(user.database, [user]);
  }
  usersByTopology.set(topology, users);
  return users;
}

const computersByTopology = new WeakMap<Topology, ReadonlySet<Computer>>();

/** The computers that are named as the place of a database, where SQL Server isn't clustered. Made once. */
export function databaseComputersOf(topology: Topology): ReadonlySet<Computer> {
  const known = computersByTopology.get(topology);
  if (known) return known;
  const places = [...databaseUsersIn(topology).keys()];
  const computers = new Set(places.flatMap((place) => (place.kind !== 'resource' ? [place] : [])));
  computersByTopology.set(topology, computers);
  return computers;
}
