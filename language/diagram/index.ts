/** The picture of a topology: an `<svg>`, the same in words, and where each part of it was written. */
import type { Origin, Topology } from '../model/topology.ts';
import { describe } from './describe.ts';
import { layout } from './layout.ts';
import type { Moment } from './moment.ts';
import { placesOf } from './places.ts';
import { stylesheet } from './stylesheet.ts';
import { type SvgForm, toSvg } from './svg.ts';

export { type DescribedPart, describeParts } from './describe.ts';
export type { Condition, Moment, Tone } from './moment.ts';
export { darkStylesheet, stylesheet } from './stylesheet.ts';
export { classNames } from './svg.ts';
export { visible } from './visible.ts';

export interface DrawnTopology {
  /** A complete `<svg>` element, or the empty string where the topology has nothing to draw. */
  readonly svg: string;
  /** The picture in words, one statement a line; empty where the picture is. */
  readonly text: readonly string[];
  /** The origin of every part that can be clicked, by the key in its `data-place`. */
  readonly places: ReadonlyMap<string, Origin>;
}

/**
 * What the picture is for: an application's `page`, in which parts are buttons; the `still` picture of a document that brings the
 * style sheet itself; a `file` of its own, with the style sheet in it.
 */
export type PictureUse = 'page' | 'still' | 'file';

const forms: Readonly<Record<PictureUse, SvgForm>> = {
  page: { still: false },
  still: { still: true },
  file: { still: true, style: stylesheet },
};

/**
 * Draws clusters, servers, the SSO system and BizTalk groups. Total: whatever is missing in the topology is left out.
 * @param moment where groups run and what doesn't work; without one, the topology as it starts
 */
export function drawTopology(topology: Topology, moment?: Moment, use: PictureUse = 'page'): DrawnTopology {
  const places = placesOf(topology);
  if (places.origins.size === 0) return { svg: '', text: [], places: places.origins };
  const svg = toSvg(layout(topology, places, moment), forms[use]);
  return { svg, text: describe(topology), places: places.origins };
}
