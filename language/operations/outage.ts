/** What the steps of an outage of the master secret server know of it. */
import type { Computer, Entsso, Sso, Topology } from '../model/topology.ts';
import type { State } from '../simulation/index.ts';

export interface Outage {
  readonly topology: Topology;
  readonly sso: Sso;
  readonly server: Entsso | Computer;
  /** While it lasts. */
  readonly state: State;
  /** A computer of BizTalk Server that isn't concerned itself; undefined where there is none. */
  readonly other: Computer | undefined;
}
