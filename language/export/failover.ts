/** A failover scenario as a document: the picture after its events, what happened and why, what works then, and what every failure does. */
import { visible } from '../diagram/index.ts';
import { type Failover, failoverOf, type NamedEvent } from '../failover/index.ts';
import type { Topology } from '../model/topology.ts';
import type { Block, ExportDocument, Item, Section, Tone } from './document.ts';
import { matrixSection } from './matrix.ts';

type Change = Failover['steps'][number]['changes'][number];

const toneWords: Readonly<Record<Tone, string>> = { lost: 'Lost', changed: 'Moved', risk: 'Risk', good: 'Works' };

const states = {
  works: { text: 'Works', tone: 'good' },
  lost: { text: 'Lost', tone: 'lost' },
  unknown: { text: 'Not known', tone: 'risk' },
} as const satisfies Record<Failover['capabilities'][number]['state'], object>;

/**
 * The moment after all events that the file knows.
 * @param title as people read it
 */
export function failoverDocument(topology: Topology, title: string, events: readonly NamedEvent[]): ExportDocument {
  const failover = failoverOf(topology, { events, at: events.length, pairs: true }, 'still');
  const { drawn, steps, forgotten, words, tolerance, unknown } = failover;
  const happened = steps.slice(1).map((step) => visible(step.title));
  return {
    title: `Failover: ${title}`,
    intro: [
      happened.length === 0 ? 'Nothing has failed: this is how everything starts.' : happened.join(' '),
      ...(forgotten === 0 ? [] : [forgottenWords(forgotten)]),
    ],
    picture: drawn.svg,
    sections: [
      happenedSection(failover),
      momentSection(words),
      capabilitiesSection(failover),
      matrixSection(failover.matrix),
      listSection('tolerance', 'Level of fault tolerance', tolerance),
      listSection(
        'open',
        'What the file leaves open',
        unknown.map(({ text }) => text),
      ),
      listSection('not-simulated', 'Not simulated', [
        'Quorum votes: a cluster is taken to run while one of its nodes is up.',
      ]),
    ].flatMap((section) => section ?? []),
  };
}

function forgottenWords(count: number): string {
  return `${count === 1 ? 'One event is' : `${count} events are`} left out: the file no longer has what failed.`;
}

/** Also the start has something to say where not everything works from the beginning. */
function happenedSection({ steps }: Failover): Section {
  const blocks = steps.flatMap(({ title, changes }, index): readonly Block[] => {
    const nothing = index === 0 ? 'Nothing is missing.' : 'Nothing else changes.';
    return [
      { kind: 'heading', text: visible(title) },
      changes.length === 0 ? { kind: 'text', text: nothing } : { kind: 'list', items: changes.map(changeItem) },
    ];
  });
  return { id: 'happened', title: 'What happens', blocks };
}

/** The first of the words says what kind of list the others are. */
function momentSection([first = '', ...others]: readonly string[]): Section {
  const items = others.map((text) => ({ text: visible(text) }));
  return {
    id: 'moment',
    title: 'Where everything is then',
    blocks: [{ kind: 'text', text: first }, ...(items.length > 0 ? [{ kind: 'list', items } as const] : [])],
  };
}

function changeItem({ text, reason, tone }: Change): Item {
  const whole = reason === undefined ? text : `${text} ${reason}`;
  return { lead: { text: toneWords[tone], tone }, text: visible(whole) };
}

function capabilitiesSection({ capabilities }: Failover): Section | undefined {
  if (capabilities.length === 0) return undefined;
  const rows = capabilities.map(({ title, state, remark }) => [
    { text: visible(title) },
    states[state],
    { text: visible(remark) },
  ]);
  const title = 'What works then';
  return {
    id: 'capabilities',
    title,
    blocks: [{ kind: 'table', title, head: ['What', 'State', 'Where, or why not'], rows }],
  };
}

/** Nothing where there is nothing to say. */
function listSection(id: string, title: string, texts: readonly string[]): Section | undefined {
  if (texts.length === 0) return undefined;
  return { id, title, blocks: [{ kind: 'list', items: texts.map((text) => ({ text: visible(text) })) }] };
}
