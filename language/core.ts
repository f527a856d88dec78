/** Langium's services for the language alone, without an editor around them. */
import { EmptyFileSystem, type FileSystemProvider } from 'langium';
import { type BtcSharedServices, createSharedServices } from './syntax/services.ts';

/** @param fileSystem where imported files are read from; by default there are none. */
export function createCore(fileSystem?: () => FileSystemProvider): BtcSharedServices {
  return createSharedServices(fileSystem ?? EmptyFileSystem.fileSystemProvider, {});
}
