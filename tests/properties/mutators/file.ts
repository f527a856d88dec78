/** What can be wrong with clustered file shares and with the folders of handlers. */
import {
  addMember,
  change,
  removeBlocks,
  removeDependencies,
  removeFromList,
  removeProperty,
  setProperty,
} from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, property, quoted, to, type WrittenTopology } from '../written.ts';
import { addHandler, besideHandlerOnFiles, biztalkGroupOf, newHandler } from './hosts.ts';

/** A handler that works on a clustered share. */
interface Sharing {
  readonly handler: Block;
  readonly host: Block;
  readonly share: Block;
  /** What stands behind the share in the handler's path, with the backslash before it. */
  readonly below: string;
}

/** How clients reach a share. */
function pathOf(view: View, share: Block): string {
  const [name] = view.beside(share, 'networkName');
  return `\\\\${name ? view.value(name, 'name') : ''}\\${view.value(share, 'share')}`;
}

function sharing(view: View): readonly Sharing[] {
  return view.all('receive', 'send').flatMap((handler) => {
    const path = view.value(handler, 'path') ?? '';
    const host = view.head(handler);
    const share = view.all('fileShare').find((each) => {
      const own = pathOf(view, each).toLowerCase();
      return path.toLowerCase() === own || path.toLowerCase().startsWith(`${own}\\`);
    });
    return share && host ? { handler, host, share, below: path.slice(pathOf(view, share).length) } : [];
  });
}

/** The handlers that may work with folders. */
function fileHandlers(view: View): readonly Block[] {
  return view.all('receive', 'send').filter((handler) => view.isOf(handler, 'FILE') || view.isOf(handler, 'Base EDI'));
}

function withPath(topology: WrittenTopology, handler: Block, path: string): WrittenTopology {
  return setProperty(topology, handler, 'path', quoted(path));
}

/** The place of a property that is written, else of its block. */
function placeOf(block: Block, key: string) {
  return place(block, block.properties.some((each) => each.key === key) ? { property: key } : 'name');
}

/** Gives a handler a folder that only one computer has. */
function unsafeFolder(does: string, pathFor: (view: View, dice: Dice, handler: Block) => string | undefined): Mutator {
  return mutator('file-location-not-highly-available', does, (view, dice) => {
    const handler = dice.anyOf(fileHandlers(view));
    const path = handler && pathFor(view, dice, handler);
    if (!handler || path === undefined) return undefined;
    return { topology: withPath(view.topology, handler, path), at: [place(handler, { property: 'path' })] };
  });
}

/** Lets a handler reach its share by a node. */
function byNode(does: string, pathFor: (node: string, found: Sharing, view: View) => string): Mutator {
  return mutator('file-location-uses-node-name', does, (view, dice) => {
    const found = dice.anyOf(sharing(view));
    const cluster = found && view.clusterOf(found.share);
    if (!cluster) return undefined;
    const node = view.name(dice.one(view.nodes(cluster)));
    const cased = dice.once(3) ? node.toLowerCase() : node;
    const full = dice.once(4) ? `${cased}.contoso.com` : cased;
    const topology = withPath(view.topology, found.handler, pathFor(full, found, view));
    return { topology, at: [place(found.handler, { property: 'path' })] };
  });
}

export const fileMutators: readonly Mutator[] = [
  mutator('file-share-missing-network-name-dependency', 'takes the dependency away', (view, dice) => {
    const share = dice.anyOf(view.all('fileShare'));
    if (!share) return undefined;
    const names = view.beside(share, 'networkName');
    return { topology: removeDependencies(view.topology, share, names), at: [place(share)] };
  }),

  mutator('file-share-missing-disk-dependency', 'takes the dependency away', (view, dice) => {
    const share = dice.anyOf(view.all('fileShare'));
    if (!share) return undefined;
    return { topology: removeDependencies(view.topology, share, view.beside(share, 'disk')), at: [place(share)] };
  }),

  mutator(
    'file-share-missing-disk-dependency',
    'takes it away where the folder is on no disk of the group',
    (view, dice) => {
      const share = dice.anyOf(view.all('fileShare'));
      if (!share) return undefined;
      const left = removeDependencies(view.topology, share, view.beside(share, 'disk'));
      const path = dice.one(['D:\\Orders', 'D:/Orders/In', '\\\\NAS01\\Orders', 'Orders']);
      return { topology: setProperty(left, share, 'path', quoted(path)), at: [place(share)] };
    },
  ),

  mutator('file-share-path-not-on-cluster-disk', 'puts the folder on another drive', (view, dice) => {
    const share = dice.anyOf(view.all('fileShare'));
    if (!share) return undefined;
    const path = dice.one(['C:\\Orders', 'd:\\', 'D:/Orders/In', '\\\\?\\D:\\Orders', '\\\\NAS01\\Orders', 'Orders']);
    const topology = setProperty(view.topology, share, 'path', quoted(path));
    return { topology, at: [place(share, { property: 'path' })] };
  }),

  mutator('file-share-path-not-on-cluster-disk', 'lets the share depend on another disk', (view, dice) => {
    const share = dice.anyOf(view.all('fileShare'));
    const [group] = share ? view.placed(share).around : [];
    if (!share || !group) return undefined;
    const other = { ...view.workshop.draft('disk', 'OtherDisk', property('drive', quoted('Q:'))) };
    const [disk] = view.beside(share, 'disk').filter((each) => view.targets(share, 'dependsOn').includes(each));
    const dependsOn = share.dependsOn.map((each) => ('to' in each && each.to === disk?.id ? to(other) : each));
    const topology = change(addMember(view.topology, group, other), share.id, (block) => ({ ...block, dependsOn }));
    return { topology, at: [place(share, { property: 'path' })] };
  }),

  mutator('file-share-account-needs-full-control', 'takes Full Control from an account', (view, dice) => {
    const found = dice.anyOf(sharing(view));
    const account = found && dice.anyOf(view.targets(found.host, 'account'));
    if (!found || !account) return undefined;
    const topology = removeFromList(view.topology, found.share, 'fullControl', account);
    const isLast = view.targets(found.share, 'fullControl').length === 1;
    return { topology, at: [isLast ? place(found.share) : place(found.share, { property: 'fullControl' })] };
  }),

  mutator('file-share-account-needs-full-control', 'lists nobody with Full Control', (view, dice) => {
    const found = dice.anyOf(sharing(view));
    if (!found) return undefined;
    const workers = sharing(view).filter(({ share }) => share.id === found.share.id);
    const accounts = new Set(workers.flatMap(({ handler, host }) => accountsOf(view, handler, host)));
    const topology = removeProperty(view.topology, found.share, 'fullControl');
    return { topology, at: [...accounts].map(() => place(found.share)) };
  }),

  mutator('file-share-account-needs-full-control', 'gives a host another account', (view, dice) => {
    const host = dice.anyOf(sharing(view))?.host;
    const [domain] = view.all('domain');
    if (!host || !domain) return undefined;
    const account = view.workshop.draft('account', 'svc-newcomer');
    const topology = setProperty(addMember(view.topology, domain, account), host, 'account', to(account));
    const shares = new Set(sharing(view).flatMap((each) => (each.host.id === host.id ? each.share : [])));
    return { topology, at: [...shares].map((share) => place(share, { property: 'fullControl' })) };
  }),

  mutator('file-share-account-needs-full-control', 'lets a Base EDI service work on a share', (view, dice) => {
    const able = sharing(view).filter(({ host }) => {
      const group = biztalkGroupOf(view, host);
      const isThere = view.handlers(host).some((handler) => view.isOf(handler, 'Base EDI'));
      return group !== undefined && view.value(group, 'version') === '2006' && !isThere;
    });
    const found = dice.anyOf(able);
    const group = found && biztalkGroupOf(view, found.host);
    const [domain] = view.all('domain');
    if (!group || !domain) return undefined;
    const path = property('path', quoted(pathOf(view, found.share)));
    const handler = { ...newHandler(view, dice.one(['receive', 'send']), found.host), properties: [path] };
    const handled = addHandler(view, view.topology, found.host, 'Base EDI', handler);
    const account = view.workshop.draft('account', 'svc-newcomer');
    const topology = setProperty(addMember(handled, domain, account), group, 'baseEdiAccount', to(account));
    const others = sharing(view).filter((each) => {
      return view.isOf(each.handler, 'Base EDI') && biztalkGroupOf(view, each.host)?.id === group.id;
    });
    const shares = new Set([found, ...others].map(({ share }) => share));
    const at = [...shares].map((share) => place(share, { property: 'fullControl' }));
    return { topology, at, beside: besideHandlerOnFiles(view, found.host) };
  }),

  mutator('file-share-account-needs-full-control', 'lets another host work on a share', (view, dice) => {
    const share = dice.anyOf(view.all('fileShare'));
    const hosts = view.all('host').filter((host) => {
      const accounts = view.targets(host, 'account');
      const isThere = view.handlers(host).some((handler) => view.isOf(handler, 'FILE'));
      const isGranted = share && accounts.every((account) => view.targets(share, 'fullControl').includes(account));
      return !host.isolated && !isThere && !isGranted;
    });
    const host = dice.anyOf(hosts);
    if (!share || !host) return undefined;
    const path = property('path', quoted(`${pathOf(view, share)}\\In`));
    const handler = { ...newHandler(view, 'receive', host), properties: [path] };
    const topology = addHandler(view, view.topology, host, 'FILE', handler);
    return { topology, at: [placeOf(share, 'fullControl')], beside: besideHandlerOnFiles(view, host) };
  }),

  unsafeFolder('works in a local folder', (view, dice) => {
    const [share] = view.all('fileShare');
    const folders = ['C:\\In', 'c:/Orders/In', 'C:\\', ...(share ? [`C:\\${view.value(share, 'share')}`] : [])];
    return dice.one(folders);
  }),
  unsafeFolder('works on a share of a computer', (_view, dice) =>
    dice.one(['\\\\NAS01\\Orders', '//nas01.contoso.com/Drop/In', '\\\\10.0.99.5\\Data', '\\\\?\\UNC\\NAS01\\Edi$']),
  ),
  unsafeFolder('works on a share that a group does not have', (view, dice) => {
    const name = dice.anyOf(view.all('networkName'));
    return name && `\\\\${view.value(name, 'name')}\\Nowhere\\In`;
  }),
  unsafeFolder('works on an unclustered share of a node or server', (view, dice) => {
    const node = dice.anyOf(view.all('node', 'server'));
    return node && `\\\\${view.name(node)}\\${dice.one(['Nowhere', 'C$', 'Nowhere\\In'])}`;
  }),

  mutator('file-location-not-highly-available', 'works on a share that is removed', (view, dice) => {
    const share = dice.anyOf(sharing(view))?.share;
    if (!share) return undefined;
    const handlers = sharing(view).filter((each) => each.share.id === share.id);
    const at = handlers.map(({ handler }) => place(handler, { property: 'path' }));
    return { topology: removeBlocks(view.topology, share), at };
  }),

  mutator('file-location-not-highly-available', 'works on a disk that moves with another group', (view, dice) => {
    const all = fileHandlers(view).flatMap((handler) => {
      const host = view.head(handler);
      const resource = host && view.clusteredAs(host);
      const own = resource ? view.beside(resource, 'disk') : [];
      const letters = own.map((disk) => view.value(disk, 'drive')?.toUpperCase());
      const others = view.all('disk').flatMap((disk) => view.value(disk, 'drive')?.toUpperCase() ?? []);
      return others.filter((letter) => !letters.includes(letter)).map((letter) => ({ handler, letter }));
    });
    const found = dice.anyOf(all);
    if (!found) return undefined;
    const topology = withPath(view.topology, found.handler, `${found.letter}\\Orders\\In`);
    return { topology, at: [place(found.handler, { property: 'path' })] };
  }),

  byNode(
    'names a node and the share',
    (node, { share, below }, view) => `\\\\${node}\\${view.value(share, 'share')}${below}`,
  ),
  byNode("names a node and the drive's own share", (node, { share, below }, view) => {
    const [letter = '', ...path] = view.value(share, 'path') ?? '';
    return `\\\\${node}\\${letter}$${path.slice(1).join('')}${below}`;
  }),
];

/** The accounts that a handler on a share works with. */
function accountsOf(view: View, handler: Block, host: Block): readonly Block[] {
  const group = biztalkGroupOf(view, host);
  const service = group && view.isOf(handler, 'Base EDI') ? view.targets(group, 'baseEdiAccount') : [];
  return [...view.targets(host, 'account'), ...service];
}
