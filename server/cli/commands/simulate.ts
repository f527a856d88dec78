/** `btc simulate`: what happens when computers and resources of a topology fail, and what survives. */
import { isTooLargeFor, type Program, renderSimulationAsJson, type simulation, singleFailuresOf } from '#language';
import { defineCommand } from '../command.ts';
import { eventOptions, eventsOf, targetOf } from '../events.ts';
import { CommandError, exitCodes } from '../io.ts';
import { withOneProgram } from '../one-program.ts';
import { placesIn } from '../output/places.ts';
import { safeExcerpt, safeJson, safeText } from '../output/safe-text.ts';
import { renderSimulation } from '../output/simulation.ts';
import { count } from '../output/text.ts';

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
    const done = await withOneProgram('simulate', operand, io, async ({ file, program, checked }) => {
      const report: simulation.SimulationReport = {
        events: eventsOf(repeated, program),
        pairs: options.matrix !== undefined,
        radius: repeated.flatMap(({ option, value }) => (option === 'radius' ? radiusSource(value, program) : [])),
      };
      const output =
        options.format === 'json'
          ? safeJson(renderSimulationAsJson(program.topology, report, placesIn(program)))
          : renderSimulation(program.topology, report, { colour: io.stdout.colour, columns: io.stdout.columns });
      const { problems } = await checked();
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const singles = options['require-single'] === undefined ? [] : triedFailures(program);
      return { file, output, errors, lost: singles.filter(({ survived }) => !survived) };
    });
    if (!done) return exitCodes.failed;

    const { file, output, errors, lost } = done;
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

/** @throws CommandError where there are too many to tell whether each is survived. */
function triedFailures({ topology }: Program): readonly simulation.Failure[] {
  if (!isTooLargeFor('singles', topology)) return singleFailuresOf(topology);
  throw new CommandError('--require-single: the file has too many computers to try the failure of each.');
}

function radiusSource(value: string, { topology }: Program): simulation.BlastSource {
  const source = targetOf('--radius', value, topology);
  if (source.kind !== 'instance' && source.kind !== 'service') return source;
  throw new CommandError(`--radius ${value}: this is not a computer, a group or a resource.`);
}
