/** Reads a file from the disk, as long as it is one that somebody may have written. */
import { readFile, stat } from 'node:fs/promises';

/** A topology of a hundred thousand lines has some 3 MB. Far more is no topology, and what was made of it would fill the memory. */
const mostMegabytes = 4;

/** @throws Error with a sentence for the user where it is too large or no file, or that of the file system where it can't be read */
export async function readWholeFile(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  // Reading a device or a pipe that is called `x.btc` may never end.
  if (!found.isFile() && !found.isDirectory()) throw new Error('It is a device or a pipe.');
  if (found.size > mostMegabytes * 2 ** 20) {
    throw new Error(`It has more than ${mostMegabytes} MB, which is more than any topology needs.`);
  }
  return readFile(path);
}
