/** Sentences about what happens: events, and what becomes of groups and capabilities. */
import type { Capability } from './capabilities.ts';
import type { SimulatedEvent } from './events.ts';
import type { Situation } from './situation.ts';
import { listed, type Namer } from './wording.ts';

/** "SQL01 fails.", "Sql fails on SQL01.", "BTS01 and BTS02 fail at the same moment.", "BizTalkApp is moved to BTS02." */
export function eventTitle(event: SimulatedEvent, before: Situation, name: Namer): string {
  if (event.kind === 'moved') return `${name(event.group)} is moved to ${name(event.to)}.`;
  const subjects = event.what.map((what) => {
    const node = what.kind === 'resource' ? before.owners.get(what.group) : undefined;
    return event.kind === 'fails' && node ? `${name(what)} on ${name(node)}` : name(what);
  });
  const together = subjects.length > 1;
  if (event.kind === 'back') return `${listed(subjects)} ${together ? 'are' : 'is'} back.`;
  return `${listed(subjects)} ${together ? 'fail at the same moment' : 'fails'}.`;
}

/** As it stands at the beginning of a sentence or of a row: "Databases on Sql", "Host ReceiveHost", "FTP receive in ReceiveHost". */
export function capabilityTitle(capability: Capability, name: Namer): string {
  switch (capability.kind) {
    case 'databases':
      return capability.server ? `Databases on ${name(capability.server)}` : 'Databases on a server that is not known';
    case 'masterSecret':
      return 'Master secret';
    case 'host':
      return `Host ${name(capability.host)}`;
    case 'handler':
      return name(capability.handler);
  }
}

/** "is" or "are". */
export function verbOf(capability: Capability): 'is' | 'are' {
  return capability.kind === 'databases' ? 'are' : 'is';
}
