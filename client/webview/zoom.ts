/** How large the picture is drawn: its steps, where it begins, and how it grows around what the reader looks at. */
import { panelOf } from './scrolling.ts';

/** As wide as the page at most, or a factor of the picture's own size. */
export type Zoom = 'fit' | number;

/** A point of the window, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const steps = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
/** Smaller, names are no more than lines. */
const leastReadable = 0.5;

/** @param factor that the picture is drawn with now, also where it is made to fit */
export function zoomedIn(factor: number): number {
  return steps.find((step) => step > factor) ?? factor;
}

export function zoomedOut(factor: number): number {
  return steps.findLast((step) => step < factor) ?? factor;
}

/** @param distance of the wheel, in CSS pixels: a notch has some hundred, a pinch few; away from the reader it is negative */
export function zoomedBy(factor: number, distance: number): number {
  const [smallest = factor, largest = factor] = [steps[0], steps.at(-1)];
  return Math.min(Math.max(factor * Math.exp(-distance / 400), smallest), largest);
}

/** Where a reader begins who has chosen nothing: all of the picture, unless nothing of it could be read then. */
export function firstZoom(fitting: number): Zoom {
  return fitting < leastReadable ? leastReadable : 'fit';
}

/** The factor that a picture is drawn with. */
export function shownFactor(picture: SVGSVGElement): number {
  const { width } = picture.viewBox.baseVal;
  return width > 0 ? picture.getBoundingClientRect().width / width : 1;
}

/** The middle of what can be seen of the picture. */
export function middleOf(picture: SVGSVGElement): Point {
  const whole = picture.getBoundingClientRect();
  const panel = panelOf(picture)?.getBoundingClientRect() ?? whole;
  return {
    x: (Math.max(whole.left, panel.left) + Math.min(whole.right, panel.right)) / 2,
    y: (Math.max(whole.top, panel.top) + Math.min(whole.bottom, panel.bottom)) / 2,
  };
}

/** Lets the picture be drawn in another size, and keeps what is at a point where it is as far as its panel can scroll. */
export function drawAround(picture: SVGSVGElement, { x, y }: Point, draw: () => void): void {
  const before = picture.getBoundingClientRect();
  draw();
  const after = picture.getBoundingClientRect();
  if (before.width === 0 || before.height === 0) return;
  panelOf(picture)?.scrollBy({
    left: after.left + ((x - before.left) / before.width) * after.width - x,
    top: after.top + ((y - before.top) / before.height) * after.height - y,
    behavior: 'instant',
  });
}
