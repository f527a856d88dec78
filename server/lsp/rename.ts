/** Gives a declaration another name, everywhere, and refuses a name that is taken or that would change what other text means. */
import { type AstNode, AstUtils, DefaultAstNodeLocator } from 'langium';
import type { Range, RenameParams, TextDocumentPositionParams, WorkspaceEdit } from 'vscode-languageserver';
import {
  applyEdits,
  ast,
  type BtcDocument,
  check,
  createProject,
  defaultSettings,
  type EditsByFile,
  keepForm,
  nameOf,
  type Program,
  type Project,
  ruleByCode,
  sameName,
  type TextEdit,
  writeName,
} from '#language';
import { refusal } from './answer.ts';
import { atCursor, declarationAt, placeOf } from './at-cursor.ts';
import { workspaceEditOf } from './convert.ts';
import { occurrencesOf } from './occurrences.ts';
import type { Session } from './session.ts';

/** Null where there is nothing that could be renamed. */
export function prepareRename(
  params: TextDocumentPositionParams,
  session: Session,
): { range: Range; placeholder: string } | null {
  const place = placeOf(params, session);
  const found = place && atCursor(place.document, place.offset);
  const declaration = place && declarationAt(place.document, place.offset);
  if (!found || !declaration) return null;
  return { range: found.leaf.range, placeholder: nameOf(declaration) ?? found.leaf.text };
}

/** @throws ResponseError with a message for the user, where the name can't be had */
export async function rename(params: RenameParams, session: Session): Promise<WorkspaceEdit | null> {
  const place = placeOf(params, session);
  const declaration = place && declarationAt(place.document, place.offset);
  if (!declaration) return null;
  // Typed with quotes, as it stands in the text, it means the same.
  const newName = /^"[^"]*"$/.test(params.newName) ? params.newName.slice(1, -1) : params.newName.trim();
  if (newName === '') throw refusal("A name can't be empty.");
  if (/["\r\n]/.test(newName)) throw refusal("A name can't hold a quotation mark or a line break.");

  const occurrences = occurrencesOf(declaration, session.shared);
  const changes = new Map<string, TextEdit[]>();
  for (const { document, cst } of occurrences) {
    const uri = document.uri.toString();
    const edit = { start: cst.offset, end: cst.end, text: writeName(newName) };
    changes.set(uri, [...(changes.get(uri) ?? []), edit]);
  }
  refuseNamesake(declaration, newName);
  const programs = [
    ...new Set(
      occurrences
        .flatMap(({ document }) => session.analysis.programsWith(document.uri.toString()))
        .map(({ program }) => program),
    ),
  ];
  const trial = await renamedCopy(programs, changes);
  refuseOtherMeaning(newName, programs, trial);
  refuseClash(newName, programs, trial);
  const inForm = keepForm(
    changes,
    occurrences.map(({ document }) => document),
  );
  return workspaceEditOf(inForm, session.shared, session.client) ?? null;
}

/** A block holds a name once for each kind of declaration. */
function refuseNamesake(declaration: ast.Declaration, newName: string): void {
  const siblings = declaration.$container ? AstUtils.streamContents(declaration.$container) : undefined;
  const namesake = siblings?.find(
    (sibling) =>
      sibling !== declaration &&
      sibling.$type === declaration.$type &&
      ast.isDeclaration(sibling) &&
      sameName(nameOf(sibling) ?? '', newName),
  );
  if (namesake) throw refusal(`Something in the same block is called ${newName} already.`);
}

/** The files of the programs with their new texts. */
async function renamedCopy(programs: readonly Program[], changes: EditsByFile): Promise<Project> {
  const project = createProject();
  const texts = documentsOf(programs).map(({ uri, textDocument }) => {
    const address = uri.toString();
    return [address, applyEdits(textDocument.getText(), changes.get(address) ?? [])] as const;
  });
  await project.setTexts(new Map(texts));
  return project;
}

function documentsOf(programs: readonly Program[]): readonly BtcDocument[] {
  return [...new Set(programs.flatMap(({ documents }) => documents))];
}

/** Each reference has to mean what it means now. */
function refuseOtherMeaning(newName: string, programs: readonly Program[], trial: Project): void {
  for (const document of documentsOf(programs)) {
    const renamed = trial.document(document.uri.toString());
    const after = renamed ? meaningsIn(renamed) : [];
    const other = meaningsIn(document).find(({ path }, index) => after[index]?.path !== path);
    if (!other) continue;
    const { line } = document.textDocument.positionAt(other.offset);
    throw refusal(
      `With the name ${newName}, ${other.text} in line ${line + 1} of ${fileName(document)} would mean something else.`,
    );
  }
}

/** The rules that tell where two things may not have one name: in other blocks and files, and on the network. */
const clashRules = ['duplicate-name', 'network-name-not-unique'].flatMap((code) => ruleByCode(code) ?? []);

/** What has a namesake already may keep it; the new name may bring none. */
function refuseClash(newName: string, programs: readonly Program[], trial: Project): void {
  // Syntax errors come along with what the rules find.
  const clashesIn = (program: Program) =>
    check(program, () => defaultSettings, clashRules).problems.filter(({ rule }) => rule !== undefined);
  for (const program of programs) {
    const renamed = trial.program(program.root.uri.toString());
    const before = clashesIn(program);
    const after = renamed ? clashesIn(renamed) : [];
    if (after.length <= before.length) continue;
    const known = new Set(before.map(({ message }) => message));
    const clash = after.find(({ message }) => !known.has(message)) ?? after[0];
    throw refusal(`The name ${newName} is taken. ${clash?.message ?? ''}`.trim());
  }
}

interface Meaning {
  readonly text: string;
  readonly offset: number;
  /** Where in which tree the reference leads; renaming moves nothing in a tree. */
  readonly path: string | undefined;
}

const locator = new DefaultAstNodeLocator();

function meaningsIn(document: BtcDocument): readonly Meaning[] {
  return AstUtils.streamAst(document.parseResult.value)
    .filter(ast.isReference)
    .map(({ target, $cstNode }) => ({
      text: $cstNode?.text ?? '',
      offset: $cstNode?.offset ?? 0,
      path: target?.ref && pathOf(target.ref),
    }))
    .toArray();
}

function pathOf(node: AstNode): string {
  return `${AstUtils.getDocument(node).uri.toString()}#${locator.getAstNodePath(node)}`;
}

function fileName({ uri }: BtcDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
