/** Prints a written topology as texts, and notes where everything stands in them. */
import { posix } from 'node:path';
import { type Layout, Looks, plainLayout } from './layout.ts';
import { Names } from './references.ts';
import type { BlockSpans, Printed, PropertySpan, Range, ValueSpan } from './spans.ts';
import {
  isReference,
  type Placed,
  type Property,
  type Reference,
  type Value,
  type WrittenFile,
  type WrittenTopology,
} from './written.ts';

/** @throws Error where a reference can't be written, as no name reaches what it means from its file. */
export function print(topology: WrittenTopology, layout: Layout = plainLayout): Printed {
  const names = new Names(topology);
  const looks = new Looks(layout);
  const spans = new Map<number, BlockSpans>();
  const printers = topology.files.map((file, index) => new FilePrinter(file, -1 - index, names, looks, spans));
  const texts = new Map(printers.map((printer) => [printer.file.path, printer.print()]));
  const imports = new Map(printers.map(({ file, imported }) => [file.path, imported]));
  return { texts, spans, imports };
}

/** What may begin a line within a list. A keyword there would be no name: none begins with a capital or in quotes. */
const afterBreak = /^["A-Z]/;

class FilePrinter {
  private text = '';
  readonly file: WrittenFile;
  readonly imported = new Map<string, Range>();
  /** Stands for the file where choices are made. */
  private readonly id: number;
  private readonly names: Names;
  private readonly looks: Looks;
  private readonly spans: Map<number, BlockSpans>;

  constructor(file: WrittenFile, id: number, names: Names, looks: Looks, spans: Map<number, BlockSpans>) {
    this.file = file;
    this.id = id;
    this.names = names;
    this.looks = looks;
    this.spans = spans;
  }

  print(): string {
    const { file, id, looks } = this;
    if (looks.once(3, id, 'opening')) this.line(0, looks.comment(id, 'opening'));
    if (file.title !== undefined) this.line(0, `topology "${file.title}"`, id, 'title');
    const importsLast = looks.once(8, id, 'imports last');
    if (!importsLast) this.imports();
    for (const [index, block] of file.blocks.entries()) {
      if (this.text !== '' && !(index > 0 && looks.once(6, block.id, 'close to the one before'))) this.newLine();
      this.block({ block, file, around: [] }, 0);
      this.newLine();
    }
    if (importsLast) this.imports();
    if (looks.once(4, id, 'closing')) this.line(0, looks.comment(id, 'closing'));
    return looks.once(5, id, 'no last line break') ? this.text.trimEnd() : this.text;
  }

  private imports(): void {
    for (const [index, path] of this.file.imports.entries()) {
      const relative = posix.relative(posix.dirname(this.file.path), path);
      const written = this.looks.once(6, this.id, `import ${index} backslash`)
        ? relative.replaceAll('/', '\\')
        : relative;
      this.put('import ');
      this.imported.set(path, this.put(`"${written}"`));
      this.trail(this.id, `import ${index}`);
      this.newLine();
    }
  }

  /** A whole line, with a comment behind it now and then. */
  private line(level: number, text: string, of?: number, part = ''): void {
    this.put(this.indent(level) + text);
    if (of !== undefined) this.trail(of, part);
    this.newLine();
  }

  private indent(level: number): string {
    return this.looks.layout.indent.repeat(level);
  }

  private newLine(): void {
    this.put(this.looks.layout.lineBreak);
  }

  private put(text: string): Range {
    const start = this.text.length;
    this.text += text;
    return { start, end: this.text.length };
  }

  private trail(of: number, part: string): void {
    if (this.looks.once(9, of, `behind ${part}`)) this.put(`  ${this.looks.comment(of, `behind ${part}`)}`);
  }

  /** The block without the line break behind it; the comments before it included. */
  private block(placed: Placed, level: number, onLine = false): void {
    const { block } = placed;
    const { looks } = this;
    if (!onLine) {
      if (looks.once(10, block.id, 'above')) this.line(level, looks.comment(block.id, 'above'));
      this.put(this.indent(level));
    }
    const start = this.text.length;
    const keyword = this.put(block.keyword);
    if (block.keyword === 'receive' || block.keyword === 'send') this.put(' in');
    const name = this.head(placed);
    if (block.isolated) this.put(' isolated');
    const dependsOn = block.dependsOn.length > 0 ? this.dependsOn(placed, level) : [];
    const properties = this.body(placed, level, onLine);
    const { file } = this;
    this.spans.set(block.id, {
      ...{ block, file: file.path, start, end: this.text.length },
      ...{ keyword, name, dependsOn, properties },
    });
    if (!onLine) this.trail(block.id, 'the whole');
  }

  private head(placed: Placed): ValueSpan | undefined {
    const { name, id } = placed.block;
    if (name === undefined) return undefined;
    this.put(' ');
    if (typeof name === 'object') return this.reference(name, placed, 'head', 0);
    const range = this.put(this.looks.written(name, id, 'name'));
    return { ...range, last: range };
  }

  private dependsOn(placed: Placed, level: number): readonly ValueSpan[] {
    this.put(' dependsOn ');
    return this.list(placed.block.dependsOn, placed, 'dependsOn', level);
  }

  private list(values: readonly Value[], placed: Placed, part: string, level: number): readonly ValueSpan[] {
    const { looks } = this;
    const { id } = placed.block;
    return values.map((value, index) => {
      const before = `${part} ${index}`;
      const text = this.textsOf(value, placed, part, index).join('.');
      if (index > 0) {
        this.put(',');
        const breaks = afterBreak.test(text) && looks.once(8, id, `${before} on a new line`);
        if (breaks && looks.once(3, id, `${before} behind the comma`)) this.put(` ${looks.comment(id, before)}`);
        if (breaks) this.newLine();
        this.put(breaks ? this.indent(level + 2) : ' ');
      } else if (looks.once(40, id, `${before} inside`)) {
        this.put(`${looks.blockComment(id, before)} `);
      }
      return this.value(value, placed, part, index);
    });
  }

  private value(value: Value, placed: Placed, part: string, index: number): ValueSpan {
    if (isReference(value)) return this.reference(value, placed, part, index);
    const range = this.put(this.textsOf(value, placed, part, index).join(''));
    return { ...range, last: range };
  }

  private reference(reference: Reference, placed: Placed, part: string, index: number): ValueSpan {
    const segments = this.textsOf(reference, placed, part, index);
    const start = this.text.length;
    if (segments.length > 1) this.put(`${segments.slice(0, -1).join('.')}.`);
    const last = this.put(segments.at(-1) ?? '');
    return { start, end: this.text.length, last };
  }

  /** A value as it is written; of a reference each name. */
  private textsOf(value: Value, placed: Placed, part: string, index: number): readonly string[] {
    const { looks, names } = this;
    const { id } = placed.block;
    const place = `${part} ${index}`;
    if ('word' in value) return [value.word];
    if ('quoted' in value) return [`"${value.quoted}"`];
    if ('name' in value) return [looks.written(value.name, id, place)];
    if ('text' in value) return [value.text];
    const target = names.get(value.to);
    const ways = target ? names.waysTo(target, placed, part) : [];
    const way = ways[looks.once(5, id, `${place} qualified`) ? looks.choose(ways.length, id, `${place} way`) : 0];
    if (!way) throw new Error(`No name reaches ${value.to} from ${placed.block.keyword} ${id} (${part}).`);
    return way.map((name, segment) => {
      const written = `${place} segment ${segment}`;
      return looks.written(looks.cased(name, id, written), id, written);
    });
  }

  private body(placed: Placed, level: number, onLine: boolean): readonly PropertySpan[] {
    const { block } = placed;
    const { looks } = this;
    const isEmpty = block.properties.length === 0 && block.members.length === 0;
    if (isEmpty && !mustHaveBlock.has(block.keyword)) {
      if (looks.once(25, block.id, 'empty block')) this.put(' { }');
      return [];
    }
    const short = block.members.length === 0 ? looks.choose(5, block.id, 'on a line') !== 1 : false;
    const few = block.members.length < 3 && looks.once(10, block.id, 'members on a line');
    const isSmall = block.members.every(({ members }) => members.length === 0) && !alwaysTall.has(block.keyword);
    return onLine || (isSmall && (few || (short && block.properties.length < 5)))
      ? this.bodyOnLine(placed, level)
      : this.bodyOnLines(placed, level);
  }

  private bodyOnLine(placed: Placed, level: number): readonly PropertySpan[] {
    const { block, around } = placed;
    this.put(' {');
    const properties = block.properties.map((property, index) => {
      this.put(index > 0 ? '  ' : ' ');
      return this.property(property, placed, level);
    });
    for (const member of block.members) {
      this.put('  ');
      this.block({ block: member, file: this.file, around: [block, ...around] }, level, true);
    }
    if (this.looks.once(20, block.id, 'inside')) this.put(` ${this.looks.blockComment(block.id, 'inside')}`);
    this.put(' }');
    return properties;
  }

  private bodyOnLines(placed: Placed, level: number): readonly PropertySpan[] {
    const { block, around } = placed;
    const { looks } = this;
    this.put(' {');
    this.trail(block.id, 'the brace');
    this.newLine();
    const properties: PropertySpan[] = [];
    const writeProperties = () => {
      for (const [index, property] of block.properties.entries()) {
        const joins = index > 0 && looks.once(6, block.id, `property ${index} on the line before`);
        if (joins) this.put('  ');
        else this.put(this.indent(level + 1));
        properties.push(this.property(property, placed, level + 1));
        if (looks.once(6, block.id, `property ${index + 1} on the line before`) && index + 1 < block.properties.length)
          continue;
        this.trail(block.id, `property ${index}`);
        this.newLine();
      }
    };
    const propertiesLast = looks.once(12, block.id, 'properties last');
    if (!propertiesLast) writeProperties();
    if (block.properties.length > 0 && looks.once(3, block.id, 'empty line')) this.newLine();
    for (const member of block.members) {
      this.block({ block: member, file: this.file, around: [block, ...around] }, level + 1);
      this.newLine();
      if (looks.once(8, member.id, 'empty line behind')) this.newLine();
    }
    if (propertiesLast) writeProperties();
    if (looks.once(20, block.id, 'at the end')) this.line(level + 1, looks.comment(block.id, 'at the end'));
    this.put(`${this.indent(level)}}`);
    return properties;
  }

  private property(property: Property, placed: Placed, level: number): PropertySpan {
    const start = this.text.length;
    const key = this.put(property.key);
    this.put(this.looks.once(30, placed.block.id, `${property.key} without a space`) ? ':' : ': ');
    const values = this.list(property.values, placed, property.key, level);
    return { start, end: this.text.length, property, key, values };
  }
}

const mustHaveBlock: ReadonlySet<string> = new Set(['domain', 'cluster', 'sso', 'biztalkGroup', 'adapter', 'restart']);
const alwaysTall: ReadonlySet<string> = new Set(['domain', 'cluster', 'sso', 'biztalkGroup', 'group']);
