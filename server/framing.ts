/** Reads and writes messages in a stream of bytes, and finds the next one again where a client broke off or counted wrong. */
import type { Readable, Writable } from 'node:stream';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';

/** With this each message begins. A message can't hold it with a number and a line break behind it: JSON has no such line. */
const mark = 'Content-Length:';
const markedLength = /Content-Length: *\d+\r\n/;
/** Bytes of the mark with its number. */
const longestMark = 40;
/** What a header may look like, up to its empty line. */
const headerLines = /^(?:[A-Za-z-]+: *[^\r\n]*\r\n)+$/;
/** In bytes; what is longer is no header. */
const longestHeader = 4096;
/** In bytes, what can become a text; a message that says it is longer is none. */
const longestBody = 2 ** 29 - 25;

/**
 * The base protocol of LSP, which names no way out of a wrong length: here everything up to the next header is passed over, and
 * told once as an error. The reader of the library waits for bytes that never come, or stays out of step for good.
 */
export class StreamReader extends AbstractMessageReader implements MessageReader {
  private readonly stream: Readable;
  private readonly chunks: Buffer[] = [];
  private size = 0;
  /** The last bytes, as many as a header of ours has. */
  private tail: Buffer = Buffer.alloc(0);
  /** Before so many bytes are there, nothing can be done. */
  private wanted = 1;
  /** Bytes are passed over; that has been told. */
  private isLost = false;

  constructor(stream: Readable) {
    super();
    this.stream = stream;
  }

  listen(callback: DataCallback): { dispose: () => void } {
    const read = (chunk: Buffer): void => this.add(chunk, callback);
    this.stream.on('data', read);
    this.stream.on('error', (error) => this.fireError(error));
    for (const end of ['end', 'close']) this.stream.once(end, () => this.fireClose());
    return { dispose: () => this.stream.off('data', read) };
  }

  private add(chunk: Buffer, callback: DataCallback): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    const newest = Buffer.concat([this.tail, chunk]);
    this.tail = newest.subarray(-longestMark);
    // A header in what should still be one message: that may have broken off.
    if (this.size < this.wanted && !newest.includes(mark)) return;
    const rest = this.readAll(Buffer.concat(this.chunks), callback);
    this.chunks.length = 0;
    this.chunks.push(rest);
    this.size = rest.length;
  }

  /** @returns the bytes that are to be looked at again when there are more */
  private readAll(bytes: Buffer, callback: DataCallback): Buffer {
    let rest = bytes;
    for (;;) {
      this.wanted = 1;
      const headerEnd = rest.indexOf('\r\n\r\n');
      if (headerEnd < 0 && rest.length <= longestHeader) return rest;
      const isHeader = headerEnd >= 0 && headerEnd <= longestHeader;
      const length = isHeader ? lengthIn(rest.toString('latin1', 0, headerEnd + 2)) : undefined;
      if (length === undefined) {
        rest = this.passOver(rest, 1, 'A message has no proper header with a Content-Length.');
        if (!startsWithMark(rest)) return rest;
        continue;
      }
      const start = headerEnd + 4;
      const body = rest.subarray(start, start + length);
      const broken = brokenAt(body);
      if (broken !== undefined) {
        rest = this.passOver(rest, start + broken, 'A message is shorter than its Content-Length.');
        continue;
      }
      if (body.length < length) {
        this.wanted = start + length;
        return rest;
      }
      // What is no message may end with the beginning of the next one.
      const end = start + length - (this.tell(body, callback) ? 0 : Math.min(length, longestMark));
      rest = rest.subarray(end);
    }
  }

  /** @returns whether it is a message */
  private tell(body: Buffer, callback: DataCallback): boolean {
    let message: Parameters<DataCallback>[0];
    try {
      message = JSON.parse(body.toString('utf8'));
    } catch (error) {
      this.isLost = true;
      this.fireError(new Error(`A message is not JSON: ${error instanceof Error ? error.message : error}`));
      return false;
    }
    this.isLost = false;
    callback(message);
    return true;
  }

  /** What begins with the first mark from there on, or else the last few bytes, which may be the beginning of one. */
  private passOver(bytes: Buffer, from: number, reason: string): Buffer {
    if (!this.isLost) this.fireError(new Error(reason));
    this.isLost = true;
    const next = bytes.indexOf(mark, from);
    return bytes.subarray(next < 0 ? Math.max(from, bytes.length - mark.length) : next);
  }
}

function startsWithMark(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, mark.length) === mark;
}

/** The length that a header gives; undefined where it isn't one. */
function lengthIn(header: string): number | undefined {
  const given = headerLines.test(header) ? /^Content-Length: *(\d{1,10})\r$/im.exec(header)?.[1] : undefined;
  const length = Number(given);
  return length <= longestBody ? length : undefined;
}

/** Where in a body the header of the next message begins. */
function brokenAt(body: Buffer): number | undefined {
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (markedLength.test(body.toString('latin1', at, at + longestMark))) return at;
  }
  return undefined;
}

/** Writes header and body of a message at once: the library's writer takes two turns and two calls of the system for each. */
export class StreamWriter extends AbstractMessageWriter implements MessageWriter {
  private readonly stream: Writable;
  private failures = 0;

  constructor(stream: Writable) {
    super();
    this.stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.once('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const body = JSON.stringify(message);
      this.stream.write(`${mark} ${Buffer.byteLength(body)}\r\n\r\n${body}`, (error) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.failures);
        reject(error);
      });
    });
  }

  end(): void {
    this.stream.end();
  }
}
