/** Which computers can run which hosts: where each may run, where it has an instance, and where it runs at the start. */
import type { Computer, Host, Topology } from '../model/topology.ts';
import { factsOf } from './facts.ts';
import { statusOf } from './instances.ts';
import { startedSituation } from './simulate.ts';
import { viewOf } from './view.ts';

export interface OwnerMatrix {
  readonly hosts: readonly Host[];
  /** The computers that are a possible owner or have an instance of any host, in the order of the file. */
  readonly rows: readonly { readonly computer: Computer; readonly cells: readonly OwnerCell[] }[];
}

export interface OwnerCell {
  /** Whether the group of the clustered host may run on the computer; never for an unclustered host. */
  readonly possibleOwner: boolean;
  readonly instance: 'enabled' | 'disabled' | 'none';
  /** Whether the instance runs when everything has started. */
  readonly runs: boolean;
}

export function ownerMatrixOf(topology: Topology): OwnerMatrix {
  const facts = factsOf(topology);
  const view = viewOf(facts, startedSituation(topology));
  const cellOf = (computer: Computer, host: Host): OwnerCell => {
    const instances = computer.instances.filter((instance) => instance.host === host);
    const enabled = instances.find(({ disabled }) => !disabled);
    return {
      possibleOwner: host.clusteredAs.some(({ group }) => facts.ownersOf.get(group)?.some((node) => node === computer)),
      instance: enabled ? 'enabled' : instances.length > 0 ? 'disabled' : 'none',
      runs: enabled !== undefined && ['working', 'idle'].includes(statusOf(enabled, view).state),
    };
  };
  const rows = facts.computers.map((computer) => ({
    computer,
    cells: facts.hosts.map((host) => cellOf(computer, host)),
  }));
  return {
    hosts: facts.hosts,
    rows: rows.filter(({ cells }) => cells.some((cell) => cell.possibleOwner || cell.instance !== 'none')),
  };
}
