/** Text in the picture: what can't be seen is shown, widths are bounds, and shortening keeps to them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isMeasured,
  shorten,
  shortenList,
  shortenName,
  textWidth,
  wrap,
} from '../../../language/diagram/text-width.ts';
import { embedded, escapeXml, visible } from '../../../language/diagram/visible.ts';

const font = { size: 12, bold: false };
const bold = { size: 13, bold: true };
const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

describe('visible text', () => {
  test.each([
    ['BTS-01', 'BTS-01'],
    ['Zürich, Łódź, Ελλάδα, 日本', 'Zürich, Łódź, Ελλάδα, 日本'],
    ['a\u202eb\u2066c\u200fd', 'a[U+202E]b[U+2066]c[U+200F]d'],
    ['\u0000\u001b\u0085\u2028', '[U+0000][U+001B][U+0085][U+2028]'],
    ['\ufff9\u0600', '[U+FFF9][U+0600]'],
    ['zero\u200bwidth\u00adsoft\ufeff', 'zero[U+200B]width[U+00AD]soft[U+FEFF]'],
    ['no\u00a0break', 'no[U+00A0]break'],
    ['\ud83d', '[U+D83D]'],
    ['\ud83d\ude00', '\ud83d\ude00'],
    ['\ufffe\u{1ffff}', '[U+FFFE][U+1FFFF]'],
    ['\ue000\u{f0000}', '[U+E000][U+F0000]'],
    ['\u{e0041}', '[U+E0041]'],
    [`o${'\u0308'.repeat(9)}x`, `o${'\u0308'.repeat(3)}…x`],
  ])('of %j is %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test('has no control, format or surrogate character left', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u);
      }),
    );
  });

  test('that runs from right to left is isolated where it stands among other text', () => {
    expect(embedded('BTS01')).toBe('BTS01');
    expect(embedded('שרת')).toBe('\u2068שרת\u2069');
    expect(embedded('a\u2069خادم')).toBe('\u2068a[U+2069]خادم\u2069');
  });

  test('is escaped for XML', () => {
    expect(escapeXml(`<a b="c" d='e'>&amp;</a>`)).toBe('&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;amp;&lt;/a&gt;');
  });
});

describe('a width', () => {
  test('is a bound that depends on size and weight', () => {
    expect(textWidth('', font)).toBe(0);
    expect(textWidth('BTS01', font)).toBe(41);
    expect(textWidth('BTS01', bold)).toBe(51);
    expect(textWidth('ÄÖÜ', font)).toBe(textWidth('AOU', font));
  });

  test('is known for Latin text alone', () => {
    expect(['BTS-01 [U+202E]', 'Łódź…', 'déjà'].map(isMeasured)).toEqual([true, false, true]);
    expect(['Ελλάδα', '日本', 'שרת', '👩'].map(isMeasured)).toEqual([false, false, false, false]);
  });
});

describe('shortened text', () => {
  test('is the text itself where it fits, else its two ends', () => {
    expect(shorten('BTS01', 41, font)).toBe('BTS01');
    expect(shorten('PRODBIZTALK-APPLICATION-07', 120, font)).toBe('PRODBIZ…ION-07');
    expect(shorten('anything', 0, font)).toBe('…');
  });

  test('fits, and keeps a beginning and an end of the text', () => {
    fc.assert(
      fc.property(anyText.map(visible), fc.integer({ min: 30, max: 300 }), (text, available) => {
        const short = shorten(text, available, bold);
        expect(textWidth(short, bold)).toBeLessThanOrEqual(available);
        if (short === text) return;
        const cuts = [...short].flatMap((character, at) => (character === '…' ? [at] : []));
        const characters = [...short];
        expect(
          cuts.some((cut) => {
            const [head, tail] = [characters.slice(0, cut).join(''), characters.slice(cut + 1).join('')];
            return text.startsWith(head) && text.endsWith(tail);
          }),
        ).toBe(true);
      }),
    );
  });

  test('keeps the words before a name', () => {
    expect(shortenName('Network Name · ', 'BIZTALKCLUSTER', 170, font)).toBe('Network Name · BIZT…ER');
    expect(shortenName('Network Name · ', 'BTS', 150, font)).toBe('Network Name · BTS');
  });

  test('counts the names of a list that have no room', () => {
    const names = ['BTS01', 'BTS02', 'BTS03', 'BTS04'];
    expect(shortenList('Servers ', names, 400, font)).toBe('Servers BTS01, BTS02, BTS03, BTS04');
    expect(shortenList('Servers ', names, 200, font)).toBe('Servers BTS01 and 3 more');
    expect(shortenList('group', [], 200, font)).toBe('group');
  });

  test('is wrapped between facts only', () => {
    expect(wrap(['node', '3 host instances', 'Message Queuing', 'no IIS'], 180, font)).toEqual([
      'node · 3 host instances',
      'Message Queuing · no IIS',
    ]);
    expect(wrap(['no IIS', 'no ASP.NET'], 60, font)).toEqual(['no IIS', 'no ASP.NET']);
  });
});
