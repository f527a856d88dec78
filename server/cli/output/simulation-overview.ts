/** How an installation stands before anything fails: its level of fault tolerance, its clusters, owners, and start orders. */
import {
  activitiesOf,
  capabilityTitle,
  type model,
  namerOf,
  ownerMatrixOf,
  simulate,
  type simulation,
  singleFailuresOf,
  startOrdersOf,
  toleranceOf,
} from '#language';
import { type Section, sectionOf } from './section.ts';
import { tableOf } from './table.ts';

export function renderOverview(topology: model.Topology): readonly Section[] {
  return [
    toleranceSection(topology),
    ...clusterSections(topology),
    ...ownerSections(topology),
    ...startOrderSections(topology),
  ];
}

function toleranceSection(topology: model.Topology): Section {
  const { text, uncovered } = toleranceOf(topology);
  const name = namerOf(topology);
  const singles = singleFailuresOf(topology);
  const survived = singles.filter((failure) => failure.survived).length;
  return sectionOf('Fault tolerance', [
    text,
    singles.length === 0 ? 'There is no computer.' : `${survived} of ${singles.length} single failures lose nothing.`,
    ...uncovered.map(({ capability, lostWith, remedies }) => {
      const always = lostWith.length === singles.length;
      const when = always
        ? 'is lost with any computer, or never works'
        : `is lost with ${lostWith.map(name).join(', ')}`;
      const subject = capabilityTitle(capability, name);
      const verb = capability.kind === 'databases' ? when.replace(/^is/, 'are') : when;
      return [`${subject} ${verb}.`, ...remedies.map((remedy) => remedy.text)].join(' ');
    }),
  ]);
}

const models: Readonly<Record<simulation.ClusterActivity['model'], string>> = {
  activePassive: 'active/passive',
  activeActive: 'active/active',
  mixed: 'several active nodes and a passive one',
  none: 'nothing fails over',
};

function clusterSections(topology: model.Topology): readonly Section[] {
  const activities = activitiesOf(topology);
  if (activities.length === 0) return [];
  const name = namerOf(topology);
  const { groups } = simulate(topology, []).start.state;
  const lines = activities.flatMap(({ cluster, model }) => [
    `${name(cluster)}: ${models[model]}`,
    ...cluster.nodes.map((node) => {
      const owned = groups.filter(({ owner }) => owner === node).map(({ group }) => name(group));
      return `  ${name(node)}: ${owned.length > 0 ? owned.join(', ') : 'no group'}`;
    }),
  ]);
  return [sectionOf('Clusters', lines)];
}

function ownerSections(topology: model.Topology): readonly Section[] {
  const { hosts, rows } = ownerMatrixOf(topology);
  if (hosts.length === 0 || rows.length === 0) return [];
  const name = namerOf(topology);
  // A host is a row: there may be many of either, and the names of computers are short.
  const table = tableOf([
    ['', ...rows.map(({ computer }) => name(computer))],
    ...hosts.map((host, index) => [name(host), ...rows.map(({ cells }) => wordOf(cells[index]))]),
  ]);
  return [{ heading: 'Hosts and where they can run', lines: table }];
}

function wordOf(cell: simulation.OwnerCell | undefined): string {
  if (!cell) return '';
  if (cell.runs) return 'runs';
  if (cell.instance === 'disabled') return 'disabled';
  if (cell.instance === 'none') return cell.possibleOwner ? 'no instance' : '-';
  return cell.possibleOwner ? 'standby' : 'stopped';
}

function startOrderSections(topology: model.Topology): readonly Section[] {
  const orders = startOrdersOf(topology).filter(({ group }) => group.resources.length > 0);
  if (orders.length === 0) return [];
  const name = namerOf(topology);
  const lines = orders.map(({ group, stages, stuck }) => {
    const order = stages.map((stage) => stage.map(name).join(', ')).join(' > ');
    return `${name(group)}: ${order}${stuck.length > 0 ? `; never: ${stuck.map(name).join(', ')}` : ''}`;
  });
  return [sectionOf('Start order', lines)];
}
