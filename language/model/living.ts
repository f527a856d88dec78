/**
 * Elements that live on from edit to edit. An element is what a declaration means, and the same object as long as there is that
 * declaration; what it says may be another after each edit, and whoever asked for that is told.
 */
import { alike } from './alike.ts';
import { Changeable, mostParts, type Parts } from './asking.ts';
import type { Element } from './topology.ts';

type Values = Record<string, unknown>;

abstract class Living extends Changeable {
  /** What it says, by key. */
  readonly values: Values;

  constructor(values: Values) {
    super();
    this.values = values;
  }
}

/** Which part of an element each key is. */
type PartsByKey = ReadonlyMap<string, Parts>;
type LivingClass = (new (values: Values) => Living) & { readonly parts: PartsByKey };

/** By kind, of resources by type. All elements of a class have the same keys, and remain what they are. */
const classes = new Map<unknown, LivingClass>();

/** @param values all that an element of its kind says; they are the element's own from now on */
export function live<Of extends Element>(values: Of): Of {
  const id = values.kind === 'resource' ? values.type : values.kind;
  const known = classes.get(id) ?? classFor(values);
  classes.set(id, known);
  return new known(values as unknown as Values) as unknown as Of;
}

function classFor(values: Element): LivingClass {
  const constant = values.kind === 'resource' ? ['kind', 'type'] : ['kind'];
  const keys = Object.keys(values).filter((key) => !constant.includes(key));
  if (keys.length > mostParts) throw new RangeError(`${values.kind} has more keys than can be told apart.`);
  const parts: PartsByKey = new Map(keys.map((key, index) => [key, 1 << index]));
  const made = class extends Living {
    static readonly parts = parts;
  };
  // What never changes needn't be noted by who asks it.
  for (const key of constant) {
    Object.defineProperty(made.prototype, key, { enumerable: true, value: values[key as keyof Element] });
  }
  for (const [key, part] of parts) {
    Object.defineProperty(made.prototype, key, {
      enumerable: true,
      get(this: Living) {
        this.ask(part);
        return this.values[key];
      },
    });
  }
  return made;
}

/** Lets an element say something else under a key, where it isn't the same; a plain one too, as long as it is being made. */
export function say(element: Element, key: string, value: unknown): void {
  const living: object = element;
  if (!(living instanceof Living)) {
    (living as Values)[key] = value;
    return;
  }
  const before = living.values[key];
  // An origin is known by itself alone.
  if (key === 'origin' ? before === value : alike(before, value)) return;
  living.values[key] = value;
  living.changed((living.constructor as LivingClass).parts.get(key));
}

/** What an element says now, as a plain object; anything else as it is. */
export function saidBy<Of extends object>(element: Of): Of {
  if (!(element instanceof Living)) return element;
  element.ask();
  return { ...(element.values as Of) };
}
