/** Starts the instances of hosts that are not clustered; a clustered host is started by its cluster. */
import { runsInstance, showInstances, startInstance, stopInstance } from '../biztalk-wmi.ts';
import { biztalkConsole } from '../consoles.ts';
import { startsToProcess } from '../host-facts.ts';
import { defineProcedure, ready } from '../procedure.ts';
import { localServiceFor } from '../queuing.ts';
import { localBiztalkAdministrator, powershellOn } from '../roles.ts';
import { refusedShares, sharesUsedBy } from '../shares.ts';
import { documentation } from '../sources.ts';

export default defineProcedure({
  id: 'start-instance',
  *draft(topology) {
    for (const biztalkGroup of topology.biztalkGroups) {
      const hosts = biztalkGroup.hosts.filter(({ isolated, clusteredAs }) => !isolated && clusteredAs.length === 0);
      for (const host of hosts) {
        for (const instance of host.instances) {
          const { computer, disabled } = instance;
          if (!computer || disabled) continue;
          const { who, needs } = localBiztalkAdministrator(biztalkGroup, computer);
          yield {
            of: instance,
            phase: 'biztalk-hosts',
            stage: 2,
            unit: [biztalkGroup.name, host.name],
            title: `Start the instance of host ${host.name} on ${computer.name}`,
            where: computer.name,
            who,
            kind: 'disruptive',
            before: [`It begins to process: ${startsToProcess(host)}. Go on only if it may.`],
            console: [
              biztalkConsole(biztalkGroup),
              `Select Host Instances. Right-click ${host.name} on ${computer.name} → Start.`,
            ],
            commands: [startInstance(host, computer)],
            done: runsInstance(host, computer),
            check: {
              commands: [showInstances(host)],
              expect: [`The instance on ${computer.name} has ServiceState 4 (running).`],
            },
            undo: {
              actions: [`Right-click ${host.name} on ${computer.name} → Stop.`],
              commands: [stopInstance(host, computer)],
            },
            source: [documentation('Start a Host Instance')],
            needs: [...needs, ...powershellOn(computer)],
            requires: [ready(instance), ...sharesUsedBy(host, topology).map(ready)],
            after: localServiceFor(host, [computer]),
            makes: [],
            uses: refusedShares(sharesUsedBy(host, topology)),
          };
        }
      }
    }
  },
});
