/** A piece of the page as plain data: views are pure functions to it, and only `patch.ts` touches the document. */

export interface Markup {
  readonly name: string;
  /** Whether the element is SVG; else it is HTML. */
  readonly svg: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Piece[];
}

/** An element or the text of a text node. */
export type Piece = Markup | string;

/** What a child may be written as: absent pieces are left out, lists are flattened. */
export type Child = Piece | undefined | readonly Child[];

/** An HTML element. An attribute that is `false` or undefined is left out, one that is `true` stands without a value. */
export function html(
  name: string,
  attributes: Readonly<Record<string, string | boolean | undefined>>,
  ...children: readonly Child[]
): Markup {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || value === false ? [] : [[key, value === true ? '' : value] as const],
  );
  return { name, svg: false, attributes: Object.fromEntries(written), children: children.flatMap(pieces) };
}

function pieces(child: Child): readonly Piece[] {
  if (child === undefined) return [];
  return typeof child === 'string' || 'name' in child ? [child] : child.flatMap(pieces);
}

/** The text of a piece, as `textContent` has it. */
export function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.children.map(textOf).join('');
}
