/** Files on disk: reading texts in the encodings that Windows editors save, and replacing files in one step. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readWholeFile } from '../../read-file.ts';

/** UTF-8, or what Notepad calls "UTF-8 with BOM", "UTF-16 LE" and "UTF-16 BE", which begin with a byte order mark. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

export interface TextFile {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Reads a text file.
 * @throws Error with a sentence for the user where it can't be read, is too large, or isn't text in one of the encodings.
 */
export async function readTextFile(path: string): Promise<TextFile> {
  let bytes: Uint8Array;
  try {
    bytes = await readWholeFile(path);
  } catch (error) {
    throw new Error(whyNot(error), { cause: error });
  }
  return decode(bytes);
}

/** @throws Error with a sentence for the user where the bytes aren't text in one of the encodings. */
export function decode(bytes: Uint8Array): TextFile {
  const encoding = encodingOf(bytes);
  const mark = byteOrderMarks[encoding];
  try {
    const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes.subarray(mark.length)), encoding };
  } catch (error) {
    const where = encoding.startsWith('utf-8') ? ` (line ${firstLineThatIsNotUtf8(bytes)})` : '';
    const name = encoding.startsWith('utf-8') ? 'UTF-8' : 'UTF-16';
    throw new Error(`The text isn't ${name}${where}. Save the file as UTF-8.`, { cause: error });
  }
}

export function encode({ text, encoding }: TextFile): Uint8Array {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
    return Buffer.concat([byteOrderMarks[encoding], Buffer.from(text, 'utf8')]);
  }
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([byteOrderMarks[encoding], encoding === 'utf-16be' ? bytes.swap16() : bytes]);
}

/**
 * Replaces the text of an existing file in one step, so that a crash leaves the old text or the new one. The file keeps
 * its permissions; where the path is a symbolic link, the file behind it is replaced and the link stays.
 * @throws Error with a sentence for the user where it can't be written.
 */
export async function replaceTextFile(path: string, file: TextFile): Promise<void> {
  return replaceFile(path, encode(file));
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const target = await realpath(path);
    // Renaming over a file asks only the folder's permission; a file that is write-protected is meant to stay.
    await access(target, constants.W_OK);
    const { mode } = await stat(target);
    await moveIntoPlace(target, bytes, mode);
  } catch (error) {
    throw new Error(whyNot(error), { cause: error });
  }
}

/**
 * Writes a text file in one step, whether there is one of this name or not; one that is there is replaced like `replaceTextFile`
 * does it.
 * @throws Error with a sentence for the user where it can't be written.
 */
export async function writeTextFile(path: string, file: TextFile): Promise<void> {
  await writeWholeFile(path, encode(file));
}

/** The same for a file of any kind. */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await stat(path);
  } catch {
    try {
      return await moveIntoPlace(path, bytes, undefined);
    } catch (error) {
      throw new Error(whyNot(error), { cause: error });
    }
  }
  await replaceFile(path, bytes);
}

/** @param mode the permissions; those of a new file where they are undefined */
async function moveIntoPlace(target: string, bytes: Uint8Array, mode: number | undefined): Promise<void> {
  // Not made of the file's name, which may be as long as a name can be.
  const temporary = join(dirname(target), `.btc-${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      // The mode given to `open` is cut by the process's umask.
      if (mode !== undefined) await handle.chmod(mode);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a file that nobody edits, a text in UTF-8, where it is: it may be a pipe or a device, which nothing may replace.
 * @throws Error with a sentence for the user where it can't be written.
 */
export async function writeReport(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(isMissing ? 'There is no such folder.' : whyNot(error), { cause: error });
  }
}

const byteOrderMarks: Readonly<Record<Encoding, Uint8Array>> = {
  'utf-8': Uint8Array.of(),
  'utf-8-bom': Uint8Array.of(0xef, 0xbb, 0xbf),
  'utf-16le': Uint8Array.of(0xff, 0xfe),
  'utf-16be': Uint8Array.of(0xfe, 0xff),
};

function encodingOf(bytes: Uint8Array): Encoding {
  const marked = (['utf-8-bom', 'utf-16le', 'utf-16be'] as const).find((encoding) =>
    byteOrderMarks[encoding].every((byte, index) => bytes[index] === byte),
  );
  return marked ?? 'utf-8';
}

/** From 1. In UTF-8 the byte of a line feed stands for nothing else, so lines can be tried one by one. */
function firstLineThatIsNotUtf8(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; ; line++) {
    const lineFeed = bytes.indexOf(0x0a, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    if (lineFeed < 0) return line;
    start = end + 1;
  }
}

/** The sentence for an error of the file system. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EISDIR: 'It is a folder.',
  EACCES: 'Access is denied.',
  EPERM: 'Access is denied.',
  EROFS: 'The file system is read-only.',
  ELOOP: 'Its symbolic links go round in a circle.',
  ENAMETOOLONG: 'The name is too long.',
  ENOSPC: 'The disk is full.',
  EBUSY: 'Another program uses it.',
};
