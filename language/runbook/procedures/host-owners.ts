/** P28: a clustered host is kept away from nodes that may not run it. */
import { possibleOwnersOf } from '../../model/queries.ts';
import { removeOwners } from '../host-owners.ts';
import { stepId } from '../identity.ts';
import { excludedOwners } from '../placement.ts';
import { created, defineProcedure, ready } from '../procedure.ts';
import { coveredClusteredHosts } from '../targets.ts';

export default defineProcedure({
  id: 'host-owners',
  *draft(topology) {
    for (const { resource, host } of coveredClusteredHosts(topology)) {
      const excluded = excludedOwners(resource);
      if (excluded.length === 0) continue;
      yield {
        ...removeOwners(resource, host, possibleOwnersOf(resource), excluded),
        phase: 'biztalk-hosts',
        unit: [host.biztalkGroup.name, host.name],
        requires: [created(resource)],
        after: [stepId('find-host-resource', resource)],
        makes: [ready(resource)],
      };
    }
  },
});
