/** What can be wrong with adapters: handlers that must be alone and aren't, or that nothing takes over from, or promise too much. */
import { removeBlocks, removeProperty, setProperty } from '../change.ts';
import type { Dice } from '../dice.ts';
import { type Mutator, mutator, place } from '../mutator.ts';
import type { View } from '../view.ts';
import { type Block, type Property, property, type WrittenTopology, word } from '../written.ts';
import { addHandler, clusteredHosts, newHandler, unclusteredHosts } from './hosts.ts';

/** Why a host may work in one instance at a time, and which handlers make it so. */
interface Reason {
  /** What the codes of its rules begin with. */
  readonly code: string;
  readonly does: string;
  readonly adapters: readonly string[];
  /** What a receive handler says of it; nothing where every one is meant. */
  readonly says: readonly [key: string, value: string] | undefined;
}

const reasons: readonly Reason[] = [
  { code: 'ftp-receive', does: 'receives over FTP', adapters: ['FTP'], says: undefined },
  {
    ...{ code: 'ordered-delivery', does: 'receives in order', adapters: ['MSMQ', 'MQSeries'] },
    says: ['ordered', 'yes'],
  },
  { code: 'pop3-receive', does: 'receives over POP3', adapters: ['POP3'], says: ['concurrentMailboxes', 'yes'] },
];

/** The host's receive handler of the adapter. */
function receiver(view: View, host: Block, adapter: string): Block | undefined {
  return view.handlers(host).find((handler) => handler.keyword === 'receive' && view.isOf(handler, adapter));
}

/** Lets the host receive over the adapter, and say so: in the handler that it has, or in one of its own. */
function receives(
  view: View,
  topology: WrittenTopology,
  host: Block,
  adapter: string,
  ...says: readonly Property[]
): WrittenTopology {
  const known = receiver(view, host, adapter);
  if (!known) {
    return addHandler(view, topology, host, adapter, { ...newHandler(view, 'receive', host), properties: says });
  }
  return says.reduce((changed, { key, values }) => setProperty(changed, known, key, ...values), topology);
}

function receivesFor({ adapters, says }: Reason, view: View, topology: WrittenTopology, host: Block, dice: Dice) {
  const properties = says ? [property(says[0], word(says[1]))] : [];
  return receives(view, topology, host, dice.one(adapters), ...properties);
}

/** Clustered hosts that are so for the reason. */
function clusteredFor({ adapters, says }: Reason, view: View, withSso?: boolean): readonly Block[] {
  return clusteredHosts(view, withSso).filter((host) =>
    adapters.some((adapter) => {
      const handler = receiver(view, host, adapter);
      return handler !== undefined && (says === undefined || view.value(handler, says[0]) === says[1]);
    }),
  );
}

/** Leaves the host one instance that can start; the others go, or are disabled. */
function inOneInstance(view: View, topology: WrittenTopology, host: Block, dice: Dice): WrittenTopology {
  const [, ...others] = dice.shuffled(view.enabled(host));
  if (dice.once(2)) return removeBlocks(topology, ...others);
  return others.reduce((changed, instance) => setProperty(changed, instance, 'disabled', word('yes')), topology);
}

function mutatorsFor(reason: Reason): readonly Mutator[] {
  const { code, does } = reason;
  return [
    mutator(`${code}-multiple-instances`, `unclusters a host that ${does}`, (view, dice) => {
      const host = dice.anyOf(clusteredFor(reason, view));
      const resource = host && view.clusteredAs(host);
      if (!resource) return undefined;
      const topology = removeBlocks(view.topology, resource);
      return { topology, at: [place(host)], beside: ['sso-unclustered-host-instance'] };
    }),

    mutator(`${code}-multiple-instances`, `${does} in an unclustered host`, (view, dice) => {
      const host = dice.anyOf(unclusteredHosts(view));
      if (!host) return undefined;
      return { topology: receivesFor(reason, view, view.topology, host, dice), at: [place(host)] };
    }),

    mutator(`${code}-not-clustered`, `unclusters a host that ${does} and leaves it one instance`, (view, dice) => {
      // Beside a clustered Enterprise SSO service the host is told to be clustered for that.
      const host = dice.anyOf(clusteredFor(reason, view, false));
      const resource = host && view.clusteredAs(host);
      if (!resource) return undefined;
      const unclustered = removeBlocks(view.topology, resource);
      return { topology: inOneInstance(view, unclustered, host, dice), at: [place(host)] };
    }),

    mutator(`${code}-not-clustered`, `${does} in the only instance of an unclustered host`, (view, dice) => {
      const host = dice.anyOf(unclusteredHosts(view));
      if (!host) return undefined;
      const alone = inOneInstance(view, view.topology, host, dice);
      return { topology: receivesFor(reason, view, alone, host, dice), at: [place(host)] };
    }),
  ];
}

/** Adapters of which it is known that they receive in no order. */
const unordered = ['FTP', 'HTTP', 'SOAP', 'SQL', 'FILE', 'POP3', 'WCF-NetTcp', 'WCF-BasicHttp', 'Base EDI'];

function saysOrdered(view: View, handler: Block | undefined) {
  if (!handler) return undefined;
  const topology = setProperty(view.topology, handler, 'ordered', word('yes'));
  return { topology, at: [place(handler, { property: 'ordered' })] };
}

export const adapterMutators: readonly Mutator[] = [
  ...reasons.flatMap(mutatorsFor),

  mutator('ordered-delivery-adapter-unsupported', 'says ordered: yes of an adapter that cannot', (view, dice) => {
    const receiving = view.all('receive').filter((each) => unordered.some((adapter) => view.isOf(each, adapter)));
    return saysOrdered(view, dice.anyOf(receiving));
  }),
  mutator('ordered-delivery-adapter-unsupported', 'says ordered: yes when sending', (view, dice) =>
    saysOrdered(view, dice.anyOf(view.all('send'))),
  ),

  mutator('pop3-clustering-not-needed', 'leaves a clustered host only a mailbox that is read once', (view, dice) => {
    const host = dice.anyOf(clusteredHosts(view, false));
    if (!host) return undefined;
    const others = view.handlers(host).filter((handler) => handler !== receiver(view, host, 'POP3'));
    const alone = removeBlocks(view.topology, ...others);
    const once = property('concurrentMailboxes', word('no'));
    const resource = view.clusteredAs(host);
    return resource && { topology: receives(view, alone, host, 'POP3', once), at: [place(resource)] };
  }),

  mutator('pop3-concurrency-unspecified', 'leaves open how a mailbox is read', (view, dice) => {
    const saying = view.all('receive').filter((handler) => view.value(handler, 'concurrentMailboxes') !== undefined);
    const handler = dice.anyOf(saying);
    if (!handler) return undefined;
    return { topology: removeProperty(view.topology, handler, 'concurrentMailboxes'), at: [place(handler)] };
  }),
  mutator('pop3-concurrency-unspecified', 'receives over POP3 in another host', (view, dice) => {
    const free = view.all('host').filter((host) => !host.isolated && !receiver(view, host, 'POP3'));
    const host = dice.anyOf(free);
    if (!host) return undefined;
    const handler = newHandler(view, 'receive', host);
    return { topology: addHandler(view, view.topology, host, 'POP3', handler), at: [place(handler)] };
  }),
];
