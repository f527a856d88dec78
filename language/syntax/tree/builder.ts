/** Builds the nodes of one unit: what the compiled grammar calls for each token, text, reference and node that it comes to. */
import type { AstNode, CstNode } from 'langium';
import type * as ast from '../../generated/ast.ts';
import { unquote } from '../names.ts';
import type { SourceText } from '../text/source-text.ts';
import { Branch, Leaf, Root } from './cst.ts';
import type { Comment, Token } from './lexer.ts';
import { NameReference } from './reference.ts';
import { Unit } from './unit.ts';

/** What a unit consists of, in its order: comments, tokens as repair has left them, and units that have been read. */
export type Piece = Token | Comment | Unit;

/** A node of the tree while it is being built: what repair had to put in stays undefined. */
type Draft<Node extends AstNode> = {
  -readonly [Key in keyof Node]: Node[Key] extends readonly unknown[] ? Node[Key] : Node[Key] | undefined;
};

/** Any node, as far as all are alike. */
type Growing = { readonly $type: string; $cstNode?: Branch };

/** The fields of a node before they are read: texts, references and nodes may be undefined until then. */
type Empty<Node extends AstNode> = { readonly $type: Node['$type'] } & {
  readonly [Key in Exclude<keyof Node, `$${string}`>]: Node[Key] | undefined;
};

/** What the node of a whole file is made of, beside what stands in it. */
export interface RootOf {
  readonly source: SourceText;
  /** That of the earlier reading, which becomes the new one: so nothing has to be set in what stands in it as before. */
  readonly earlier: ast.File | undefined;
}

export class TreeBuilder {
  private readonly unit: Unit;
  /** Where the unit begins, in the text that its pieces are from. */
  private readonly offset: number;
  private readonly pieces: readonly Piece[];
  private readonly root: RootOf | undefined;
  private at = 0;
  private branch: Branch | undefined;

  /** @param root for the unit of a whole file */
  constructor(unit: Unit, offset: number, pieces: readonly Piece[], root?: RootOf) {
    this.unit = unit;
    this.offset = offset;
    this.pieces = pieces;
    this.root = root;
  }

  /** The kind of the next token; for a unit, that of its first one. Empty at the end. */
  kind(): string {
    let index = this.at;
    while (isComment(this.pieces[index])) index++;
    const piece = this.pieces[index];
    return piece instanceof Unit ? piece.context.keyword : (piece?.kind ?? '');
  }

  /** @throws Error: repair has left something that is no sentence of the grammar. */
  unexpected(): never {
    throw new Error(`The parser met \`${this.kind()}\` where the grammar doesn't allow it.`);
  }

  open<Node extends AstNode>(empty: Empty<Node>): Draft<Node> {
    const around = this.branch;
    const root = around ? undefined : this.root;
    const node: Growing = root?.earlier ? Object.assign(root.earlier, empty) : empty;
    const branch = root ? rootOf(root, node) : new Branch(node);
    around?.append(branch);
    node.$cstNode = branch;
    this.branch = branch;
    return node as unknown as Draft<Node>;
  }

  close<Node extends AstNode>(node: Draft<Node>): Node {
    const around = this.branch?.container;
    // Comments behind everything else have no token to stand before.
    if (!around) this.placeComments();
    this.branch = around as Branch | undefined;
    return node as Node;
  }

  /** A node that was read as a unit of its own, where the next piece is one. */
  ready<Node extends AstNode>(): Node | undefined {
    let index = this.at;
    while (isComment(this.pieces[index])) index++;
    const piece = this.pieces[index];
    if (!(piece instanceof Unit)) return undefined;
    this.placeComments();
    this.at++;
    const node = piece.node as Node & { readonly $cstNode: Branch };
    this.branch?.append(node.$cstNode);
    return node;
  }

  expect(kind: string): void {
    if (this.kind() !== kind) this.unexpected();
    this.leaf(undefined);
  }

  /** A token whose text doesn't matter: that it is there is what the feature says. */
  mark(feature: string): void {
    this.leaf(feature);
  }

  /** The text of the next token, without its quotes; undefined where repair has put the token in. */
  text<Text extends string>(feature: string, kinds: ReadonlySet<string>): Text | undefined {
    if (!kinds.has(this.kind())) this.unexpected();
    const { image } = this.leaf(feature);
    return image === '' ? undefined : (unquote(image) as Text);
  }

  /** The next name, as a reference that nobody has linked yet; undefined where repair has put it in. */
  reference(feature: string): NameReference | undefined {
    if (this.kind() !== 'ID' && this.kind() !== 'STRING') this.unexpected();
    const { image } = this.leaf(feature);
    return image === '' ? undefined : new NameReference(unquote(image), this.branch?.content.at(-1) as Leaf);
  }

  /** Tells a node its parent. What nothing is written of is no child, but knows where it would stand. */
  put<Node extends AstNode>(parent: object, feature: string, node: Node): Node | undefined {
    contain(parent, node, feature, undefined);
    return isWritten(node) ? node : undefined;
  }

  /** The same for a list of its parent. */
  add<Node extends AstNode>(parent: object, feature: string, list: Node[], node: Node): void {
    contain(parent, node, feature, list.length);
    if (isWritten(node)) list.push(node);
  }

  /** Puts the node that is being read into a new one, which stands in its place from now on. */
  wrap<Node extends AstNode>(inner: Draft<Node>, empty: Empty<Node>, feature: string): Draft<Node> {
    const node: Growing = empty;
    const wrapped = inner.$cstNode as Branch;
    const branch = new Branch(node);
    const around = wrapped.container as Branch | undefined;
    if (around) {
      around.content.pop();
      around.append(branch);
    }
    branch.append(wrapped);
    node.$cstNode = branch;
    this.branch = branch;
    Object.assign(node, { [feature]: inner });
    contain(node, inner as AstNode, feature, undefined);
    return node as unknown as Draft<Node>;
  }

  private leaf(feature: string | undefined): Token {
    this.placeComments();
    const token = this.pieces[this.at++] as Token;
    this.branch?.append(
      new Leaf(this.unit, token.offset - this.offset, token.image.length, token.kind, false, feature),
    );
    return token;
  }

  /** Comments before the next token stand before the outermost node that begins with it, as Langium places them. */
  private placeComments(): void {
    let piece = this.pieces[this.at];
    if (!isComment(piece)) return;
    let branch = this.branch as Branch;
    let index = branch.content.length;
    while (index === 0 && branch.container) {
      const around = branch.container as Branch;
      index = around.content.indexOf(branch);
      branch = around;
    }
    for (; isComment(piece); piece = this.pieces[++this.at]) {
      const { kind, image, offset } = piece;
      branch.insert(index++, new Leaf(this.unit, offset - this.offset, image.length, kind, true, undefined));
    }
  }
}

function rootOf({ source, earlier }: RootOf, node: AstNode): Root {
  const known = earlier?.$cstNode as Root | undefined;
  if (!known) return new Root(node, source);
  known.goOn(source);
  return known;
}

function isComment(piece: Piece | undefined): piece is Comment {
  return (
    piece !== undefined && !(piece instanceof Unit) && (piece.kind === 'LINE_COMMENT' || piece.kind === 'BLOCK_COMMENT')
  );
}

/** Whether repair hasn't put in all of its tokens. */
function isWritten(node: { readonly $cstNode?: CstNode | undefined }): boolean {
  const branch = node.$cstNode as Branch | undefined;
  return branch?.content.some(hasText) ?? false;
}

function hasText(node: CstNode): boolean {
  return node instanceof Branch ? node.content.some(hasText) : !node.hidden && node.length > 0;
}

function contain(parent: object, node: AstNode, feature: string, index: number | undefined): void {
  const child = node as { $container?: unknown; $containerProperty?: string; $containerIndex?: number | undefined };
  // A node that was taken over mostly stands where it stood: not to set it anew saves V8 much.
  if (child.$container !== parent) child.$container = parent;
  if (child.$containerProperty !== feature) child.$containerProperty = feature;
  if (child.$containerIndex !== index) child.$containerIndex = index;
}
