/** Keeps a file in form that is in form: what an edit moves out of its column, or joins badly, comes into form with it. */
import { applyEdits, type EditsByFile, type TextEdit } from '../edit/apply.ts';
import { composeEdits } from '../edit/compose.ts';
import type { BtcDocument } from '../imports.ts';
import { formatter } from './formatter.ts';

/** The edits, by file address, with those that bring their result into form; a file that wasn't in form before is left to its author. */
export function keepForm(edits: EditsByFile, documents: readonly BtcDocument[]): EditsByFile {
  const byUri = new Map(documents.map((document) => [document.uri.toString(), document]));
  return new Map(
    [...edits].map(([uri, ofFile]) => {
      const document = byUri.get(uri);
      return [uri, document && ofFile.length > 0 && isInForm(document) ? inForm(document, ofFile) : ofFile];
    }),
  );
}

function inForm(document: BtcDocument, edits: readonly TextEdit[]): readonly TextEdit[] {
  const text = document.textDocument.getText();
  return composeEdits(text, edits, formatter.whole(applyEdits(text, edits)).edits);
}

/** By the parse result, which is a new one for each text. */
const known = new WeakMap<object, boolean>();

/** Whether there is nothing to format in a file, and no error that would keep it from being formatted. */
export function isInForm(document: BtcDocument): boolean {
  const { parseResult, textDocument } = document;
  const found = known.get(parseResult);
  if (found !== undefined) return found;
  const { edits, errors } = formatter.whole(textDocument.getText());
  const answer = edits.length === 0 && errors.length === 0;
  known.set(parseResult, answer);
  return answer;
}
