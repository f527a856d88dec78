/** The picture of a topology: an `<svg>`, the same in words, and where each part of it was written. */
import type { Origin, Topology } from '../model/topology.ts';
import { withBadges } from './badges.ts';
import { describe } from './describe.ts';
import { type Finding, keysOfFindings, sayFindings } from './findings.ts';
import { layout } from './layout.ts';
import { withLegend } from './legend.ts';
import type { Moment } from './moment.ts';
import { placesOf } from './places.ts';
import { plainStylesheet, stylesheet } from './stylesheet.ts';
import { type SvgForm, toSvg } from './svg.ts';

export { classNames } from './class-names.ts';
export { type DescribedPart, describeParts } from './describe.ts';
export type { Finding, FindingSeverity } from './findings.ts';
export type { Condition, Moment, Tone } from './moment.ts';
export { darkStylesheet, stylesheet } from './stylesheet.ts';
export { visible } from './visible.ts';

export interface DrawnTopology {
  /** A complete `<svg>` element, or the empty string where the topology has nothing to draw, or too much. */
  readonly svg: string;
  /** The picture in words, one statement a line; empty where the picture is. */
  readonly text: readonly string[];
  /** The origin of every part that can be clicked, by the key in its `data-place`. */
  readonly places: ReadonlyMap<string, Origin>;
  /** The key of the part whose badge counts a finding; what is found at no part of the picture is absent. */
  readonly findings: ReadonlyMap<Finding, string>;
}

/**
 * What the picture is for: an application's `page`, in which parts are buttons; the `still` picture of a document that brings the
 * style sheet itself; a `file` of its own, with the style sheet in it; `pixels`, the same for a renderer that understands simple style
 * sheets alone.
 */
export type PictureUse = 'page' | 'still' | 'file' | 'pixels';

const forms: Readonly<Record<PictureUse, SvgForm>> = {
  page: { still: false },
  still: { still: true },
  file: { still: true, style: stylesheet },
  pixels: { still: true, style: plainStylesheet },
};

/** What the picture tells besides the topology, and to whom. */
export interface Told {
  /** Where groups run and what doesn't work; without it, the topology as it starts. */
  readonly moment?: Moment;
  /** What is wrong with the topology: each part has a badge for what was found in it, and in what it stands for. */
  readonly findings?: readonly Finding[];
  /** `page` where nothing else is stated. */
  readonly use?: PictureUse;
}

/** Far more than anybody finds their way in. The lines of a larger picture would take minutes to place. */
export const mostParts = 10_000;

/**
 * Draws clusters, servers, the SSO system and BizTalk groups. Total: whatever is missing in the topology is left out. One with more
 * than `mostParts` parts is told in words alone.
 */
export function drawTopology(topology: Topology, { moment, findings = [], use = 'page' }: Told = {}): DrawnTopology {
  const places = placesOf(topology);
  const { origins } = places;
  if (origins.size === 0) return { svg: '', text: [], places: origins, findings: new Map() };
  const keys = keysOfFindings(findings, origins);
  if (origins.size > mostParts) {
    const why = `There are too many parts for a picture: ${origins.size} of at most ${mostParts}.`;
    return { svg: '', text: [why, ...describe(topology), ...sayFindings(findings)], places: origins, findings: keys };
  }
  return {
    svg: toSvg(withLegend(withBadges(layout(topology, places, moment), keys)), forms[use]),
    text: [...describe(topology), ...sayFindings(findings)],
    places: origins,
    findings: keys,
  };
}
