/** How the table of properties describes a property: the values that it takes, and whether it must be there. */

/** What a reference may refer to. `computer` is a node of a cluster or a stand-alone server. */
export type Target = 'account' | 'domainGroup' | 'computer' | 'resource' | 'entsso' | 'sqlServer' | 'host';

/** The values that a property takes, one of these for each value of the property. */
export type ValueType =
  | { readonly is: 'reference'; readonly to: readonly Target[] }
  | { readonly is: 'enumeration'; readonly words: readonly string[] }
  /** A name that is no reference: a Windows network, a NetBIOS name; `suggested` are the customary ones. */
  | { readonly is: 'name'; readonly suggested?: readonly string[] }
  | { readonly is: 'text' }
  | { readonly is: 'integer' }
  /** IPv4 address with prefix length, `10.0.0.21/24`. */
  | { readonly is: 'address' }
  /** `900s`, `15m`, `1h`. */
  | { readonly is: 'duration' };

export interface PropertySchema {
  readonly type: ValueType;
  /** A comma-separated list; else exactly one value. */
  readonly list?: true;
  readonly required?: true;
  /** One sentence for hover and completion. */
  readonly doc: string;
  /**
   * What holds where the property is left out, as it completes "By default …": a value between backticks, or words. Left out itself where
   * nothing can be said of every topology.
   */
  readonly default?: string;
}

export interface DeclarationSchema {
  /** The word for a message: "an IP Address", "a cluster". */
  readonly title: string;
  readonly doc: string;
  readonly properties: Readonly<Record<string, PropertySchema>>;
}

export const reference = (...to: Target[]): ValueType => ({ is: 'reference', to });
export const words = (...values: readonly string[]): ValueType => ({ is: 'enumeration', words: values });
export const yesNo = words('yes', 'no');
export const name: ValueType = { is: 'name' };
export const text: ValueType = { is: 'text' };
export const integer: ValueType = { is: 'integer' };
export const duration: ValueType = { is: 'duration' };
