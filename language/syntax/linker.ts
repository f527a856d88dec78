/** Langium's linking on top of `resolve`: each segment of a chain becomes a cross-reference of its own, in one pass. */
import {
  type AstNode,
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  AstUtils,
  DefaultLinker,
  type DefaultReference,
  DocumentState,
  type LangiumCoreServices,
  type LangiumDocument,
  type LinkingError,
  type ReferenceInfo,
} from 'langium';
import * as ast from '../generated/ast.ts';
import { type BtcDocument, closureOf } from './imports.ts';
import { resolve, type Visible, visibleFrom, wantedBy } from './resolve.ts';
import type { DeclaredSymbol } from './symbols.ts';

export class BtcLinker extends DefaultLinker {
  private readonly descriptions: AstNodeDescriptionProvider;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.descriptions = services.workspace.AstNodeDescriptionProvider;
  }

  override async link(document: LangiumDocument): Promise<void> {
    const visible = this.visibleFrom(document);
    for (const node of AstUtils.streamAst(document.parseResult.value)) {
      if (isWholeReference(node)) this.linkChain(node, visible, document);
    }
  }

  /** Asked for a single reference, as Langium does when something looks at one before its document is linked. */
  override getCandidate(info: ReferenceInfo): AstNodeDescription | LinkingError {
    const segment = info.container;
    if (!ast.isReference(segment)) return this.createLinkingError(info);
    let whole = segment;
    while (ast.isReference(whole.$container)) whole = whole.$container;
    const wanted = wantedBy(whole);
    const resolution = wanted && resolve(whole, wanted, this.visibleFrom(AstUtils.getDocument(segment)));
    const symbol = resolution?.symbols[resolution.segments.indexOf(segment)];
    return symbol ? this.describe(symbol) : this.createLinkingError(info);
  }

  private visibleFrom(document: LangiumDocument): Visible {
    const files = closureOf(this.langiumDocuments(), document as BtcDocument).filter(
      ({ state }) => state >= DocumentState.Parsed,
    );
    return visibleFrom(files.map(({ parseResult }) => parseResult.value));
  }

  private linkChain(whole: ast.Reference, visible: Visible, document: LangiumDocument): void {
    const wanted = wantedBy(whole);
    const resolution = wanted && resolve(whole, wanted, visible);
    if (!resolution) return;
    resolution.segments.forEach((segment, index) => {
      this.setTarget(segment, resolution.symbols[index], document);
    });
  }

  private setTarget(segment: ast.Reference, symbol: DeclaredSymbol | undefined, document: LangiumDocument): void {
    const reference = segment.target as DefaultReference | undefined;
    if (!reference || reference._ref !== undefined) return;
    if (symbol) {
      reference._nodeDescription = this.describe(symbol);
      reference._ref = symbol.node;
    } else {
      reference._ref = this.createLinkingError({ reference, container: segment, property: 'target' });
    }
    document.references.push(reference);
  }

  private describe(symbol: DeclaredSymbol): AstNodeDescription {
    return this.descriptions.createDescription(symbol.node, symbol.name);
  }
}

/** Whether the node is a whole chain, not a qualifier within one. */
export function isWholeReference(node: AstNode): node is ast.Reference {
  return ast.isReference(node) && !ast.isReference(node.$container);
}
