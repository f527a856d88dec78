/**
 * Takes note of what is asked while something is made, so that it can be kept until something of that has changed. Nobody has to say
 * what he asks: whatever can change says by itself that it is being asked.
 */

/** Something that is kept until what it asked has changed. */
export interface Asker {
  /**
   * Something that it asked has changed, or may have.
   * @param isSure whether it has: what was made of something that has changed may be the same as before
   */
  expire(isSure: boolean): void;
}

/** Which parts of something are meant, as bits of a number. */
export type Parts = number;
export const mostParts = 31;
const allParts: Parts = -1;

/** What may be different after an edit: an element, a list of the topology, what stands under a key of an index, what was made of these. */
export class Changeable {
  private askers: Map<Asker, Parts> | undefined;
  /** Who has noted last that he asks this, and at which place of his notes. */
  private notedBy = 0;
  private notedAt = 0;

  get isAsked(): boolean {
    return this.askers !== undefined;
  }

  /** Whatever is being made has asked this. */
  ask(parts: Parts = allParts): void {
    if (asking === 0) return;
    if (this.notedBy === asking) {
      pad.parts[this.notedAt] = (pad.parts[this.notedAt] ?? 0) | parts;
    } else {
      this.notedBy = asking;
      this.notedAt = pad.length;
      pad.asked[pad.length] = this;
      pad.parts[pad.length] = parts;
      pad.length++;
    }
  }

  changed(parts: Parts = allParts, isSure = true): void {
    if (!this.askers) return;
    for (const [asker, asked] of this.askers) if ((asked & parts) !== 0) asker.expire(isSure);
  }

  /** The asker is told of changes from now on. */
  tell(asker: Asker, parts: Parts = allParts): void {
    const isFirst = this.askers === undefined;
    this.askers ??= new Map();
    this.askers.set(asker, (this.askers.get(asker) ?? 0) | parts);
    if (isFirst) this.nowAsked();
  }

  tellNoMore(asker: Asker): void {
    if (!this.askers?.delete(asker) || this.askers.size > 0) return;
    this.askers = undefined;
    this.unasked();
  }

  /** Finds out whether it has changed, where that isn't known. */
  settle(): void {}

  /** Somebody has to be told of changes from now on. */
  protected nowAsked(): void {}

  /** Nobody has to be told of changes any more, for now. */
  protected unasked(): void {}
}

/** What somebody asked, and of each which parts. What he asked again after having asked for something else to be made may be in it twice. */
interface Notes {
  readonly asked: readonly Changeable[];
  readonly parts: readonly Parts[];
}

/** Where notes are taken. Those of what is being made within something else stand behind those of that. */
const pad: { readonly asked: (Changeable | undefined)[]; readonly parts: Parts[]; length: number } = {
  asked: [],
  parts: [],
  length: 0,
};

/** The number of what is being made now; 0 where nothing is. */
let asking = 0;
let lastAsking = 0;

const upToDate = 0;
const doubtful = 1;
const stale = 2;

/** Makes values of things. */
export interface Maker<Of, Value> {
  make(of: Of): Value;
  /** Called when something that was made may have to be made again, once until it is. */
  expired(made: Made<Of, Value>): void;
}

/** Something that was made, with what it asked. */
export class Made<Of, Value> implements Asker {
  readonly of: Of;
  value: Value;
  private readonly maker: Maker<Of, Value>;
  private notes: Notes;
  private state = upToDate;
  private isListening = false;

  constructor(of: Of, maker: Maker<Of, Value>) {
    this.of = of;
    this.maker = maker;
    const { value, notes } = noting(maker, of);
    this.value = value;
    this.notes = notes;
  }

  expire(isSure: boolean): void {
    const before = this.state;
    if (isSure) this.state = stale;
    else if (before === upToDate) this.state = doubtful;
    if (before === upToDate) this.maker.expired(this);
  }

  /**
   * Makes it again where something that it asked is another now.
   * @returns whether it was
   */
  update(): boolean {
    if (this.state === doubtful) this.askWhetherStale();
    if (this.state === upToDate) return false;
    const { value, notes } = noting(this.maker, this.of);
    this.value = value;
    this.state = upToDate;
    if (sameNotes(notes, this.notes)) return true;
    const isListening = this.isListening;
    const before = this.notes;
    this.notes = notes;
    if (isListening) {
      // Those that are asked as before stay so, as what nobody asks in between would be forgotten. Of parts none is taken away: to be asked
      // again once too often costs less than to find out.
      tell(notes, this);
      const asked = new Set(notes.asked);
      for (const changeable of before.asked) if (!asked.has(changeable)) changeable.tellNoMore(this);
    }
    return true;
  }

  /** It is told of changes from now on. Until then it must not be relied on after any. */
  listen(): void {
    this.isListening = true;
    tell(this.notes, this);
  }

  /** It is told of no changes any more. */
  leave(): void {
    this.isListening = false;
    for (const changeable of this.notes.asked) changeable.tellNoMore(this);
  }

  /** What was asked first is looked at first: what was asked later may have been for that alone. */
  private askWhetherStale(): void {
    for (const changeable of this.notes.asked) {
      changeable.settle();
      if (this.state === stale) return;
    }
    this.state = upToDate;
  }
}

function tell({ asked, parts }: Notes, asker: Asker): void {
  for (let index = 0; index < asked.length; index++) asked[index]?.tell(asker, parts[index]);
}

function sameNotes(a: Notes, b: Notes): boolean {
  return (
    a.asked.length === b.asked.length &&
    a.asked.every((changeable, index) => changeable === b.asked[index] && a.parts[index] === b.parts[index])
  );
}

const nothingAsked: Notes = { asked: [], parts: [] };

/** Makes something, and takes note of what it asks. */
function noting<Of, Value>(maker: Maker<Of, Value>, of: Of): { readonly value: Value; readonly notes: Notes } {
  const around = asking;
  const start = pad.length;
  asking = ++lastAsking;
  try {
    const value = maker.make(of);
    return { value, notes: pad.length === start ? nothingAsked : notesFrom(start) };
  } finally {
    asking = around;
    pad.asked.fill(undefined, start, pad.length);
    pad.length = start;
  }
}

function notesFrom(start: number): Notes {
  return {
    asked: pad.asked.slice(start, pad.length) as Changeable[],
    parts: pad.parts.slice(start, pad.length),
  };
}

/** Whether somebody takes note of what is asked now. */
export function isNoted(): boolean {
  return asking !== 0;
}
