/** Notes what the reader does to the page without a change of what is drawn: what is scrolled, and what is unfolded. */
import type { PageState } from './state.ts';

/**
 * Neither event bubbles: they are caught on their way down.
 *
 * @param note takes over what is different
 */
export function followReader(page: Element, state: () => PageState, note: (to: Partial<PageState>) => void): void {
  page.addEventListener(
    'scroll',
    ({ target }) => {
      const { tab, scroll } = state();
      if (!(target instanceof HTMLElement) || target.id !== `panel-${tab}`) return;
      note({ scroll: { ...scroll, [tab]: { left: target.scrollLeft, top: target.scrollTop } } });
    },
    { capture: true, passive: true },
  );
  page.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement)) return;
      const step = target.dataset['unfold'];
      if (step === undefined) return;
      const others = state().unfolded.filter((other) => other !== step);
      note({ unfolded: target.open ? [...others, step] : others });
    },
    { capture: true },
  );
}
