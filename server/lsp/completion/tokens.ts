/** The tokens before the cursor, and what of a word is typed already. */

export interface Token {
  /** Without quotes where it is a string. */
  readonly text: string;
  readonly kind: 'word' | 'string' | 'punctuation';
  /** Whether nothing but space stands before it on its line. */
  readonly startsLine: boolean;
}

export interface BeforeCursor {
  readonly tokens: readonly Token[];
  /** What is typed of the word or string at the cursor, as it stands there; empty where the cursor is behind a space. */
  readonly typed: string;
  /** Whether a line break lies between the last token and the typed word. */
  readonly onNewLine: boolean;
}

const pattern =
  /(?<comment>\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?)|(?<string>"[^"\r\n]*"?)|(?<word>\d+\.[\d.]*(?:\/\d*)?|[A-Za-z0-9_-]+)|(?<break>\r?\n)|(?<punctuation>\S)/g;

/** The comment that the cursor is in, up to the cursor. */
export interface CommentAtCursor {
  readonly comment: string;
}

export function readBeforeCursor(text: string): BeforeCursor | CommentAtCursor {
  const tokens: Token[] = [];
  let onNewLine = true;
  for (const match of text.matchAll(pattern)) {
    const [image] = match;
    const { comment, string, word, punctuation } = match.groups ?? {};
    const atCursor = match.index + image.length === text.length;
    if (comment !== undefined) {
      const isClosed = image.startsWith('/*') && image.length > 3 && image.endsWith('*/');
      if (atCursor && !isClosed) return { comment: image };
    } else if (string !== undefined) {
      const isOpen = image.length === 1 || !image.endsWith('"');
      if (atCursor && isOpen) return { tokens, typed: image, onNewLine };
      tokens.push({ text: image.slice(1, isOpen ? undefined : -1), kind: 'string', startsLine: onNewLine });
      onNewLine = false;
    } else if (word !== undefined) {
      if (atCursor) return { tokens, typed: image, onNewLine };
      tokens.push({ text: image, kind: 'word', startsLine: onNewLine });
      onNewLine = false;
    } else if (punctuation !== undefined) {
      tokens.push({ text: image, kind: 'punctuation', startsLine: onNewLine });
      onNewLine = false;
    } else {
      onNewLine = true;
    }
  }
  return { tokens, typed: '', onNewLine };
}
