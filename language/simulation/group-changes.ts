/** What groups do when something happens, in words: where they go and why there, what they take along, what they can't do. */
import type { Computer, Group, Instance, Node } from '../model/topology.ts';
import type { Capability } from './capabilities.ts';
import { type Change, changeOf, type Happened } from './change.ts';
import type { Facts } from './facts.ts';
import { type Reason, reasonOf } from './reasons.ts';
import type { Move } from './settle.ts';
import type { State } from './state.ts';
import { capabilityTitle } from './titles.ts';
import { whyNowhere } from './view.ts';
import { listed, type Namer } from './wording.ts';

export function* groupChanges(happened: Happened, facts: Facts, name: Namer): Iterable<Change> {
  const { before, after, moves } = happened;
  yield* askedFor(happened, name);
  for (const move of moves) yield* changesOfMove(move, happened, facts, name);
  if (before) return;
  for (const { group, owner } of after.groups) {
    if (owner) continue;
    const reason = reasonOf(whyNowhere(group, facts), name);
    yield changeOf('group-lost', group, `${name(group)} can't start on any node.`, { reason });
  }
}

/** The move that somebody asks for. */
function* askedFor({ event, refusal, before, after }: Happened, name: Namer): Iterable<Change> {
  if (event?.kind !== 'moved') return;
  const { group, to } = event;
  const from = ownerIn(before, group);
  if (!refusal) {
    yield changeOf('group-moved', group, `${movement(group, from, to, name)}${carried(group, to, after, name)}.`, {
      from,
      to,
    });
    return;
  }
  const text = `${name(group)} can't be moved to ${name(to)}.`;
  yield changeOf('move-refused', group, text, { from, to, reason: refusalReason() });

  function refusalReason(): Reason | undefined {
    switch (refusal?.why) {
      case undefined:
        return undefined;
      case 'cause':
        return reasonOf(refusal.cause, name);
      case 'held-by-instance':
        return heldBy(refusal.by, name);
      case 'already-there':
        return { code: refusal.why, text: `It is there already.`, about: [group] };
      case 'not-a-possible-target':
        return {
          code: refusal.why,
          text: `Not every resource of ${name(group)} may run on ${name(to)}.`,
          about: [group, to],
        };
    }
  }
}

function* changesOfMove(move: Move, { before, after }: Happened, facts: Facts, name: Namer): Iterable<Change> {
  const { group } = move;
  if (move.kind === 'lost') {
    const reason = reasonOf(whyNowhere(group, facts), name);
    yield changeOf('group-lost', group, `${name(group)} is on no node any more.`, { from: move.from, reason });
    return;
  }
  if (move.kind === 'held') {
    const cause = reasonOf(move.cause, name);
    const held = heldBy(move.by, name);
    yield changeOf('group-held', group, `${name(group)} can't leave ${name(move.from)}.`, {
      from: move.from,
      reason: { ...held, text: `${cause.text} ${held.text}`, about: [...cause.about, ...held.about] },
    });
    return;
  }
  const { from, to } = move;
  // At the start only a group that isn't where it normally runs is worth a word.
  if (!before && move.passedOver.length === 0 && !from) return;
  const text = from ? movement(group, from, to, name) : `${name(group)} starts on ${name(to)}`;
  yield changeOf(from ? 'group-moved' : 'group-started', group, `${text}${carried(group, to, after, name)}.`, {
    from,
    to,
    reason: moveReason(move, name),
  });
}

function movement(group: Group, from: Node | undefined, to: Node, name: Namer): string {
  return `${name(group)} moves ${from ? `from ${name(from)} ` : ''}to ${name(to)}`;
}

/** Why it left, what it could not run on, and why it is now where it is. */
function moveReason({ group, from, to, cause, passedOver }: Move & { readonly kind: 'moved' }, name: Namer): Reason {
  const left = cause && reasonOf(cause, name);
  const reasons = passedOver.map(({ node, cause: keptOff }) => ({ node, reason: reasonOf(keptOff, name) }));
  const choice = group.preferredOwners.items.includes(to)
    ? `${name(to)} is the ${from ? 'next' : 'first'} of its preferred owners that is left.`
    : `${name(to)} is the ${from ? 'next' : 'first'} node that is left for it.`;
  return {
    code: left?.code ?? 'next-node',
    text: [
      ...(left ? [left.text] : []),
      ...reasons.map(({ node, reason }) => `It passes over ${name(node)}: ${reason.text}`),
      choice,
    ].join(' '),
    about: [...(left?.about ?? []), ...reasons.flatMap(({ reason }) => reason.about), to],
  };
}

function heldBy(instance: Instance, name: Namer): Reason {
  return {
    code: 'held-by-instance',
    text: `${name(instance)} isn't clustered and depends on Enterprise SSO there, which can't be taken offline before the instance is stopped.`,
    about: [instance],
  };
}

/** The capabilities that work on the node because the group is there. */
function carried(group: Group, to: Computer, after: State, name: Namer): string {
  const titles = after.capabilities.flatMap(({ capability, on }) =>
    on.includes(to) && isCarriedBy(group, capability) ? lowered(capability, name) : [],
  );
  return titles.length > 0 ? `, with ${listed(titles)}` : '';
}

function isCarriedBy(group: Group, capability: Capability): boolean {
  switch (capability.kind) {
    case 'databases':
    case 'masterSecret':
      return capability.server?.kind === 'resource' && capability.server.group === group;
    case 'host':
      return capability.host.clusteredAs.some((resource) => resource.group === group);
    case 'handler':
      return false;
  }
}

/** Within a sentence: "the databases on Sql", "the master secret", "host ReceiveHost". */
function lowered(capability: Capability, name: Namer): string {
  const title = capabilityTitle(capability, name);
  const article = capability.kind === 'host' ? '' : 'the ';
  return `${article}${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function ownerIn(state: State | undefined, group: Group): Node | undefined {
  return state?.groups.find((other) => other.group === group)?.owner;
}
