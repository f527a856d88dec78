/** P3, from Windows Server 2008 on: an MSDTC resource, made by the wizard with its own group or added to a group that has more. */
import { wordsOf } from '../cluster-words.ts';
import { clusterConsole } from '../consoles.ts';
import { draftDtc, dtcType } from '../dtc.ts';
import { addInConsole, serviceSettings } from '../failover-cluster-manager.ts';
import { defineProcedure } from '../procedure.ts';
import { documentation, whitePaper } from '../sources.ts';
import { coveredDtcs } from '../targets.ts';
import { creating } from '../tool-of.ts';
import { madeByWizard } from '../wizard.ts';

export default defineProcedure({
  id: 'msdtc-2008',
  *draft(topology) {
    for (const dtc of coveredDtcs(topology, 'since 2008')) {
      const byWizard = madeByWizard(dtc);
      yield draftDtc(dtc, {
        before: byWizard
          ? [
              `If ${dtc.group.name} was made in the console, its wizard has made the MSDTC resource already: no commands then.`,
            ]
          : [],
        console: [
          clusterConsole(dtc.group.cluster),
          ...(byWizard ? [] : [addInConsole(dtc.group, dtcType)]),
          ...serviceSettings(dtc, 'MSDTC'),
          `Right-click ${dtc.name} → ${wordsOf(dtc.group.cluster).startResource}, if it is not Online.`,
        ],
        create: creating(dtc, dtcType),
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
