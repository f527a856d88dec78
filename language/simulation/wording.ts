/** How the simulation names the parts of a topology, and lists them. */
import { fullName } from '../model/paths.ts';
import { allElements } from '../model/queries.ts';
import type { Element, Topology } from '../model/topology.ts';
import type { Service, ServiceName } from './events.ts';

/** Gives the name of a part as a sentence uses it. */
export type Namer = (part: Element | Service) => string;

const kinds: Partial<Record<Element['kind'], string>> = {
  node: 'node',
  server: 'server',
  cluster: 'cluster',
  group: 'group',
  resource: 'resource',
  host: 'host',
  biztalkGroup: 'BizTalk group',
};

const services: Readonly<Record<ServiceName, string>> = {
  sso: 'Enterprise SSO',
  dtc: 'MSDTC',
  msmq: 'Message Queuing',
  iis: 'IIS',
  files: 'The file system',
  sql: 'SQL Server',
};

const namers = new WeakMap<Topology, Namer>();

/** Names are short where they are unique among the parts of their kind, else qualified: `MSDTC`, `SQLCLU.SqlGroup.MSDTC`. */
export function namerOf(topology: Topology): Namer {
  const known = namers.get(topology);
  if (known) return known;
  const counts = new Map<string, number>();
  const keyOf = ({ kind, name }: Element) =>
    `${kind === 'node' || kind === 'server' ? 'computer' : kind} ${name.toLowerCase()}`;
  for (const element of allElements(topology)) {
    counts.set(keyOf(element), (counts.get(keyOf(element)) ?? 0) + 1);
  }
  const short = (element: Element): string => {
    if (element.name === '') return `an unnamed ${kinds[element.kind] ?? 'part'}`;
    return (counts.get(keyOf(element)) ?? 0) > 1 ? fullName(element) : element.name;
  };
  const namer: Namer = (part) => {
    switch (part.kind) {
      case 'service':
        return `${services[part.service]} on ${short(part.computer)}`;
      case 'instance':
        return `${short(part.host)} on ${part.computer ? short(part.computer) : part.name}`;
      case 'handler':
        return `${part.adapter.name} ${part.direction}${part.host ? ` in ${short(part.host)}` : ''}`;
      case 'sso':
        return 'Enterprise SSO';
      default:
        return short(part);
    }
  };
  namers.set(topology, namer);
  return namer;
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
