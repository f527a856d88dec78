/** Random edits of a text, as people make them: typing, deleting, pasting, moving, and leaving things half done. */
import fc from 'fast-check';

export interface RandomEdit {
  /** Shares of the text, from 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'type' | 'delete' | 'deleteLine' | 'paste' | 'move' | 'duplicateLine' | 'lineBreaks';
  readonly text: string;
}

const typed = [
  ...[
    'a',
    'x1',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '{',
    '}',
    '"',
    ':',
    ',',
    '.',
    '/',
    '/*',
    '*/',
    '//',
    '-',
    '9',
    '10.0.0.9/24',
    '?',
    'é',
    '𝄞',
  ],
  ...[
    '\u2028',
    '\t',
    'node A',
    'node B\n',
    'group G {',
    'disk D',
    'dependsOn ',
    'depends on X',
    'cluster C {\n}',
    'domain',
    'sso {\n}\n',
  ],
  ...[
    'server S\n',
    'windows: 2008',
    'windows 2008',
    'possibleOwners: A, B',
    'instance ',
    'restart {',
    'receive in',
    'host H {',
    'topology "x"',
  ],
  ...[
    'import "b.btc"\n',
    '// btc-disable-next-line unknown-property -- why\n',
    '/* c */',
    'biztalkGroup G {',
    'in ',
    'isolated',
  ],
];

export const randomEdits: fc.Arbitrary<RandomEdit> = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.oneof(
    { arbitrary: fc.constant('type' as const), weight: 6 },
    { arbitrary: fc.constant('delete' as const), weight: 3 },
    {
      arbitrary: fc.constantFrom('deleteLine' as const, 'paste' as const, 'move' as const, 'duplicateLine' as const),
      weight: 3,
    },
    { arbitrary: fc.constant('lineBreaks' as const), weight: 1 },
  ),
  text: fc.constantFrom(...typed),
});

/** What is more than this is no edit of a person, and makes a text of nothing. */
const longestDeletion = 200;

export function applyRandomEdit(text: string, { from, to, kind, text: written }: RandomEdit): string {
  const at = Math.floor(from * text.length);
  const other = Math.floor(to * text.length);
  const [start, end] = [Math.min(at, other), Math.max(at, other)];
  const lineStart = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const next = text.indexOf('\n', at);
  const lineEnd = next < 0 ? text.length : next + 1;
  switch (kind) {
    case 'type':
      return text.slice(0, at) + written + text.slice(at);
    case 'delete':
      return text.slice(0, at) + text.slice(at + 1 + Math.floor(to * 12));
    case 'deleteLine':
      return text.slice(0, lineStart) + text.slice(lineEnd);
    case 'duplicateLine':
      return text.slice(0, lineEnd) + text.slice(lineStart);
    case 'paste':
      return text.slice(0, at) + text.slice(start, Math.min(end, start + longestDeletion)) + text.slice(at);
    case 'move': {
      const piece = text.slice(start, Math.min(end, start + longestDeletion));
      const rest = text.slice(0, start) + text.slice(start + piece.length);
      const target = Math.floor(((from + to) % 1) * rest.length);
      return rest.slice(0, target) + piece + rest.slice(target);
    }
    case 'lineBreaks':
      return (
        text.slice(0, start) +
        text.slice(start, start + longestDeletion).replaceAll(/\r?\n/g, '\r\n') +
        text.slice(start + longestDeletion)
      );
  }
}
