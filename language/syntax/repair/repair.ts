/**
 * Makes any tokens a sentence of the grammar, so that the parser never has to recover and a half-typed line costs nothing but
 * itself: what is missing is put in, what can't stand where it stands is left out, and each change is an error for the user.
 *
 * It also tells names from keywords, which only their place can: behind `node`, `group` is a name; before `:` it is a key.
 */
import { declarationSchemas, propertySchema, resourceTypes, type SchemaKey } from '../../model/schema.ts';
import { nearest } from '../../model/spelling.ts';
import type { Unit } from '../tree/unit.ts';
import { isName, isValueOnLine, moreItems, newName, reference, values } from './parts.ts';
import { type BlockKind, blockTitles, type DeclarationShape, homesOf, membersOfBlock, shapeIn } from './shape.ts';
import type { Token, TokenCursor } from './tokens.ts';

/** Goes over a whole file: the pieces of each unit are then a sentence of the grammar, whatever the text is. */
export function repair(cursor: TokenCursor): Unit {
  title(cursor);
  while (!cursor.atEnd) topLevel(cursor);
  return cursor.closeFile();
}

function title(cursor: TokenCursor): void {
  if (cursor.kind() !== 'topology') return;
  if (cursor.kind(1) === 'STRING') {
    cursor.keep();
    cursor.keep();
  } else {
    cursor.setAside(1, '`topology` needs a title in quotes.');
  }
}

function topLevel(cursor: TokenCursor): void {
  const kind = cursor.kind();
  const shape = shapeIn('file', kind);
  if (shape) {
    declaration(cursor, kind, shape, ['file']);
  } else if (kind === 'import' && cursor.kind(1) === 'STRING') {
    cursor.keep();
    cursor.keep();
  } else if (kind === 'import') {
    cursor.setAside(1, '`import` needs the path of a file in quotes.');
  } else if (kind === 'topology') {
    const count = cursor.kind(1) === 'STRING' ? 2 : 1;
    cursor.setAside(count, '`topology` stands once, before everything else.');
  } else if (kind === '}') {
    cursor.setAside(1, 'This `}` closes nothing.');
  } else {
    stray(cursor, 'file', [], ['file']);
  }
}

/** The kinds of the open blocks, the innermost last. */
type OpenBlocks = readonly BlockKind[];

/** A declaration, from its keyword on; a misspelt keyword has been reported. */
function declaration(cursor: TokenCursor, keyword: string, shape: DeclarationShape, open: OpenBlocks): void {
  if (!cursor.open({ keyword, open })) return;
  cursor.keepAsKeyword(keyword);
  withoutColon(cursor, keyword);
  head(cursor, keyword, shape);
  if (shape.isolated && cursor.kind() === 'isolated') cursor.keep();
  if (shape.dependsOn) dependencies(cursor, open.at(-1) ?? 'file');
  if (cursor.kind() === '{') {
    block(cursor, shape.kind, schemaOfBlock(keyword, shape.kind), open, cursor.keep());
  } else if (shape.block === 'required') {
    cursor.reportBehind(`\`${keyword}\` needs a block: \`{\` is missing.`);
    cursor.insert('{');
    block(cursor, shape.kind, schemaOfBlock(keyword, shape.kind), open, undefined);
  }
  if (shape.dependsOn && cursor.kind() === 'dependsOn' && !cursor.startsLine()) {
    cursor.setAside(strayLength(cursor), '`dependsOn` goes behind the name, before the block.');
  }
  cursor.close(shape.kind);
}

/** `dependsOn` and its list; also where the keyword is misspelt or has a colon, and what follows shows what was meant. */
function dependencies(cursor: TokenCursor, around: BlockKind): void {
  const token = cursor.peek();
  if (!token) return;
  const misspelt = cursor.kind() === 'ID' && !cursor.startsLine() && cursor.kind(1) !== ':';
  if (misspelt && /^depends?(on)?$/i.test(token.image)) {
    cursor.report(token, `\`${token.image}\` means nothing here; did you mean \`dependsOn\`?`);
    cursor.keepAsKeyword('dependsOn');
    if (cursor.peek()?.image === 'on' && cursor.isNameLike(1)) cursor.setAside(1, '`dependsOn` is one word.');
  } else if (cursor.kind() === 'dependsOn') {
    cursor.keep();
    withoutColon(cursor, 'dependsOn');
  } else {
    return;
  }
  reference(cursor, '`dependsOn` names no resource.');
  moreItems(cursor, reference, around);
}

function withoutColon(cursor: TokenCursor, keyword: string): void {
  if (cursor.kind() === ':') cursor.setAside(1, `\`${keyword}\` takes no colon.`);
}

function head(cursor: TokenCursor, keyword: string, shape: DeclarationShape): void {
  if (shape.head === 'nothing') {
    if (cursor.isNameLike() && cursor.kind(1) === '{' && !cursor.startsLine()) {
      cursor.setAside(1, `\`${keyword}\` takes no name.`);
    }
    return;
  }
  if (shape.head === 'name') {
    newName(cursor, `\`${keyword}\` needs a name.`);
    return;
  }
  if (shape.head === 'inReference' && cursor.kind() === 'in') {
    cursor.keep();
  } else if (shape.head === 'inReference') {
    cursor.reportBehind(`\`in\`${isName(cursor) ? ' is' : ' and a host are'} missing behind \`${keyword}\`.`);
    cursor.insert('in');
    if (!isName(cursor)) {
      cursor.insert('ID');
      return;
    }
  }
  reference(cursor, `A name is missing behind \`${keyword}\`.`);
}

/**
 * The content of a block, whose `{` is read, and its `}`.
 * @param opening the `{`; undefined where the text lacks it, which has been reported
 */
function block(
  cursor: TokenCursor,
  kind: BlockKind,
  schema: SchemaKey,
  open: OpenBlocks,
  opening: Token | undefined,
): void {
  const inside = [...open, kind];
  for (;;) {
    const next = cursor.kind();
    const shape = shapeIn(kind, next);
    if (cursor.atEnd) {
      if (opening) cursor.report(opening, 'This block is never closed: `}` is missing.');
      cursor.insert('}');
      return;
    }
    if (next === '}' && !closesTooMuch(cursor, kind, schema, open)) {
      cursor.keep();
      return;
    }
    if (next === '}') {
      cursor.setAside(1, 'This `}` closes the block too early: what follows belongs in it.');
    } else if (isProperty(cursor, schema, shape)) {
      property(cursor, kind);
    } else if (shape) {
      declaration(cursor, next, shape, inside);
    } else if (belongsOutside(cursor, open)) {
      cursor.reportBehind(`\`}\` is missing before \`${next}\`, which can't stand ${blockTitles[kind]}.`);
      cursor.insert('}');
      return;
    } else {
      stray(cursor, kind, Object.keys(declarationSchemas[schema].properties), inside);
    }
  }
}

/** Whether what follows the `}` can stand in this block but in none around it. */
function closesTooMuch(cursor: TokenCursor, kind: BlockKind, schema: SchemaKey, open: OpenBlocks): boolean {
  const following = cursor.peek(1);
  if (!following || cursor.kind(1) === '}') return false;
  if (cursor.kind(2) === ':') return open.length === 1 && propertySchema(schema, following.image) !== undefined;
  return shapeIn(kind, cursor.kind(1)) !== undefined && !open.some((outer) => shapeIn(outer, cursor.kind(1)));
}

/** Whether the next token declares something in a block around this one, or at the top level. */
function belongsOutside(cursor: TokenCursor, open: OpenBlocks): boolean {
  const next = cursor.kind();
  if (!cursor.isKeyword()) return false;
  if (next === 'import' || next === 'topology') return cursor.kind(1) === 'STRING';
  return open.some((outer) => shapeIn(outer, next) !== undefined);
}

/** A keyword with a colon is a key where the block has such a property, else a declaration that needs no colon. */
function isProperty(cursor: TokenCursor, schema: SchemaKey, shape: DeclarationShape | undefined): boolean {
  if (!cursor.isNameLike() || cursor.kind() === 'STRING' || cursor.kind(1) !== ':') return false;
  return !shape || propertySchema(schema, cursor.kind()) !== undefined;
}

/** A key, its colon and its values. */
function property(cursor: TokenCursor, around: BlockKind): void {
  const key = cursor.peek()?.image ?? '';
  cursor.keepAsName();
  cursor.keep();
  values(cursor, `\`${key}\` has no value.`, around);
}

/**
 * What can't stand here. A key without its colon, and a keyword that is almost right, count as what they were meant to be; of
 * anything else the line, or the block that begins on it, is left out.
 */
function stray(cursor: TokenCursor, kind: BlockKind, keys: readonly string[], open: OpenBlocks): void {
  const token = cursor.peek();
  if (!token) return;
  if (keys.includes(token.image) && isValueOnLine(cursor)) {
    cursor.keepAsName();
    cursor.reportBehind(`A colon is missing behind \`${token.image}\`.`);
    cursor.insert(':');
    values(cursor, '', kind);
    return;
  }
  const meant = cursor.kind() === 'ID' ? meantKeyword(token.image, kind) : undefined;
  const shape = meant && shapeIn(kind, meant);
  // The kind of a resource is its keyword's text, which a misspelt one doesn't have.
  if (shape && shape.kind !== 'resource' && shape.head !== 'inReference' && isValueOnLine(cursor)) {
    cursor.report(token, strayMessage(cursor, token, kind, keys));
    declaration(cursor, meant, shape, open);
    return;
  }
  cursor.setAside(strayLength(cursor), strayMessage(cursor, token, kind, keys));
}

/** The keyword that a word is a misspelling or the beginning of, where there is just one. */
function meantKeyword(word: string, kind: BlockKind): string | undefined {
  const keywords = Object.keys(membersOfBlock[kind]);
  const begun = word.length >= 3 ? keywords.filter((keyword) => keyword.startsWith(word.toLowerCase())) : [];
  return begun.length === 1 ? begun[0] : nearest(word, keywords)[0];
}

function strayMessage(cursor: TokenCursor, token: Token, kind: BlockKind, keys: readonly string[]): string {
  const where = blockTitles[kind];
  if (cursor.isKeyword()) {
    const homes = homesOf(token.image).map((home) => blockTitles[home]);
    return `\`${token.image}\` can't stand ${where}${homes.length > 0 ? `; it belongs ${homes.join(' or ')}` : ''}.`;
  }
  if (token.kind !== 'ID') return `\`${token.image}\` can't stand ${where}.`;
  if (keys.includes(token.image)) return `A colon and a value are missing behind \`${token.image}\`.`;
  const near = meantKeyword(token.image, kind) ?? nearest(token.image, keys)[0];
  return `\`${token.image}\` means nothing ${where}${near ? `; did you mean \`${near}\`?` : '.'}`;
}

/** The number of tokens to the end of the line, or to the end of the block that begins on it. */
function strayLength(cursor: TokenCursor): number {
  let length = 0;
  for (let depth = 0; ; length++) {
    const kind = cursor.kind(length);
    if (kind === '' || (length > 0 && depth === 0 && cursor.startsLine(length) && kind !== '{')) return length;
    if (kind === '{') depth++;
    if (kind === '}' && depth-- === 0) return Math.max(1, length);
    if (length > 0 && depth > 0 && cursor.startsLine(length) && shapeIn('file', kind)) return length;
  }
}

/** The row of the table of properties for a block. */
function schemaOfBlock(keyword: string, kind: Exclude<BlockKind, 'file'>): SchemaKey {
  return kind === 'resource' ? (resourceTypes.find((type) => type === keyword) ?? 'resource') : kind;
}
