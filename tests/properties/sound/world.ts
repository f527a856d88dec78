/** What a random topology is made in: its dice, its names, and what stands already. */
import { Dice } from '../dice.ts';
import { type Draft, type Property, property, type Value, Workshop, word } from '../written.ts';
import type { Knobs } from './knobs.ts';
import { Namer } from './namer.ts';

export type Windows = '2003' | '2008';

export interface Site {
  readonly cluster: Draft;
  readonly windows: Windows;
  readonly isFailover: boolean;
  readonly nodes: readonly Draft[];
  readonly groups: GroupSite[];
  /** The number of its subnet. */
  readonly subnet: number;
  readonly prefix: number;
  readonly letters: string[];
  /** The group that the clustered Enterprise SSO service is in. */
  ssoGroup: GroupSite | undefined;
}

export interface GroupSite {
  readonly group: Draft;
  readonly site: Site;
  /** Nodes that hosts and other resources which may leave nodes out don't run on. */
  readonly excluded: readonly Draft[];
  disk: Draft | undefined;
  /** The letter of the disk's drive. */
  letter: string;
  networkName: Draft | undefined;
  /** The name under which the network knows it. */
  reachedBy: string;
  msmq: Draft | undefined;
}

export interface Share {
  /** `\\NAME\Share` */
  readonly path: string;
  readonly fileShare: Draft;
}

export class World {
  readonly knobs: Knobs;
  readonly dice: Dice;
  readonly namer: Namer;
  readonly workshop = new Workshop();
  readonly sites: Site[] = [];
  readonly servers: Draft[] = [];
  readonly domains: Draft[] = [];
  readonly sqlServers: Draft[] = [];
  readonly shares: Share[] = [];
  readonly biztalkGroups: Draft[] = [];
  sso: Draft | undefined;
  masterSecretServer: Draft | undefined;
  /** Nodes and servers with a local Message Queuing service that a host needs. */
  readonly queueing = new Set<Draft>();
  /** Nodes and servers on which BizTalk Server is installed. */
  readonly biztalkComputers = new Set<Draft>();
  private readonly hostAccounts: Draft[] = [];

  constructor(knobs: Knobs) {
    this.knobs = knobs;
    this.dice = new Dice(knobs.seed);
    this.namer = new Namer(this.dice.apart('names'), knobs.oddNames);
  }

  draft(keyword: string, name?: Draft['name'], ...properties: readonly Property[]): Draft {
    return this.workshop.draft(keyword, name, ...properties);
  }

  /** Once in so many times, and only where there is more than there must be. */
  extra(inTimes: number): boolean {
    return this.knobs.extras && this.dice.once(inTimes);
  }

  /** Writes a property that says what holds anyway, or nothing of importance. */
  maybe(draft: Draft, inTimes: number, key: string, ...values: readonly Value[]): void {
    if (this.extra(inTimes)) draft.properties.push(property(key, ...values));
  }

  windows(): Windows {
    return this.dice.one(this.knobs.generation.windows);
  }

  account(base: string, ...properties: readonly Property[]): Draft {
    const domain = this.dice.one(this.domains);
    const account = this.draft('account', this.namer.within(domain.properties, base), ...properties);
    domain.members.push(account);
    return account;
  }

  /** The account of a host: one of its own, or one that it shares. */
  hostAccount(): Draft {
    if (this.hostAccounts.length > 0 && this.dice.once(2)) return this.dice.one(this.hostAccounts);
    const account = this.account('svc-host');
    this.maybe(account, 2, 'rights', word('logOnAsService'));
    this.hostAccounts.push(account);
    return account;
  }
}
