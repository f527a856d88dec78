/** What happens to a topology, from the options `--fail`, `--back` and `--move`. */
import { findTarget, type model, type NamedEvent, type Program, type simulation, targetName } from '#language';
import { didYouMean } from './arguments.ts';
import type { Option } from './command.ts';
import { CommandError, UsageError } from './io.ts';

type EventOption = 'fail' | 'back' | 'move';

/** The options that say what happens, in the order of the command line. */
export const eventOptions: Readonly<Record<EventOption, Option>> = {
  fail: {
    value: 'NAME',
    repeatable: true,
    doc: 'A computer, a resource, a host instance (COMPUTER:HOST), or a service (COMPUTER:sso, dtc, msmq, iis, files, sql) fails.',
  },
  back: { value: 'NAME', repeatable: true, doc: 'It is back, or mended. What happens, happens in the order given.' },
  move: { value: 'GROUP=NODE', repeatable: true, doc: 'Somebody moves the group to the node.' },
};

/** Options that were given, among them those of events. */
type Repeated = readonly { readonly option: string; readonly value: string }[];

/**
 * What happens, in the order of the command line.
 * @throws CommandError where a name is not that of exactly one thing that this can happen to
 * @throws UsageError where `--move` has another form
 */
export function eventsOf(repeated: Repeated, { topology }: Program): readonly simulation.SimulatedEvent[] {
  return repeated.flatMap(({ option, value }): simulation.SimulatedEvent | [] => {
    switch (option) {
      case 'fail':
      case 'back': {
        const what = targetOf(`--${option}`, value, topology);
        if (what.kind === 'group') {
          throw new CommandError(
            `--${option} ${value}: ${what.name} is a group, which fails with its node or by one of its resources. --move moves it, btc simulate --radius tells what it takes down.`,
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

/** The same by their names. @throws what `eventsOf` throws */
export function namedEventsOf(repeated: Repeated, program: Program): readonly NamedEvent[] {
  eventsOf(repeated, program);
  return repeated.flatMap(({ option, value }): NamedEvent | [] => {
    switch (option) {
      case 'fail':
        return { kind: 'fails', names: [value] };
      case 'back':
        return { kind: 'back', names: [value] };
      case 'move': {
        const [group = '', to = ''] = value.split('=');
        return { kind: 'moved', group, to };
      }
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

/** @throws CommandError where the name is not that of exactly one thing. */
export function targetOf(option: string, name: string, topology: model.Topology): simulation.SimulationTarget {
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
