/** Writes what a fix or a refactoring changes as edits of the text, which keep a file in form that is in form. */
import type { WriteFix } from './check.ts';
import { editsOf } from './syntax/edit/edit.ts';
import { keepForm } from './syntax/format/keep.ts';

export const writeFix: WriteFix = (fix, program) => keepForm(editsOf(fix, program.editing), program.documents);
