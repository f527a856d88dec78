/**
 * The concrete syntax tree: what Langium calls the CST, with places that stay right when text before them changes.
 *
 * A leaf knows its place in its unit, a unit its place in the unit around it: an edit moves whole units, and touches no leaf in them.
 */
import type { AstNode, CompositeCstNode, CstNode, LeafCstNode } from 'langium';
import { SourceDocument } from '../text/source-document.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Unit } from './unit.ts';

type Range = CstNode['range'];
type TokenType = LeafCstNode['tokenType'];

abstract class SyntaxNode implements CstNode {
  container?: CompositeCstNode;
  abstract readonly offset: number;
  abstract readonly end: number;
  abstract readonly astNode: AstNode;
  abstract readonly hidden: boolean;

  abstract readonly length: number;

  get root(): Root {
    let node: CstNode = this;
    while (node.container) node = node.container;
    return node as Root;
  }

  get text(): string {
    return this.root.source.slice(this.offset, this.end);
  }

  get range(): Range {
    const { document } = this.root;
    return { start: document.positionAt(this.offset), end: document.positionAt(this.end) };
  }
}

/** A token or a comment. */
export class Leaf extends SyntaxNode implements LeafCstNode {
  readonly tokenType: TokenType;
  readonly hidden: boolean;
  /** The feature of the AST node that the token's text is the value of, where it is one's. */
  readonly feature: string | undefined;
  override readonly length: number;
  private readonly unit: Unit;
  private readonly start: number;

  /** @param start in the unit */
  constructor(unit: Unit, start: number, length: number, kind: string, hidden: boolean, feature: string | undefined) {
    super();
    this.unit = unit;
    this.start = start;
    this.length = length;
    this.tokenType = tokenTypeOf(kind);
    this.hidden = hidden;
    this.feature = feature;
  }

  override get offset(): number {
    return this.unit.offset + this.start;
  }

  override get end(): number {
    return this.offset + this.length;
  }

  override get astNode(): AstNode {
    // A leaf stands in a branch from the moment it is made.
    return (this.container as Branch).astNode;
  }
}

/** The tokens of one AST node. */
export class Branch extends SyntaxNode implements CompositeCstNode {
  content: SyntaxNode[] = [];
  override astNode: AstNode;

  constructor(astNode: AstNode) {
    super();
    this.astNode = astNode;
  }

  get hidden(): boolean {
    return false;
  }

  override get length(): number {
    return this.end - this.offset;
  }

  append(node: SyntaxNode): void {
    if (node.container !== this) (node as { container: CompositeCstNode }).container = this;
    this.content.push(node);
  }

  insert(index: number, node: SyntaxNode): void {
    (node as { container: CompositeCstNode }).container = this;
    this.content.splice(index, 0, node);
  }

  override get offset(): number {
    return (this.content.find(isShown) ?? this.content[0])?.offset ?? 0;
  }

  override get end(): number {
    return (this.content.findLast(isShown) ?? this.content.at(-1))?.end ?? 0;
  }
}

function isShown({ hidden }: SyntaxNode): boolean {
  return !hidden;
}

/** The tree of a whole file. */
export class Root extends Branch {
  source: SourceText;

  constructor(astNode: AstNode, source: SourceText) {
    super(astNode);
    this.source = source;
  }

  /** Becomes the tree of a later state of the file. */
  goOn(source: SourceText): void {
    this.source = source;
    this.content = [];
  }

  get fullText(): string {
    return this.source.toString();
  }

  /** The text as what tells offsets as lines and columns. */
  get document(): SourceDocument {
    return new SourceDocument('', '', 0, this.source);
  }
}

const tokenTypes = new Map<string, TokenType>();

function tokenTypeOf(kind: string): TokenType {
  let type = tokenTypes.get(kind);
  if (!type) {
    type = { name: kind };
    tokenTypes.set(kind, type);
  }
  return type;
}

/** The token that a feature of an AST node was read from; the first, where there are several. */
export function leafOf(node: AstNode, feature: string): CstNode | undefined {
  const branch = node.$cstNode as Branch | undefined;
  return branch?.content.find((child) => child instanceof Leaf && child.feature === feature);
}
