/** What topologies are made of besides declarations: origins, properties and values as written, and plain values. */

declare const originBrand: unique symbol;
/** Where something was written. Opaque here: only `syntax/` can open it. */
export interface Origin {
  readonly [originBrand]: true;
}

/** A property as written. */
export interface Property {
  readonly origin: Origin;
  readonly key: string;
  readonly values: readonly Value[];
}

/** A value as written: `text` without the quotes. */
export interface Value {
  readonly origin: Origin;
  readonly text: string;
  readonly quoted: boolean;
}

/** A written list of references. `items` are those that resolve, in their order. */
export interface References<T> {
  /** Whether the list was written at all; where not, the default holds. */
  readonly written: boolean;
  readonly items: readonly T[];
  /** Whether every reference of the list resolved. Where not, a rule about what is missing from it stays silent. */
  readonly complete: boolean;
}

/** Durations are seconds. What isn't stated is undefined: the runbook shows the version's default. */
export interface Restart {
  readonly origin: Origin;
  readonly properties: readonly Property[];
  readonly attempts: number | undefined;
  readonly period: number | undefined;
  readonly failover: boolean | undefined;
  readonly retryAfter: number | undefined;
  readonly pendingTimeout: number | undefined;
}

/** An IPv4 address as written; octets and prefix are not checked for their range. */
export interface Ipv4 {
  readonly text: string;
  readonly octets: readonly [number, number, number, number];
  readonly prefix: number;
}

/** A comment that suppresses findings on one line. */
export interface Suppression {
  readonly origin: Origin;
  /** Whether it stands before the line that it is about, or behind what is on that line. */
  readonly about: 'next line' | 'line';
  /** The number of the line that it is about, from 0. */
  readonly line: number;
  readonly codes: readonly SuppressedCode[];
  /** What stands behind `--`; undefined where nothing does. */
  readonly reason: string | undefined;
}

/** The code of a rule in such a comment, as written. */
export interface SuppressedCode {
  readonly origin: Origin;
  readonly code: string;
}
