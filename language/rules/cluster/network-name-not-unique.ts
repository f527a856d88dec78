/** Two things of one name on a network can't both be reached by it. */
import { freshNetworkName } from '../../model/fresh-names.ts';
import { holderOfName, isNameKnown, type NamedOnNetwork, problemOfName } from '../../model/network-names.ts';
import { at, defineRule, fix, type Part, related } from '../rule.ts';
import { renameOnNetwork } from './rename-on-network.ts';

export default defineRule({
  code: 'network-name-not-unique',
  section: 'cluster',
  severity: 'error',
  on: 'networkName',
  summary: 'A Network Name is called like another, like a cluster or like a computer.',
  source: { basis: 'stated', lines: [196, 242] },
  *check(name, whole) {
    // What can't be a name at all gets another one anyway.
    if (!isNameKnown(name) || problemOfName(name.networkName)) return;
    const holder = holderOfName(name, whole());
    if (!holder || holder === name) return;
    const fresh = freshNetworkName(whole(), name.networkName);
    yield at(
      name,
      { property: 'name' },
      `The name ${name.networkName} is also that of ${titleOf(holder)}. Names on a network are unique, so the Network Name can't come online while the other is up.`,
      related(holder, placeOf(holder), `The other ${name.networkName}.`),
      fix(`Rename to ${fresh}`, ...renameOnNetwork(name, fresh, whole())),
    );
  },
});

function titleOf(holder: NamedOnNetwork): string {
  return holder.kind === 'resource'
    ? `Network Name ${holder.name} of group ${holder.group.name}`
    : `${holder.kind} ${holder.name}`;
}

function placeOf({ kind }: NamedOnNetwork): Part {
  return kind === 'resource' ? { property: 'name' } : 'name';
}
