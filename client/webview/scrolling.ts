/**
 * Scrolling within a panel alone: `scrollIntoView` and `focus` would also scroll the frames around the page, which the
 * reader cannot scroll back.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Scrolls the panel that the element is in until the element's top is the panel's. */
export function scrollToTop(element: Element): void {
  const panel = panelOf(element);
  if (panel === null) return;
  panel.scrollBy({ top: element.getBoundingClientRect().top - panel.getBoundingClientRect().top, behavior: 'instant' });
}

/** Scrolls the panel that the element is in as little as it takes to see the element. */
export function scrollIntoSight(element: Element): void {
  const panel = panelOf(element);
  if (panel === null) return;
  const by = scrollNeeded(panel.getBoundingClientRect(), element.getBoundingClientRect());
  panel.scrollBy({ ...by, behavior: 'instant' });
}

/** Whether any of the element can be seen in its panel. */
function isInSight(element: Element): boolean {
  const panel = panelOf(element);
  return panel !== null && overlap(panel.getBoundingClientRect(), element.getBoundingClientRect());
}

/** How far the outer box has to scroll to show the inner one; where that is larger, its start. */
export function scrollNeeded(outer: Box, inner: Box): { readonly left: number; readonly top: number } {
  return {
    left: distance(outer.left, outer.right, inner.left, inner.right),
    top: distance(outer.top, outer.bottom, inner.top, inner.bottom),
  };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function distance(outerStart: number, outerEnd: number, start: number, end: number): number {
  if (start < outerStart) return start - outerStart;
  return end > outerEnd ? Math.min(end - outerEnd, start - outerStart) : 0;
}

/** What scrolls around the element. */
export function panelOf(element: Element): Element | null {
  return element.closest('[role="tabpanel"]');
}

/** Scrolls only where nothing of what is marked can be seen, so that the page is calm while the cursor moves about. */
export function scrollToMark(): void {
  const marked = [...document.querySelectorAll('.marked')];
  if (marked[0] !== undefined && !marked.some(isInSight)) scrollIntoSight(marked[0]);
}
