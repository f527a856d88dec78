/** How a written topology is laid out: everything that means nothing, chosen by a seed so that a block always looks the same. */
import { choose } from './dice.ts';
import type { Id } from './written.ts';

export interface Layout {
  /** 0 is the plainest: no comments, each declaration on lines of its own. */
  readonly seed: number;
  readonly lineBreak: '\n' | '\r\n';
  readonly indent: string;
}

export const plainLayout: Layout = { seed: 0, lineBreak: '\n', indent: '  ' };

/** What may be in a comment and must mean nothing there. */
const remarks = [
  'as agreed with operations',
  'node OLD { windows: 2003 }',
  'a quote " and a brace {',
  'see \\\\VAULT\\docs, § 4 – größer',
  '} } }',
  'dependsOn nothing',
  'http://intranet/cluster?id=1',
  '',
] as const;

/** The choices for one topology's text. */
export class Looks {
  readonly layout: Layout;

  constructor(layout: Layout) {
    this.layout = layout;
  }

  /** Below `sides`, always the same for a block's part. */
  choose(sides: number, of: Id, part: string): number {
    return choose(this.layout.seed, sides, of, part);
  }

  once(inTimes: number, of: Id, part: string): boolean {
    return this.layout.seed !== 0 && this.choose(inTimes, of, part) === 1;
  }

  /** A comment for a line of its own or the end of one; no two of a topology are alike. */
  comment(of: Id, part: string): string {
    const text = this.remark(of, part);
    if (this.once(3, of, `${part} in a block comment`)) return `/* ${text} */`;
    return `//${this.once(4, of, `${part} close`) ? '' : ' '}${text}`;
  }

  /** A comment that code may follow on its line. */
  blockComment(of: Id, part: string): string {
    return `/* ${this.remark(of, part)} */`;
  }

  private remark(of: Id, part: string): string {
    const remark = remarks[this.choose(remarks.length, of, `${part} remark`)] ?? '';
    return `[${of} ${part}] ${remark}`.trimEnd();
  }

  /** A name as it may be written in a reference: in other letters than it is declared, as Windows does. */
  cased(name: string, of: Id, part: string): string {
    const variants = [name, name, name, name, name.toUpperCase(), name.toLowerCase()];
    const variant = variants[this.choose(variants.length, of, `${part} case`)] ?? name;
    return variant.toLowerCase() === name.toLowerCase() ? variant : name;
  }

  /** Quoted where it has to be, and now and then where it needn't. */
  written(name: string, of: Id, part: string): string {
    const isPlain = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && !reserved.has(name);
    return isPlain && !this.once(20, of, `${part} in quotes`) ? name : `"${name}"`;
  }
}

/** Words that may follow a name: as a name they need quotes. */
const reserved: ReadonlySet<string> = new Set(['dependsOn', 'isolated', 'in']);
