/** P4, Windows Server 2003: an MSDTC resource in an existing cluster group. */
import { dependenciesOf, possibleOwnersOf } from '../../model/queries.ts';
import { clusterConsole } from '../consoles.ts';
import { draftDtc, dtcType } from '../dtc.ts';
import { defineProcedure } from '../procedure.ts';
import { whitePaper } from '../sources.ts';
import { coveredDtcs } from '../targets.ts';
import { creating } from '../tool-of.ts';
import { namesOf } from '../wording.ts';

export default defineProcedure({
  id: 'msdtc-2003',
  *draft(topology) {
    for (const dtc of coveredDtcs(topology, '2003')) {
      const { group, name } = dtc;
      yield draftDtc(dtc, {
        console: [
          clusterConsole(group.cluster),
          `Select group ${group.name}. File → New → Resource.`,
          `New Resource: Name: ${name}; Resource type: ${dtcType}; Next.`,
          `Possible Owners: ${namesOf(possibleOwnersOf(dtc))}; Next.`,
          `Dependencies: ${namesOf(dependenciesOf(dtc)) || 'none'}; Finish; OK.`,
          `Right-click ${name} → Bring Online.`,
        ],
        create: creating(dtc, dtcType),
        source: [whitePaper('P4', [282, 292])],
      });
    }
  },
});
