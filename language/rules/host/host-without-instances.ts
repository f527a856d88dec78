/** A host is only a name until it has instances. */
import type { Host } from '../../model/topology.ts';
import { at, defineRule, type Extra, fix, related } from '../rule.ts';
import { list } from '../wording.ts';
import { clusterFixes, mayGain } from './clustering.ts';
import { possibleInstances } from './unclustered-instances.ts';

export default defineRule({
  code: 'host-without-instances',
  section: 'host',
  severity: 'warning',
  on: 'host',
  summary: 'A host has no instances.',
  source: { basis: 'inferred', lines: [144] },
  *check(host) {
    const isClustered = host.clusteredAs.length > 0 && !host.isolated;
    // Of a clustered host each possible owner lacks its instance, which is an error.
    if (host.instances.length > 0 || isClustered) return;
    yield at(
      host,
      'name',
      `Host ${host.name} has no instance on any server of ${host.biztalkGroup.name}. Nothing runs what is assigned to it, so its messages wait.`,
      ...host.handlers.map((handler) =>
        related(handler, 'name', `The ${handler.adapter.name} ${handler.direction} handler runs in the host.`),
      ),
      ...fixes(host),
    );
  },
});

/** Where a handler may have to work alone, clustering comes first, and instances everywhere are not offered. */
function fixes(host: Host): readonly Extra[] {
  const choices = possibleInstances(host);
  const oneByOne = choices.map(({ computer, edit }) => fix(`Add an instance on ${computer.name}`, edit));
  if (host.handlers.some(mayGain) || choices.length === 0) return [...clusterFixes(host), ...oneByOne];
  if (choices.length === 1) return oneByOne;
  const computers = list(choices.map(({ computer }) => computer.name));
  return [fix(`Add instances on ${computers}`, ...choices.map(({ edit }) => edit)), ...oneByOne];
}
