/** The Topology tab: the picture with its zoom, what was found in it, and the same in words. */
import { findingsView } from './findings-view.ts';
import { l10n } from './l10n.ts';
import type { Markup, Piece } from './markup.ts';
import type { Content } from './messages.ts';
import { pictureView, wordsView, zoomBar } from './picture-view.ts';
import type { PageState } from './state.ts';

export function topologyView(state: PageState, content: Content, picture: Markup | undefined): readonly Piece[] {
  const { findings, pictureText } = content;
  const hasBadges = findings.some(({ part }) => part !== undefined);
  return [
    zoomBar(state.zoom),
    pictureView(
      state,
      picture,
      hasBadges
        ? l10n.t(
            'Picture of the topology. The arrow keys go from part to part and to what was found at it, Enter goes to the source or the list of findings.',
          )
        : l10n.t('Picture of the topology. The arrow keys go from part to part, Enter goes to the source.'),
    ),
    findingsView(state, findings, picture),
    wordsView(pictureText, picture === undefined),
  ].filter((piece) => piece !== undefined);
}
