/** What is made of elements and topologies for many askers, and kept from edit to edit. */
import { alike } from './alike.ts';
import { Changeable, isNoted, Made, type Maker } from './asking.ts';

/** What came of making something that threw. */
class Failure {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** How often anything may have changed. */
let edits = 0;

/** To be called before anything that can be asked is changed; until all of it is, nothing may be asked. */
export function beginEdit(): void {
  edits++;
}

/**
 * Something made of what can change, for all who ask it: made again when it is asked after something of that has changed. Who asked it
 * is asked again only where it has become another.
 */
export class Kept<Of, Value> extends Changeable implements Maker<Of, Value | Failure> {
  private readonly of: Of;
  private readonly makeOf: (of: Of) => Value;
  private made: Made<Of, Value | Failure> | undefined;
  /** What was made for who notes nothing. */
  private unnoted: { readonly value: Value | Failure } | undefined;
  /** Before which edit it was made or looked at last. While nobody has to be told of changes, it is of use until the next. */
  private edit = -1;

  constructor(of: Of, make: (of: Of) => Value) {
    super();
    this.of = of;
    this.makeOf = make;
  }

  make(of: Of): Value | Failure {
    try {
      return this.makeOf(of);
    } catch (error) {
      return new Failure(error);
    }
  }

  expired(): void {
    this.changed(undefined, false);
  }

  /** @throws what its making has thrown, for as long as it would again */
  get(): Value {
    this.ask();
    const { value } = !isNoted() && !this.isAsked ? this.withoutNotes() : this.upToDate();
    if (value instanceof Failure) throw value.error;
    return value;
  }

  override settle(): void {
    this.upToDate();
  }

  private withoutNotes(): { readonly value: Value | Failure } {
    if (this.edit !== edits) {
      this.made = undefined;
      this.unnoted = undefined;
    }
    this.edit = edits;
    const made = this.made ?? this.unnoted ?? { value: this.make(this.of) };
    this.unnoted = made;
    return made;
  }

  private upToDate(): Made<Of, Value | Failure> {
    if (!this.made || (!this.isAsked && this.edit !== edits)) {
      this.made = new Made(this.of, this);
      this.unnoted = undefined;
    } else if (this.isAsked) {
      const before = this.made.value;
      if (this.made.update()) {
        if (alike(before, this.made.value)) this.made.value = before;
        else this.changed();
      }
    }
    this.edit = edits;
    return this.made;
  }

  protected override nowAsked(): void {
    (this.made ?? this.upToDate()).listen();
  }

  protected override unasked(): void {
    this.made?.leave();
    this.made = undefined;
  }
}
