/** Pictures drawn by a page that comes, goes and answers when it likes. */
import { expect, test } from 'vitest';
import { createDrawings, UndrawnError } from '../../client/features/preview/drawings.ts';
import { scaleOf } from '../../client/webview/pixels.ts';

function drawings() {
  const posted: unknown[] = [];
  const { draw, ...rest } = createDrawings((message) => posted.push(message));
  const never = new AbortController().signal;
  return { posted, draw: (svg: string, signal = never) => draw(svg, signal), ...rest };
}
const first = { type: 'draw', id: 1, svg: '<svg/>' };
const second = { type: 'draw', id: 2, svg: '<svg> </svg>' };

test('each picture gets its own answer, in any order', async () => {
  const { posted, draw, answered } = drawings();
  const both = [draw('<svg/>'), draw('<svg> </svg>')];
  expect(posted).toEqual([first, second]);
  answered({ type: 'drawn', id: 2, png: btoa('two\xff') });
  answered({ type: 'drawn', id: 1, png: btoa('one') });
  expect(await Promise.all(both)).toEqual([Uint8Array.of(0x6f, 0x6e, 0x65), Uint8Array.of(0x74, 0x77, 0x6f, 0xff)]);
});

test('a page that was not there yet is asked again, for what is still wanted', async () => {
  const { posted, draw, ready, answered } = drawings();
  const wanted = draw('<svg/>');
  const rest = draw('<svg> </svg>');
  answered({ type: 'drawn', id: 1, png: '' });
  expect(await wanted).toEqual(new Uint8Array());
  ready();
  expect(posted).toEqual([first, second, second]);
  answered({ type: 'drawn', id: 2, png: btoa('2') });
  answered({ type: 'undrawn', id: 2, reason: 'failed' });
  expect(await rest).toEqual(Uint8Array.of(0x32));
});

test('a refusal, an answer that is no base 64, and a closed page are errors that say which', async () => {
  const { draw, answered, stop } = drawings();
  const large = draw('1');
  const odd = draw('2');
  const late = draw('3');
  answered({ type: 'undrawn', id: 1, reason: 'tooLarge' });
  answered({ type: 'drawn', id: 2, png: '<svg>' });
  stop();
  await expect(large).rejects.toEqual(new UndrawnError('tooLarge'));
  await expect(odd).rejects.toEqual(new UndrawnError('failed'));
  await expect(late).rejects.toEqual(new UndrawnError('closed'));
});

test('a picture is doubled where that is no more than a canvas and viewers take', () => {
  expect(scaleOf(1_000, 800)).toBe(2);
  expect(scaleOf(4_000, 2_500)).toBe(2);
  expect(scaleOf(4_000, 2_501)).toBe(1);
  expect(scaleOf(10_000, 100)).toBe(1);
  expect(scaleOf(16_384, 2_441)).toBe(1);
  expect(scaleOf(16_385, 1)).toBeUndefined();
  expect(scaleOf(10_000, 4_001)).toBeUndefined();
});

test('what nobody wants any more is not asked for again', async () => {
  const { posted, draw, ready, answered } = drawings();
  const stop = new AbortController();
  const unwanted = draw('<svg/>', stop.signal);
  stop.abort();
  await expect(unwanted).rejects.toEqual(new UndrawnError('unwanted'));
  ready();
  answered({ type: 'drawn', id: 1, png: '' });
  expect(posted).toEqual([first]);
});
