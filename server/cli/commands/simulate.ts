/** `btc simulate`: what happens when computers and resources of a topology fail, and what survives. */
import { check, type Program, renderSimulationAsJson, type simulation, singleFailuresOf } from '#language';
import { load, readSettingsFor } from '../analysis.ts';
import { defineCommand } from '../command.ts';
import { eventOptions, eventsOf, targetOf } from '../events.ts';
import { findFiles } from '../input/files.ts';
import { createSettingsReader } from '../input/settings.ts';
import { CommandError, exitCodes, UsageError } from '../io.ts';
import { reportBroken, reportUnreadable } from '../output/complaints.ts';
import { placesIn } from '../output/places.ts';
import { safeExcerpt, safeJson, safeText } from '../output/safe-text.ts';
import { renderSimulation } from '../output/simulation.ts';
import { count } from '../output/text.ts';
import { doTogether } from '../together.ts';

type OptionName = 'fail' | 'back' | 'move' | 'radius' | 'matrix' | 'require-single' | 'format';

export const simulate = defineCommand<OptionName>({
  name: 'simulate',
  summary: 'Tells what happens when computers and resources fail, and what survives.',
  operands: { usage: 'FILE', doc: 'one file', atMost: 1 },
  options: {
    ...eventOptions,
    radius: {
      value: 'NAME',
      repeatable: true,
      doc: 'What a computer, group or resource takes down when it fails, and what can take it down.',
    },
    matrix: {
      doc: 'What each failure of one computer, and of two at once, does to each host and whatever else is needed.',
    },
    'require-single': { doc: 'Exit with 3 where the failure of a single computer loses anything.' },
    format: { value: ['text', 'json'], doc: 'Text for people (the default), or JSON for programs.' },
  },
  exits: {
    0: 'The simulation is done, whatever it tells.',
    2: "Wrong usage or settings, a name that the file doesn't have, or the file can't be read.",
    3: 'With --require-single: a single failure loses something.',
  },
  async run({ operands: [operand], options, repeated }, io) {
    const inputs = await findFiles([operand], io.cwd);
    if (inputs.files.length > 1) {
      throw new UsageError(`btc simulate takes one file; ${operand} means ${inputs.files.length}.`);
    }
    const settings = createSettingsReader(io.cwd);
    const { result, broken } = await doTogether(inputs.files, async (files) => {
      const loaded = await load(files);
      const [file] = loaded.files;
      const program = file && loaded.project.program(file.uri);
      if (!program) return { unreadable: loaded.unreadable, done: undefined };
      const report: simulation.SimulationReport = {
        events: eventsOf(repeated, program),
        pairs: options.matrix !== undefined,
        radius: repeated.flatMap(({ option, value }) => (option === 'radius' ? radiusSource(value, program) : [])),
      };
      const output =
        options.format === 'json'
          ? safeJson(renderSimulationAsJson(program.topology, report, placesIn(program)))
          : renderSimulation(program.topology, report, { colour: io.stdout.colour, columns: io.stdout.columns });
      const { problems } = check(program, await readSettingsFor([program], settings));
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const singles = options['require-single'] === undefined ? [] : singleFailuresOf(program.topology);
      const lost = singles.filter(({ survived }) => !survived);
      return { unreadable: loaded.unreadable, done: { file, output, errors, lost } };
    });
    reportUnreadable([...inputs.unreadable, ...result.unreadable], io.stderr);
    reportBroken(broken, io.stderr);
    if (!result.done) return exitCodes.failed;

    const { file, output, errors, lost } = result.done;
    io.stdout.write(output);
    if (errors > 0) {
      const name = safeText(file.name);
      io.stderr.write(
        `${count(errors, 'error')} in ${name}: see \`btc check ${name}\`. The simulation takes the file as it stands.\n`,
      );
    }
    if (lost.length === 0) return exitCodes.clean;
    const computers = lost.flatMap((failure) => failure.computers.map(({ name }) => name));
    io.stderr.write(safeExcerpt(`Not every single failure is survived: ${computers.join(', ')}.`));
    io.stderr.write('\n');
    return exitCodes.required;
  },
});

function radiusSource(value: string, { topology }: Program): simulation.BlastSource {
  const source = targetOf('--radius', value, topology);
  if (source.kind !== 'instance' && source.kind !== 'service') return source;
  throw new CommandError(`--radius ${value}: this is not a computer, a group or a resource.`);
}
