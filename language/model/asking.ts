/**
 * Takes note of what is asked while something is made, so that it can be kept until something of that has changed. Nobody has to say
 * what he asks: whatever can change says by itself that it is being asked.
 */

/** Something that was made, and is kept until what it asked has changed. */
export interface Asker {
  /** Something that it asked has changed. */
  expire(): void;
}

/** What may be different after an edit: a list of the topology, or what stands under a key of an index. */
export class Changeable {
  private readonly askers = new Set<Asker>();

  get isAsked(): boolean {
    return this.askers.size > 0;
  }

  /** Whatever is being made has asked this. */
  ask(): void {
    if (!current) return;
    current.asked ??= new Set();
    current.asked.add(this);
  }

  changed(): void {
    for (const asker of [...this.askers]) asker.expire();
  }

  /** The asker is told of changes from now on. */
  tell(asker: Asker): void {
    this.askers.add(asker);
  }

  tellNoMore(asker: Asker): void {
    this.askers.delete(asker);
    if (this.askers.size === 0) this.unasked();
  }

  /** Nobody has to be told of changes any more, for now. */
  protected unasked(): void {}
}

/** What is being made now, with what it has asked so far. */
let current: { asked: Set<Changeable> | undefined } | undefined;

export interface Made<Value> {
  readonly value: Value;
  readonly asked: ReadonlySet<Changeable>;
}

/** Makes something, and takes note of what it asks. What is made within something else has asked for that too. */
export function making<Value>(make: () => Value): Made<Value> {
  const around = current;
  const own: typeof current = { asked: undefined };
  current = own;
  try {
    return { value: make(), asked: own.asked ?? nothing };
  } finally {
    current = around;
    for (const changeable of own.asked ?? nothing) changeable.ask();
  }
}

const nothing: ReadonlySet<Changeable> = new Set();
