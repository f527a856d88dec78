/** Where the databases of BizTalk Server and Enterprise SSO are. */
import { indexed } from './kept-topology.ts';
import { keptOf } from './memo.ts';
import type { BiztalkGroup, Computer, SqlServer, Sso, Topology } from './topology.ts';

/** What keeps databases. */
export type DatabasePlace = SqlServer | Computer;

const groupsByDatabase = indexed('biztalkGroups', (biztalkGroup) =>
  biztalkGroup.database ? [[biztalkGroup.database, biztalkGroup] as const] : [],
);

/** What has its databases there: BizTalk groups, and Enterprise SSO behind them. */
export function databaseUsersOf(place: DatabasePlace, topology: Topology): readonly (BiztalkGroup | Sso)[] {
  const groups = groupsByDatabase(place, topology);
  const { sso } = topology;
  return sso?.database === place ? [...groups, sso] : groups;
}

/** Everything that keeps databases, those of BizTalk groups first. */
export const databasePlacesOf = keptOf(
  ({ biztalkGroups, sso }): ReadonlySet<DatabasePlace> =>
    new Set([...biztalkGroups, ...(sso ? [sso] : [])].flatMap(({ database }) => database ?? [])),
);
