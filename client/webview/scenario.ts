/** The scenario of the Failover tab: what has happened, which moment is shown, and how the reader changes that. */
import type { FailoverEvent, FailoverView, ScenarioParams } from '#protocol';
import { isAnyOf, isCount, isFlag, isListOf, isOneOf, isRecordOf, isText } from './checks.ts';

export const nothingHappened: ScenarioParams = { events: [], at: 0, pairs: false };

export const isEvent = isAnyOf(
  isRecordOf<Exclude<FailoverEvent, { kind: 'moved' }>>({ kind: isOneOf('fails', 'back'), names: isListOf(isText) }),
  isRecordOf<Extract<FailoverEvent, { kind: 'moved' }>>({ kind: isOneOf('moved'), group: isText, to: isText }),
);

export const isScenario = isRecordOf<ScenarioParams>({ events: isListOf(isEvent), at: isCount, pairs: isFlag });

/**
 * Where the file no longer has what some events name, the server shows an earlier moment than was asked for: the reader goes on from
 * there. Otherwise from what was asked for, which may not have been answered yet.
 */
export function knownOf(scenario: ScenarioParams, shown: FailoverView | undefined): ScenarioParams {
  return shown === undefined || shown.forgotten === 0 ? scenario : { ...scenario, at: Math.min(scenario.at, shown.at) };
}

/** After the moment that is shown this happens; what had happened after it is gone, as after an undo. */
export function happens(scenario: ScenarioParams, event: FailoverEvent): ScenarioParams {
  const events = [...scenario.events.slice(0, scenario.at), event];
  return { ...scenario, events, at: events.length };
}

/** Only this has happened. */
export function onlyHappens(scenario: ScenarioParams, event: FailoverEvent): ScenarioParams {
  return { ...scenario, events: [event], at: 1 };
}

/** Back to the start, a step back or a step on. */
export function moveTo(scenario: ScenarioParams, way: string): ScenarioParams {
  switch (way) {
    case 'start':
      return { ...scenario, events: [], at: 0 };
    case 'back':
      return { ...scenario, at: Math.max(0, scenario.at - 1) };
    case 'on':
      return { ...scenario, at: Math.min(scenario.events.length, scenario.at + 1) };
    default:
      return scenario;
  }
}
