/** The legend below a placed picture: what each of its signs means, of those that are in it. */
import { type FindingSeverity, findingSeverities } from './findings.ts';
import { type Tone, tones } from './moment.ts';
import {
  type Box,
  type BoxKind,
  fonts,
  type Icon,
  type Legend,
  type LegendEntry,
  type LineKind,
  type Picture,
  type Sample,
} from './picture.ts';
import { textWidth } from './text-width.ts';

/** As far from the edges as everything else. */
const margin = 16;
const rowHeight = 22;
const sampleWidth = 24;
const textStart = sampleWidth + 6;
const betweenEntries = 18;

const lineWords: readonly (readonly [LineKind, string])[] = [
  ['dependency', 'depends on'],
  ['database', 'has its databases in'],
  ['masterSecret', 'has its master secret in'],
  ['clustered', 'is clustered in'],
];

/** A word for each kind of box; computers look alike, whether they are nodes or not. */
const boxWords: readonly (readonly [readonly BoxKind[], string])[] = [
  [['cluster'], 'cluster'],
  [['node', 'server'], 'computer'],
  [['group'], 'group'],
  [['resource'], 'resource'],
  [['sso'], 'Enterprise SSO'],
  [['biztalkGroup'], 'BizTalk group'],
  [['host'], 'host'],
  [['instance'], 'host instance'],
];

const iconWords: readonly (readonly [Icon, string])[] = [
  ['receive', 'receives'],
  ['send', 'sends'],
  ['disabled', 'disabled'],
];

const toneWords: Readonly<Record<Tone, string>> = {
  lost: "doesn't work",
  changed: 'works elsewhere or otherwise',
  risk: 'works, at a risk',
};
const severityWords: Readonly<Record<FindingSeverity, string>> = {
  error: 'has an error',
  warning: 'has a warning',
  information: 'has an info',
};

/** The picture with its legend, which makes it higher and moves nothing. */
export function withLegend(picture: Picture): Picture {
  const entries = placed(meaningsIn(picture), Math.max(picture.width - margin, 0), picture.height);
  const rows = new Set(entries.map(({ y }) => y)).size;
  const widest = Math.max(0, ...entries.map(({ x, width }) => x + width + margin));
  return {
    ...picture,
    width: Math.max(picture.width, widest),
    height: picture.height + rows * rowHeight + margin / 2,
    legend: entries,
  };
}

function placed(meanings: readonly Meaning[], right: number, top: number): Legend {
  let x = margin;
  let y = top;
  return meanings.map(([sample, text]): LegendEntry => {
    const textSpace = textWidth(text, fonts.caption);
    const width = textStart + textSpace;
    if (x > margin && x + width > right) {
      x = margin;
      y += rowHeight;
    }
    const at = { x, y };
    x += width + betweenEntries;
    return {
      ...at,
      width,
      height: rowHeight,
      sample,
      sampleRect: { x: at.x, y: at.y + 3, width: sampleWidth, height: 16 },
      label: {
        style: 'caption',
        text,
        whole: text,
        remark: '',
        x: at.x + textStart,
        y: at.y + 15,
        anchor: 'start',
        width: textSpace,
      },
    };
  });
}

type Meaning = readonly [sample: Sample, text: string];

function meaningsIn({ boxes, lines }: Picture): readonly Meaning[] {
  const all = boxes.flatMap(withInner);
  const has = (isIt: (box: Box) => boolean) => all.some(isIt);
  const frame = (kind: BoxKind, other: { broken?: true; tone?: Tone } = {}): Sample => ({
    is: 'box',
    kind,
    broken: other.broken === true,
    tone: other.tone,
  });
  return [
    ...boxWords.flatMap(([kinds, text]): Meaning[] => {
      const kind = kinds.find((each) => has((box) => box.kind === each));
      return kind === undefined ? [] : [[frame(kind), text]];
    }),
    ...iconWords
      .filter(([icon]) => has(({ icons }) => icons.some((each) => each.icon === icon)))
      .map(([icon, text]): Meaning => [{ is: 'icon', icon }, text]),
    ...(has(({ broken }) => broken)
      ? [[frame('hostless', { broken: true }), 'switched off or not declared'] as const]
      : []),
    ...lineWords
      .filter(([kind]) => lines.some((line) => line.kind === kind))
      .map(([kind, text]): Meaning => [{ is: 'line', kind }, text]),
    ...tones
      .filter((tone) => has((box) => box.tone === tone))
      .map((tone): Meaning => [frame('hostless', { tone }), toneWords[tone]]),
    ...findingSeverities
      .filter((severity) => has(({ badge }) => badge?.severity === severity))
      .map((severity): Meaning => [{ is: 'badge', severity }, severityWords[severity]]),
  ];
}

function withInner(box: Box): readonly Box[] {
  return [box, ...box.children.flatMap(withInner)];
}
