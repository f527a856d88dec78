/** What is known of programs, as plain data: to compare what was brought up to date with what was made afresh. */
import { check, defaultSettings, type Program, symbolsOf, syntaxErrorsOf, writeFix } from '#language';
import { namesReferringIn } from '../../../language/syntax/references.ts';
import { summaryOf, treeOf } from '../tree.ts';

/** Diagnostics with their fixes, symbols, references and topology of each program. */
export function factsOf(programs: readonly Program[]): unknown {
  return programs.map((program) => {
    const { problems, suppressed, failures } = check(program, () => defaultSettings);
    return {
      root: program.root.uri.toString(),
      topology: summaryOf(treeOf(program.topology).root),
      problems: [...problems, ...suppressed].map(({ code, message, severity, span, related, fixes }) => ({
        code,
        message,
        severity,
        span,
        related,
        fixes: fixes.map(({ title, edits }) => [title, [...edits(writeFix)]]),
      })),
      failures: failures.map(({ rule, error }) => [rule.code, String(error)]),
      references: program.topology.references.map(({ text, from, found, failure }) => ({
        text,
        from: from.name,
        found: found?.name,
        failure: failure && {
          reason: failure.reason,
          name: failure.name,
          found: failure.found.map(({ name }) => name),
          candidates: [...failure.candidates.names()].sort(),
        },
      })),
      failing: program.topology.failures.map(({ text, from }) => [text, from.kind, from.name]),
      files: program.documents.map((document) => ({
        errors: syntaxErrorsOf(document),
        symbols: symbolsOf(document.parseResult.value).all.map(({ node, name, kind }) => [
          name,
          kind,
          node.$cstNode?.offset,
        ]),
        names: namesReferringIn(document.parseResult.value).map(({ target }) => [
          target?.$refText,
          target?.$refNode?.offset,
          target?.ref?.$cstNode?.offset,
        ]),
      })),
    };
  });
}
