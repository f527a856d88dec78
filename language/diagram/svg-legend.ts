/** The legend of a picture as SVG: each sign drawn as the picture draws it, and its meaning. */
import { classNames } from './class-names.ts';
import { iconPaths, shapeAt, signPaths } from './icons.ts';
import type { Legend, LegendEntry, Rect, Sample } from './picture.ts';
import { arrowHead, corners, labelElement, path } from './svg-parts.ts';

/** Hidden from screen readers: what it explains are looks, and they get words. */
export function legendLines(legend: Legend): readonly string[] {
  if (legend.length === 0) return [];
  return [`<g class="${classNames.legend}" aria-hidden="true">`, ...legend.map(entryElement), '</g>'];
}

function entryElement({ sample, sampleRect, label }: LegendEntry): string {
  return `${sampleElement(sample, sampleRect)}${labelElement(label)}`;
}

function sampleElement(sample: Sample, { x, y, width, height }: Rect): string {
  const middle = y + height / 2;
  switch (sample.is) {
    case 'box': {
      const { kind, broken, tone } = sample;
      const classes = [classNames.box[kind], broken ? classNames.broken : '', tone ? classNames.tone[tone] : ''];
      // In the measure of the box that it stands for, a corner would leave nothing straight.
      const corner = kind === 'instance' ? height / 2 : Math.min(corners[kind], 4);
      return (
        `<g class="${classes.filter((name) => name !== '').join(' ')}">` +
        `<rect class="${classNames.shape}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}"/></g>`
      );
    }
    case 'icon':
      return `<path class="${classNames.icon}" d="${shapeAt(iconPaths[sample.icon], x + 4, y)}"/>`;
    case 'line': {
      const [from, to] = [
        { x, y: middle },
        { x: x + width, y: middle },
      ];
      return (
        `<g class="${classNames.line} ${classNames.edge[sample.kind]}"><path class="${classNames.shape}" d="${path([from, to])}"/>` +
        `<path class="${classNames.arrow}" d="${arrowHead(from, to)}"/></g>`
      );
    }
    case 'badge': {
      const { shape, strokes } = signPaths[sample.severity];
      const at = (signShape: string): string => shapeAt(signShape, x + 7, middle - 5);
      return (
        `<g class="${classNames.severity[sample.severity]}"><path class="${classNames.sign}" d="${at(shape)}"/>` +
        `<path class="${classNames.strokes}" d="${at(strokes)}"/></g>`
      );
    }
  }
}
