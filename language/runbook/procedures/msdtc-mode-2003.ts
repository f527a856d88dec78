/** P6, Windows Server 2003: the MSDTC transaction mode, in Component Services. */
import { clusterExe } from '../cluster-exe.ts';
import { cmd } from '../command.ts';
import { draftMode, securityOptions } from '../dtc.ts';
import { defineProcedure } from '../procedure.ts';
import { whitePaper } from '../sources.ts';
import { coveredDtcs } from '../targets.ts';

export default defineProcedure({
  id: 'msdtc-mode-2003',
  *draft(topology) {
    for (const dtc of coveredDtcs(topology, '2003')) {
      const line = clusterExe(dtc.group.cluster);
      yield draftMode(dtc, {
        console: [
          'Start → Programs → Administrative Tools → Component Services.',
          'Expand Component Services → Computers. Right-click My Computer → Properties → MSDTC → Security Configuration.',
          'Note how the options are set now.',
          ...securityOptions(dtc),
          'OK, OK; close Component Services.',
          `Restart the service through the cluster: in Cluster Administrator, right-click ${dtc.name} → Take Offline, then → Bring Online.`,
          `Bring back online what went offline with ${dtc.name}.`,
        ],
        commands: [
          cmd(
            'rem The options are set in the console only. These lines restart the resource after that.',
            line`res ${dtc.name} /offline /wait:120`,
            line`group ${dtc.group.name} /online /wait:120`,
          ),
        ],
        source: [whitePaper('P6', [313, 328])],
      });
    }
  },
});
