/** How the consoles and the configuration programs name the server of a database. */
import { dependenciesOf, networkNameOf } from '../model/queries.ts';
import type { Computer, SqlServer } from '../model/topology.ts';

/** `SQLVS`, `SQLVS\ORDERS`, or the computer's name; undefined where a clustered instance has no name on the network. */
export function databaseServerName(place: SqlServer | Computer): string | undefined {
  if (place.kind !== 'resource') return place.name;
  const name = dependenciesOf(place).find((resource) => resource.type === 'networkName');
  const server = (name?.type === 'networkName' ? name : networkNameOf(place.group))?.networkName;
  if (server === undefined) return undefined;
  const instance = place.instance?.toLowerCase() === 'mssqlserver' ? undefined : place.instance;
  return instance === undefined ? server : `${server}\\${instance}`;
}
