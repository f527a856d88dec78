/** P5, Windows Server 2008: the MSDTC transaction mode, in Component Services. */
import { dependenciesOf } from '../../model/queries.ts';
import type { Dtc } from '../../model/topology.ts';
import { draftMode, securityOptions } from '../dtc.ts';
import { defineProcedure } from '../procedure.ts';
import { whitePaper } from '../sources.ts';
import { coveredDtcs } from '../targets.ts';

export default defineProcedure({
  id: 'msdtc-mode-2008',
  *draft(topology) {
    for (const dtc of coveredDtcs(topology, '2008')) {
      yield draftMode(dtc, {
        console: [
          'Start → Programs → Administrative Tools → Component Services.',
          `Expand Component Services → Computers → My Computer → Distributed Transaction Coordinator → Clustered DTCs. Right-click ${dtc.name}${alias(dtc)} → Properties → Security.`,
          'Note how the options are set now.',
          ...securityOptions(dtc),
          'OK. Confirm the restart of the resource with Yes, then OK.',
          'Close Component Services.',
        ],
        // No command line for these options is documented before Windows Server 2012.
        commands: [],
        source: [whitePaper('P5', [296, 309])],
      });
    }
  },
});

/** The tree may show the resource under the name that it has on the network. */
function alias(dtc: Dtc): string {
  const name = dependenciesOf(dtc).find((resource) => resource.type === 'networkName');
  return name?.type === 'networkName' ? ` (it may be listed as ${name.networkName})` : '';
}
