/** Langium's services with those of the language and of this server: the only place that puts them together. */
import type { DeepPartial, LangiumSharedCoreServices, Module } from 'langium';
import { NormalizedTextDocuments } from 'langium/lsp';
import { createSharedServices, type SourceDocument, sourceDocuments } from '#language';
import { BuildStamps } from './build-stamps.ts';
import type { Failed } from './failures.ts';
import type { Files } from './files.ts';
import { BtcWorkspace, ServerDocumentFactory } from './workspace.ts';

/** Langium's services where this server's own can do more than Langium asks of them. */
interface AddedServices {
  readonly workspace: {
    readonly IndexManager: BuildStamps;
    readonly WorkspaceManager: BtcWorkspace;
    /** The documents that are open in the editor. */
    readonly TextDocuments: NormalizedTextDocuments<SourceDocument>;
  };
}

export type SharedServices = LangiumSharedCoreServices & AddedServices;

/** Langium's own editor features are left out: they know neither names in quotes nor references of several names. */
export function createServices(files: Files, failed: Failed): SharedServices {
  const serverModule: Module<SharedServices, DeepPartial<LangiumSharedCoreServices> & AddedServices> = {
    workspace: {
      TextDocuments: () => new NormalizedTextDocuments(sourceDocuments),
      IndexManager: () => new BuildStamps(),
      WorkspaceManager: (services) => new BtcWorkspace(services, files, failed),
      LangiumDocumentFactory: (services) => new ServerDocumentFactory(services, failed),
    },
  };
  return createSharedServices<AddedServices>(() => files, serverModule);
}
