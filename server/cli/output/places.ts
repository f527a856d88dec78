/** Where elements of a topology are in their files, for JSON. */
import { locateWhole, type PlaceInFile, type Program } from '#language';

export function placesIn({ documents }: Program): (origin: Parameters<typeof locateWhole>[0]) => PlaceInFile {
  const byUri = new Map(documents.map((document) => [document.uri.toString(), document.textDocument]));
  return (origin) => {
    const { uri, start, end } = locateWhole(origin);
    const document = byUri.get(uri);
    const position = (offset: number) => document?.positionAt(offset) ?? { line: 0, character: 0 };
    return { uri, range: { start: position(start), end: position(end) } };
  };
}
