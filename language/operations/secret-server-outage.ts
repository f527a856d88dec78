/** P31: the master secret server is out of order. What goes on without it, what would end that, and how it comes back. */
import { biztalkComputersOf } from '../model/queries.ts';
import type { Computer, Entsso, Topology } from '../model/topology.ts';
import { type SimulatedEvent, type State, simulate } from '../simulation/index.ts';
import { titled } from './drafting.ts';
import { defineOperation, type Impossible, type Plan } from './operation.ts';
import type { Outage } from './outage.ts';
import { backSteps } from './secret-server-back.ts';
import { closingStep, handsOffStep, seeStep } from './secret-server-steps.ts';

export default defineOperation({
  id: 'secret-server-outage',
  summary: 'What to do, and what not to do, while the master secret server is down.',
  arguments: [],
  plan: planOutage,
});

function planOutage(topology: Topology): Plan | Impossible {
  const { sso } = topology;
  const server = sso?.masterSecretServer;
  if (!sso || !server) return { impossible: ['The file does not state which server is the master secret server.'] };
  const other = [...biztalkComputersOf(topology)].find((computer) => computer !== server);
  const outage: Outage = { topology, sso, server, state: duringOutage(topology, server), other };
  return {
    title: titled('The master secret server is down', topology),
    steps: [seeStep(outage), handsOffStep(outage), ...backSteps(outage), closingStep(outage)],
    leftOut:
      server.kind === 'resource' || other
        ? []
        : [
            {
              text: `No step makes another computer the master secret server: the file has none besides ${server.name} that runs Enterprise SSO.`,
              origin: server.origin,
            },
          ],
    changes: [],
  };
}

/** A clustered service fails on every node that it is moved to. */
function duringOutage(topology: Topology, server: Entsso | Computer): State {
  const event: SimulatedEvent = {
    kind: 'fails',
    what: server.kind === 'resource' ? [server] : [{ kind: 'service', computer: server, service: 'sso' }],
  };
  const times = server.kind === 'resource' ? server.group.cluster.nodes.length : 1;
  const { start, steps } = simulate(topology, new Array<SimulatedEvent>(times).fill(event));
  return (steps.at(-1) ?? start).state;
}
