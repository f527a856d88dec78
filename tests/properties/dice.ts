/** Choices that follow from a seed. Seed 0 always chooses what is plainest, which is where fast-check shrinks to. */

/** A number below `sides` that follows from the parts; 0 for seed 0. */
export function choose(seed: number, sides: number, ...parts: readonly (string | number)[]): number {
  if (seed === 0) return 0;
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  for (const character of parts.join('\u0000')) hash = mix(hash ^ (character.codePointAt(0) ?? 0));
  return (mix(hash) >>> 0) % sides;
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}

export class Dice {
  private readonly seed: number;
  private throws = 0;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** From 0; 0 for seed 0. */
  below(sides: number): number {
    this.throws += 1;
    return sides <= 1 ? 0 : choose(this.seed, sides, this.throws);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** Once in so many times; never for seed 0. */
  once(inTimes: number): boolean {
    return this.below(inTimes) === 1 % inTimes && this.seed !== 0;
  }

  /** @throws RangeError where there is nothing to choose from. */
  one<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to choose from.');
    return item;
  }

  /** Undefined where there is nothing to choose from. */
  anyOf<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    if (this.seed === 0) return items;
    const left = [...items];
    return items.flatMap(() => left.splice(this.below(left.length), 1));
  }

  /** At least so many of the items, in any order. */
  some<T>(items: readonly T[], least: number): readonly T[] {
    return this.shuffled(items).slice(0, this.between(Math.min(least, items.length), items.length));
  }

  /** Other dice, so that what is thrown there changes nothing here. */
  apart(label: string): Dice {
    return new Dice(this.seed === 0 ? 0 : choose(this.seed, 0x7ffffffe, label) + 1);
  }
}
