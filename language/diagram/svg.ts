/** The picture as one `<svg>` element: classes and attributes only, so that it works where no inline style is allowed. */
import { badgeFont, badgeSign, badgeTextStart } from './badges.ts';
import { classNames } from './class-names.ts';
import { iconPaths, shapeAt, signPaths } from './icons.ts';
import { type Badge, type Box, descriptionOf, type Joint, type Line, type Picture } from './picture.ts';
import { legendLines } from './svg-legend.ts';
import { arrowHead, corners, labelElement, path } from './svg-parts.ts';
import { escapeXml } from './visible.ts';

export interface SvgForm {
  /** Nothing in it can be clicked or reached with the keyboard: parts are pictures instead of buttons. */
  readonly still: boolean;
  /** A style sheet to put into it; it holds nothing that XML would read as markup. */
  readonly style?: string;
}

/**
 * One complete `<svg>` element, in the order in which it is read: each part before what is in it. The parts are siblings,
 * not nested, because a button may hold no buttons; labels, icons and lines are hidden from screen readers, which get the
 * descriptions, where nothing is shortened, and the text alternative.
 */
export function toSvg(picture: Picture, { still, style }: SvgForm = { still: false }): string {
  const { width, height } = picture;
  const title = escapeXml(picture.title);
  // Where a style sheet can't say that spaces stay, the attribute does.
  const language = still ? ' xml:lang="en" xml:space="preserve"' : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${language} class="${classNames.picture}" role="group" aria-label="${title}" ` +
      `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${title}</title>`,
    ...(style === undefined ? [] : [`<style>\n${style}</style>`]),
    `<rect class="${classNames.background}" x="0" y="0" width="${width}" height="${height}"/>`,
    // Half a pixel off, a line one pixel wide falls on one row of pixels.
    '<g transform="translate(0.5 0.5)">',
    ...picture.boxes.flatMap((box) => boxLines(box, still)),
    ...picture.lines.map(lineElement),
    ...picture.joints.map(jointElement),
    ...legendLines(picture.legend),
    '</g>',
    '</svg>',
  ].join('\n');
}

function boxLines(box: Box, still: boolean): readonly string[] {
  const { kind, key, broken, tone, labels } = box;
  const classes = [
    classNames.box[kind],
    ...(broken ? [classNames.broken] : []),
    ...(tone ? [classNames.tone[tone]] : []),
  ];
  const description = escapeXml(descriptionOf(box));
  const named = key === undefined ? classes : [classNames.place, ...classes];
  const button = `data-place="${escapeXml(key ?? '')}" tabindex="0" role="button"`;
  const role = still ? 'role="img"' : key === undefined ? 'role="note"' : button;
  const start = `<g class="${named.join(' ')}" ${role} aria-label="${description}">`;
  const texts = labels.map(labelElement);
  // What can be read on a button has to be part of its name: a shortened label isn't, and stands on its own.
  const asNamed = labels.every(({ text, whole }) => text === whole);
  return [
    start,
    `<title>${description}</title>`,
    `<rect class="${classNames.shape}" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" ` +
      `rx="${corners[kind]}"/>`,
    ...box.icons.map(
      ({ icon, x, y }) => `<path class="${classNames.icon}" d="${shapeAt(iconPaths[icon], x, y)}" aria-hidden="true"/>`,
    ),
    ...(asNamed ? [...texts, '</g>'] : ['</g>', ...texts]),
    ...(box.badge === undefined || key === undefined ? [] : [badgeElement(box.badge, key, still)]),
    ...box.children.flatMap((child) => boxLines(child, still)),
  ];
}

/** A button of its own, after that of its part; in a still picture an image as its part is. */
function badgeElement(badge: Badge, key: string, still: boolean): string {
  const { x, y, width, height, severity, text, description, of } = badge;
  const said = escapeXml(description);
  const { shape, strokes } = signPaths[severity];
  const signElement = (name: string, signShape: string): string =>
    `<path class="${name}" d="${shapeAt(signShape, x + badgeSign.x, y + badgeSign.y)}" aria-hidden="true"/>`;
  const role = still ? 'role="img"' : `data-findings="${escapeXml(key)}" tabindex="0" role="button"`;
  return (
    `<g class="${classNames.badge} ${classNames.severity[severity]}" ${role} ` +
    `aria-label="${said}" aria-description="${escapeXml(of)}"><title>${said}</title>` +
    `<rect class="${classNames.shape}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${height / 2}"/>` +
    signElement(classNames.sign, shape) +
    signElement(classNames.strokes, strokes) +
    `<text class="${classNames.count}" x="${x + badgeTextStart}" y="${y + height - 2}" font-size="${badgeFont.size}" aria-hidden="true">` +
    `${escapeXml(text)}</text></g>`
  );
}

/** Lines that share their end share its arrow head too. */
function lineElement({ kind, points, branch, description }: Line): string {
  const [before, end] = [points.at(-2), points.at(-1)];
  const arrives = branch.at(-1) === end && before !== undefined && end !== undefined;
  return (
    `<g class="${classNames.line} ${classNames.edge[kind]}" aria-hidden="true"><title>${escapeXml(description)}</title>` +
    `<path class="${classNames.shape}" d="${path(branch)}"/>` +
    `${arrives ? `<path class="${classNames.arrow}" d="${arrowHead(before, end)}"/>` : ''}</g>`
  );
}

function jointElement({ kind, x, y }: Joint): string {
  return `<circle class="${classNames.joint} ${classNames.edge[kind]}" cx="${x}" cy="${y}" r="2.5" aria-hidden="true"/>`;
}
