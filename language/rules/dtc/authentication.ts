/** What the rules about the authentication of a clustered DTC have in common. */
import type { Dtc } from '../../model/topology.ts';
import { at, type Finding, fix, set } from '../rule.ts';

/** A finding at the authentication that a DTC states. */
export function wrongAuthentication(dtc: Dtc, message: string): Finding {
  return at(
    dtc,
    { property: 'authentication' },
    message,
    fix('Change to incomingCaller', set(dtc, 'authentication', { word: 'incomingCaller' })),
  );
}
