/** What can be wrong with the names, the addresses and the drives of a cluster. */
import { setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, name, quoted, word } from '../written.ts';

/** Who reaches a group by the name that it had can't any more. */
const besideRenaming = [
  'file-location-not-highly-available',
  'file-location-uses-node-name',
  'sso-server-name-mismatch',
];

/** A Network Name outside of the quorum group, which the cluster's own name is in. */
function anyName(view: View, dice: Dice): Block | undefined {
  const names = view.all('networkName').filter((each) => {
    const group = view.around(each, 'group');
    return group !== undefined && view.value(group, 'quorum') !== 'yes';
  });
  return dice.anyOf(names);
}

/** Two resources of a cluster that both have the property, in their order. */
function twoWith(view: View, dice: Dice, keyword: string, key: string): readonly [Block, Block] | undefined {
  const able = view
    .all('cluster')
    .map((cluster) => view.resources(cluster, keyword).filter((each) => view.value(each, key) !== undefined))
    .filter(({ length }) => length > 1);
  const resources = dice.anyOf(able);
  const [later] = resources ? [dice.one(resources.slice(1))] : [];
  const [first] = resources ?? [];
  return first && later ? [first, later] : undefined;
}

export const networkMutators: readonly Mutator[] = [
  mutator('network-name-not-unique', 'gives a group the name of a computer or a cluster', (view, dice) => {
    const changed = anyName(view, dice);
    const taken = dice.one(view.all('cluster', 'node', 'server'));
    if (!changed) return undefined;
    const topology = setProperty(view.topology, changed, 'name', name(view.name(taken)));
    return { topology, at: [place(changed, { property: 'name' })], beside: besideRenaming };
  }),

  mutator('network-name-invalid', 'gives a group a name that NetBIOS does not know', (view, dice) => {
    const changed = anyName(view, dice);
    if (!changed) return undefined;
    const topology = setProperty(
      view.topology,
      changed,
      'name',
      name(dice.one(['BIZTALKPRODUCTION', 'BIZ:TALK', 'A+B'])),
    );
    return { topology, at: [place(changed, { property: 'name' })], beside: besideRenaming };
  }),

  mutator('ip-address-in-use', 'gives two addresses of a cluster the same value', (view, dice) => {
    const [first, later] = twoWith(view, dice, 'ip', 'address') ?? [];
    if (!first || !later) return undefined;
    const topology = setProperty(view.topology, later, 'address', word(view.value(first, 'address') ?? ''));
    return { topology, at: [place(later, { property: 'address' })] };
  }),

  mutator('ip-address-invalid', 'gives an address that can be none', (view, dice) => {
    const ip = dice.anyOf(view.all('ip'));
    if (!ip) return undefined;
    const invalid = dice.one(['10.0.0.256/24', '10.0.0.21/33', '10.0.77.0/24', '10.0.77.255/24']);
    const topology = setProperty(view.topology, ip, 'address', word(invalid));
    return { topology, at: [place(ip, { property: 'address' })] };
  }),

  mutator('ip-netbios-disabled', 'says netbios: no', (view, dice) => {
    const ip = dice.anyOf(view.all('ip'));
    if (!ip) return undefined;
    const topology = setProperty(view.topology, ip, 'netbios', word('no'));
    return { topology, at: [place(ip, { property: 'netbios' })] };
  }),

  mutator('disk-in-use', 'gives two disks of a cluster the same drive', (view, dice) => {
    const [first, later] = twoWith(view, dice, 'disk', 'drive') ?? [];
    if (!first || !later) return undefined;
    const topology = setProperty(view.topology, later, 'drive', quoted(view.value(first, 'drive') ?? ''));
    // The folder of a share is still on the drive that the disk had.
    const beside = ['file-share-path-not-on-cluster-disk'];
    return { topology, at: [place(later, { property: 'drive' })], beside };
  }),
];
