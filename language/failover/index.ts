/**
 * A failover scenario to look at: the picture of the topology at a moment, what has happened up to then and why, what can happen
 * next, and what every failure would do. It puts simulation and diagram together, which know nothing of each other.
 */
import { type DrawnTopology, drawTopology, type PictureUse } from '../diagram/index.ts';
import type { Origin, Topology } from '../model/topology.ts';
import {
  type Change,
  capabilityTitle,
  namerOf,
  type SimulatedEvent,
  type State,
  simulate,
  subjectOf,
  toleranceOf,
} from '../simulation/index.ts';
import { eventOf, type NamedEvent } from './events.ts';
import { type TitledMatrix, titledMatrixOf } from './matrix.ts';
import { type DrawnMoment, momentOf } from './moment.ts';
import { type Part, partsOf } from './parts.ts';

export type { NamedEvent } from './events.ts';
export type { MatrixRow, TitledMatrix } from './matrix.ts';
export type { Action, Part, PartKind } from './parts.ts';

export interface Scenario {
  readonly events: readonly NamedEvent[];
  /** After how many of the events the moment is that is shown; 0 for the start. */
  readonly at: number;
  /** Whether the matrix is to have pairs of failures. */
  readonly pairs: boolean;
}

export interface Failover {
  readonly drawn: DrawnTopology;
  /** The start, and one step for each event. */
  readonly steps: readonly FailoverStep[];
  /** The index in `steps` of the moment that is shown. */
  readonly at: number;
  /** How many events were left out because the file no longer has what they name: all from the first such on. */
  readonly forgotten: number;
  /** Where the moment differs from the start, and where the groups are, in words. */
  readonly words: readonly string[];
  readonly capabilities: readonly CapabilityRow[];
  readonly parts: readonly Part[];
  readonly matrix: TitledMatrix;
  /** The level of fault tolerance, and what is left uncovered, with what would cover it. */
  readonly tolerance: readonly string[];
  /** What the file leaves open. */
  readonly unknown: readonly { readonly text: string; readonly origin: Origin }[];
}

export interface FailoverStep {
  readonly title: string;
  readonly changes: readonly FailoverChange[];
}
export interface FailoverChange {
  readonly text: string;
  /** Why; undefined where the event itself says it. */
  readonly reason: string | undefined;
  readonly tone: 'lost' | 'changed' | 'risk' | 'good';
  readonly origin: Origin;
}

export interface CapabilityRow {
  readonly title: string;
  readonly state: 'works' | 'lost' | 'unknown';
  /** Where it works and under which condition, or why it doesn't. */
  readonly remark: string;
  readonly origin: Origin | undefined;
}

/**
 * Pure and total, as simulation and diagram are.
 * @param use what the picture is for
 */
export function failoverOf(topology: Topology, { events, at, pairs }: Scenario, use: PictureUse = 'page'): Failover {
  const possible = eventsUpToTheFirstUnknown(events, topology);
  const { start, steps, unknown } = simulate(topology, possible);
  const all = [start, ...steps];
  const index = Math.min(Math.max(at, 0), all.length - 1);
  const { state } = all[index] ?? start;
  const moment = momentOf(topology, start.state, state);
  return {
    drawn: drawTopology(topology, { moment, use }),
    steps: all.map(({ title, changes }) => ({ title, changes: changes.map(changeOf) })),
    at: index,
    forgotten: events.length - possible.length,
    words: wordsOf(topology, state, moment),
    capabilities: capabilityRows(topology, state),
    parts: partsOf(topology, state),
    matrix: titledMatrixOf(topology, pairs),
    tolerance: toleranceWords(topology),
    unknown: unknown.map(({ text, origin }) => ({ text, origin })),
  };
}

function eventsUpToTheFirstUnknown(events: readonly NamedEvent[], topology: Topology): readonly SimulatedEvent[] {
  const possible: SimulatedEvent[] = [];
  for (const named of events) {
    const event = eventOf(named, topology);
    if (!event) break;
    possible.push(event);
  }
  return possible;
}

const tones: Readonly<Record<Change['code'], FailoverChange['tone']>> = {
  'group-moved': 'changed',
  'group-started': 'good',
  'group-lost': 'lost',
  'group-held': 'risk',
  'move-refused': 'risk',
  'resource-failed': 'lost',
  'resource-online': 'good',
  'sso-stopped': 'lost',
  'sso-started': 'good',
  'instance-stopped': 'lost',
  'instance-started': 'good',
  'instance-idle': 'lost',
  'instance-working': 'good',
  'handler-stopped': 'lost',
  'capability-lost': 'lost',
  'capability-unknown': 'risk',
  'capability-back': 'good',
  'on-cached-secret': 'risk',
  'off-cached-secret': 'good',
  'runs-twice': 'risk',
  'runs-once': 'good',
};

function changeOf({ code, text, reason, subject }: Change): FailoverChange {
  return { text, reason: reason?.text, tone: tones[code], origin: subject.origin };
}

function capabilityRows(topology: Topology, { capabilities }: State): readonly CapabilityRow[] {
  const name = namerOf(topology);
  return capabilities.map(({ capability, state, on, onCachedSecret, notOn, reason }) => ({
    title: capabilityTitle(capability, name),
    state,
    remark: [
      ...(on.length > 0 ? [`On ${on.map(name).join(', ')}.`] : []),
      ...(onCachedSecret ? ['On a cached master secret, until Enterprise SSO is restarted.'] : []),
      ...notOn.map((other) => `Not on ${name(other.computer)}: ${other.reason.text}`),
      ...(reason ? [reason.text] : []),
      ...(state === 'unknown' ? ['The file does not say enough.'] : []),
    ].join(' '),
    origin: subjectOf(capability)?.origin,
  }));
}

function wordsOf(topology: Topology, { groups }: State, { conditions }: DrawnMoment): readonly string[] {
  const name = namerOf(topology);
  const noticed = [...conditions].filter(([, { tone }]) => tone);
  return [
    noticed.length === 0 ? 'Everything is as at the start.' : 'Not as at the start:',
    ...noticed.map(([element, { words }]) => `${name(element)}: ${words}.`),
    ...groups.flatMap(({ group, owner }) => (owner ? `Group ${name(group)} runs on ${name(owner)}.` : [])),
  ];
}

function toleranceWords(topology: Topology): readonly string[] {
  const name = namerOf(topology);
  const { text, uncovered } = toleranceOf(topology);
  return [
    text,
    ...uncovered.map(({ capability, lostWith, remedies }) =>
      [
        `${capabilityTitle(capability, name)} is lost when ${lostWith.map(name).join(' or ')} fails.`,
        ...remedies.map((remedy) => remedy.text),
      ].join(' '),
    ),
  ];
}
