/** How a topology stands, in a few numbers: what is found in it, and which failures of a single computer it survives. */
import { UriUtils } from 'langium';
import {
  capabilitiesOf,
  capabilityTitle,
  computersOf,
  type model,
  namerOf,
  singleFailuresOf,
  statusesAtStart,
} from '#language';
import type { Status, StatusParams, SurvivalStatus } from '../protocol.ts';
import { mostComputers } from './code-lenses.ts';
import type { Session } from './session.ts';

export function status({ uri }: StatusParams, { analysis }: Session): Status | null {
  const [analysed] = analysis.programsWith(UriUtils.normalize(uri));
  if (!analysed) return null;
  const { problems, program } = analysed;
  const survival = survivalOf(program.topology);
  return {
    errors: problems.filter(({ severity }) => severity === 'error').length,
    warnings: problems.filter(({ severity }) => severity === 'warning').length,
    ...(survival ? { survival } : {}),
  };
}

function survivalOf(topology: model.Topology): SurvivalStatus | undefined {
  if (computersOf(topology).length > mostComputers) return undefined;
  const atStart = statusesAtStart(topology).map(({ state }) => state);
  // Without databases, a master secret server and a host that are stated, nothing is survived and nothing lost.
  if (atStart.every((state) => state === 'unknown')) return undefined;
  const name = namerOf(topology);
  const failures = singleFailuresOf(topology);
  const losing = failures.filter(({ outcomes }) =>
    outcomes.some(({ effect }, index) => effect === 'lost' && atStart[index] === 'works'),
  );
  return {
    failures: failures.length,
    survived: failures.filter(({ survived }) => survived).length,
    lostWith: losing.flatMap(({ computers }) => computers.map(name)),
    lostAtStart: capabilitiesOf(topology)
      .filter((_, index) => atStart[index] === 'lost')
      .map((capability) => capabilityTitle(capability, name)),
  };
}
