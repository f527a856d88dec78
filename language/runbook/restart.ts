/** A restart policy in the words and the units of a Windows version: properties for command lines, fields for the consoles. */
import type { Restart } from '../model/topology.ts';
import type { NumberProperty, NumberPropertyName } from './cluster-tool.ts';

/** A common property of the resource, with its number. */
export interface PolicySetting extends NumberProperty {
  /** What to do in the console; undefined where the console can't hold the value. */
  readonly console: string | undefined;
}

/** The largest number that a property holds. */
const largest = 0xffffffff;

/** Cluster Administrator, tab Advanced (white paper, lines 1172-1178). `retryAfter` does not exist on this version. */
export function policy2003(restart: Restart): readonly PolicySetting[] {
  const { attempts, period, pendingTimeout } = restart;
  const action = actionOf(restart);
  return [
    ...action.map((number) => ({
      property: 'RestartAction' as const,
      number,
      console: number === 0 ? 'Do not restart.' : `Restart; Affect the group: ${number === 2 ? 'ticked' : 'cleared'}.`,
    })),
    ...(attempts === undefined || action.includes(0)
      ? []
      : [{ property: 'RestartThreshold' as const, number: attempts, console: `Threshold: ${attempts}.` }]),
    ...seconds('RestartPeriod', period, (value) => `Period: ${value} seconds.`),
    ...seconds('PendingTimeout', pendingTimeout, (value) => `Pending timeout: ${value} seconds.`),
  ];
}

/**
 * Failover Cluster Management and Manager, tab Policies (white paper, lines 1160-1168).
 *
 * @param failOverAll the end of the label, which has changed with the versions
 */
export function policy2008(restart: Restart, failOverAll: string): readonly PolicySetting[] {
  const { attempts, period, retryAfter, pendingTimeout } = restart;
  const action = actionOf(restart);
  return [
    ...action.map((number) => ({
      property: 'RestartAction' as const,
      number,
      console:
        number === 0
          ? 'If resource fails, do not restart.'
          : `If resource fails, attempt restart on current node. If restart is unsuccessful, ${failOverAll}: ${number === 2 ? 'ticked' : 'cleared'}.`,
    })),
    ...(attempts === undefined || action.includes(0)
      ? []
      : [
          {
            property: 'RestartThreshold' as const,
            number: attempts,
            console: `Maximum restarts in the specified period: ${attempts}.`,
          },
        ]),
    ...seconds('RestartPeriod', period, (value) => `Period for restarts (mm:ss): ${pair(value, 60)}.`),
    ...seconds('RetryPeriodOnFailure', retryAfter, (value) =>
      value % 60 === 0
        ? `If all the restart attempts fail, begin restarting again after the specified period (hh:mm): ${pair(value / 60, 60)}.`
        : undefined,
    ),
    ...seconds('PendingTimeout', pendingTimeout, (value) => `Pending timeout (mm:ss): ${pair(value, 60)}.`),
  ];
}

/** Whether each duration of the policy fits into its property. */
export function fits(setting: PolicySetting): boolean {
  return setting.number <= largest;
}

/** 0 do not restart, 1 restart without failover, 2 restart and then fail over; nothing where neither is stated. */
function actionOf({ attempts, failover }: Restart): readonly (0 | 1 | 2)[] {
  if (failover === true) return [2];
  if (attempts === 0) return [0];
  return failover === false ? [1] : [];
}

/** The properties hold milliseconds. */
function seconds(
  property: NumberPropertyName,
  value: number | undefined,
  console: (value: number) => string | undefined,
): readonly PolicySetting[] {
  return value === undefined ? [] : [{ property, number: value * 1000, console: console(value) }];
}

function pair(value: number, base: number): string {
  return `${Math.floor(value / base)}:${String(value % base).padStart(2, '0')}`;
}
