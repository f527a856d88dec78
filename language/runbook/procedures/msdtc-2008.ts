/** P3, Windows Server 2008: an MSDTC resource, made by the wizard with its own group or added to a group that has more. */
import { createResource } from '../cluster-exe.ts';
import { cmd } from '../command.ts';
import { clusterConsole } from '../consoles.ts';
import { draftDtc, dtcType } from '../dtc.ts';
import { serviceSettings } from '../failover-cluster-management.ts';
import { defineProcedure } from '../procedure.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredDtcs } from '../targets.ts';
import { madeByWizard } from '../wizard.ts';

export default defineProcedure({
  id: 'msdtc-2008',
  *draft(topology) {
    for (const dtc of coveredDtcs(topology, '2008')) {
      const byWizard = madeByWizard(dtc);
      yield draftDtc(dtc, {
        before: byWizard
          ? [
              `If ${dtc.group.name} was made in the console, its wizard has made the MSDTC resource already: no commands then.`,
            ]
          : [],
        console: [
          clusterConsole(dtc.group.cluster),
          ...(byWizard ? [] : [`Right-click ${dtc.group.name} → Add a resource → More resources → Add ${dtcType}.`]),
          ...serviceSettings(dtc, 'MSDTC'),
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
