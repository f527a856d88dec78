/** How the consoles and the configuration programs name the server of a database. */
import { dependenciesOf, networkNameOf } from '../model/queries.ts';
import type { Computer, SqlServer } from '../model/topology.ts';

/** The Network Name under which a clustered instance is known: the one that it depends on, else that of its group. */
export function instanceNetworkName(sql: SqlServer): string | undefined {
  const name = dependenciesOf(sql).find((resource) => resource.type === 'networkName');
  return (name?.type === 'networkName' ? name : networkNameOf(sql.group))?.networkName;
}

/** `SQLVS`, `SQLVS\ORDERS`, or the computer's name; undefined where a clustered instance has no name on the network. */
export function databaseServerName(place: SqlServer | Computer): string | undefined {
  if (place.kind !== 'resource') return place.name;
  const server = instanceNetworkName(place);
  if (server === undefined) return undefined;
  const instance = place.instance?.toLowerCase() === 'mssqlserver' ? undefined : place.instance;
  return instance === undefined ? server : `${server}\\${instance}`;
}
