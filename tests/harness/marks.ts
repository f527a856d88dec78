/**
 * Caret comments: what an analysis is expected to say, written below the line that it says it about.
 *
 *     node BTS01
 *     //   ^^^^^ 💡 error: Message in full.        a finding of the page's rule, at exactly these columns
 *     //   ^^^^^ warning[other-code]: Message.     a finding of another rule; no 💡: it offers no fix
 *     //   ~~~~~ related: Message.                 a place that a finding refers to
 *     //<^^ error: Message.                        begins in the first column, which the slashes themselves cover
 *     //   ^^^^^… error: Message.                  goes on behind the end of the line
 */
import type { Severity } from '#language';

export interface Mark {
  readonly file: string;
  /** From 0, in the text without its caret comments. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Whether the marked text goes on behind the line. */
  readonly open: boolean;
  readonly kind: Severity | 'related';
  /** Undefined for a finding of the page's own rule, and for related places. */
  readonly code: string | undefined;
  readonly fixable: boolean;
  readonly message: string;
}

const markLine =
  /^(\s*)\/\/(\s*)(<?)([\^~]*)(…?) (💡 )?(error|warning|information|hint|related)(?:\[([a-z0-9-]+)\])?: (.*)$/u;

export interface MarkedText {
  /** The text without its caret comments. */
  readonly plain: string;
  readonly marks: readonly Mark[];
}

/** Takes the caret comments out of a text. */
export function readMarks(text: string, file: string): MarkedText {
  const plain: string[] = [];
  const marks: Mark[] = [];
  for (const line of text.split('\n')) {
    const match = markLine.exec(line);
    if (!match) {
      plain.push(line);
      continue;
    }
    const [, before = '', gap = '', fromComment = '', carets = '', more = '', bulb, kind, code, message = ''] = match;
    const comment = before.length + 2 + gap.length;
    marks.push({
      file,
      line: plain.length - 1,
      start: fromComment ? before.length : comment,
      end: comment + fromComment.length + carets.length,
      open: more !== '',
      kind: kind as Mark['kind'],
      code,
      fixable: bulb !== undefined,
      message,
    });
  }
  return { plain: plain.join('\n'), marks };
}

/** The caret comment of a mark. */
export function writeMark({ start, end, open, kind, code, fixable, message }: Mark): string {
  const caret = kind === 'related' ? '~' : '^';
  const place =
    start < 2 ? `//<${caret.repeat(Math.max(0, end - 3))}` : `//${' '.repeat(start - 2)}${caret.repeat(end - start)}`;
  return `${place}${open ? '…' : ''} ${fixable ? '💡 ' : ''}${kind}${code ? `[${code}]` : ''}: ${message}`;
}

/** The text with the caret comments of its marks. */
export function writeMarks(plain: string, marks: readonly Mark[]): string {
  return plain
    .split('\n')
    .flatMap((text, line) => [text, ...marks.filter((mark) => mark.line === line).map(writeMark)])
    .join('\n');
}

/** Two findings may refer to the same place with the same words: it is said once. */
export function withoutRepeats(marks: readonly Mark[]): readonly Mark[] {
  const seen = new Set<string>();
  return marks.filter((mark) => {
    const text = JSON.stringify([mark.file, mark.line, writeMark(mark)]);
    const repeated = mark.kind === 'related' && seen.has(text);
    seen.add(text);
    return !repeated;
  });
}
