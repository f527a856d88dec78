/** The badges on the parts of a placed picture that something is wrong with: they take room that is free anyway, so that nothing moves. */
import { describeFindings, type Finding, strongestFirst } from './findings.ts';
import type { Badge, Box, BoxKind, Picture, Point } from './picture.ts';
import { type Font, textWidth } from './text-width.ts';

export const badgeFont: Font = { size: 10, bold: true };
/** Where the sign, which is 10 by 10, and the text start. */
export const badgeSign = { x: 1, y: 1 } as const;
export const badgeTextStart = 12;
const height = 12;
/** Widths of text are those of the widest font, so that there is more room than this. */
const padding = 2;

/**
 * From the top left corner of a box to that of its badge, which sits on the box's upper edge: left of the names, above the
 * icon, and below what stands over the box. Lines come in at the sides, and from above only right of columns.
 */
const spots: Readonly<Record<Exclude<BoxKind, 'hostless'>, Point>> = {
  cluster: { x: 8, y: -6 },
  biztalkGroup: { x: 8, y: -6 },
  node: { x: 6, y: -6 },
  server: { x: 6, y: -6 },
  sso: { x: 6, y: -6 },
  group: { x: 6, y: -6 },
  host: { x: 6, y: -6 },
  resource: { x: 1, y: -5 },
  instance: { x: 4, y: -7 },
  handler: { x: 2, y: -7 },
  adapter: { x: 2, y: -7 },
};

/** The picture with a badge on each part that has findings, whose keys are given. */
export function withBadges(picture: Picture, keys: ReadonlyMap<Finding, string>): Picture {
  if (keys.size === 0) return picture;
  const byKey = new Map<string, Finding[]>();
  for (const [finding, key] of keys) byKey.set(key, [...(byKey.get(key) ?? []), finding]);
  const badged = (box: Box): Box => {
    const findings = box.key === undefined ? undefined : byKey.get(box.key);
    return {
      ...box,
      children: box.children.map(badged),
      ...(findings === undefined ? {} : { badge: badgeOf(box, findings) }),
    };
  };
  return { ...picture, boxes: picture.boxes.map(badged) };
}

function badgeOf({ kind, x, y, labels }: Box, findings: readonly Finding[]): Badge | undefined {
  const [strongest] = strongestFirst(findings);
  if (strongest === undefined || kind === 'hostless') return undefined;
  const text = findings.length > 9 ? '9+' : `${findings.length}`;
  return {
    x: x + spots[kind].x,
    y: y + spots[kind].y,
    width: badgeTextStart + textWidth(text, badgeFont) + padding,
    height,
    severity: strongest.severity,
    text,
    description: describeFindings(findings),
    of: labels[0]?.whole ?? '',
  };
}
