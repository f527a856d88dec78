/** An index that lasts from edit to edit: what it has of an item stays until the item goes. */
import { Changeable } from './asking.ts';
import { difference, sameItems } from './difference.ts';

/** What an item brings to an index: values under keys. Always the same for the same item. */
export type Bring<Item, Key, Value> = (item: Item) => Iterable<readonly [key: Key, value: Value]>;

/** What is under one key. */
class Entry<Item, Value> extends Changeable {
  values: readonly Value[] = [];
  brought: { readonly item: Item; readonly value: Value }[] = [];
}

export class KeptIndex<Item, Key, Value> {
  private readonly bring: Bring<Item, Key, Value>;
  private readonly entries = new Map<Key, Entry<Item, Value>>();
  private items: readonly Item[] = [];
  /** The keys that nobody brings anything under: they are here as somebody has asked for them. */
  private readonly empty = new Set<Key>();
  /** How many of them may be there until it is time to look which of them nobody asks for any more. */
  private mostEmpty = fewestEmpty;
  /** Which keys something is under. */
  private readonly keys = new Changeable();

  constructor(bring: Bring<Item, Key, Value>, items: readonly Item[]) {
    this.bring = bring;
    this.update(items);
  }

  /** How many keys it knows. */
  get size(): number {
    return this.entries.size;
  }

  /** The values under a key, in the order of the items; the same list until it is another one. */
  at(key: Key): readonly Value[] {
    const entry = this.entryOf(key);
    entry.ask();
    return entry.values;
  }

  /** The keys that something is under, in no order. */
  usedKeys(): readonly Key[] {
    this.keys.ask();
    return [...this.entries].flatMap(([key, { values }]) => (values.length > 0 ? [key] : []));
  }

  /** Takes over what the items are now, and tells who has asked for what is another by that. */
  update(items: readonly Item[]): void {
    const { gone, come } = difference(this.items, items);
    const isFirst = this.items.length === 0;
    this.items = items;
    this.forgetUnasked();
    const touched = new Map<Key, Entry<Item, Value>>();
    const left = new Set(gone);
    for (const item of gone) for (const [key] of this.bring(item)) touched.set(key, this.entryOf(key));
    for (const entry of touched.values()) entry.brought = entry.brought.filter(({ item }) => !left.has(item));
    for (const item of come) {
      for (const [key, value] of this.bring(item)) {
        const entry = this.entryOf(key);
        entry.brought.push({ item, value });
        touched.set(key, entry);
      }
    }
    const order = inOrder(items);
    let keysAreOthers = false;
    for (const [key, entry] of touched) {
      if (!isFirst && entry.brought.length > 1) entry.brought.sort((a, b) => order(a.item) - order(b.item));
      if (entry.brought.length === 0) this.empty.add(key);
      else this.empty.delete(key);
      const values = entry.brought.map(({ value }) => value);
      if (sameItems(values, entry.values)) continue;
      keysAreOthers ||= (values.length === 0) !== (entry.values.length === 0);
      entry.values = values;
      entry.changed();
    }
    if (keysAreOthers) this.keys.changed();
  }

  private entryOf(key: Key): Entry<Item, Value> {
    const known = this.entries.get(key);
    if (known) return known;
    const entry = new Entry<Item, Value>();
    this.entries.set(key, entry);
    this.empty.add(key);
    return entry;
  }

  /**
   * A key may be an element that is gone: it would keep all that it was read from. Not after each edit, as all have to be looked at: at
   * most as many are forgotten late as are asked for.
   */
  private forgetUnasked(): void {
    if (this.empty.size <= this.mostEmpty) return;
    for (const key of this.empty) {
      if (this.entries.get(key)?.isAsked) continue;
      this.entries.delete(key);
      this.empty.delete(key);
    }
    this.mostEmpty = Math.max(fewestEmpty, 2 * this.empty.size);
  }
}

const fewestEmpty = 64;

/** The places of items in their list, found when the first is wanted. */
function inOrder<Item>(items: readonly Item[]): (item: Item) => number {
  let places: ReadonlyMap<Item, number> | undefined;
  return (item) => {
    places ??= new Map(items.map((each, index) => [each, index]));
    return places.get(item) ?? items.length;
  };
}
