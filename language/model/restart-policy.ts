/** What a cluster does with a resource that fails: what the file states of it, and what holds where it states nothing. */
import type { Resource, Restart } from './topology.ts';

/**
 * Whether the failure takes the whole group to another node. By default it does, on every Windows version (white paper, lines
 * 1166 and 1175); the versions differ only in how often they restart the resource before. `failover: no` keeps the group where
 * it is, and so does `attempts: 0` where failover is not asked for, which is "do not restart".
 */
export function failsOver({ restart }: Pick<Resource, 'restart'>): boolean {
  if (restart?.failover !== undefined) return restart.failover;
  return restart?.attempts !== 0;
}

export type RestartKey = Exclude<keyof Restart, 'origin' | 'properties'>;

/** A setting of the policy that holds. */
export interface RestartSetting {
  readonly key: RestartKey;
  /** As it is written in a file: `3`, `15m`, `yes`. */
  readonly value: string;
  /** Whether the file states it; else it is the default. */
  readonly stated: boolean;
}

const keys = ['attempts', 'period', 'failover', 'retryAfter', 'pendingTimeout'] as const satisfies RestartKey[];

/** As the white paper has them for a clustered host: on Windows Server 2003 in lines 1175 to 1178, on 2008 in 1163 to 1168. */
const hostDefaults = {
  '2003': { attempts: 3, period: 900 },
  '2008': { attempts: 1, period: 900, retryAfter: 3600, pendingTimeout: 180 },
} as const satisfies Record<string, Partial<Restart>>;

/**
 * The defaults that are known for a resource, durations in seconds: those that BizTalk Server gives a clustered host, and none for any
 * other, where Windows and the one who creates the resource decide. `failover` is left out, as it follows from the rest.
 */
function knownDefaults({ type, group }: Pick<Resource, 'type' | 'group'>): Partial<Restart> {
  const { windows } = group.cluster;
  if (type !== 'biztalkHost' || windows === undefined) return {};
  return hostDefaults[windows === '2003' ? '2003' : '2008'];
}

/** The policy of a resource in the order of its settings: what is stated, and what is known to hold without that. */
export function restartInForce(resource: Pick<Resource, 'type' | 'group' | 'restart'>): readonly RestartSetting[] {
  const defaults = knownDefaults(resource);
  return keys.flatMap((key): readonly RestartSetting[] => {
    const stated = resource.restart?.[key];
    if (stated !== undefined) return [{ key, value: valueText(key, stated), stated: true }];
    const value = key === 'failover' ? failsOver(resource) : defaults[key];
    return value === undefined ? [] : [{ key, value: valueText(key, value), stated: false }];
  });
}

/** What would hold of the policy if nothing of it were stated. */
export function restartByDefault({ type, group }: Pick<Resource, 'type' | 'group'>): readonly RestartSetting[] {
  return restartInForce({ type, group, restart: undefined });
}

function valueText(key: RestartKey, value: number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return key === 'attempts' ? String(value) : durationText(value);
}

/** A duration in the largest unit that holds it: `1h`, `15m`, `90s`. */
export function durationText(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds > 0 && seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
