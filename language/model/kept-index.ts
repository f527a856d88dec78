/** An index that lasts from edit to edit: what it has of an item stays until the item goes. */
import { Changeable } from './asking.ts';
import { difference, sameItems } from './difference.ts';

/** What an item brings to an index: values under keys. Always the same for the same item. */
export type Bring<Item, Key, Value> = (item: Item) => Iterable<readonly [key: Key, value: Value]>;

/** What is under one key. */
class Entry<Item, Value> extends Changeable {
  values: readonly Value[] = [];
  brought: { readonly item: Item; readonly value: Value }[] = [];
  private readonly left: () => void;

  /** @param left called when nobody asks for it any more */
  constructor(left: () => void) {
    super();
    this.left = left;
  }

  protected override unasked(): void {
    this.left();
  }
}

export class KeptIndex<Item, Key, Value> {
  private readonly bring: Bring<Item, Key, Value>;
  private readonly entries = new Map<Key, Entry<Item, Value>>();
  private items: readonly Item[] = [];
  /** Keys that may be of no use any more: since the last look nothing has come to be under them, or nobody asks for them any more. */
  private readonly left = new Set<Key>();
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
      if (entry.brought.length === 0) this.left.add(key);
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
    const entry = new Entry<Item, Value>(() => this.left.add(key));
    this.entries.set(key, entry);
    this.left.add(key);
    return entry;
  }

  /** A key may be an element that is gone: it would keep all that it was read from. */
  private forgetUnasked(): void {
    for (const key of this.left) {
      const entry = this.entries.get(key);
      if (entry && entry.brought.length === 0 && !entry.isAsked) this.entries.delete(key);
    }
    this.left.clear();
  }
}

/** The places of items in their list, found when the first is wanted. */
function inOrder<Item>(items: readonly Item[]): (item: Item) => number {
  let places: ReadonlyMap<Item, number> | undefined;
  return (item) => {
    places ??= new Map(items.map((each, index) => [each, index]));
    return places.get(item) ?? items.length;
  };
}
