/** An index that lasts from edit to edit: what it has of an item stays until the item goes, or says something else. */
import { alike } from './alike.ts';
import { Changeable, Made, type Maker } from './asking.ts';
import { difference, sameItems } from './difference.ts';

/** What an item brings to an index: values under keys. It may look at all that can be reached from the item. */
export type Bring<Item, Key, Value> = (item: Item) => Iterable<readonly [key: Key, value: Value]>;

type Brought<Key, Value> = readonly (readonly [key: Key, value: Value])[];

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

export class KeptIndex<Item, Key, Value> implements Maker<Item, Brought<Key, Value>> {
  private readonly bring: Bring<Item, Key, Value>;
  private readonly isFollowing: boolean;
  private readonly entries = new Map<Key, Entry<Item, Value>>();
  private items: readonly Item[] = [];
  private readonly byItem = new Map<Item, Made<Item, Brought<Key, Value>>>();
  /** What may bring something else now. */
  private readonly doubtful: Made<Item, Brought<Key, Value>>[] = [];
  /** Keys that may be of no use any more: since the last look nothing has come to be under them, or nobody asks for them any more. */
  private readonly left = new Set<Key>();
  /** Which keys something is under. */
  private readonly keys = new Changeable();

  /** @param isFollowing whether it is brought up to date after edits; it is to be dropped then when it is wanted no more */
  constructor(bring: Bring<Item, Key, Value>, items: readonly Item[], isFollowing = true) {
    this.bring = bring;
    this.isFollowing = isFollowing;
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

  /** Takes over what the items are now and say, and tells who has asked for what is another by that. */
  update(items: readonly Item[]): void {
    const { gone, come } = this.items === items ? noDifference : difference(this.items, items);
    const isFirst = this.items.length === 0;
    this.items = items;
    this.forgetUnasked();
    const touched = new Map<Key, Entry<Item, Value>>();
    for (const item of gone) this.takeAway(item, touched);
    for (const item of come) this.put(item, touched);
    for (const made of this.doubtful.splice(0)) this.renew(made, touched);
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

  /** It is told of no changes any more. */
  drop(): void {
    for (const made of this.byItem.values()) made.leave();
  }

  make(item: Item): Brought<Key, Value> {
    const brought = [...this.bring(item)];
    return brought.length === 0 ? nothing : brought;
  }

  expired(made: Made<Item, Brought<Key, Value>>): void {
    this.doubtful.push(made);
  }

  private put(item: Item, touched: Map<Key, Entry<Item, Value>>): void {
    if (!this.isFollowing) {
      this.enter(item, this.make(item), touched);
      return;
    }
    const made = new Made<Item, Brought<Key, Value>>(item, this);
    made.listen();
    this.byItem.set(item, made);
    this.enter(item, made.value, touched);
  }

  private takeAway(item: Item, touched: Map<Key, Entry<Item, Value>>): void {
    const made = this.byItem.get(item);
    if (!made) return;
    this.byItem.delete(item);
    made.leave();
    this.strike(item, made.value, touched);
  }

  private renew(made: Made<Item, Brought<Key, Value>>, touched: Map<Key, Entry<Item, Value>>): void {
    const item = made.of;
    if (this.byItem.get(item) !== made) return;
    const before = made.value;
    if (!made.update() || alike(before, made.value)) return;
    this.strike(item, before, touched);
    this.enter(item, made.value, touched);
  }

  private enter(item: Item, brought: Brought<Key, Value>, touched: Map<Key, Entry<Item, Value>>): void {
    for (const [key, value] of brought) {
      const entry = this.entryOf(key);
      entry.brought.push({ item, value });
      touched.set(key, entry);
    }
  }

  private strike(item: Item, brought: Brought<Key, Value>, touched: Map<Key, Entry<Item, Value>>): void {
    for (const [key] of brought) {
      const entry = this.entryOf(key);
      entry.brought = entry.brought.filter((each) => each.item !== item);
      touched.set(key, entry);
    }
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

const noDifference = { gone: [], come: [] };
const nothing: readonly never[] = [];

/** The places of items in their list, found when the first is wanted. */
function inOrder<Item>(items: readonly Item[]): (item: Item) => number {
  let places: ReadonlyMap<Item, number> | undefined;
  return (item) => {
    places ??= new Map(items.map((each, index) => [each, index]));
    return places.get(item) ?? items.length;
  };
}
