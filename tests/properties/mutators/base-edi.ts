/** What can be wrong with the Base EDI adapter, which not every version of BizTalk Server has. */
import { addMember, removeProperty, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutation, type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, type WrittenTopology, word } from '../written.ts';
import { besideHandlerOnFiles, newHandler } from './hosts.ts';

/** A BizTalk group of the version. */
function biztalkGroup(view: View, dice: Dice, version: string): Block | undefined {
  return dice.anyOf(view.all('biztalkGroup').filter((each) => view.value(each, 'version') === version));
}

/** Adds the Base EDI adapter to a BizTalk group, without handlers or with one or two. */
function withBaseEdi(view: View, dice: Dice, topology: WrittenTopology, group: Block): Mutation {
  const hosts = group.members.filter(({ keyword, isolated }) => keyword === 'host' && !isolated);
  const host = dice.anyOf(hosts);
  const directions = dice.some(['receive', 'send'] as const, 0);
  const members = host ? directions.map((direction) => newHandler(view, direction, host)) : [];
  const named = dice.one(['Base EDI', 'Base EDI', 'base edi']);
  const adapter = { ...view.workshop.draft('adapter', named), members };
  const beside = host ? besideHandlerOnFiles(view, host) : [];
  return { topology: addMember(topology, group, adapter), at: [place(adapter)], beside };
}

/** A BizTalk group that has the Base EDI adapter, with it. */
function baseEdi(view: View, dice: Dice): { readonly group: Block; readonly adapter: Block } | undefined {
  const able = view.all('biztalkGroup').flatMap((group) => {
    const adapter = view.adapter(group, 'Base EDI');
    return adapter ? { group, adapter } : [];
  });
  return dice.anyOf(able);
}

export const baseEdiMutators: readonly Mutator[] = [
  mutator('base-edi-removed', 'adds the adapter to BizTalk Server 2009', (view, dice) => {
    const group = biztalkGroup(view, dice, '2009');
    return group && withBaseEdi(view, dice, view.topology, group);
  }),

  mutator('base-edi-deprecated', 'adds the adapter to an upgraded BizTalk Server 2006 R2', (view, dice) => {
    const group = biztalkGroup(view, dice, '2006R2');
    return group && withBaseEdi(view, dice, setProperty(view.topology, group, 'upgradedFrom', word('2006')), group);
  }),

  mutator('base-edi-deprecated', 'upgrades BizTalk Server 2006 with the adapter', (view, dice) => {
    const { group, adapter } = baseEdi(view, dice) ?? {};
    if (!group || !adapter) return undefined;
    const topology = setProperty(view.topology, group, 'version', word('2006R2'));
    return { topology: setProperty(topology, group, 'upgradedFrom', word('2006')), at: [place(adapter)] };
  }),

  mutator('base-edi-requires-upgrade', 'adds the adapter to a new BizTalk Server 2006 R2', (view, dice) => {
    const group = biztalkGroup(view, dice, '2006R2');
    return group && withBaseEdi(view, dice, removeProperty(view.topology, group, 'upgradedFrom'), group);
  }),

  mutator('base-edi-requires-upgrade', 'installs BizTalk Server 2006 R2 with the adapter', (view, dice) => {
    const { group, adapter } = baseEdi(view, dice) ?? {};
    if (!group || !adapter) return undefined;
    return { topology: setProperty(view.topology, group, 'version', word('2006R2')), at: [place(adapter)] };
  }),
];
