/** Says when, by the machine's clock, something in a page happened, without the time that driving the browser takes. */
import type { Frame, JSHandle } from 'playwright-core';

/** What has happened in a frame, in order. */
export interface Stopwatch {
  /** Milliseconds since 1970 at which this happened last; waits until it has. */
  readonly last: (what: string) => Promise<number>;
}

type Events = { readonly what: string; readonly at: number }[];

/** Notes which elements that fit the selector get a click, by their attribute. */
export async function noteClicks(frame: Frame, selector: string, attribute: string): Promise<Stopwatch> {
  return stopwatch(
    frame,
    await frame.evaluateHandle(
      ([selector, attribute]) => {
        const events: Events = [];
        const note = ({ target }: Event): void => {
          const what = target instanceof Element ? target.closest(selector)?.getAttribute(attribute) : undefined;
          if (what != null) events.push({ what, at: Date.now() });
        };
        document.addEventListener('click', note, { capture: true });
        return events;
      },
      [selector, attribute] as const,
    ),
  );
}

/** Notes what the first element that fits the selector says when it has been painted: its attribute, or its text. */
export async function notePainted(frame: Frame, selector: string, attribute?: string): Promise<Stopwatch> {
  return stopwatch(
    frame,
    await frame.evaluateHandle(
      ([selector, attribute]) => {
        const events: Events = [];
        let last: string | undefined;
        const look = (): void => {
          const element = document.querySelector(selector);
          const what = (attribute === undefined ? element?.textContent : element?.getAttribute(attribute)) ?? undefined;
          if (what === last) return;
          last = what;
          // The first task after a frame runs when the frame is on its way to the screen.
          if (what !== undefined) requestAnimationFrame(() => setTimeout(() => events.push({ what, at: Date.now() })));
        };
        look();
        new MutationObserver(look).observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        return events;
      },
      [selector, attribute] as const,
    ),
  );
}

function stopwatch(frame: Frame, events: JSHandle<Events>): Stopwatch {
  return {
    last: async (what) => {
      const found = await frame.waitForFunction(
        ({ events, what }) => events.findLast((event) => event.what === what)?.at,
        { events, what },
      );
      return (await found.jsonValue()) ?? Number.NaN;
    },
  };
}
