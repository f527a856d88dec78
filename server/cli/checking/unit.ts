/** Checks files that are read together, and tells what was found as plain data, which one thread can send another. */
import { CstUtils } from 'langium';
import {
  type BtcDocument,
  type CheckResult,
  check,
  createProject,
  type DeclaredSymbol,
  importedUri,
  type Problem,
  type Program,
  type SuppressedProblem,
  symbolsOf,
  type TextEdit,
  writeFix,
} from '#language';
import { filesWith, readSettingsFor } from '../analysis.ts';
import type { ReadSettingsFile, SettingsReader } from '../input/settings.ts';
import { doTogether, stackOf } from '../together.ts';
import type { DeclarationName } from './checked.ts';

/** Files that are read into one project. */
export interface Unit {
  /** The addresses of the files to check, which have texts. */
  readonly uris: readonly string[];
  /** Of these files, and of those given that they may import, by address; other files are read from the disk. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What only some reports tell, and takes time to find. */
export interface Details {
  /** What fixes would change, and the declarations that problems stand in. */
  readonly forTools: boolean;
  /** What comments suppress. */
  readonly suppressed: boolean;
}

export interface FoundInUnit {
  readonly programs: readonly FoundInProgram[];
  /** The files of all programs, each once. */
  readonly documents: readonly FoundDocument[];
  /** Files that no work can be done on, with the stack of the error. */
  readonly broken: readonly { readonly uri: string; readonly error: string }[];
  /** Settings files that were read for the first time. */
  readonly settings: readonly ReadSettingsFile[];
}

export interface FoundInProgram {
  /** The addresses of the files that were checked together, the root first. */
  readonly uris: readonly string[];
  readonly problems: readonly FoundProblem[];
  readonly suppressed: readonly FoundProblem[];
  /** Rules that threw, with the stack of the error. */
  readonly failures: readonly { readonly code: string; readonly error: string }[];
}

export interface FoundDocument {
  readonly uri: string;
  /** Undefined where the unit was given it. */
  readonly text: string | undefined;
  /** The addresses of what it imports, whether that is there or not. */
  readonly imports: readonly string[];
}

export type FoundProblem = Pick<Problem, 'code' | 'severity' | 'message' | 'span' | 'related'> & {
  readonly fixes: readonly FoundFix[];
  /** Of comments that suppress it. */
  readonly reasons: readonly string[];
  readonly declaration: DeclarationName | undefined;
};

export interface FoundFix {
  readonly title: string;
  readonly preferred: boolean;
  /** By file address; the stack where making them threw. */
  readonly edits: readonly (readonly [string, readonly TextEdit[]])[] | string;
}

/** @throws CommandError where settings can't be used, and an error that no file alone brings about */
export async function checkUnit(unit: Unit, details: Details, settings: SettingsReader): Promise<FoundInUnit> {
  const before = settings.read().length;
  const { result, broken } = await doTogether(unit.uris, (uris) => checkTogether({ ...unit, uris }, details, settings));
  return {
    ...result,
    broken: broken.map(({ file, error }) => ({ uri: file, error: stackOf(error) })),
    settings: settings.read().slice(before),
  };
}

async function checkTogether(
  { uris, texts }: Unit,
  details: Details,
  settings: SettingsReader,
): Promise<Pick<FoundInUnit, 'programs' | 'documents'>> {
  const project = createProject(() => filesWith(texts));
  await project.read(uris);
  const programs = project.programs();
  const settingsFor = await readSettingsFor(programs, settings);
  return {
    programs: programs.map((program) => asData(check(program, settingsFor), program, details)),
    documents: [...new Set(programs.flatMap(({ documents }) => documents))].map((document) => {
      const uri = document.uri.toString();
      return {
        uri,
        text: texts.has(uri) ? undefined : document.textDocument.getText(),
        imports: importsOf(document),
      };
    }),
  };
}

function importsOf(document: BtcDocument): readonly string[] {
  const imports = document.parseResult.value.imports ?? [];
  return imports.flatMap((declaration) => importedUri(document, declaration)?.toString() ?? []);
}

function asData(result: CheckResult, { documents }: Program, details: Details): FoundInProgram {
  const byUri = new Map(documents.map((document) => [document.uri.toString(), document]));
  const problemAsData = (problem: Problem, reasons: readonly string[]): FoundProblem => {
    const { code, severity, message, span, related, fixes } = problem;
    return {
      code,
      severity,
      message,
      span,
      related,
      reasons,
      fixes: fixes.map(({ title, preferred, edits }) => ({
        title,
        preferred,
        edits: details.forTools ? editsAsData(edits) : [],
      })),
      declaration: details.forTools ? declarationAt(byUri.get(span.uri), span.start) : undefined,
    };
  };
  return {
    uris: [...byUri.keys()],
    problems: result.problems.map((problem) => problemAsData(problem, [])),
    suppressed: details.suppressed
      ? result.suppressed.map((problem: SuppressedProblem) => problemAsData(problem, problem.reasons))
      : [],
    failures: result.failures.map(({ rule, error }) => ({ code: rule.code, error: stackOf(error) })),
  };
}

function editsAsData(edits: Problem['fixes'][number]['edits']): FoundFix['edits'] {
  try {
    return [...edits(writeFix)];
  } catch (error) {
    return stackOf(error);
  }
}

/** The declaration that an offset is in; undefined outside of any. */
function declarationAt(document: BtcDocument | undefined, offset: number): DeclarationName | undefined {
  const file = document?.parseResult.value;
  if (!file?.$cstNode) return undefined;
  const { byNode } = symbolsOf(file);
  for (let node = CstUtils.findLeafNodeAtOffset(file.$cstNode, offset)?.astNode; node; node = node.$container) {
    const symbol = byNode.get(node);
    if (symbol) return { name: symbol.name, fullName: fullNameOf(symbol), kind: symbol.kind };
  }
  return undefined;
}

function fullNameOf({ name, parent }: DeclaredSymbol): string {
  return parent ? `${fullNameOf(parent)}.${name}` : name;
}
