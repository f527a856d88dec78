/**
 * Every name, address and path of a random sound topology that somebody needs who builds it stands in its runbook: in a step, or in
 * what the runbook says that it leaves out.
 */
import { expect, test } from 'vitest';
import type { model } from '#language';
import { buildRunbook } from '../../language/runbook/index.ts';
import { analyse } from '../harness/analysis.ts';
import { print } from './print.ts';
import { runs, sample, seed } from './runs.ts';
import { soundTopologies } from './sound/sound.ts';

const count = runs(150);

function valuesOf(resource: model.Resource): readonly (string | undefined)[] {
  switch (resource.type) {
    case 'disk':
      return [resource.drive];
    case 'ip':
      return [resource.address?.octets.join('.')];
    case 'networkName':
      return [resource.networkName];
    case 'fileShare':
      return [resource.share, resource.path];
    case 'iis':
      return [resource.script];
    case 'biztalkHost':
      return [resource.host?.name];
    default:
      return [resource.name];
  }
}

function wordsOf({ clusters, biztalkGroups, domains, sso }: model.Topology): readonly string[] {
  const failover = clusters.filter(({ type, windows }) => type === 'failover' && windows !== undefined);
  const groups = failover.flatMap((cluster) => cluster.groups).filter(({ resources }) => resources.length > 0);
  return [
    ...failover.flatMap(({ name, nodes }) => [name, ...nodes.map((node) => node.name)]),
    ...groups.flatMap(({ name, resources }) => [name, ...resources.flatMap(valuesOf)]),
    ...biztalkGroups.flatMap(({ name, hosts, adapters }) => [
      name,
      ...hosts.map((host) => host.name),
      ...adapters.filter(({ handlers }) => handlers.length > 0).map((adapter) => adapter.name),
    ]),
    ...domains.flatMap((domain) => domain.accounts.map(({ name }) => name)),
    sso?.secretBackup,
  ].filter((word) => word !== undefined);
}

test(`${count} random sound topologies have all their names, addresses and paths in their runbooks (seed ${seed})`, async () => {
  for (const sound of sample(soundTopologies, count, 43)) {
    const { texts } = print(sound.topology, sound.layout);
    const { programs } = await analyse(texts);
    for (const { topology } of programs) {
      const runbook = buildRunbook(topology);
      const steps = runbook.phases.flatMap((phase) => phase.steps).map(({ origin: _, ...step }) => step);
      const left = runbook.leftOut.map(({ text }) => text);
      // Quoting for a shell doubles quotes; the console and the titles have the text as it is.
      const written = [...steps.flatMap(linesIn), ...runbook.needed.map(({ fact }) => fact), ...left].join('\n');
      // Windows does not tell the cases apart, and the runbook writes drives in capitals.
      const missing = wordsOf(topology).filter((word) => !written.toLowerCase().includes(word.toLowerCase()));
      expect(missing, [...texts.values()].join('\n')).toEqual([]);
    }
  }
}, 300_000);

/** Every text in a value. */
function linesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linesIn) : [];
}
