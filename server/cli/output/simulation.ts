/** A simulation as text for administrators: what happens, in order and why, or how the installation stands without events. */
import {
  blastRadiusOf,
  capabilityTitle,
  type model,
  namerOf,
  simulate,
  type simulation,
  survivalMatrixOf,
} from '#language';
import { renderSections, type Section, sectionOf } from './section.ts';
import { renderMatrix } from './simulation-matrix.ts';
import { renderOverview } from './simulation-overview.ts';
import type { TextStyle } from './text.ts';

/**
 * Without events the overview of the installation; with events what each of them changes. Quorum votes are not simulated, which
 * stands at the end.
 */
export function renderSimulation(
  topology: model.Topology,
  { events, pairs, radius }: simulation.SimulationReport,
  style: TextStyle,
): string {
  const { start, steps, unknown } = simulate(topology, events);
  const sections: readonly Section[] = [
    ...(unknown.length > 0
      ? [
          sectionOf(
            'What the file leaves open',
            unknown.map(({ text }) => text),
          ),
        ]
      : []),
    stepSection(start),
    ...steps.map(stepSection),
    ...(events.length === 0 && radius.length === 0 ? renderOverview(topology) : []),
    ...radius.map((source) => radiusSection(topology, source)),
    ...(pairs ? renderMatrix(survivalMatrixOf(topology), namerOf(topology), style) : []),
    sectionOf('Not simulated', ['Quorum votes: a cluster is taken to run while one of its nodes is up.']),
  ];
  return renderSections(sections, style.colour);
}

function stepSection({ title, event, changes }: simulation.Step): Section {
  const nothing = event ? 'Nothing else changes.' : 'Nothing is missing.';
  const lines = changes.map(({ text, reason }) => (reason ? `${text} ${reason.text}` : text));
  return sectionOf(title, lines.length === 0 ? [nothing] : lines);
}

interface Effect {
  readonly title: string;
  readonly effect: 'moves' | 'lost';
}

function radiusSection(topology: model.Topology, source: simulation.BlastSource): Section {
  const { groups, resources, instances, capabilities, affectedBy } = blastRadiusOf(topology, source);
  const name = namerOf(topology);
  const named = (affected: readonly simulation.Affected<model.Element>[]): readonly Effect[] =>
    affected.map(({ part, effect }) => ({ title: name(part), effect }));
  const titled = capabilities.map(({ part, effect }) => ({ title: capabilityTitle(part, name), effect }));
  const takes = [
    ...effectLines('It loses', titled, 'lost'),
    ...effectLines('Groups without anything left', named(groups), 'lost'),
    ...effectLines('Resources that go down', named(resources), 'lost'),
    ...(instances.length > 0 ? [`Host instances that stop working: ${instances.map(name).join(', ')}`] : []),
    ...effectLines('Groups that move', named(groups), 'moves'),
    ...effectLines('It moves', titled, 'moves'),
  ];
  const taken = [
    ...effectLines('What takes it down', named(affectedBy), 'lost'),
    ...effectLines('What makes it move', named(affectedBy), 'moves'),
  ];
  return sectionOf(`When ${name(source)} fails for good`, [
    ...(takes.length > 0 ? takes : ['It takes nothing else down.']),
    ...(taken.length > 0 ? taken : ['Nothing else takes it down.']),
  ]);
}

function effectLines(what: string, affected: readonly Effect[], wanted: Effect['effect']): readonly string[] {
  const titles = affected.filter(({ effect }) => effect === wanted).map(({ title }) => title);
  return titles.length > 0 ? [`${what}: ${titles.join(', ')}`] : [];
}
