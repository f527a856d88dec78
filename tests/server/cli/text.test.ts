/** What people see of problems: the layout, and that a file can neither spoil it nor steer the terminal. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createProject, type Problem, rules } from '#language';
import type { CheckedFile } from '../../../server/cli/checking/checked.ts';
import { wantsColour } from '../../../server/cli/output/colour.ts';
import { columnsOf, safeLines, safeText } from '../../../server/cli/output/safe-text.ts';
import { underlined } from '../../../server/cli/output/source-line.ts';
import { renderText } from '../../../server/cli/output/text.ts';
import { createFolder } from './folder.ts';

const plain = { colour: false, columns: undefined };

/** A file with problems at the marked stretches: `«` and `»` are taken out of the text. */
async function fileWith(
  name: string,
  marked: string,
  ...problems: readonly Partial<Omit<Problem, 'of'>>[]
): Promise<CheckedFile> {
  const uri = `file:///${name.length}.btc`;
  const project = createProject();
  await project.setText(uri, marked.replace(/[«»]/g, ''));
  const document = project.document(uri);
  if (!document) throw new Error('The file is not in the project.');
  const spans = [...marked.matchAll(/«([^»]*)»/g)].map((match, index) => {
    const start = match.index - 2 * index;
    return { uri, start, end: start + (match[1]?.length ?? 0) };
  });
  return {
    name,
    uri,
    text: document.textDocument,
    problems: spans.map((span, index) => ({
      code: 'a-code',
      severity: 'error',
      message: 'It is wrong.',
      of: undefined,
      related: [],
      fixes: [],
      rule: undefined,
      declaration: undefined,
      span,
      ...problems[index],
    })),
    suppressed: [],
    imports: [],
  };
}

function spanOf(file: CheckedFile, index: number): Problem['span'] {
  const problem = file.problems[index];
  if (!problem) throw new Error(`There is no problem ${index}.`);
  return problem.span;
}

describe('a report', () => {
  test('shows each problem with its line, related places and whether `btc fix` fixes it', async () => {
    const fixable = rules.find(({ fixAll }) => fixAll);
    const unfixable = rules.find(({ fixAll }) => !fixAll);
    const fixes = [
      { title: 'Do this', preferred: true, edits: () => new Map() },
      { title: 'Do that', preferred: false, edits: () => new Map() },
    ];
    const other = await fileWith('sub/b.btc', 'one\n  «two» three');
    const first = await fileWith(
      'a.btc',
      'zero\n\n\n\n\n\n\n\n\ncluster «A» {\n\tgroup «B C»\n}\n«»',
      { message: 'First.', rule: fixable, fixes, related: [{ span: spanOf(other, 0), message: 'The other.' }] },
      { severity: 'warning', message: 'Second.', rule: unfixable, fixes },
      { severity: 'information', message: 'Third.', rule: fixable },
    );
    expect(renderText([first, { ...other, problems: [] }], plain)).toBe(`a.btc:10:9 error a-code First.
10 | cluster A {
   |         ~
   = sub/b.btc:2:3 The other.
   = btc fix: Do this

a.btc:11:8 warning a-code Second.
11 |     group B C
   |           ~~~

a.btc:13:1 information a-code Third.
13 |
   | ~

1 error, 1 warning and 1 information in 2 files. \`btc fix\` can fix 1 of them.
`);
  });

  test('without problems is one line', async () => {
    const clean = await fileWith('a.btc', '');
    expect(renderText([clean], plain)).toBe('No problems in 1 file.\n');
    expect(renderText([clean, clean], plain)).toBe('No problems in 2 files.\n');
  });

  test('counts each severity', async () => {
    const many = await fileWith(
      'a.btc',
      '«a»«b»«c»«d»«e»«f»«g»',
      {},
      {},
      { severity: 'hint' },
      { severity: 'hint' },
      { severity: 'information' },
      { severity: 'information' },
      { severity: 'warning' },
    );
    expect(renderText([many], plain).split('\n').at(-2)).toBe(
      '2 errors, 1 warning, 2 information and 2 hints in 1 file.',
    );
  });

  test('has colours where they are wanted, and the same text', async () => {
    const file = await fileWith(
      'a.btc',
      '«a» «b» «c» «d»',
      {},
      { severity: 'warning' },
      { severity: 'information' },
      { severity: 'hint' },
    );
    const coloured = renderText([file], { ...plain, colour: true });
    for (const painted of ['31merror', '33mwarning', '34minformation', '36mhint']) {
      expect(coloured).toContain(`\u001b[${painted}\u001b[39m`);
    }
    expect(stripVTControlCharacters(coloured)).toBe(renderText([file], plain));
  });

  test('underlines a stretch of several lines to the end of its first', async () => {
    const file = await fileWith('a.btc', 'cluster «A {\r\n  node B\r\n}»\r\n');
    expect(renderText([file], plain)).toContain('1 | cluster A {\n  |         ~~~\n\n');
  });

  test('shows of a long line only what is around each problem', async () => {
    const file = await fileWith('a.btc', `«first» ${'l'.repeat(300)} «middle» ${'r'.repeat(300)} «last»\n`);
    expect(renderText([file], { ...plain, columns: 44 })).toBe(`a.btc:1:1 error a-code It is wrong.
1 | first llllllllllllllllllllllllllllllll…
  | ~~~~~

a.btc:1:308 error a-code It is wrong.
1 | …lllllllllll middle rrrrrrrrrrrrrrrrrrr…
  |              ~~~~~~

a.btc:1:616 error a-code It is wrong.
1 | …rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr last
  |                                    ~~~~

3 errors in 1 file.
`);
  });

  test('of many problems on one line grows with their number, and not with the line', async () => {
    const file = await fileWith('a.btc', `«?» ${'x'.repeat(99)} `.repeat(1000));
    const { length } = renderText([file], plain);
    expect(length).toBeGreaterThan(1000 * 100);
    expect(length).toBeLessThan(1000 * 500);
  });

  test('cuts a sentence that quotes a name without an end', async () => {
    const other = await fileWith('sub/b.btc', '«b»');
    const long = `${'n'.repeat(999)}🚀${'n'.repeat(999)}`;
    const file = await fileWith('a.btc', '«a»', {
      message: long,
      rule: rules.find(({ fixAll }) => fixAll),
      related: [{ span: spanOf(other, 0), message: long }],
      fixes: [{ title: long, preferred: true, edits: () => new Map() }],
    });
    const cut = `${'n'.repeat(999)}…`;
    expect(renderText([file, { ...other, problems: [] }], plain)).toBe(`a.btc:1:1 error a-code ${cut}
1 | a
  | ~
  = sub/b.btc:1:1 ${cut}
  = btc fix: ${cut}

1 error in 2 files. \`btc fix\` can fix all of them.
`);
  });

  test('lets no file steer the terminal, or show what it does not hold', async () => {
    const hostile = '\u001b]0;owned\u0007\u009b31m\u202edlrow\u2028\ud800';
    const shown = '<U+001B>]0;owned<U+0007><U+009B>31m<U+202E>dlrow<U+2028><U+D800>';
    const file = await fileWith(`${hostile}.btc`, `a${hostile}«b»`, {
      message: `${hostile}\n${hostile}`,
      fixes: [{ title: hostile, preferred: true, edits: () => new Map() }],
      rule: rules.find(({ fixAll }) => fixAll),
    });
    const related = { ...file, problems: file.problems.map((problem) => ({ ...problem, related: [problem] })) };
    expect(
      renderText([related], plain),
    ).toBe(`${shown}.btc:1:${hostile.length + 2} error a-code ${shown}<U+000A>${shown}
1 | a${shown}b
  | ${' '.repeat(shown.length + 1)}~
  = ${shown}.btc:1:${hostile.length + 2} ${shown}<U+000A>${shown}
  = btc fix: ${shown}

1 error in 1 file. \`btc fix\` can fix all of them.
`);
  });

  test('of a hostile file on a terminal has no escape sequences but its own', async () => {
    const folder = await createFolder({
      'a.btc': 'cluster "\u001b[2JA" {\n  windows: 2008\n  node "\u001b[31mN"\n}\n',
    });
    const { code, stdout } = await folder.btcOnTerminal('check', 'a.btc');
    expect(code).toBe(1);
    expect(stdout).toContain('<U+001B>[2JA');
    const sequences = stdout.split('\u001b').slice(1);
    expect(sequences.filter((text) => !/^\[(?:1|2|22|39)m|^\[31m(?:error|~)/.test(text))).toEqual([]);
  });
});

describe('a line of source', () => {
  const show = (line: string, start: number, end: number, available: number) => {
    const { text, padding, underline } = underlined(
      line,
      { lineStart: 0, start, end, lineEnd: line.length },
      available,
    );
    return [text, padding + underline];
  };

  test('that fits is shown whole', () => {
    expect(show('  disk D', 2, 6, 8)).toEqual(['  disk D', '  ~~~~']);
    expect(show('', 0, 0, 8)).toEqual(['', '~']);
    expect(show('end', 3, 3, 8)).toEqual(['end', '   ~']);
  });

  test('has its tabs expanded to the next stop', () => {
    expect(show('\ta\tbc\td', 3, 7, 40)).toEqual(['    a   bc  d', '        ~~~~~']);
  });

  test('is measured in columns of the terminal', () => {
    expect(show('"漢字" x', 5, 6, 40)).toEqual(['"漢字" x', '       ~']);
    expect(show('"漢字"', 1, 3, 40)).toEqual(['"漢字"', ' ~~~~']);
    expect(show('e\u0301 x', 3, 4, 40)).toEqual(['e\u0301 x', '  ~']);
    expect(show('🖥 🚀 x', 6, 7, 40)).toEqual(['🖥 🚀 x', '     ~']);
  });

  test('that is too long is cut around the stretch', () => {
    const line = 'abcdefghijklmnopqrstuvwxyz';
    expect(show(line, 0, 2, 12)).toEqual(['abcdefghij…', '~~']);
    expect(show(line, 12, 14, 12)).toEqual(['…jklmnopqrs…', '    ~~']);
    expect(show(line, 24, 26, 12)).toEqual(['…qrstuvwxyz', '         ~~']);
    expect(show(line, 26, 26, 12)).toEqual(['…qrstuvwxyz', '           ~']);
    expect(show(line, 3, 23, 12)).toEqual(['…defghijklm…', ' ~~~~~~~~~~']);
    expect(show(line, 0, 26, 12)).toEqual(['abcdefghij…', '~~~~~~~~~~']);
  });

  test('that is much longer than there is room is cut in the same way', () => {
    const many = 'abcdefghij'.repeat(1000);
    expect(show(many, 0, 2, 12)).toEqual(['abcdefghij…', '~~']);
    expect(show(many, 5000, 5002, 12)).toEqual(['…hijabcdefg…', '    ~~']);
    expect(show(many, 9998, 10000, 12)).toEqual(['…abcdefghij', '         ~~']);
    expect(show(many, 10000, 10000, 12)).toEqual(['…abcdefghij', '           ~']);
    expect(show(many, 5000, 9000, 12)).toEqual(['…abcdefghij…', ' ~~~~~~~~~~']);
    expect(show(many, 0, 10000, 12)).toEqual(['abcdefghij…', '~~~~~~~~~~']);
  });

  test('is only a part of its text', () => {
    const text = 'before\nab cd\nbehind';
    expect(underlined(text, { lineStart: 7, start: 10, end: 12, lineEnd: 12 }, 12)).toEqual({
      text: 'ab cd',
      padding: '   ',
      underline: '~~',
    });
    expect(underlined(text, { lineStart: 7, start: 10, end: 12, lineEnd: 12 }, 4)).toEqual({
      text: '…cd',
      padding: ' ',
      underline: '~~',
    });
  });

  test('that is cut has no half of a wide character, and no mark without its character', () => {
    const wide = '漢'.repeat(100);
    expect(show(`${wide}ab${wide}`, 100, 102, 12)).toEqual(['…漢ab漢漢…', '   ~~']);
    const pairs = '🚀'.repeat(100);
    expect(show(`${pairs}ab${pairs}`, 200, 202, 12)).toEqual(['…🚀ab🚀🚀…', '   ~~']);
    expect(show(`x${pairs}ab${pairs}`, 201, 203, 12)).toEqual(['…🚀ab🚀🚀…', '   ~~']);
    expect(show(`${'x'.repeat(20)}e\u0301yyyab${'x'.repeat(20)}`, 25, 27, 12)).toEqual(['…yyyabxxxxx…', '    ~~']);
    const marks = '\u0301'.repeat(100);
    expect(show(`a${marks}b${marks}c`, 101, 102, 12)).toEqual([`…b${marks.slice(0, 23)}…`, ' ~']);
  });

  test('that is cut has its tabs expanded', () => {
    const tabs = '\ta'.repeat(100);
    expect(show(`${tabs}\tbc${tabs}`, 201, 203, 14)).toEqual(['…a   bc  a   …', '     ~~']);
  });

  test('that is cut is never wider than there is room, and never loses the stretch', () => {
    const line = '漢字\tab\u0007c漢字漢字漢字\t漢字';
    for (let available = 14; available < 40; available++) {
      for (let start = 0; start < line.length; start++) {
        const { text, padding, underline } = underlined(
          line,
          { lineStart: 0, start, end: start + 1, lineEnd: line.length },
          available,
        );
        expect(columnsOf(text)).toBeLessThanOrEqual(available);
        expect(columnsOf(text.padEnd(available))).toBeGreaterThanOrEqual((padding + underline).length - 1);
      }
    }
  });
});

test('safe text keeps everything that only shows', () => {
  const harmless = 'Größe “x” – 漢字 e\u0301 🚀 \\ ` $';
  expect(safeText(harmless)).toBe(harmless);
  expect(safeLines('a\tb\r\nc\u001b\rd\u200b')).toBe('a\tb\r\nc<U+001B><U+000D>d<U+200B>');
});

test('columns are those of a terminal', () => {
  expect(['', 'aé', 'e\u0301', '漢', 'ｶ', 'カ', '한', 'Ａ', '🚀', '、'].map(columnsOf)).toEqual([
    0, 2, 1, 2, 1, 2, 2, 2, 2, 2,
  ]);
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { TERM: 'dumb' }, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, { FORCE_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [true, { FORCE_COLOR: 'false' }, false],
])('colours on a terminal (%s) with %o: %s', (terminal, env, wanted) => {
  expect(wantsColour(terminal, env)).toBe(wanted);
});
