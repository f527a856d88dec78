/** Langium's services with those of the language and of this server: the only place that puts them together. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  type DeepPartial,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  MultiMap,
  TextDocument,
} from 'langium';
import { NormalizedTextDocuments } from 'langium/lsp';
import { BtcGeneratedModule, BtcGeneratedSharedModule, btcModule, btcSharedModule } from '#language';
import { BuildStamps } from './build-stamps.ts';
import type { Failed } from './failures.ts';
import type { Files } from './files.ts';
import { BtcDocumentFactory, BtcWorkspace } from './workspace.ts';

/** Langium's services where this server's own can do more than Langium asks of them. */
interface AddedServices {
  readonly workspace: {
    readonly IndexManager: BuildStamps;
    readonly WorkspaceManager: BtcWorkspace;
    /** The documents that are open in the editor. */
    readonly TextDocuments: NormalizedTextDocuments<TextDocument>;
  };
}

export type SharedServices = LangiumSharedCoreServices & AddedServices;

/** The language resolves names by itself: what Langium gathers for that in each build would be gathered for nobody. */
const withoutScopes: Module<LangiumCoreServices, DeepPartial<LangiumCoreServices>> = {
  references: {
    ScopeComputation: () => ({
      collectExportedSymbols: async () => [],
      collectLocalSymbols: async () => new MultiMap(),
    }),
  },
};

/**
 * Langium's own editor features are left out: they know neither names in quotes nor references of several names, and their
 * completion parses the whole document again.
 */
export function createServices(files: Files, failed: Failed): SharedServices {
  const serverModule: Module<SharedServices, DeepPartial<LangiumSharedCoreServices> & AddedServices> = {
    workspace: {
      TextDocuments: () => new NormalizedTextDocuments(TextDocument),
      IndexManager: (services) => new BuildStamps(services),
      WorkspaceManager: (services) => new BtcWorkspace(services, files, failed),
      LangiumDocumentFactory: (services) => new BtcDocumentFactory(services, failed),
    },
  };
  const shared: SharedServices = inject(
    createDefaultSharedCoreModule({ fileSystemProvider: () => files }),
    BtcGeneratedSharedModule,
    btcSharedModule,
    serverModule,
  );
  const services: LangiumCoreServices = inject(
    createDefaultCoreModule({ shared }),
    BtcGeneratedModule,
    btcModule,
    withoutScopes,
  );
  shared.ServiceRegistry.register(services);
  return shared;
}
