/** How a host that isn't clustered gets another instance that can start. */
import { mayRunUnclustered, runningOn } from '../../model/host-places.ts';
import type { Computer, Host } from '../../model/topology.ts';
import { add, type Edit, remove } from '../rule.ts';

export interface NewInstance {
  readonly computer: Computer;
  /** Whether the instance is there already, and disabled. */
  readonly isDisabled: boolean;
  readonly edit: Edit;
}

/** Nobody chooses among more computers than these in a menu. */
const mostChoices = 5;

/** The disabled instances first, then those that the other servers of the BizTalk group could have, in their order. */
export function possibleInstances(host: Host): readonly NewInstance[] {
  const choices: NewInstance[] = [];
  const passed = new Set(runningOn(host));
  for (const instance of host.instances) {
    const { computer } = instance;
    if (!computer || passed.has(computer)) continue;
    passed.add(computer);
    if (!mayRunUnclustered(host, computer)) continue;
    choices.push({ computer, isDisabled: true, edit: remove(instance, { property: 'disabled' }) });
  }
  for (const computer of host.biztalkGroup.servers.items) {
    if (choices.length >= mostChoices) break;
    if (passed.has(computer) || !mayRunUnclustered(host, computer)) continue;
    choices.push({ computer, isDisabled: false, edit: add(host, { keyword: 'instance', name: computer }) });
  }
  return choices.slice(0, mostChoices);
}
