/** What references that find nothing could have meant. Kept up from edit to edit, from the first to the last of them. */
import { sameItems } from '../../model/difference.ts';
import { KeptIndex } from '../../model/kept-index.ts';
import type { Candidates, Element } from '../../model/topology.ts';
import type { BtcDocument } from '../imports.ts';
import { foldName } from '../names.ts';
import { nodeOf } from '../origin.ts';
import type { Visible } from '../resolve.ts';

/** The elements of a declaration of the top level; the same list as long as nothing of it has changed. */
type Elements = readonly Element[];

export class KeptCandidates {
  private index: KeptIndex<Elements, string, Element> | undefined;
  private blocks: readonly Elements[] = [];
  private readonly byFile = new WeakMap<BtcDocument, { readonly visible: Visible; readonly candidates: Candidates }>();

  /** @param areWanted whether any reference may ask from now on */
  update(blocks: readonly Elements[], areWanted: boolean): void {
    this.blocks = blocks;
    if (areWanted) {
      this.index?.update(blocks);
    } else {
      this.index?.drop();
      this.index = undefined;
    }
  }

  /** What may be referred to in a file; the same as long as it sees the same files. */
  of(document: BtcDocument, visible: Visible): Candidates {
    const known = this.byFile.get(document);
    if (known && sameItems(known.visible, visible)) return known.candidates;
    const isSeen = ({ origin }: Element) => visible.some(({ byNode }) => byNode.has(nodeOf(origin)));
    const all = (name: string) => this.names().at(foldName(name));
    const candidates: Candidates = {
      names: () => this.names().usedKeys(),
      named: (name) => all(name).filter(isSeen),
      hidden: (name) => all(name).filter((element) => !isSeen(element)),
      has: isSeen,
    };
    this.byFile.set(document, { visible, candidates });
    return candidates;
  }

  private names(): KeptIndex<Elements, string, Element> {
    this.index ??= new KeptIndex(named, this.blocks);
    return this.index;
  }
}

function named(block: Elements): readonly (readonly [name: string, element: Element])[] {
  return block.filter(canBeReferredTo).map((element) => [foldName(element.name), element] as const);
}

function canBeReferredTo({ kind, name }: Element): boolean {
  return name !== '' && kind !== 'instance' && kind !== 'handler' && kind !== 'sso';
}
