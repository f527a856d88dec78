/** Reads the baselines: whole topologies as people write them, each a folder with its findings beside its files. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Problem } from '#language';
import { marksOf, type Texts } from './analysis.ts';
import { withoutRepeats, writeMarks } from './marks.ts';

const folder = new URL('../baselines/', import.meta.url);
const ending = '.btc';
const diagnosticsEnding = '.diagnostics.btc';

/** The folders' names. */
export function baselineNames(): readonly string[] {
  return readdirSync(folder).sort();
}

/** The files of a baseline, `main.btc` first. */
export function readBaseline(name: string): Texts {
  const files = readdirSync(new URL(`${name}/`, folder)).filter(
    (file) => file.endsWith(ending) && !file.endsWith(diagnosticsEnding),
  );
  const others = files.filter((file) => file !== 'main.btc').sort();
  return new Map(['main.btc', ...others].map((file) => [file, read(name, file)]));
}

/** What stands beside the files, by the names of these. */
export function readDiagnostics(name: string, texts: Texts): Texts {
  return new Map([...texts.keys()].map((file) => [file, read(name, besides(file))]));
}

export function writeDiagnostics(name: string, diagnostics: Texts): void {
  for (const [file, text] of diagnostics) writeFileSync(new URL(`${name}/${besides(file)}`, folder), text);
}

/** The files with the caret comments of all findings, and of the places that these refer to. */
export function diagnosticsOf(problems: readonly Problem[], texts: Texts): Texts {
  const marks = withoutRepeats(marksOf(problems, texts, ''));
  return new Map(
    [...texts].map(([file, text]) => [
      file,
      writeMarks(
        text,
        marks.filter((mark) => mark.file === file),
      ),
    ]),
  );
}

function besides(file: string): string {
  return file.slice(0, -ending.length) + diagnosticsEnding;
}

function read(name: string, file: string): string {
  const address = new URL(`${name}/${file}`, folder);
  try {
    return readFileSync(address, 'utf8');
  } catch {
    return '';
  }
}
