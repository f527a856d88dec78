/** Tells whether a document was built anew since it was last looked at. */
import type { LangiumDocument } from 'langium';
import { NoIndex } from '#language';

/** Being called in each build, also in one that is cancelled later, the index that isn't kept is where builds are counted. */
export class BuildStamps extends NoIndex {
  private readonly stamps = new WeakMap<LangiumDocument, number>();
  private builds = 0;

  override async updateReferences(document: LangiumDocument): Promise<void> {
    this.builds++;
    this.stamps.set(document, this.builds);
  }

  /** Another number after each build of the document; 0 where it was never built. */
  stampOf(document: LangiumDocument): number {
    return this.stamps.get(document) ?? 0;
  }
}
