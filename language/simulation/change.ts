/** A change that an event brings about, and what the sentences about changes have in common. */
import type { Computer, Element } from '../model/topology.ts';
import type { Refusal } from './apply.ts';
import type { SimulatedEvent } from './events.ts';
import type { Reason } from './reasons.ts';
import type { Move } from './settle.ts';
import type { State } from './state.ts';

export type ChangeCode =
  | 'group-moved'
  | 'group-started'
  | 'group-lost'
  | 'group-held'
  | 'move-refused'
  | 'resource-failed'
  | 'resource-online'
  | 'sso-stopped'
  | 'sso-started'
  | 'instance-stopped'
  | 'instance-started'
  | 'instance-idle'
  | 'instance-working'
  | 'handler-stopped'
  | 'capability-lost'
  | 'capability-unknown'
  | 'capability-back'
  | 'on-cached-secret'
  | 'off-cached-secret'
  | 'runs-twice'
  | 'runs-once';

export interface Change {
  readonly code: ChangeCode;
  /** One sentence. */
  readonly text: string;
  /** What changed; of databases and the master secret the server that has them. */
  readonly subject: Element;
  readonly from: Computer | undefined;
  readonly to: Computer | undefined;
  /** Undefined where the change is what the event asks for, or only ends what another has reported. */
  readonly reason: Reason | undefined;
}

/** What is known of an event when its changes are written down. */
export interface Happened {
  readonly event: SimulatedEvent | undefined;
  readonly refusal: Refusal | undefined;
  readonly moves: readonly Move[];
  /** Undefined at the start, where only what is wrong counts as a change. */
  readonly before: State | undefined;
  readonly after: State;
}

export function changeOf(
  code: ChangeCode,
  subject: Element,
  text: string,
  { from, to, reason }: Partial<Pick<Change, 'from' | 'to' | 'reason'>> = {},
): Change {
  return { code, text, subject, from, to, reason };
}
