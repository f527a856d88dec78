/** Names for the blocks of a random topology: each where it must be the only one, and odd where it may be. */
import type { Dice } from '../dice.ts';

/** Keywords of the language, and its other words: a name may be any of them. */
const keywords = ['group', 'node', 'disk', 'ip', 'server', 'account', 'cluster', 'topology', 'sso', 'restart'];
/** Those for hosts: a host and a resource of its group can't be told apart where they share a name. */
const hostKeywords = ['host', 'instance', 'biztalkHost', 'receive', 'send'];

export class Namer {
  private readonly dice: Dice;
  private readonly isOdd: boolean;
  private readonly onNetwork = new Set<string>();
  private readonly inScope = new Map<object, Set<string>>();
  private addresses = 0;

  constructor(dice: Dice, isOdd: boolean) {
    this.dice = dice;
    this.isOdd = isOdd;
  }

  /** A name of a computer, a cluster or a Network Name: NetBIOS knows them all by it. */
  network(base: string): string {
    for (let number = 1; ; number++) {
      const name = this.isOdd && this.dice.once(3) ? `${base}-${number}` : `${base}${String(number).padStart(2, '0')}`;
      const cased = this.isOdd && this.dice.once(6) ? name.toLowerCase() : name;
      if (cased.length <= 15 && !this.onNetwork.has(cased.toLowerCase())) {
        this.onNetwork.add(cased.toLowerCase());
        return cased;
      }
    }
  }

  /** A name that nothing else of the scope has, like the base. */
  within(scope: object, base: string): string {
    const taken = this.inScope.get(scope) ?? new Set();
    this.inScope.set(scope, taken);
    const wanted = this.isOdd ? this.odd(base) : base;
    for (let number = 1; ; number++) {
      const name = number === 1 ? wanted : `${wanted}${number}`;
      if (!taken.has(name.toLowerCase())) {
        taken.add(name.toLowerCase());
        return name;
      }
    }
  }

  private odd(base: string): string {
    switch (this.dice.below(10)) {
      case 1:
        return `${base} (${this.dice.between(1, 9)})`;
      case 2:
        return `${base}.prod`;
      case 3:
        return `Größe Öst ${base}`;
      case 4:
        return this.dice.one(base.endsWith('Host') ? hostKeywords : keywords);
      case 5:
        return `${this.dice.between(1, 9)}. ${base}`;
      case 6:
        return `_${base.toLowerCase()}_`;
      case 7:
        return `基幹 ${base}`;
      default:
        return base;
    }
  }

  /** The next address of a cluster's subnet; never the subnet's own, nor its broadcast address. */
  address(subnet: number, prefix: number): string {
    this.addresses += 1;
    const last = 10 + (this.addresses % 18);
    const third = Math.floor(this.addresses / 18);
    return `10.${subnet}.${third}.${last}/${prefix}`;
  }
}
