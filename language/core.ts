/** Langium's services for the language alone, without an editor around them. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  type FileSystemProvider,
  inject,
  type LangiumCoreServices,
} from 'langium';
import { BtcGeneratedModule, BtcGeneratedSharedModule } from './generated/module.ts';
import { type BtcSharedServices, btcModule, btcSharedModule } from './syntax/services.ts';

export interface Core {
  readonly shared: BtcSharedServices;
  readonly services: LangiumCoreServices;
}

/** @param fileSystem where imported files are read from; by default there are none. */
export function createCore(fileSystem?: () => FileSystemProvider): Core {
  const shared: BtcSharedServices = inject(
    createDefaultSharedCoreModule({ fileSystemProvider: fileSystem ?? EmptyFileSystem.fileSystemProvider }),
    BtcGeneratedSharedModule,
    btcSharedModule,
  );
  const services: LangiumCoreServices = inject(createDefaultCoreModule({ shared }), BtcGeneratedModule, btcModule);
  shared.ServiceRegistry.register(services);
  return { shared, services };
}
