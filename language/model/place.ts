/** A place in a file, as JSON for other programs gives it. */

/** A range of a file, with lines and UTF-16 characters from 0. */
export interface PlaceInFile {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}
