/** Topologies for the tests of operations, and what the tests ask of the answers. */
import { readFileSync } from 'node:fs';
import type { model } from '../../../language/index.ts';
import { planOperation } from '../../../language/operations/index.ts';
import type { Problem, Runbook, Step } from '../../../language/runbook/index.ts';
import { parse } from '../runbook/topologies.ts';

export function example(name: string): Promise<model.Topology> {
  return parse(readFileSync(new URL(`../../../examples/${name}.btc`, import.meta.url), 'utf8'));
}

/** Two groups of hosts on three nodes, with a host for each way of moving one. */
export function twoGroups({ windows = '2008', more = '', hosts = '', resources = '' } = {}): string {
  return `
domain D { group Admins  account svc }
cluster C {
  windows: ${windows}
  node N1
  node N2
  node N3
  group First {
    preferredOwners: N1, N2
    disk Disk1 { drive: "S:" }
    ip Ip1 { address: 10.0.0.1/24  network: Public }
    networkName Name1 dependsOn Ip1 { name: ONE }
    dtc Dtc1 dependsOn Name1, Disk1
    msmq Queues1 dependsOn Name1, Disk1
    biztalkHost Intake dependsOn Name1, Queues1 { restart { attempts: 2 } }
    biztalkHost Plain { possibleOwners: N1, N2 }
    ${resources}
  }
  group Second {
    preferredOwners: N2, N1
    disk Disk2 { drive: "T:" }
    ip Ip2 { address: 10.0.0.2/24  network: Public }
    networkName Name2 dependsOn Ip2 { name: TWO }
    msmq Queues2 dependsOn Name2, Disk2
  }
  group Bare { disk Disk3 { drive: "U:" } }
  group "Cluster Group" { quorum: yes }
}
server DB { windows: 2008 }
sso { masterSecretServer: DB  database: DB  secretBackup: "\\\\VAULT\\s.bak" }
biztalkGroup B {
  version: 2009
  edition: enterprise
  database: DB
  servers: N1, N2, N3
  administrators: Admins
  host Intake { account: svc  instance N1  instance N2 }
  host Plain { account: svc  instance N1  instance N2 }
  host Free { account: svc  instance N1 }
  ${hosts}
  adapter MSMQ { receive in Intake { ordered: no } }
  adapter FILE { receive in Plain }
}
${more}`;
}

/** The runbook of an operation that has to be possible. */
export function planned(topology: model.Topology, operation: string, ...names: readonly string[]): Runbook {
  const answer = planOperation(topology, [], operation, names);
  if (!('runbook' in answer)) throw new Error(answer.refused.join(' '));
  return answer.runbook;
}

/** Why an operation is refused; empty where it is not. */
export function refusal(
  topology: model.Topology,
  operation: string,
  names: readonly string[],
  problems: readonly Problem[] = [],
): readonly string[] {
  const answer = planOperation(topology, problems, operation, names);
  return 'refused' in answer ? answer.refused : [];
}

/** The ids of the steps, with the phase before each that begins one. */
export function outline({ phases }: Runbook): readonly string[] {
  return phases.flatMap(({ id, steps }) => [`# ${id}`, ...steps.map((step) => step.id)]);
}

export function stepWith(runbook: Runbook, id: string): Step {
  const found = runbook.phases.flatMap(({ steps }) => steps).find((step) => step.id === id);
  if (!found) throw new Error(`There is no step ${id}.`);
  return found;
}
