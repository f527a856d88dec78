/** At the end: of a clustered host exactly one instance works, of any other every one that may. */
import { hostResourceOf } from '../../model/queries.ts';
import type { Computer, Host } from '../../model/topology.ts';
import { showHost, showInstances } from '../biztalk-wmi.ts';
import { biztalkConsole } from '../consoles.ts';
import { homeNode } from '../placement.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { biztalkAdministrator, powershellOn } from '../roles.ts';
import { whitePaper } from '../sources.ts';
import { sortedNamesOf } from '../wording.ts';
import { runsOnCovered } from './create-host.ts';

export default defineProcedure({
  id: 'verify-host',
  *draft(topology) {
    for (const biztalkGroup of topology.biztalkGroups) {
      for (const host of biztalkGroup.hosts) {
        if (host.isolated || host.instances.length === 0 || !runsOnCovered(host)) continue;
        const place = placeOf(host);
        const { who, needs } = biztalkAdministrator(biztalkGroup);
        const resource = hostResourceOf(host);
        yield {
          of: host,
          phase: 'verification',
          stage: 1,
          unit: [biztalkGroup.name, host.name],
          title: `See that host ${host.name} works`,
          where: place?.name ?? `a server of BizTalk group ${biztalkGroup.name}`,
          who,
          kind: 'read-only',
          console: [
            biztalkConsole(biztalkGroup),
            `Select Host Instances, and look at the instances of ${host.name}.`,
            `Send a message through each handler in ${host.name}, and look for suspended ones in the Group Hub.`,
          ],
          commands: [],
          check: { commands: [showHost(host), showInstances(host)], expect: expectations(host) },
          undo: { actions: [] },
          source: [whitePaper('P22', [1144, 1158], 1200)],
          needs: [...needs, ...(place ? powershellOn(place) : [])],
          requires: [
            created(host),
            ...host.instances.map(ready),
            ...(resource ? [created(resource), ready(resource)] : []),
          ],
          makes: [],
        };
      }
    }
  },
});

/** Where WMI shows the host: the home of a clustered one, else a computer with an instance. */
function placeOf(host: Host): Computer | undefined {
  const resource = hostResourceOf(host);
  return resource ? homeNode(resource.group) : host.instances.find(({ computer }) => computer)?.computer;
}

function expectations(host: Host): readonly string[] {
  const resource = hostResourceOf(host);
  if (resource) {
    const home = homeNode(resource.group);
    return [
      `ClusterResourceGroupName is ${resource.group.name}.`,
      `Exactly one instance has ServiceState 4 (running): the one on ${home ? home.name : `the node that owns ${resource.group.name}`}. No instance has IsDisabled True.`,
    ];
  }
  const enabled = host.instances.flatMap(({ computer, disabled }) => (computer && !disabled ? [computer] : []));
  return [
    'ClusterResourceGroupName is empty.',
    enabled.length === 0
      ? 'No instance has ServiceState 4 (running).'
      : `ServiceState is 4 (running) on ${sortedNamesOf(enabled)}.`,
  ];
}
