/** What the rules about the authentication of a clustered DTC have in common. */
import type { DtcAuthentication } from '../../model/schema.ts';
import type { Dtc } from '../../model/topology.ts';
import { at, type Finding, fix, set } from '../rule.ts';

/** A finding where a DTC states the authentication. */
export function* wrongAuthentication(dtc: Dtc, authentication: DtcAuthentication, message: string): Iterable<Finding> {
  if (dtc.authentication !== authentication) return;
  yield at(
    dtc,
    { property: 'authentication' },
    message,
    fix('Change to incomingCaller', set(dtc, 'authentication', { word: 'incomingCaller' })),
  );
}
