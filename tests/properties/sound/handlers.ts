/** Adapters with handlers that run where they may: those that must be alone in clustered hosts, the others anywhere. */
import { type Draft, type Property, property, quoted, to, word } from '../written.ts';
import type { Farm, HostSite } from './farm.ts';
import type { Share, World } from './world.ts';

export function addHandlers(world: World, farm: Farm): void {
  const adapters = new Adapters(world, farm);
  for (const host of farm.hosts) if (host.clustered) addReason(world, adapters, host);
  const possible = farm.hosts.flatMap((host) => anywhere(world, farm, host).map((add) => () => add(adapters)));
  const wanted = world.knobs.extras ? world.dice.between(0, 8) : world.dice.between(0, 2);
  for (const add of world.dice.shuffled(possible).slice(0, wanted)) add();
}

class Adapters {
  private readonly world: World;
  private readonly biztalkGroup: Draft;
  private readonly byName = new Map<string, Draft>();

  constructor(world: World, { biztalkGroup }: Farm) {
    this.world = world;
    this.biztalkGroup = biztalkGroup;
  }

  add(adapter: string, direction: 'receive' | 'send', { host }: HostSite, ...properties: readonly Property[]): void {
    const handlers = this.adapter(adapter).members;
    const isThere = handlers.some(
      ({ keyword, name }) => keyword === direction && typeof name === 'object' && 'to' in name && name.to === host.id,
    );
    if (!isThere) handlers.push(this.world.draft(direction, to(host), ...properties));
  }

  private adapter(name: string): Draft {
    const known = this.byName.get(name);
    if (known) return known;
    const written = this.world.knobs.oddNames && this.world.dice.once(6) ? name.toLowerCase() : name;
    const adapter = this.world.draft('adapter', written);
    this.byName.set(name, adapter);
    this.biztalkGroup.members.push(adapter);
    return adapter;
  }
}

/** What the host is clustered for. */
function addReason(world: World, adapters: Adapters, host: HostSite): void {
  const { dice } = world;
  const ordered = property('ordered', word('yes'));
  const purpose = host.clustered?.purpose;
  if (purpose === 'ftp') adapters.add('FTP', 'receive', host);
  if (purpose === 'pop3') adapters.add('POP3', 'receive', host, property('concurrentMailboxes', word('yes')));
  if (purpose === 'ordered') adapters.add('MQSeries', 'receive', host, ordered);
  if (purpose !== 'msmq') return;
  for (const direction of dice.some(['receive', 'send'] as const, 1)) {
    adapters.add('MSMQ', direction, host, ...(direction === 'receive' && dice.once(2) ? [ordered] : []));
  }
}

/** Handlers that may run in the host whether it is clustered or not. */
function anywhere(world: World, farm: Farm, host: HostSite): readonly ((adapters: Adapters) => void)[] {
  const add =
    (adapter: string, direction: 'receive' | 'send', ...properties: readonly Property[]) =>
    (adapters: Adapters) =>
      adapters.add(adapter, direction, host, ...properties);
  const isLater = farm.version !== '2006';
  if (host.isIsolated) {
    return [add('HTTP', 'receive'), add('SOAP', 'receive'), ...(isLater ? [add('WCF-BasicHttp', 'receive')] : [])];
  }
  const unordered = world.dice.once(2) ? [property('ordered', word('no'))] : [];
  const onlyOneAtATime = property('concurrentMailboxes', word('no'));
  return [
    add('FTP', 'send'),
    add('POP3', 'receive', ...(world.dice.once(4) ? [] : [onlyOneAtATime])),
    add('SMTP', 'send'),
    add('HTTP', 'send'),
    add('SOAP', 'send'),
    add('SQL', 'receive'),
    add('SQL', 'send'),
    add('MQSeries', 'send', ...unordered),
    ...(host.clustered?.purpose === 'ordered' ? [] : [add('MQSeries', 'receive', ...unordered)]),
    add('Windows SharePoint Services', 'send'),
    add('Contoso ERP', 'send'),
    ...(isLater ? [add('WCF-NetTcp', 'receive'), add('WCF-Custom', 'send')] : []),
    onFiles(world, host, 'FILE', 'receive'),
    onFiles(world, host, 'FILE', 'send'),
    ...(farm.version === '2006' ? [baseEdi(world, farm, host)] : []),
  ];
}

/** A folder on a clustered share, whose files the host's account may then do everything with; or no folder at all. */
function onFiles(world: World, host: HostSite, adapter: string, direction: 'receive' | 'send') {
  return (adapters: Adapters) => {
    if (world.shares.length === 0 || world.dice.once(4)) return adapters.add(adapter, direction, host);
    const share = world.dice.one(world.shares);
    grant(share, accountOf(world, host));
    const base = world.dice.once(6) ? share.path.toLowerCase() : share.path;
    const path = `${base}${world.dice.one(['', '\\in', '\\Orders\\new', '\\'])}`;
    adapters.add(adapter, direction, host, property('path', quoted(path)));
  };
}

/** Only BizTalk Server 2006 has it without an upgrade. Its service's account works on the files too. */
function baseEdi(world: World, { biztalkGroup }: Farm, host: HostSite) {
  return (adapters: Adapters) => {
    if (!biztalkGroup.properties.some(({ key }) => key === 'baseEdiAccount')) {
      biztalkGroup.properties.push(property('baseEdiAccount', to(world.account('svc-edi'))));
    }
    const { values = [] } = biztalkGroup.properties.find(({ key }) => key === 'baseEdiAccount') ?? {};
    const [account] = values;
    for (const share of world.shares) if (account && 'to' in account) grant(share, { id: account.to });
    onFiles(world, host, 'Base EDI', world.dice.one(['receive', 'send']))(adapters);
  };
}

function accountOf(world: World, { host }: HostSite): { readonly id: number } {
  const [written] = host.properties.filter(({ key }) => key === 'account').flatMap(({ values }) => values);
  if (written && 'to' in written) return { id: written.to };
  const account = world.hostAccount();
  host.properties.push(property('account', to(account)));
  return account;
}

function grant({ fileShare }: Share, account: { readonly id: number }): void {
  const index = fileShare.properties.findIndex(({ key }) => key === 'fullControl');
  const values = fileShare.properties[index]?.values ?? [];
  if (values.some((value) => 'to' in value && value.to === account.id)) return;
  const granted = property('fullControl', ...values, to(account));
  fileShare.properties.splice(index < 0 ? fileShare.properties.length : index, index < 0 ? 0 : 1, granted);
}
