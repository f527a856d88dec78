/** `btc simulate`: what happens when computers and resources of a topology fail, and what survives. */
import {
  check,
  findTarget,
  type model,
  type Program,
  renderSimulationAsJson,
  type simulation,
  singleFailuresOf,
  targetName,
} from '#language';
import { load, readSettingsFor } from '../analysis.ts';
import { didYouMean } from '../arguments.ts';
import { defineCommand, type Request } from '../command.ts';
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
    fail: {
      value: 'NAME',
      repeatable: true,
      doc: 'A computer, a resource, a host instance (COMPUTER:HOST), or a service (COMPUTER:sso, dtc, msmq, iis, files, sql) fails.',
    },
    back: { value: 'NAME', repeatable: true, doc: 'It is back, or mended. What happens, happens in the order given.' },
    move: { value: 'GROUP=NODE', repeatable: true, doc: 'Somebody moves the group to the node.' },
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

/** What happens, in the order of the command line. */
function eventsOf(
  repeated: Request<OptionName>['repeated'],
  { topology }: Program,
): readonly simulation.SimulatedEvent[] {
  return repeated.flatMap(({ option, value }): simulation.SimulatedEvent | [] => {
    switch (option) {
      case 'fail':
      case 'back': {
        const what = targetOf(`--${option}`, value, topology);
        if (what.kind === 'group') {
          throw new CommandError(
            `--${option} ${value}: ${what.name} is a group, which fails with its node or by one of its resources. --move moves it, --radius tells what it takes down.`,
          );
        }
        return { kind: option === 'fail' ? 'fails' : 'back', what: [what] };
      }
      case 'move':
        return moveOf(value, topology);
      default:
        return [];
    }
  });
}

function moveOf(value: string, topology: model.Topology): simulation.SimulatedEvent {
  const [groupName, nodeName, ...others] = value.split('=');
  if (!groupName || !nodeName || others.length > 0) throw new UsageError(`--move is GROUP=NODE, not "${value}".`);
  const group = targetOf('--move', groupName, topology);
  const to = targetOf('--move', nodeName, topology);
  if (group.kind !== 'group') throw new CommandError(`--move ${value}: ${groupName} is not a group.`);
  if (to.kind !== 'node' || to.cluster !== group.cluster) {
    throw new CommandError(`--move ${value}: ${nodeName} is not a node of ${group.cluster.name}.`);
  }
  return { kind: 'moved', group, to };
}

function radiusSource(value: string, { topology }: Program): simulation.BlastSource {
  const source = targetOf('--radius', value, topology);
  if (source.kind !== 'instance' && source.kind !== 'service') return source;
  throw new CommandError(`--radius ${value}: this is not a computer, a group or a resource.`);
}

/** @throws CommandError where the name is not that of exactly one thing. */
function targetOf(option: string, name: string, topology: model.Topology): simulation.SimulationTarget {
  const answer = findTarget(name, topology);
  if (answer.found) return answer.found;
  if (answer.why === 'ambiguous') {
    throw new CommandError(`${option} ${name}: this could be ${answer.names.join(' or ')}.`);
  }
  const instance = topology.biztalkGroups
    .flatMap(({ hosts }) => hosts)
    .find((host) => host.name.toLowerCase() === name.toLowerCase())
    ?.instances.find(({ computer }) => computer !== undefined);
  if (instance) {
    throw new CommandError(
      `${option} ${name}: a host fails by its instances. Name one of them, such as ${targetName(instance, topology)}.`,
    );
  }
  throw new CommandError(
    `${option} ${name}: nothing of this name can fail or be moved.${didYouMean(name, answer.names)}`,
  );
}
