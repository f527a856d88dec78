/** The Topology tab: the picture with its zoom, and the same in words. */
import type { Markup, Piece } from './markup.ts';
import type { Content } from './messages.ts';
import { pictureView, wordsView, zoomBar } from './picture-view.ts';
import type { PageState } from './state.ts';

export function topologyView(state: PageState, content: Content, picture: Markup | undefined): readonly Piece[] {
  return [
    zoomBar(state.zoom),
    pictureView(
      state,
      picture,
      'Picture of the topology. The arrow keys go from part to part, Enter goes to the source.',
    ),
    wordsView(content.pictureText, picture === undefined),
  ];
}
