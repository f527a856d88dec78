/** Operations on what a file describes, each as a runbook: the one list, and how to ask for one. */
import { nearest } from '../model/spelling.ts';
import type { Topology } from '../model/topology.ts';
import type { Problem } from '../runbook/runbook.ts';
import drill from './drill.ts';
import moveHost from './move-host.ts';
import type { Operation, OperationAnswer } from './operation.ts';
import secretServerOutage from './secret-server-outage.ts';
import takeOut from './take-out.ts';
import uncluster from './uncluster.ts';

export type { Operation, OperationAnswer } from './operation.ts';

export const operations: readonly Operation[] = [uncluster, takeOut, moveHost, drill, secretServerOutage];

/**
 * The runbook of an operation, or why it is refused.
 *
 * @param problems errors of the topology, as for the runbook that builds it
 * @param operation the id of one of `operations`
 * @param names what it is about, each by its name or its full name, in the order of the operation's arguments
 */
export function planOperation(
  topology: Topology,
  problems: readonly Problem[],
  operation: string,
  names: readonly string[],
): OperationAnswer {
  const found = operations.find(({ id }) => id === operation);
  if (found) return found.answer(topology, problems, names);
  const near = nearest(
    operation,
    operations.map(({ id }) => id),
  );
  return { refused: [`There is no operation ${operation}.`], names: near };
}
