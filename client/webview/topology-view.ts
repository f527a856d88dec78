/** The Topology tab: the picture with its zoom, what was found in it, and the same in words. */
import { findingsView } from './findings-view.ts';
import type { Markup, Piece } from './markup.ts';
import type { Content } from './messages.ts';
import { pictureView, wordsView, zoomBar } from './picture-view.ts';
import type { PageState } from './state.ts';

export function topologyView(state: PageState, content: Content, picture: Markup | undefined): readonly Piece[] {
  const { findings, pictureText } = content;
  const badges = findings.some(({ part }) => part !== undefined) ? ' and to what was found at it' : '';
  return [
    zoomBar(state.zoom),
    pictureView(
      state,
      picture,
      `Picture of the topology. The arrow keys go from part to part${badges}, Enter goes to the source${badges === '' ? '' : ' or the list of findings'}.`,
    ),
    findingsView(state, findings, picture),
    wordsView(pictureText, picture === undefined),
  ].filter((piece) => piece !== undefined);
}
