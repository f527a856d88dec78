/** Which slot of the grammar the cursor is in, read off the tokens before it: the text there is seldom complete. */
import {
  type BlockKind,
  type DeclarationShape,
  declarationSchemas,
  propertySchema,
  type SchemaKey,
  shapeIn,
  type Target,
} from '#language';
import type { BeforeCursor, Token } from './tokens.ts';

export type Slot =
  /** Where a property or a declaration of the block may begin. */
  | { readonly is: 'statement'; readonly block: BlockKind; readonly key: SchemaKey | undefined }
  /** Behind the name of a declaration, on its line. */
  | { readonly is: 'words'; readonly words: readonly string[] }
  /** The name that is being declared. */
  | { readonly is: 'newName'; readonly keyword: string }
  | { readonly is: 'value'; readonly block: SchemaKey; readonly property: string; readonly taken: readonly string[] }
  | {
      readonly is: 'reference';
      readonly wanted: readonly Target[];
      /** The key of the property, `dependsOn`, or `head` where it stands for the name of a declaration. */
      readonly role: string;
      /** The declaration or block that it stands in. */
      readonly schema: SchemaKey | undefined;
      readonly qualifiers: readonly string[];
      readonly taken: readonly string[];
    }
  | { readonly is: 'importPath' };

/** Undefined where nothing of the language can follow. The tokens begin at the top level. */
export function slotAt({ tokens, onNewLine }: BeforeCursor): Slot | undefined {
  return new SlotFinder(tokens, onNewLine).block('file', undefined);
}

/** Follows the grammar through the tokens. A method returns the slot if the tokens end in what it reads, else undefined. */
class SlotFinder {
  private index = 0;
  private readonly tokens: readonly Token[];
  private readonly onNewLine: boolean;
  /** Nothing can be said about what follows the last token. */
  private isLost = false;

  constructor(tokens: readonly Token[], onNewLine: boolean) {
    this.tokens = tokens;
    this.onNewLine = onNewLine;
  }

  block(block: BlockKind, key: SchemaKey | undefined): Slot | undefined {
    for (;;) {
      const token = this.next();
      if (!token) return { is: 'statement', block, key };
      if (isPunctuation(token, '}') && block !== 'file') return undefined;
      const slot = this.statement(token, block, key);
      if (slot) return slot;
      if (this.isLost) return undefined;
    }
  }

  private statement(token: Token, block: BlockKind, key: SchemaKey | undefined): Slot | undefined {
    if (this.skip(':')) return this.values(key, token.text);
    const shape = token.kind === 'word' ? shapeIn(block, token.text) : undefined;
    if (shape) return this.declaration(shape, token.text);
    if (block === 'file' && (token.text === 'import' || token.text === 'topology')) {
      if (this.peek()) this.next();
      else if (token.text === 'import') return { is: 'importPath' };
      else this.isLost = true;
      return undefined;
    }
    // A block that the language doesn't know: what is in it isn't known either.
    return isPunctuation(token, '{') ? this.block(block, undefined) : undefined;
  }

  private declaration(shape: DeclarationShape, keyword: string): Slot | undefined {
    const head = this.head(shape, keyword);
    if (head) return head;
    const options = [...(shape.isolated ? ['isolated'] : []), ...(shape.dependsOn ? ['dependsOn'] : [])];
    if (!this.peek() && !this.onNewLine && shape.head !== 'nothing') return { is: 'words', words: options };
    if (shape.isolated && this.peek()?.text === 'isolated') this.next();
    if (shape.dependsOn && this.peek()?.text === 'dependsOn') {
      this.next();
      const slot = this.references(['resource'], 'dependsOn', keyOf(shape, keyword));
      if (slot) return slot;
    }
    return this.skip('{') ? this.block(shape.kind, keyOf(shape, keyword)) : undefined;
  }

  private head(shape: DeclarationShape, keyword: string): Slot | undefined {
    switch (shape.head) {
      case 'nothing':
        return undefined;
      case 'name':
        if (this.isMissing()) return undefined;
        return this.next() ? undefined : { is: 'newName', keyword };
      case 'reference':
        return this.references([keyword === 'instance' ? 'computer' : 'host'], 'head', keyOf(shape, keyword));
      case 'inReference':
        return this.next() ? this.references(['host'], 'head', 'handler') : { is: 'words', words: ['in'] };
    }
  }

  private values(block: SchemaKey | undefined, property: string): Slot | undefined {
    const schema = block && propertySchema(block, property);
    if (schema?.type.is === 'reference') return this.references(schema.type.to, property, block);
    const taken: string[] = [];
    do {
      if (this.isMissing()) return undefined;
      const value = this.next();
      if (!value) {
        if (block && schema) return { is: 'value', block, property, taken };
        this.isLost = true;
        return undefined;
      }
      taken.push(value.text);
      while (this.skip('.')) this.next();
    } while (this.skip(','));
    return undefined;
  }

  /** A reference, or several where it stands in a list. */
  private references(wanted: readonly Target[], role: string, schema: SchemaKey | undefined): Slot | undefined {
    const taken: string[] = [];
    do {
      const names: string[] = [];
      do {
        if (this.isMissing()) return undefined;
        const name = this.next();
        if (!name) return { is: 'reference', wanted, role, schema, qualifiers: names, taken };
        names.push(name.text);
      } while (this.skip('.'));
      taken.push(names.join('.'));
    } while (this.skip(','));
    return undefined;
  }

  /** Whether a name or a value that should come next is left out: the block ends, or the next statement begins on its line. */
  private isMissing(): boolean {
    const [first, second] = [this.peek(), this.tokens[this.index + 1]];
    if (!first || first.kind === 'punctuation') return first !== undefined;
    if (!first.startsLine || !second) return false;
    return isPunctuation(second, ':') || (second.kind !== 'punctuation' && first.text in declarationSchemas);
  }

  private peek(): Token | undefined {
    return this.tokens[this.index];
  }

  private next(): Token | undefined {
    const token = this.peek();
    if (token) this.index++;
    return token;
  }

  private skip(punctuation: string): boolean {
    const found = isPunctuation(this.peek(), punctuation);
    if (found) this.index++;
    return found;
  }
}

function isPunctuation(token: Token | undefined, text: string): boolean {
  return token?.kind === 'punctuation' && token.text === text;
}

/** The row of the table of properties for a declaration with this keyword. */
export function keyOf({ kind }: DeclarationShape, keyword: string): SchemaKey | undefined {
  if (kind !== 'resource') return kind;
  return keyword in declarationSchemas ? (keyword as SchemaKey) : undefined;
}
