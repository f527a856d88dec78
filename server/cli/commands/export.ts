/** `btc export`: a view of a topology as a file for people who have no editor. */
import { extname } from 'node:path';
import {
  type ExportView,
  exportFormats,
  exportFormatsOf,
  exportTopology,
  exportViews,
  pictureForPixels,
} from '#language';
import { alternatives } from '../arguments.ts';
import { defineCommand, type Request } from '../command.ts';
import { eventOptions, namedEventsOf } from '../events.ts';
import { CommandError, type ExitCode, exitCodes, type Io, UsageError } from '../io.ts';
import { withOneProgram } from '../one-program.ts';
import { reportFailures } from '../output/complaints.ts';
import { writeOneFile } from '../output/file.ts';
import { renderPng } from '../output/png.ts';
import { safeLines, safeText } from '../output/safe-text.ts';
import { count } from '../output/text.ts';

type OptionName = 'view' | 'format' | 'fail' | 'back' | 'move' | 'out';
type Asked = Pick<Request<OptionName>, 'options' | 'repeated'>;

/** Those of the language, and the picture as pixels, which need a renderer. */
const formats = [...exportFormats, 'png'] as const;
type Format = (typeof formats)[number];

export const exportCommand = defineCommand<OptionName>({
  name: 'export',
  summary: 'Writes the picture, a failover or the runbook as a page, a picture or Markdown.',
  operands: { usage: 'FILE', doc: 'one file', atMost: 1 },
  options: {
    view: {
      value: exportViews,
      doc: 'The topology (the default), what failures do, or the runbook.',
    },
    format: {
      value: formats,
      doc: 'A page for screen and paper that needs nothing else (the default), the picture alone, the words as Markdown, or the picture as pixels. --out FILE.svg says it too.',
    },
    ...eventOptions,
    out: { value: 'FILE', doc: 'Writes this file instead of to the standard output.' },
  },
  exits: {
    0: 'The export is done.',
    1: 'Errors in the file keep parts out of the runbook, which names them at its top.',
    2: "Wrong usage or settings, a name that the file doesn't have, nothing to draw, or a file can't be read or written.",
  },
  async run({ operands: [operand], ...asked }, io) {
    const view = viewOf(asked);
    const format = formatOf(view, asked.options);
    if (format === 'png' && asked.options.out === undefined && io.stdout.terminal) {
      throw new UsageError('A terminal shows no PNG: add --out FILE.png.');
    }
    const done = await withOneProgram('export', operand, io, async ({ file, program, checked }) => {
      const events = namedEventsOf(asked.repeated, program);
      const { problems, failures } = await checked();
      const errors = problems.filter(({ severity }) => severity === 'error');
      const fileName = program.root.uri.path.slice(program.root.uri.path.lastIndexOf('/') + 1);
      const { topology } = program;
      const text =
        format === 'png'
          ? pictureForPixels(topology, { view, events })
          : exportTopology(topology, errors, { view, format, events, fileName });
      return { name: file.name, text, failures, errors: errors.length };
    });
    if (!done) return exitCodes.failed;

    const { name, text, failures, errors } = done;
    if (text === undefined)
      throw new CommandError(
        `${name}: There is nothing to draw: it describes no computers, or more parts than a picture shows.`,
      );
    await deliver(format === 'png' ? await renderPng(text, io) : text, asked.options.out, io);
    reportFailures(failures, io.stderr);
    if (failures.length > 0) return exitCodes.failed;
    return tellErrors(view, errors, safeText(name), io);
  },
});

/** @throws UsageError where something happens that the view doesn't show. */
function viewOf({ options, repeated }: Asked): ExportView {
  const view = exportViews.find((each) => each === options.view) ?? 'topology';
  const [first] = repeated;
  if (first && view !== 'failover') {
    throw new UsageError(`--${first.option} needs --view failover: nothing happens in the ${view} view.`);
  }
  return view;
}

/** @throws UsageError where the view doesn't have the format, or nothing says which it is. */
function formatOf(view: ExportView, { format, out }: Asked['options']): Format {
  const wanted = format ?? (out === undefined ? 'html' : extname(out).slice(1).toLowerCase());
  const possible = formatsOf(view);
  const found = possible.find((each) => each === wanted);
  if (found) return found;
  if (formats.some((each) => each === wanted)) {
    throw new UsageError(`The ${view} view has no ${wanted}: it can be ${alternatives(possible)}.`);
  }
  throw new UsageError(`--out ${out} doesn't say the format: add --format ${alternatives(possible)}.`);
}

/** What has a picture has it as pixels too. */
function formatsOf(view: ExportView): readonly Format[] {
  const own = exportFormatsOf(view);
  return own.includes('svg') ? [...own, 'png'] : own;
}

/** @throws CommandError where the file can't be written. */
async function deliver(content: string | Uint8Array, out: string | undefined, { stdout, cwd }: Io): Promise<void> {
  if (out === undefined) {
    stdout.write(stdout.terminal && typeof content === 'string' ? safeLines(content) : content);
    return;
  }
  await writeOneFile(out, content, cwd);
  stdout.write(`${safeText(out)} is written.\n`);
}

/** Errors keep something out of a runbook; what is drawn and simulated is the file as it stands. */
function tellErrors(view: ExportView, errors: number, name: string, { stderr }: Io): ExitCode {
  if (errors === 0) return exitCodes.clean;
  const isRunbook = view === 'runbook';
  const what = isRunbook ? 'The runbook is not whole.' : 'The export takes the file as it stands.';
  stderr.write(`${count(errors, 'error')} in ${name}: see \`btc check ${name}\`. ${what}\n`);
  return isRunbook ? exitCodes.findings : exitCodes.clean;
}
