/** Langium's services for `.btc`, put together once: the only place that constructs them. */
import {
  type AstNode,
  type CstNode,
  type DeepPartial,
  DefaultNameProvider,
  EMPTY_SCOPE,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type ScopeProvider,
} from 'langium';
import * as ast from '../generated/ast.ts';
import { BtcDocumentBuilder } from './document-builder.ts';
import { BtcLanguages } from './languages.ts';
import { BtcLexer, BtcLexerMessages } from './lexer.ts';
import { BtcLinker } from './linker.ts';
import { BtcValueConverter } from './names.ts';
import { nameOf } from './symbols.ts';

/** The resource of a clustered host is named by its reference to the host. */
class BtcNameProvider extends DefaultNameProvider {
  override getName(node: AstNode): string | undefined {
    return ast.isBiztalkHostResource(node) ? nameOf(node) : super.getName(node);
  }

  override getNameNode(node: AstNode): CstNode | undefined {
    return ast.isBiztalkHostResource(node) ? node.host?.$cstNode : super.getNameNode(node);
  }
}

/** References are resolved by the linker alone; nothing else asks for a scope. */
const noScopes: ScopeProvider = { getScope: () => EMPTY_SCOPE };

export const btcModule: Module<LangiumCoreServices, DeepPartial<LangiumCoreServices>> = {
  parser: {
    Lexer: (services) => new BtcLexer(services),
    LexerErrorMessageProvider: () => new BtcLexerMessages(),
    ValueConverter: () => new BtcValueConverter(),
  },
  references: {
    Linker: (services) => new BtcLinker(services),
    NameProvider: () => new BtcNameProvider(),
    ScopeProvider: () => noScopes,
  },
};

export type BtcSharedServices = LangiumSharedCoreServices & { readonly ServiceRegistry: BtcLanguages };

export const btcSharedModule: Module<
  LangiumSharedCoreServices,
  DeepPartial<LangiumSharedCoreServices> & { readonly ServiceRegistry: BtcLanguages }
> = {
  ServiceRegistry: (services) => new BtcLanguages(services),
  workspace: { DocumentBuilder: (services) => new BtcDocumentBuilder(services) },
};
