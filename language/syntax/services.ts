/** Langium's services for `.btc`, put together once: the only place that constructs them. */
import {
  type AsyncParser,
  createDefaultSharedCoreModule,
  type DeepPartial,
  EMPTY_STREAM,
  type FileSystemProvider,
  type IndexManager,
  inject,
  type LangiumCoreServices,
  type LangiumDocument,
  type LangiumParser,
  type LangiumSharedCoreServices,
  type Linker,
  type Module,
  MultiMap,
  type ParseResult,
  type ScopeComputation,
  type ValidationRegistry,
} from 'langium';
import { BtcGeneratedSharedModule, BtcLanguageMetaData } from '../generated/module.ts';
import { BtcDocumentBuilder } from './document-builder.ts';
import { BtcDocumentFactory } from './document-factory.ts';
import { BtcLanguages } from './languages.ts';
import { BtcLinker } from './linker.ts';
import { SourceText } from './text/source-text.ts';
import { readSource } from './tree/read.ts';

/** Takes the place of Langium's index of names and references, which nothing here asks: names are resolved by the language itself. */
export class NoIndex implements IndexManager {
  async updateContent(): Promise<void> {}
  async updateReferences(_document: LangiumDocument): Promise<void> {}
  remove(): void {}
  removeContent(): void {}
  removeReferences(): void {}
  isAffected(): boolean {
    return false;
  }
  allElements(): typeof EMPTY_STREAM {
    return EMPTY_STREAM;
  }
  findAllReferences(): typeof EMPTY_STREAM {
    return EMPTY_STREAM;
  }
}

/** What building documents asks of a language: those of Langium's services that the language doesn't have are never asked for. */
interface BtcServices {
  readonly LanguageMetaData: typeof BtcLanguageMetaData;
  readonly parser: {
    readonly LangiumParser: Pick<LangiumParser, 'parse'>;
    readonly AsyncParser: AsyncParser;
  };
  readonly references: {
    readonly Linker: Pick<Linker, 'link' | 'unlink'>;
    readonly ScopeComputation: ScopeComputation;
  };
  readonly validation: { readonly ValidationRegistry: Pick<ValidationRegistry, 'getAllValidationCategories'> };
  readonly shared: LangiumSharedCoreServices;
}

const parse = (text: string): ParseResult<never> => readSource(SourceText.of(text)) as ParseResult<never>;

function languageModule(shared: LangiumSharedCoreServices): Module<BtcServices> {
  return {
    LanguageMetaData: () => BtcLanguageMetaData,
    parser: {
      LangiumParser: () => ({ parse }),
      AsyncParser: () => ({ parse: async (text: string) => parse(text) }),
    },
    references: {
      Linker: () => new BtcLinker(shared),
      // Names are gathered where they are looked up.
      ScopeComputation: () => ({
        collectExportedSymbols: async () => [],
        collectLocalSymbols: async () => new MultiMap(),
      }),
    },
    // Rules look at whole topologies, not at single documents.
    validation: { ValidationRegistry: () => ({ getAllValidationCategories: () => new Set<never>() }) },
    shared: () => shared,
  };
}

/** Langium's shared services with a registry that documents can be given to. */
export type BtcSharedServices = LangiumSharedCoreServices & { readonly ServiceRegistry: BtcLanguages };

const sharedModule: Module<
  LangiumSharedCoreServices,
  DeepPartial<LangiumSharedCoreServices> & { readonly ServiceRegistry: BtcLanguages }
> = {
  ServiceRegistry: (services) => new BtcLanguages(services),
  workspace: {
    DocumentBuilder: (services) => new BtcDocumentBuilder(services),
    IndexManager: () => new NoIndex(),
    LangiumDocumentFactory: (services) => new BtcDocumentFactory(services),
  },
};

/**
 * Langium's shared services with those of the language, which is registered.
 * @param fileSystem where imported files are read from
 * @param module what the host has instead of them or beside them
 */
export function createSharedServices<Added = unknown>(
  fileSystem: () => FileSystemProvider,
  module: Module<LangiumSharedCoreServices & Added, DeepPartial<LangiumSharedCoreServices> & Added>,
): BtcSharedServices & Added {
  const shared = inject(
    createDefaultSharedCoreModule({ fileSystemProvider: fileSystem }),
    BtcGeneratedSharedModule,
    sharedModule,
    module,
  );
  shared.ServiceRegistry.register(inject(languageModule(shared)) as unknown as LangiumCoreServices);
  return shared;
}
