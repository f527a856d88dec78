/** What can be wrong with declarations, properties and references, whatever they are about. */
import { addBeside, addMember, addProperty, change, removeProperty, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutation, type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, property, quoted, to, type WrittenTopology, word } from '../written.ts';

/** Hosts whose account nothing else asks for: no handler of theirs works on a share. */
function hostsWithAccount(view: View): readonly Block[] {
  return view.all('host').filter((host) => {
    const hasAccount = view.targets(host, 'account').length > 0;
    return hasAccount && view.handlers(host).every((handler) => view.value(handler, 'path') === undefined);
  });
}

const required: readonly (readonly [keyword: string, key: string])[] = [
  ['ip', 'address'],
  ['fileShare', 'share'],
  ['fileShare', 'path'],
  ['biztalkGroup', 'version'],
  ['biztalkGroup', 'edition'],
  ['cluster', 'windows'],
  ['resource', 'type'],
];

/** Words that aren't of the kind, of which it is clear what they mean. */
const wrong: readonly (readonly [keyword: string, key: string, make: (right: string) => string])[] = [
  ['dtc', 'inbound', () => 'true'],
  ['ip', 'netbios', () => 'Yes'],
  ['node', 'networkDtc', () => 'on'],
  ['ip', 'address', (right) => `"${right}"`],
  ['biztalkGroup', 'edition', (right) => right.toUpperCase()],
  ['restart', 'period', () => '900'],
  ['restart', 'attempts', () => '"3"'],
];

/** Properties that nobody misses where they are misspelt. */
const misspelt: readonly (readonly [keyword: string, key: string, written: string])[] = [
  ['group', 'preferredOwners', 'preferedOwners'],
  ['ip', 'network', 'netwrok'],
  ['restart', 'attempts', 'attemps'],
  ['sqlServer', 'instance', 'instanc'],
  ['dtc', 'authentication', 'Authentication'],
];

function oneWith(view: View, dice: Dice, keyword: string, key: string): Block | undefined {
  return dice.anyOf(view.all(keyword).filter((block) => block.properties.some((each) => each.key === key)));
}

/** With the name of what a property refers to written as it is. */
function namedAs(topology: WrittenTopology, block: Block, key: string, text: string): WrittenTopology {
  return setProperty(topology, block, key, { text });
}

function duplicate(view: View, beside: Block | undefined, keyword: string): Mutation | undefined {
  if (!beside) return undefined;
  const added = view.workshop.draft(keyword, view.name(beside));
  const [around] = view.placed(beside).around;
  const topology = around
    ? addMember(view.topology, around, added)
    : addBeside(view.topology, view.placed(beside), added);
  return { topology, at: [place(added)] };
}

export const languageMutators: readonly Mutator[] = [
  mutator('ambiguous-reference', 'declares an account of the same name in another domain', (view, dice) => {
    const host = dice.anyOf(hostsWithAccount(view));
    const [account] = host ? view.targets(host, 'account') : [];
    const domain = account && view.around(account, 'domain');
    if (!host || !account || !domain) return undefined;
    const namesake = view.workshop.draft('account', view.name(account));
    const other = { ...view.workshop.draft('domain', 'ELSEWHERE'), members: [namesake] };
    const topology = addBeside(view.topology, view.placed(domain), other);
    const written = namedAs(topology, host, 'account', `"${view.name(account)}"`);
    return { topology: written, at: [place(host, { lastName: 'account', index: 0 })] };
  }),

  mutator('duplicate-name', 'declares an account twice', (view, dice) =>
    duplicate(view, dice.anyOf(view.all('account')), 'account'),
  ),
  mutator('duplicate-name', 'declares a resource of a name that its group has', (view, dice) =>
    duplicate(view, dice.anyOf(view.all('disk', 'networkName', 'dtc')), 'genericApplication'),
  ),
  mutator('duplicate-name', 'adds a second instance on a computer', (view, dice) => {
    const instance = dice.anyOf(view.all('instance'));
    const computer = instance && view.head(instance);
    const host = instance && view.around(instance, 'host');
    if (!computer || !host) return undefined;
    const second = view.workshop.draft('instance', to(computer));
    return { topology: addMember(view.topology, host, second), at: [place(second)] };
  }),
  mutator('duplicate-name', 'adds a second sso block', (view) => {
    const [sso] = view.all('sso');
    if (!sso) return undefined;
    const second = view.workshop.draft('sso');
    return { topology: addBeside(view.topology, view.placed(sso), second), at: [place(second, 'keyword')] };
  }),

  mutator('duplicate-property', 'gives a property twice', (view, dice) => {
    const blocks = view.all(
      'ip',
      'cluster',
      'dtc',
      'sso',
      'biztalkGroup',
      'restart',
      'networkName',
      'account',
      'group',
    );
    const block = dice.anyOf(blocks.filter(({ properties }) => properties.length > 0));
    const twice = block && dice.anyOf(block.properties);
    if (!twice) return undefined;
    return { topology: addProperty(view.topology, block, twice), at: [place(block, { key: twice.key, nth: 1 })] };
  }),

  mutator('import-not-found', 'imports a file that is not there', (view, dice) => {
    const file = dice.one(view.topology.files);
    const imported = 'elsewhere/missing.btc';
    const files = view.topology.files.map((other) =>
      other === file ? { ...file, imports: [...file.imports, imported] } : other,
    );
    return { topology: { files }, at: [{ file: file.path, imported }] };
  }),

  mutator('invalid-value', 'writes a value of another kind', (view, dice) => {
    const [keyword, key, make] = dice.one(wrong);
    const block = oneWith(view, dice, keyword, key);
    if (!block) return undefined;
    const topology = setProperty(view.topology, block, key, word(make(view.value(block, key) ?? '')));
    return { topology, at: [place(block, { value: key, index: 0 })] };
  }),
  mutator('invalid-value', 'gives several values where one is taken', (view, dice) => {
    const ip = oneWith(view, dice, 'ip', 'address');
    if (!ip) return undefined;
    const written = word(view.value(ip, 'address') ?? '');
    const topology = setProperty(view.topology, ip, 'address', written, quoted('10.0.0.1'));
    return { topology, at: [place(ip, { value: 'address', index: 1 })] };
  }),

  mutator('setting-not-for-this-windows-version', 'writes kerberos on a later Windows', (view, dice) => {
    const names = view.all('networkName').filter((each) => view.windows(each) !== '2003');
    const name = dice.anyOf(names);
    if (!name) return undefined;
    const topology = setProperty(view.topology, name, 'kerberos', word(dice.one(['yes', 'no'])));
    return { topology, at: [place(name, { property: 'kerberos' })] };
  }),
  mutator('setting-not-for-this-windows-version', 'writes retryAfter on Windows Server 2003', (view, dice) => {
    const restart = dice.anyOf(view.all('restart').filter((each) => view.windows(each) === '2003'));
    if (!restart) return undefined;
    const topology = setProperty(view.topology, restart, 'retryAfter', word('1h'));
    return { topology, at: [place(restart, { property: 'retryAfter' })] };
  }),

  ...required.map(([keyword, key]) =>
    mutator('missing-property', `leaves out ${keyword}.${key}`, (view, dice) => {
      const block = oneWith(view, dice, keyword, key);
      if (!block) return undefined;
      // Who writes files on the share can't be told to be on it.
      const beside = keyword === 'fileShare' ? ['file-location-not-highly-available'] : [];
      return { topology: removeProperty(view.topology, block, key), at: [place(block)], beside };
    }),
  ),

  mutator('unknown-property', 'gives a property that there is not', (view, dice) => {
    const block = dice.anyOf(view.all('cluster', 'node', 'disk', 'entsso', 'host', 'instance', 'receive', 'account'));
    if (!block) return undefined;
    const topology = addProperty(view.topology, block, property('purpose', quoted('Test: { } //')));
    return { topology, at: [place(block, { key: 'purpose' })] };
  }),
  mutator('unknown-property', 'misspells the key of a property', (view, dice) => {
    const [keyword, key, written] = dice.one(misspelt);
    const block = oneWith(view, dice, keyword, key);
    if (!block) return undefined;
    const topology = change(view.topology, block.id, (old) => ({
      ...old,
      properties: old.properties.map((each) => (each.key === key ? { ...each, key: written } : each)),
    }));
    return { topology, at: [place(block, { key: written })] };
  }),

  mutator('unresolved-reference', 'names an account that there is not', (view, dice) => {
    const host = dice.anyOf(hostsWithAccount(view));
    if (!host) return undefined;
    const topology = namedAs(view.topology, host, 'account', dice.one(['svc-nobody', 'svc-hots', '"Nobody else"']));
    return { topology, at: [place(host, { lastName: 'account', index: 0 })] };
  }),
  mutator('unresolved-reference', 'names a resource to depend on that there is not', (view, dice) => {
    const dtc = dice.anyOf(view.all('dtc', 'msmq', 'fileShare'));
    if (!dtc) return undefined;
    const topology = change(view.topology, dtc.id, (old) => ({
      ...old,
      dependsOn: [{ text: 'NoSuchThing' }, ...old.dependsOn.slice(1)],
    }));
    return { topology, at: [place(dtc, { lastName: 'dependsOn', index: 0 })] };
  }),
  mutator('unresolved-reference', 'names a computer that there is not', (view, dice) => {
    const host = dice.anyOf(view.all('host'));
    if (!host) return undefined;
    const instance = view.workshop.draft('instance', { text: 'BTS99' });
    return { topology: addMember(view.topology, host, instance), at: [place(instance, { lastName: 'head' })] };
  }),
  mutator('unresolved-reference', 'names a host that there is not', (view, dice) => {
    const handler = dice.anyOf(view.all('receive', 'send'));
    if (!handler) return undefined;
    const topology = change(view.topology, handler.id, (old) => ({ ...old, name: { text: '"No such host"' } }));
    return { topology, at: [place(handler, { lastName: 'head' })] };
  }),
];
