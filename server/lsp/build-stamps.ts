/** Tells whether a document was built anew since it was last looked at. */
import { DefaultIndexManager, type LangiumDocument } from 'langium';

/**
 * Takes the place of Langium's index of names and references, which nothing here asks: names are resolved by the language
 * itself. Being called in each build, also in one that is cancelled later, it is where builds are counted.
 */
export class BuildStamps extends DefaultIndexManager {
  private readonly stamps = new WeakMap<LangiumDocument, number>();
  private builds = 0;

  override async updateContent(): Promise<void> {}

  override async updateReferences(document: LangiumDocument): Promise<void> {
    this.builds++;
    this.stamps.set(document, this.builds);
  }

  /** Another number after each build of the document; 0 where it was never built. */
  stampOf(document: LangiumDocument): number {
    return this.stamps.get(document) ?? 0;
  }
}
