/** Names, references, values and lists: the parts of declarations and properties, put right where they are incomplete. */
import { type BlockKind, shapeIn } from './shape.ts';
import type { TokenCursor } from './tokens.ts';

/** Whether the next token can be the name that a declaration or a list waits for, and isn't what comes after it. */
export function isName(cursor: TokenCursor): boolean {
  if (!cursor.isNameLike() || cursor.kind(1) === ':') return false;
  return !(cursor.isKeyword() && cursor.startsLine());
}

/** A name. One that begins with a digit counts as what it was meant to be. */
export function name(cursor: TokenCursor, missing: string): void {
  const token = cursor.peek();
  if (isName(cursor)) {
    cursor.keepAsName();
  } else if (token && numberKinds.has(cursor.kind()) && !cursor.startsLine() && cursor.kind(1) !== ':') {
    cursor.report(token, `A name that doesn't begin with a letter stands in quotes: "${token.image}".`);
    cursor.keepAsName();
  } else {
    cursor.reportBehind(missing);
    cursor.insert('ID');
  }
}

/** The name of something new: what follows a dot can only be a part of it that lacks its quotes. */
export function newName(cursor: TokenCursor, missing: string): void {
  name(cursor, missing);
  if (cursor.kind() !== '.' || cursor.startsLine()) return;
  let count = 0;
  while (!cursor.startsLine(count) && (cursor.kind(count) === '.' || cursor.isNameLike(count))) count++;
  cursor.setAside(count, 'A name with a dot in it stands in quotes.');
}

/** More segments than any declaration is deep. */
const longestChain = 8;

/** A name, or a chain of names with dots between them. */
export function reference(cursor: TokenCursor, missing: string): void {
  name(cursor, missing);
  for (let length = 1; cursor.kind() === '.'; length++) {
    if (length === longestChain) {
      let count = 1;
      while (cursor.kind(count) === '.' || cursor.kind(count - 1) === '.') count++;
      cursor.setAside(count, 'No name is qualified that often.');
      return;
    }
    cursor.keep();
    name(cursor, 'A name is missing behind the dot.');
  }
}

type Item = (cursor: TokenCursor, missing: string) => void;

/** The rest of a comma-separated list, whose first item is read. `around` is the block that it stands in. */
export function moreItems(cursor: TokenCursor, item: Item, around: BlockKind): void {
  for (;;) {
    if (cursor.kind() === ',' && declaresNext(cursor, around)) {
      cursor.setAside(1, 'Nothing of this list stands behind this comma.');
      return;
    }
    if (cursor.kind() === ',') {
      cursor.keep();
      item(cursor, 'Something is missing behind the comma.');
    } else if (continuesList(cursor)) {
      cursor.reportBehind('A comma is missing behind this, or `:` behind what follows.');
      cursor.insert(',');
      item(cursor, '');
    } else {
      return;
    }
  }
}

/** Whether a declaration of the block follows the comma: two names in a row are no item. */
function declaresNext(cursor: TokenCursor, around: BlockKind): boolean {
  return (
    shapeIn(around, cursor.kind(1)) !== undefined &&
    cursor.isNameLike(2) &&
    cursor.kind(3) !== ':' &&
    !cursor.startsLine(2)
  );
}

/** Two values on one line with nothing between them. */
function continuesList(cursor: TokenCursor): boolean {
  if (cursor.startsLine() || cursor.kind(1) === ':') return false;
  return valueKinds.has(cursor.kind());
}

const numberKinds: ReadonlySet<string> = new Set(['NUMBER', 'ADDRESS']);
const valueKinds: ReadonlySet<string> = new Set(['ID', 'STRING', ...numberKinds]);

/** Whether a value stands behind the next token, on the same line. */
export function isValueOnLine(cursor: TokenCursor): boolean {
  return !cursor.startsLine(1) && (cursor.isNameLike(1) || valueKinds.has(cursor.kind(1)));
}

export function values(cursor: TokenCursor, missing: string, around: BlockKind): void {
  value(cursor, missing);
  moreItems(cursor, value, around);
}

function value(cursor: TokenCursor, missing: string): void {
  if (numberKinds.has(cursor.kind())) {
    cursor.keep();
  } else if (isDrive(cursor)) {
    const drive = `${cursor.peek()?.image}:`;
    cursor.keepAsName();
    cursor.setAside(1, `A drive stands in quotes: "${drive}".`);
  } else {
    reference(cursor, missing);
  }
}

/** `S:` on the line of its key, where the colon touches the letter: no key is that short. */
function isDrive(cursor: TokenCursor): boolean {
  const letter = cursor.peek();
  return (
    letter?.image.length === 1 &&
    cursor.kind() === 'ID' &&
    cursor.kind(1) === ':' &&
    !cursor.startsLine() &&
    cursor.peek(1)?.offset === letter.offset + 1
  );
}
