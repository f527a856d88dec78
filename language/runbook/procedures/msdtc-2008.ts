/** P3, Windows Server 2008: an MSDTC resource, made by the wizard with its own group or added to a group that has more. */
import { dependenciesOf } from '../../model/queries.ts';
import type { Dtc } from '../../model/topology.ts';
import { createResource } from '../cluster-exe.ts';
import { cmd } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { maker } from '../coverage.ts';
import { draftDtc, dtcType } from '../dtc.ts';
import { ownersInConsole } from '../failover-cluster-management.ts';
import { defineProcedure } from '../procedure.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredDtcs } from '../targets.ts';
import { wizardRun } from '../wizard.ts';
import { enumerate } from '../wording.ts';

export default defineProcedure({
  id: 'msdtc-2008',
  *draft(topology) {
    for (const dtc of coveredDtcs(topology, '2008')) {
      const byWizard = maker(dtc.group) === 'procedures' && wizardRun(dtc.group)?.dtc === dtc;
      yield draftDtc(dtc, {
        before: byWizard
          ? [
              `If ${dtc.group.name} was made in the console, its wizard has made the MSDTC resource already: no commands then.`,
            ]
          : [],
        console: [
          clusterConsole(dtc.group.cluster),
          ...(byWizard ? [] : [`Right-click ${dtc.group.name} → Add a resource → More resources → Add ${dtcType}.`]),
          ...settings(dtc),
          `Right-click ${dtc.name} → Bring this resource online, if it is not Online.`,
        ],
        create: cmd(...createResource(dtc, dtcType)),
        source: byWizard
          ? [whitePaper('P3', [269, 278])]
          : [
              documentation('Requirements for Creating an MS DTC Resource in a Failover Cluster'),
              whitePaper('P3', [249, 263]),
            ],
      });
    }
  },
});

function settings(dtc: Dtc): readonly string[] {
  const dependencies = dependenciesOf(dtc).map(({ name }) => name);
  return [
    `Right-click the MSDTC resource in ${dtc.group.name} → Properties → General: Resource Name: ${dtc.name}.`,
    ...(dependencies.length > 0 ? [`Dependencies: ${enumerate(dependencies)}, all joined with AND; OK.`] : ['OK.']),
    ...ownersInConsole([dtc]),
  ];
}
